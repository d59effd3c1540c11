import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Product } from '../src/config/configuration.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { OtherApplication } from './support/other-application.js';
import { productsWith, ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const Z = 'POST /zaak_registreren';
const ALWAYS = Number.MAX_SAFE_INTEGER;
/** As a zaaktype that Zaken does not take. */
const ZAAKTYPE = {
  kind: 'refuse',
  status: 400,
  body: { code: 'invalid', status: 400, invalidParams: [{ name: 'zaaktype', code: 'not-published', reason: '' }] },
} as const;
/** So long that nothing depends on how fast this machine is. */
const PATIENT = { register: 60_000, wachttijd: 60_000 };

let surroundings: Surroundings;
let other: OtherApplication;
beforeAll(async () => {
  surroundings = await startSurroundings();
  other = new OtherApplication(surroundings);
});
afterAll(() => surroundings.stop());
afterEach(async () => {
  surroundings.zaken.faults.clear();
  surroundings.klanten.faults.clear();
});

/** Products of which this is done when the zaak cannot be made. */
function running(alsZaakNietLukt: Product['alsZaakNietLukt'], tijden: object = {}): { at: ProductUnderTest } {
  const running = {} as { at: ProductUnderTest };
  beforeAll(async () => {
    running.at = await ProductUnderTest.start(surroundings, (configuration) => ({
      tijden: { ...configuration.tijden, ...PATIENT, ...tijden },
      producten: productsWith(configuration, alsZaakNietLukt),
    }));
    await running.at.submit(VARIANTS['A + zaak']);
  });
  afterAll(() => running.at.stop());
  return running;
}

/** Zaken does not answer at all while this is done. */
async function whileDown<T>(work: () => Promise<T>): Promise<T> {
  await surroundings.zaken.down();
  try {
    return await work();
  } finally {
    await surroundings.zaken.listen();
  }
}

describe('a product of which a colleague makes the zaak when it cannot be made', () => {
  const product = running('internetaak');

  const expectTaak = async ({ status, body }: Answer, reden: string) => {
    expect({ status, ...body }).toMatchObject({
      status: 201,
      uitkomst: 'voltooid',
      interneTaak: { nummer: expect.stringMatching(/^\d{10}$/) },
      zaakNietGemaakt: { reden },
    });
    expect(body).not.toHaveProperty('zaak');
    expect(body.tekst).toBe(
      `De aanvraag voor parkeervergunning is geregistreerd. Er is nog geen zaak. Een collega maakt die. Het nummer van ` +
        `de taak is ${body.interneTaak.nummer}. Het nummer van dit gesprek is ${body.klantcontact.nummer}.`,
    );
    return other.dossier(body);
  };

  it.each(['A + zaak', 'B1 + zaak', 'B2 + zaak'] as const)(
    'has an interne taak for it when Zaken is down, and tells both facts: %s',
    async (variant) => {
      const answer = await whileDown(() => product.at.submit(VARIANTS[variant]));
      const { interneTaken, onderwerpobjecten, actoren } = await expectTaak(
        answer,
        'Er is nu geen zaak gemaakt: Zaken was niet bereikbaar.',
      );
      expect(interneTaken).toMatchObject([
        {
          gevraagdeHandeling: 'Maak een zaak voor deze aanvraag en handel die af.',
          toelichting:
            'Maak een zaak voor deze aanvraag en handel die af.\nProduct: Parkeervergunning\n' +
            'Aanvraag parkeervergunning\nGraag snel.',
          status: 'te_verwerken',
        },
      ]);
      // Nothing refers to a zaak that is not there.
      expect(onderwerpobjecten).toEqual([]);
      expect(actoren).toHaveLength(1);
    },
  );

  it('has an interne taak for it when Zaken refuses the zaaktype', async () => {
    surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: ZAAKTYPE });
    await expectTaak(
      await product.at.submit(VARIANTS['A + zaak']),
      'Er is nu geen zaak gemaakt: Zaken nam de gegevens niet aan.',
    );
  });

  it('has an interne taak for it when Zaken may not be written to', async () => {
    surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: { kind: 'refuse', status: 403 } });
    await expectTaak(
      await product.at.submit(VARIANTS['B1 + zaak']),
      'Er is nu geen zaak gemaakt: Zaken laat ons dit niet doen.',
    );
  });

  it('has one for it only once it is certain that no zaak will come', async () => {
    const key = randomUUID();
    surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: { kind: 'errorBefore' } });
    const answer = await product.at.submit(VARIANTS['A + zaak'], { key });
    await expectTaak(answer, 'Er is nu geen zaak gemaakt: Zaken gaf geen antwoord.');
    const { stappen } = (await product.at.find(answer.body.id)).body;
    expect(stappen.map(({ naam }: { naam: string }) => naam)).toContain('kijken naar zaak');
    expect((await product.at.submit(VARIANTS['A + zaak'], { key })).body).toEqual(answer.body);
  });

  it('has no interne taak when the zaak turns out to stand', async () => {
    const counted = product.at.counting();
    surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: { kind: 'errorAfter' } });
    const { status, body } = await product.at.submit(VARIANTS['A + zaak']);
    expect({ status, ...body }).toMatchObject({ status: 201, zaak: { uuid: expect.any(String) } });
    expect(counted()).not.toHaveProperty('klanten/internetaken');
  });

  it('keeps details that were meant for the zaak with the betrokkene', async () => {
    const afwijkendeContactgegevens = {
      contactnaam: { voornaam: 'Karel', achternaam: 'Deurne' },
      bezoekadres: { adresregel1: 'Janssenstraat 12', land: 'NL' },
      digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' }],
    };
    const body = { ...VARIANTS['A + zaak'], klant: { ...VARIANTS['A + zaak'].klant, afwijkendeContactgegevens } };
    const answer = await whileDown(() => product.at.submit(body));
    const { betrokkene, adressenVanBetrokkene } = await other.dossier(answer.body);
    expect(betrokkene).toMatchObject({
      contactnaam: { voornaam: 'Karel', achternaam: 'Deurne' },
      bezoekadres: { adresregel1: 'Janssenstraat 12', land: 'NL' },
      wasPartij: { uuid: SEEDED_PARTIJ },
    });
    expect(adressenVanBetrokkene).toMatchObject([{ adres: '0612345678' }]);
  });

  it('tells which numbers nobody keeps', async () => {
    const klant = {
      ...VARIANTS['B2 + zaak'].klant,
      partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999993653' }],
    };
    const { body } = await whileDown(() => product.at.submit({ ...VARIANTS['B2 + zaak'], klant }));
    expect(body.zaakNietGemaakt.reden).toBe(
      'Er is nu geen zaak gemaakt: Zaken was niet bereikbaar. Niet bewaard, dus geef zelf door aan uw collega: BSN.',
    );
    for (const resource of ['klantcontacten', 'betrokkenen', 'internetaken'])
      expect(JSON.stringify(surroundings.rows()[`klanten/${resource}`])).not.toContain('999993653');
  });

  it('does the same for the step', async () => {
    const contact = (
      await product.at.post(
        '/klantcontacten',
        JSON.stringify({ authenticatie: { methode: 'controlevragen', niveau: 'laag' } }),
      )
    ).body;
    const path = `/klantcontacten/${contact.klantcontact.uuid}`;
    await product.at.post(`${path}/betrokkenen`, JSON.stringify({ klant: VARIANTS['A + zaak'].klant }));
    const body = JSON.stringify({ product: 'parkeervergunning', klant: VARIANTS['A + zaak'].klant });
    const answer = await whileDown(() => product.at.post(`${path}/zaken`, body));
    expect(answer).toMatchObject({ status: 201, body: { zaakNietGemaakt: { reden: expect.any(String) } } });
    expect(answer.body.tekst).toContain(
      `Er is nog geen zaak. Een collega maakt die. Het nummer van de taak is ${answer.body.interneTaak.nummer}.`,
    );
    const { interneTaken, onderwerpobjecten } = await other.dossier(contact);
    expect({ taken: interneTaken.length, onderwerpobjecten }).toEqual({ taken: 1, onderwerpobjecten: [] });
  });

  it('registers nothing when neither succeeds', async () => {
    const counted = product.at.counting();
    surroundings.klanten.faults.add({ operation: 'POST /internetaken', fault: { kind: 'refuse', status: 403 } });
    const { status, body } = await whileDown(() => product.at.submit(VARIANTS['B1 + zaak']));
    expect({ status, ...body }).toMatchObject({ status: 502, uitkomst: 'ongedaanGemaakt', stap: 'interneTaak' });
    expect(counted()).toEqual({});
  });

  it('gives the caller its own mistakes back', async () => {
    const counted = product.at.counting();
    const fault = {
      kind: 'refuse',
      status: 400,
      body: { code: 'invalid', invalidParams: [{ name: 'zaak.omschrijving', code: 'max_length', reason: '' }] },
    } as const;
    surroundings.zaken.faults.add({ operation: Z, fault });
    const { status, body } = await product.at.submit(VARIANTS['A + zaak']);
    expect({ status, ...body }).toMatchObject({ status: 400, errors: [{ location: '/vervolg/omschrijving' }] });
    expect(counted()).toEqual({});
  });
});

