import { describe, expect, it } from '@jest/globals';
import { absentParts, simulatedRegisters, withStandIns } from './parts.js';

const complete = {
  DATABASE_URL: 'postgresql://host/name',
  KLANTEN_URL: 'https://klanten.example',
  ZAKEN_URL: 'https://zaken.example',
  CATALOGI_URL: 'https://catalogi.example',
  OIDC_ISSUER: 'https://issuer.example',
};

describe('absent parts', () => {
  it('are none in a complete environment', () => {
    expect(absentParts(complete)).toEqual({ parts: new Set(), settings: [], problems: [] });
  });

  it('are all of them in an empty one', () => {
    const { parts, settings, problems } = absentParts({});
    expect([...parts]).toEqual(['database', 'klanten', 'zaken', 'issuer']);
    expect(settings).toEqual(Object.keys(complete));
    expect(problems).toEqual([]);
  });

  it('include those with an empty setting', () => {
    expect([...absentParts({ ...complete, KLANTEN_URL: ' ' }).parts]).toEqual(['klanten']);
  });

  it('are a problem when only half of the settings is there', () => {
    const { problems } = absentParts({ ...complete, CATALOGI_URL: undefined });
    expect(problems).toEqual(['ZAKEN_URL is gezet, maar CATALOGI_URL ontbreekt.']);
  });

  describe('do not include an issuer', () => {
    const { OIDC_ISSUER: _, ...withoutIssuer } = complete;
    const problem = expect.stringMatching(/OIDC_ISSUER ontbreekt\. .* INGEBOUWD=uitgever /);

    it.each([...Object.keys(withoutIssuer), 'TAKEN_URL'])('beside a %s of your own', (name) => {
      const { problems } = absentParts({ [name]: 'https://eigen.example' });
      expect(problems).toContainEqual(problem);
      expect(problems.at(-1)).toContain(`${name} is gezet`);
    });

    it('unless it was asked for by name', () => {
      const { parts, problems } = absentParts({ ...withoutIssuer, INGEBOUWD: 'uitgever' });
      expect([[...parts], problems]).toEqual([['issuer'], []]);
      expect(absentParts({ INGEBOUWD: 'alles' }).problems).toEqual(['INGEBOUWD is niet uitgever.']);
    });
  });

  it('are all of the registers, or not', () => {
    const saidIn = (environment: Record<string, string>) => simulatedRegisters(absentParts(environment), environment);
    expect(saidIn({})).toEqual({ SIMULATED_REGISTERS: 'true' });
    for (const name of ['KLANTEN_URL', 'TAKEN_URL']) expect(saidIn({ [name]: 'https://eigen.example' })).toEqual({});
    expect(saidIn({ ZAKEN_URL: 'https://eigen.example', CATALOGI_URL: 'https://eigen.example' })).toEqual({});
  });

  it('have stand-ins, which leave the other settings alone', () => {
    const environment = { ...complete, DATABASE_URL: undefined, PORT: '1' };
    expect(withStandIns(environment, new Set(['database']))).toEqual({
      ...complete,
      PORT: '1',
      DATABASE_URL: 'postgresql://localhost',
      ENCRYPTION_KEYS: expect.stringMatching(/^geen:/),
    });
  });
});
