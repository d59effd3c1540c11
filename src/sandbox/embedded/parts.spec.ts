import { describe, expect, it } from '@jest/globals';
import { absentParts, withStandIns } from './parts.js';

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

  it('have stand-ins, which leave the other settings alone', () => {
    const environment = { ...complete, DATABASE_URL: undefined, PORT: '1' };
    expect(withStandIns(environment, new Set(['database']))).toEqual({
      ...complete,
      PORT: '1',
      DATABASE_URL: 'postgresql://localhost',
    });
  });
});