describe('a product of which the zaak is tried for days', () => {
  const product = running('later', { wachttijd: 300, zaakAlsnog: 60_000 });

  it.each<[string, () => Promise<void>, () => Promise<void>]>([
    ['down', () => surroundings.zaken.down(), () => surroundings.zaken.listen()],
    [
      'refusing the zaaktype',
      async () => surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: ZAAKTYPE }),
      async () => surroundings.zaken.faults.clear(),
    ],
  ])('is being completed while Zaken is %s, and is as soon as it no longer is', async (_, spoil, mend) => {
    const key = randomUUID();
    await spoil();
    const answer = await product.at.submit(VARIANTS['B1 + zaak'], { key });
    expect(answer).toMatchObject({ status: 202, body: { uitkomst: 'wordtVoltooid' } });
    const { id } = answer.body;
    const steps = async () => ((await product.at.find(id)).body.stappen as { naam: string }[]).map(({ naam }) => naam);
    let seen = await steps();
    while (!seen.includes('afmaken van zaak (poging 3)')) seen = await steps();
    expect((await product.at.find(id)).body.uitkomst).toBe('wordtVoltooid');
    await mend();
    const { body } = await product.at.settled(id);
    expect(body).toMatchObject({ uitkomst: 'voltooid', registratie: { zaak: { uuid: expect.any(String) } } });
    const { onderwerpobjecten } = await other.dossier(body.registratie);
    expect(onderwerpobjecten).toHaveLength(1);
    expect((await product.at.submit(VARIANTS['B1 + zaak'], { key })).status).toBe(201);
  });
});

