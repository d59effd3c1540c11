import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SEEDED_ORGANISATIE, SEEDED_PARTIJ } from '../../src/sandbox/simulator/klanten/seed.js';
import type { Configuration } from '../../src/config/configuration.js';
import { codeIn, readPage, tablesOf } from '../docs/markdown.js';
import { OtherApplication } from '../support/other-application.js';
import { ProductUnderTest } from '../support/product.js';
import { VARIANTS } from '../support/requests.js';
import { startSurroundings, type Surroundings } from '../support/surroundings.js';
import { unhurried } from '../support/unhurried.js';
import * as gzac from './gzac.js';
import * as ita from './ita.js';
import * as kiss from './kiss.js';
import * as nijmegen from './nijmegen.js';
import * as omc from './omc.js';
import * as openInwoner from './open-inwoner.js';
import * as zac from './zac.js';

const OF_ZAC = { codeObjecttype: 'zaak', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' };
const BSN = '999990019';
const KVK = '68750110';
const VESTIGING = '000037178598';
const NOOR = { voornaam: 'Noor', voorvoegselAchternaam: 'van', achternaam: 'Dam' };
const PERSOON = {
  soort: 'nieuwePartij',
  soortPartij: 'persoon',
  contactnaam: NOOR,
  digitaleAdressen: [
    { soortDigitaalAdres: 'email', adres: 'noor@inwoner.test' },
    { soortDigitaalAdres: 'telefoonnummer', adres: '0687654321', voorkeur: true },
  ],
  partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: BSN }],
};
const WERKPLAATS = {
  soort: 'nieuwePartij',
  soortPartij: 'organisatie',
  naam: 'Fietsenmakerij Rond',
  digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'werkplaats@rond.test' }],
  partijIdentificatoren: [
    { codeSoortObjectId: 'kvk_nummer', objectId: KVK },
    { codeSoortObjectId: 'vestigingsnummer', objectId: VESTIGING },
  ],
};
const OTTO = { soort: 'medewerker', identificatie: 'otto@gemeente.example' };

/** What was registered of a request. */
interface Registered {
  readonly klantcontact: { readonly uuid: string; readonly nummer: string };
  readonly zaak: { readonly uuid: string; readonly identificatie: string };
  readonly interneTaak: { readonly uuid: string; readonly nummer: string };
  readonly partij: { readonly uuid: string };
}

/** By neighbour, and by what it shows. */
type Checks = Readonly<Record<string, Readonly<Record<string, () => Promise<void>>>>>;

