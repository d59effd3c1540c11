import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Configuration } from '../src/config/configuration.js';
import { OtherApplication } from './support/other-application.js';
import { ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const AFDELING = { soort: 'afdeling', identificatie: 'parkeren' };
const somebody = (naam: string) => ({ soort: 'medewerker', identificatie: `${naam}@gemeente.example` });

let surroundings: Surroundings;
let product: ProductUnderTest;

const around = (change?: (configuration: Configuration) => Partial<Configuration>) => {
  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await ProductUnderTest.start(surroundings, change);
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
  });
};

const withTask = (toegewezenAan: object) => ({
  ...VARIANTS['B2 + interne taak'],
  vervolg: { soort: 'interneTaak', toegewezenAan },
});

const actoren = ({ identificatie }: { identificatie: string }) =>
  new OtherApplication(surroundings).listKlanten(
    `actoren?actoridentificatorObjectId=${encodeURIComponent(identificatie)}`,
  );

describe('a request that is not accepted', () => {
  around();

  it('leaves nobody behind who was to do it: at a klantcontact that is not there', async () => {
    const body = JSON.stringify({ product: 'parkeervergunning', vervolg: withTask(somebody('wie')).vervolg });
    const answer = await product.post(`/klantcontacten/${randomUUID()}/interne-taken`, body);
    expect(answer.status).toBe(404);
    expect(await actoren(somebody('wie'))).toEqual([]);
  });

  it('leaves nobody behind who was to do it: with a customer who is known already', async () => {
    const bsn = { partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999993653' }] };
    const nieuw = { ...VARIANTS['B1 + interne taak'], klant: { ...VARIANTS['B1 + interne taak'].klant, ...bsn } };
    expect(await product.submit(nieuw)).toMatchObject({ status: 201 });
    const again = { ...nieuw, vervolg: withTask(somebody('niemand')).vervolg };
    expect(await product.submit(again)).toMatchObject({ status: 409 });
    expect(await actoren(somebody('niemand'))).toEqual([]);
  });

  it('makes the colleague known once it is accepted', async () => {
    expect(await product.submit(withTask(somebody('nieuweling')))).toMatchObject({ status: 201 });
    expect(await actoren(somebody('nieuweling'))).toHaveLength(1);
  });
});

describe('with toewijzing.onbekendeMedewerker: weigeren', () => {
  around(() => ({ toewijzing: { onbekendeMedewerker: 'weigeren', metAfdeling: true } }));

  it('refuses a colleague whom Klanten does not know, at the field', async () => {
    const { status, body } = await product.submit(withTask(somebody('vreemd')));
    expect({ status, errors: body.errors }).toMatchObject({
      status: 400,
      errors: [{ location: '/vervolg/toegewezenAan/identificatie', code: 'onbekende-medewerker' }],
    });
    expect(await actoren(somebody('vreemd'))).toEqual([]);
  });

  it('takes an afdeling that Klanten knows', async () => {
    expect(await product.submit(withTask(AFDELING))).toMatchObject({ status: 201 });
  });
});