describe('a product of which the zaak is tried too long', () => {
  const product = running('later', { zaakAlsnog: 50 });

  it('asks for attention, with what stands, and can be resumed', async () => {
    surroundings.zaken.faults.add({ operation: Z, times: ALWAYS, fault: ZAAKTYPE });
    const { status, body } = await product.at.submit(VARIANTS['A + zaak']);
    expect({ status, ...body }).toMatchObject({ status: 502, uitkomst: 'vraagtAandacht', stap: 'zaak' });
    expect(body.achtergebleven.map(({ stap }: { stap: string }) => stap)).toEqual(['klantcontact', 'zaak']);
    surroundings.zaken.faults.clear();
    const token = await surroundings.issuer.token({ sub: 'bea', name: 'Bea', roles: ['beheerder'] });
    const path = `/api/v1/beheer/productaanvragen/${body.id}/hervatting`;
    const resumed = await product.at.request('POST', path, { headers: { authorization: `Bearer ${token}` } });
    expect(resumed.body).toMatchObject({ uitkomst: 'voltooid', registratie: { zaak: { uuid: expect.any(String) } } });
  });
});

describe('a product of which everything is undone when the zaak cannot be made', () => {
  const product = running('ongedaanMaken');

  it('leaves nothing', async () => {
    const counted = product.at.counting();
    const { status, body } = await whileDown(() => product.at.submit(VARIANTS['B1 + zaak']));
    expect({ status, ...body }).toMatchObject({ status: 502, uitkomst: 'ongedaanGemaakt', stap: 'zaak' });
    await until(() => Object.keys(counted()).length === 0);
    expect(counted()).toEqual({});
  });
});