describe('what other applications show', () => {
  let surroundings: Surroundings;
  let product: ProductUnderTest;
  let registers: OtherApplication;
  /** A person and a vestiging that were new once, each with a zaak. */
  let noor: Registered;
  let rond: Registered;

  beforeAll(async () => {
    surroundings = await startSurroundings();
    registers = new OtherApplication(surroundings);
  });
  afterAll(() => surroundings.stop());

  /** Runs the product with these codes for the tests of one describe. */
  function withCodes(codes: Partial<Configuration['codes']>): void {
    beforeAll(async () => {
      product = await ProductUnderTest.start(surroundings, (configuration) => ({
        ...unhurried(configuration),
        codes: { ...configuration.codes, ...codes },
      }));
      noor ??= await register(PERSOON);
      rond ??= await register(WERKPLAATS);
    });
    afterAll(() => product.stop());
  }

  const { product: PRODUCT, authenticatie } = VARIANTS['A + zaak'];

  async function register(klant: object, vervolg: object = { soort: 'zaak' }): Promise<Registered> {
    const { status, body } = await product.submit({ product: PRODUCT, authenticatie, klant, vervolg });
    expect({ status, uitkomst: body.uitkomst }).toEqual({ status: 201, uitkomst: 'voltooid' });
    return body;
  }

  const known = ({ uuid }: { readonly uuid: string }, fields: object = {}) => ({
    soort: 'bekendePartij',
    partij: uuid,
    ...fields,
  });
  const SANNE = { uuid: SEEDED_PARTIJ };
  const forOtto = { soort: 'interneTaak', toelichting: 'Belt graag terug.', toegewezenAan: OTTO };
  const JAN = {
    contactnaam: { voornaam: 'Jan', achternaam: 'Bakker' },
    digitaleAdressen: [
      { soortDigitaalAdres: 'email', adres: 'jan@inwoner.test' },
      { soortDigitaalAdres: 'email', adres: 'bakker@inwoner.test' },
    ],
  };

  /** A request as KISS lists it among those of its customer. */
  const inKiss = async ({ klantcontact }: Registered, { uuid }: { readonly uuid: string }) =>
    (await kiss.contactsOf(registers, uuid)).find((it) => it.uuid === klantcontact.uuid);

  /** A request as ITA lists it. */
  const inIta = async ({ interneTaak }: Registered, tasks: Promise<readonly ita.ItaTaak[]>) =>
    (await tasks).find(({ nummer }) => nummer === interneTaak.nummer);

  const usual: Checks = {
    KISS: {
      'de naam van de klant bij een gesprek': async () => {
        const bakkerij = { uuid: SEEDED_ORGANISATIE };
        expect(await inKiss(await register(known(SANNE)), SANNE)).toMatchObject({ klant: 'Sanne de Vries' });
        expect(await inKiss(await register(known(bakkerij)), bakkerij)).toMatchObject({
          klant: 'Bakkerij De Gouden Aar',
        });
        expect(await inKiss(noor, noor.partij)).toMatchObject({ klant: 'Noor van Dam' });
        expect(await inKiss(rond, rond.partij)).toMatchObject({ klant: 'Fietsenmakerij Rond' });
        const asJan = await register(known(SANNE, { afwijkendeContactgegevens: JAN }), { soort: 'interneTaak' });
        expect(await inKiss(asJan, SANNE)).toMatchObject({ klant: 'Jan Bakker' });
      },
      'om welk product een gesprek gaat': async () => {
        expect(await inKiss(noor, noor.partij)).toMatchObject({
          onderwerp: 'Productaanvraag: Parkeervergunning',
          medewerker: 'Mira Jansen',
        });
      },
      'wat er van een collega wordt gevraagd, en voor welk product': async () => {
        const taak = await register(known(noor.partij), { soort: 'interneTaak', toelichting: 'Belt graag terug.' });
        expect(await inKiss(taak, noor.partij)).toMatchObject({
          toelichting:
            'Maak een zaak voor deze aanvraag en handel die af.\nProduct: Parkeervergunning\nBelt graag terug.',
        });
      },
      'voor wie een taak is: de medewerker en de afdeling': async () => {
        expect(await inKiss(await register(known(noor.partij), forOtto), noor.partij)).toMatchObject({
          behandelaars: [OTTO.identificatie, 'Parkeren'],
        });
      },
      'het gesprek bij de zaak, één keer': async () => {
        const { zaak, klantcontact } = await register(known(noor.partij));
        expect(await kiss.contactsAt(registers, zaak.uuid)).toMatchObject([
          { uuid: klantcontact.uuid, zaken: [zaak.uuid] },
        ]);
      },
      'de zaken van een persoon, op BSN': async () => {
        const { zaak } = await register(known(noor.partij));
        const zaken = await kiss.zakenOfPerson(registers, BSN);
        expect(zaken).toEqual(expect.arrayContaining([noor.zaak.identificatie, zaak.identificatie]));
      },
      'de zaken van een vestiging, op vestigingsnummer met KvK-nummer': async () => {
        const { zaak } = await register(known(rond.partij));
        const zaken = await kiss.zakenOfVestiging(registers, VESTIGING, KVK);
        expect(zaken).toEqual(expect.arrayContaining([rond.zaak.identificatie, zaak.identificatie]));
      },
    },
    ITA: {
      'de taken van een medewerker die inlogt': async () => {
        const taak = await register(known(noor.partij), forOtto);
        expect(await inIta(taak, ita.tasksOf(registers, OTTO.identificatie))).toBeDefined();
      },
      'een taak voor een medewerker: die gaat open, want er staat een afdeling bij': async () => {
        const taak = await inIta(
          await register(known(noor.partij), forOtto),
          ita.tasksOf(registers, OTTO.identificatie),
        );
        expect([taak?.afdelingen, ita.opens(taak!)]).toEqual([['Parkeren'], true]);
      },
      'de taken van een afdeling, op de naam van de actor': async () => {
        const ofAfdeling = await register(known(noor.partij), { soort: 'interneTaak' });
        const ofOtto = await register(known(noor.partij), forOtto);
        for (const taak of [ofAfdeling, ofOtto])
          expect(await inIta(taak, ita.tasksOfAfdeling(registers, 'Parkeren'))).toBeDefined();
        expect(await inIta(ofAfdeling, ita.tasksOfAfdeling(registers, 'parkeren'))).toBeUndefined();
      },
      'de naam van de klant en het product bij een taak': async () => {
        const taak = await register(known(noor.partij), { soort: 'interneTaak' });
        expect(await inIta(taak, ita.tasksOfAfdeling(registers, 'Parkeren'))).toMatchObject({
          klant: 'Noor van Dam',
          onderwerp: 'Productaanvraag: Parkeervergunning',
          toelichting: 'Maak een zaak voor deze aanvraag en handel die af.\nProduct: Parkeervergunning',
        });
      },
      'de zaak van een gesprek': async () => {
        const { zaak, klantcontact } = await register(known(noor.partij));
        expect(await ita.zakenOf(registers, klantcontact.uuid)).toEqual([zaak.uuid]);
      },
    },
    ZAC: {
      'de adressen van de initiator, op BSN': async () => {
        const { zaak } = await register(known(noor.partij));
        for (const { uuid } of [noor.zaak, zaak])
          expect(new Set(await zac.adressenOfInitiator(registers, uuid))).toEqual(
            new Set(['noor@inwoner.test', '0687654321']),
          );
      },
      'de adressen van de initiator, op vestigingsnummer met KvK-nummer': async () => {
        const { zaak } = await register(known(rond.partij));
        for (const { uuid } of [rond.zaak, zaak])
          expect(await zac.adressenOfInitiator(registers, uuid)).toEqual(['werkplaats@rond.test']);
      },
      'de naam van de klant in de contacthistorie': async () => {
        await register(known(noor.partij));
        const names = await zac.customersOf(registers, BSN);
        expect(names.length).toBeGreaterThan(1);
        expect(new Set(names)).toEqual(new Set(['Noor van Dam']));
      },
    },
    GZAC: {
      'de gesprekken van een klant': async () => {
        const { klantcontact } = await register(known(noor.partij));
        const contacts = await gzac.contactsOf(registers, noor.partij.uuid);
        expect(contacts).toEqual(expect.arrayContaining([noor.klantcontact.nummer, klantcontact.nummer]));
      },
    },
    'NotifyNL-OMC': {
      'waar de klant bericht krijgt: de adressen van zijn partij': async () => {
        const { zaak } = await register(known(noor.partij));
        for (const { uuid } of [noor.zaak, zaak])
          expect(new Set(await omc.adressenFor(registers, uuid))).toEqual(new Set(['noor@inwoner.test', '0687654321']));
      },
    },
    Nijmegen: {
      'welke partij de initiator is: er komt geen tweede': async () => {
        const { zaak } = await register(known(noor.partij));
        expect(await nijmegen.makesPartij(registers, noor.zaak.uuid)).toBe(false);
        expect(await nijmegen.makesPartij(registers, zaak.uuid)).toBe(false);
        const eenmalig = await register({ soort: 'eenmalig', contactnaam: { achternaam: 'Bos' } });
        expect(await nijmegen.makesPartij(registers, eenmalig.zaak.uuid)).toBe(true);
      },
    },
    'Open Inwoner': {
      'welk adres de voorkeur heeft': async () => {
        expect(await openInwoner.adressenOf(registers, BSN)).toEqual({
          preferred: ['0687654321'],
          alternatives: ['noor@inwoner.test'],
        });
      },
      'de zaak bij een gesprek': async () => {
        const { zaak, klantcontact } = await register(known(noor.partij));
        expect(await openInwoner.zaakAt(registers, klantcontact.uuid)).toBe(zaak.uuid);
      },
      'de zaken van een organisatie, op KvK-nummer': async () => {
        const { zaak } = await register(known(rond.partij));
        const zaken = await openInwoner.zakenOfCompany(registers, KVK);
        expect(zaken).toEqual(expect.arrayContaining([rond.zaak.identificatie, zaak.identificatie]));
      },
    },
  };

  /** Only when a klantcontact refers to its zaak under the codes that they read. */
  const withTheirCodes: Checks = {
    ZAC: {
      'de contactgegevens die alleen voor deze zaak gelden': async () => {
        const { zaak } = await register({ soort: 'eenmalig', ...JAN });
        const ofSanne = await register(known(SANNE, { afwijkendeContactgegevens: JAN }));
        for (const { uuid } of [zaak, ofSanne.zaak])
          expect(new Set(await zac.detailsAt(registers, uuid))).toEqual(
            new Set(['jan@inwoner.test', 'bakker@inwoner.test']),
          );
      },
    },
    GZAC: {
      'het gesprek bij de zaak': async () => {
        const { zaak, klantcontact } = await register(known(noor.partij));
        const contacts = await gzac.contactsAt(registers, zaak.uuid, OF_ZAC.codeObjecttype);
        expect(new Set(contacts)).toEqual(new Set([klantcontact.nummer]));
      },
    },
  };

  const entriesOf = (checks: Checks) =>
    Object.entries(checks).flatMap(([neighbour, shows]) =>
      Object.entries(shows).map(([what, check]) => [`${neighbour}: ${what}`, check] as const),
    );

  describe('as it comes', () => {
    withCodes({});

    it.each(entriesOf(usual))('%s', (_, check) => check());

    it('is no link with a zaak in ZAC, nor in GZAC', async () => {
      const { zaak } = await register(known(noor.partij));
      expect(await zac.detailsAt(registers, zaak.uuid)).toBeUndefined();
      expect(await gzac.contactsAt(registers, zaak.uuid, OF_ZAC.codeObjecttype)).toEqual([]);
    });
  });

  describe('with the codes of ZAC as well', () => {
    withCodes({ zaakOok: [OF_ZAC] });

    it.each(entriesOf(withTheirCodes))('%s', (_, check) => check());

    it('is the same contact twice in KISS, and no zaak in Open Inwoner', async () => {
      const { zaak, klantcontact } = await register(known(noor.partij));
      const contacts = await kiss.contactsAt(registers, zaak.uuid);
      expect(contacts.map(({ uuid }) => uuid)).toEqual([klantcontact.uuid, klantcontact.uuid]);
      expect(await ita.zakenOf(registers, klantcontact.uuid)).toEqual([zaak.uuid]);
      expect(await openInwoner.zaakAt(registers, klantcontact.uuid)).toBeUndefined();
    });
  });

  describe('with the codes of ZAC instead', () => {
    withCodes({ zaak: OF_ZAC });

    it.each(entriesOf(withTheirCodes))('%s', (_, check) => check());

    it('is the contact without the number of its zaak in KISS and ITA', async () => {
      const { zaak, klantcontact } = await register(known(noor.partij));
      expect(await kiss.contactsAt(registers, zaak.uuid)).toMatchObject([{ uuid: klantcontact.uuid, zaken: [] }]);
      expect(await ita.zakenOf(registers, klantcontact.uuid)).toEqual([]);
      expect(await openInwoner.zaakAt(registers, klantcontact.uuid)).toBe(zaak.uuid);
    });
  });

  describe('docs/samenwerking.md', () => {
    const [rows = []] = tablesOf(readPage('docs/samenwerking.md'));
    const SCHEMA = JSON.parse(readPage('config/klantregie.schema.json')) as object;

    it('has a row for everything that is tried here, and no other', () => {
      const tried = [usual, withTheirCodes].flatMap(entriesOf).map(([name]) => name);
      expect(rows.map(([neighbour, what]) => `${neighbour}: ${what}`).toSorted()).toEqual(tried.toSorted());
    });

    it.each([...new Set(rows.flatMap(([, , setting = '']) => codeIn(setting)))])(
      'names a setting that is: %s',
      (name) => {
        if (/^[A-Z_]+$/.test(name)) return expect(readPage('.env.example')).toContain(`${name}=`);
        const path = name.split('.').flatMap((part) => ['properties', part]);
        const found = path.reduce<unknown>(
          (inside, part) => (inside as Record<string, unknown> | undefined)?.[part],
          SCHEMA,
        );
        return expect(found).toBeDefined();
      },
    );
  });
});
