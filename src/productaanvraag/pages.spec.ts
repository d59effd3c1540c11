import { describe, expect, it } from '@jest/globals';
import type { Steps } from '../saga/attempts.js';
import type { Saga } from '../saga/saga.js';
import type { Failure } from '../saga/step.js';
import { OptionalEndpoint } from '../upstream/optional-endpoint.js';
import { handleBetrokkene } from './handle-betrokkene.js';
import { handleInterneTaak } from './handle-interne-taak.js';
import { handleKlantcontact } from './handle-klantcontact.js';
import { handleProductaanvraag } from './handle-productaanvraag.js';
import { handleZaak } from './handle-zaak.js';
import type { Opdracht } from './opdracht.js';
import type { StepTools } from './steps/step-tools.js';

/* The pages of C9018: which steps they take, in which round trips, and what they say that came of it. */

const ZAAKNUMMER = { uuid: 'z', identificatie: 'Z-1' };
/** What the steps bring, by name; any other its name. */
const VALUES: Readonly<Record<string, unknown>> = {
  vooraf: {},
  klantcontact: { uuid: 'gesprek', betrokkene: 'b', onderwerpobject: 'o' },
  kvkNummer: { uuid: 'kvk', ours: true },
  zaak: ZAAKNUMMER,
};
const REFUSED: Failure = { kind: 'refused', message: 'nee' };

/** A saga that takes no step, but says what each brings. @param absent why the zaak cannot be made; without it, it can. */
function recorder(values: Readonly<Record<string, unknown>> = {}, absent?: Failure) {
  const rounds: string[] = [];
  const steps: Record<string, Steps[string]> = {};
  const take = (name: string, ...taken: readonly Steps[]) => {
    rounds.push(`${name}: ${taken.map((it) => Object.keys(it).join(' ')).join(' | ')}`.trim());
    for (const each of taken) Object.assign(steps, each);
    return Object.fromEntries(Object.keys(taken[0]!).map((step) => [step, { ...VALUES, ...values }[step] ?? step]));
  };
  const saga = {
    round: async (name: string, taken: Steps) => take(name, taken),
    forward: async (name: string, taken: Steps) => void take(name, taken),
    pivot: async (name: string, pivot: Steps, alongside: Steps) => take(name, pivot, alongside),
    pivotOrElse: async (
      name: string,
      pivot: Steps,
      alongside: Steps,
      orElse: (failure: Failure) => object | undefined,
    ) => {
      const brought = take(name, pivot, alongside);
      if (!absent) return { values: brought };
      const otherwise = orElse(absent) as { name: string; instead: Steps } | { persistFor: number } | undefined;
      if (!otherwise) throw new Error('alles wordt ongedaan gemaakt');
      if ('persistFor' in otherwise) throw new Error(`nog ${otherwise.persistFor} ms`);
      return { instead: take(otherwise.name, otherwise.instead), because: absent };
    },
  };
  return { saga: saga as unknown as Saga, rounds, steps };
}

const email = { soortDigitaalAdres: 'email', adres: 'an@inwoner.test', omschrijving: '', voorkeur: false } as const;
const phone = { ...email, soortDigitaalAdres: 'telefoonnummer', adres: '0612345678', voorkeur: true } as const;
const an = { voorletters: '', voornaam: 'An', voorvoegselAchternaam: '', achternaam: 'Deurne' };
const BEKEND = { soort: 'bekendePartij', partij: 'p' };
const NIEUW = {
  soort: 'nieuwePartij',
  soortPartij: 'persoon',
  contactnaam: an,
  digitaleAdressen: [email, phone],
  partijIdentificatoren: [],
};
const EENMALIG = { soort: 'eenmalig', contactnaam: an, digitaleAdressen: [email], partijIdentificatoren: [] };
const ZAAK = { soort: 'zaak', omschrijving: '', toelichting: '' };
const TAAK = { soort: 'interneTaak', toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' } };
const code = { codeObjecttype: 'a', codeRegister: 'b', codeSoortObjectId: 'c' };

const tools = (changed: object = {}) => ({ klantenUrl: 'https://klanten.example', ...changed }) as unknown as StepTools;
const opdracht = <Aanvraag>(aanvraag: object, { zaakOok = [] as object[] } = {}) =>
  ({
    id: 'aanvraag',
    aanvrager: { id: 'mira', identificatie: 'mira@gemeente.example', naam: 'Mira' },
    aanvraag,
    sleutels: { klantcontact: '1', interneTaak: '2', partij: '3', zaak: 'Z-1' },
    terms: {
      tijden: { registerGrens: 0 },
      rsin: '002220647',
      codes: { zaak: code, zaakOok, medewerker: code, toewijzing: { afdeling: code } },
      product: { zaaktype: {} },
    },
  }) as unknown as Opdracht<Aanvraag>;

/** The whole, with what its steps bring. */
async function whole(
  klant: object,
  vervolg: object,
  { values = {}, absent, zaakOok = [] as object[] }: { values?: object; absent?: Failure; zaakOok?: object[] } = {},
) {
  const recorded = recorder(values as Record<string, unknown>, absent);
  const given = opdracht<never>({ klantcontact: {}, klant, vervolg }, { zaakOok });
  const result = await handleProductaanvraag(tools())(recorded.saga, given).catch((error: Error) => error.message);
  return { result, rounds: recorded.rounds, steps: recorded.steps };
}

describe('the whole', () => {
  const GESPREK = { klantcontact: { uuid: 'gesprek', nummer: '1' }, betrokkene: { uuid: 'b' } };

  it('for a partij that is known, with a zaak', async () => {
    expect(await whole(BEKEND, ZAAK)).toMatchObject({
      rounds: [
        'klantcontact: klantcontact vooraf',
        'vervolg: zaak | actorklantcontact',
        'onderwerpobject: onderwerpobject',
      ],
      result: { ...GESPREK, partij: { uuid: 'p' }, zaak: ZAAKNUMMER },
    });
  });

  it('for a partij that is known, with an interne taak and details of its own', async () => {
    const afwijkendeContactgegevens = { contactnaam: an, digitaleAdressen: [email, phone] };
    const { rounds, result } = await whole({ ...BEKEND, afwijkendeContactgegevens }, TAAK);
    expect(rounds).toEqual([
      'klantcontact: klantcontact vooraf',
      'vervolg: interneTaak | actorklantcontact digitaalAdres1 digitaalAdres2',
    ]);
    expect(result).toStrictEqual({
      ...GESPREK,
      partij: { uuid: 'p' },
      interneTaak: { uuid: 'interneTaak', nummer: '2' },
    });
  });

  it('for a new partij, with a zaak', async () => {
    expect(await whole(NIEUW, ZAAK)).toMatchObject({
      rounds: [
        'partij: vooraf partij',
        'klantcontact: klantcontact digitaalAdres1 digitaalAdres2',
        'vervolg: zaak | actorklantcontact voorkeursDigitaalAdres',
        'onderwerpobject: onderwerpobject',
      ],
      result: { partij: { uuid: 'partij' }, zaak: ZAAKNUMMER },
    });
  });

  it('for a new vestiging, of which the KvK-nummer comes first', async () => {
    const partijIdentificatoren = [
      { codeSoortObjectId: 'kvk_nummer', objectId: '69599084' },
      { codeSoortObjectId: 'vestigingsnummer', objectId: '000037178601' },
    ];
    const { rounds } = await whole({ ...NIEUW, digitaleAdressen: [email], partijIdentificatoren }, TAAK);
    expect(rounds.slice(0, 2)).toEqual(['KvK-nummer: kvkNummer', 'partij: vooraf partij']);
    expect(rounds.at(-1)).toBe('vervolg: interneTaak | actorklantcontact');
    for (const one of partijIdentificatoren)
      expect((await whole({ ...NIEUW, partijIdentificatoren: [one] }, TAAK)).rounds[0]).toBe('partij: vooraf partij');
  });

  it.each([
    [ZAAK, 'vervolg: zaak | actorklantcontact digitaalAdres1'],
    [TAAK, 'vervolg: interneTaak | actorklantcontact digitaalAdres1'],
  ])('for who is not registered: %j', async (vervolg, decides) => {
    const { rounds, result } = await whole(EENMALIG, vervolg);
    expect(rounds.slice(0, 2)).toEqual(['klantcontact: klantcontact vooraf', decides]);
    expect(result).not.toHaveProperty('partij');
  });

  it('links the zaak for every further set of codes, one after another', async () => {
    const { rounds } = await whole(BEKEND, ZAAK, { zaakOok: [code, code] });
    expect(rounds.slice(2)).toEqual([
      'onderwerpobject: onderwerpobject',
      'onderwerpobject2: onderwerpobject2',
      'onderwerpobject3: onderwerpobject3',
    ]);
  });

  it('is a mistake without a number for the zaak', async () => {
    const given = opdracht<never>({ klantcontact: {}, klant: BEKEND, vervolg: ZAAK });
    const { zaak: _, ...sleutels } = given.sleutels;
    const handle = handleProductaanvraag(tools());
    await expect(handle(recorder().saga, { ...given, sleutels })).rejects.toThrow(TypeError);
    const reserved = { vooraf: { zaaknummer: 'Z-2' } };
    await expect(handle(recorder(reserved).saga, { ...given, sleutels })).resolves.toHaveProperty('zaak');
  });

  const known = { partij: { partijIdentificatie: { naam: 'De Korenbloem' } } };

  it.each([
    ['is copied when it was not known before', BEKEND, known, true],
    ['is not when there is none', BEKEND, { partij: { partijIdentificatie: null } }, false],
    ['is not when nothing is known of it', BEKEND, {}, false],
    ['is not when it was known', { ...BEKEND, getoond: known.partij }, known, false],
    [
      'is not when another holds for this request',
      { ...BEKEND, afwijkendeContactgegevens: { contactnaam: an, digitaleAdressen: [] } },
      known,
      false,
    ],
  ])('the name of its partij %s', async (_, klant, vooraf, isCopied) => {
    const { rounds } = await whole(klant, TAAK, { values: { vooraf } });
    expect(rounds.at(-1)?.includes('betrokkenenaam')).toBe(isCopied);
  });

  it('names the numbers of a partij that are wrong, and were left out of the zaak', async () => {
    const wrong = { vooraf: { partij: { partijIdentificatie: null, wrong: ['bsn'] } } };
    expect((await whole(BEKEND, ZAAK, { values: wrong })).result).toMatchObject({ nummersNietOpZaak: ['bsn'] });
    expect((await whole(BEKEND, ZAAK)).result).not.toHaveProperty('nummersNietOpZaak');
    const right = { vooraf: { partij: { partijIdentificatie: null } } };
    expect((await whole(BEKEND, ZAAK, { values: right })).result).not.toHaveProperty('nummersNietOpZaak');
  });
});

describe('a zaak that cannot be made', () => {
  const fallback = { ...ZAAK, uitwijk: TAAK };
  const own = { contactnaam: an, digitaleAdressen: [email] };

  it('is for a colleague to make, where that is set', async () => {
    const { rounds, result } = await whole(BEKEND, fallback, { absent: REFUSED });
    expect(rounds.slice(1)).toEqual([
      'vervolg: zaak | actorklantcontact',
      'uitwijk: interneTaak',
      'uitwijk afmaken: onderwerpobjectWeg',
    ]);
    expect(result).toStrictEqual({
      klantcontact: { uuid: 'gesprek', nummer: '1' },
      partij: { uuid: 'p' },
      betrokkene: { uuid: 'b' },
      interneTaak: { uuid: 'interneTaak', nummer: '2' },
      zaakNietGemaakt: { because: REFUSED },
    });
  });

  it('has what holds for this customer with the betrokkene already', async () => {
    const klant = { ...BEKEND, afwijkendeContactgegevens: own };
    const { rounds } = await whole(klant, fallback, { absent: REFUSED });
    expect(rounds).toEqual([
      'klantcontact: klantcontact vooraf',
      'vervolg: zaak | actorklantcontact digitaalAdres1',
      'uitwijk: interneTaak',
      'uitwijk afmaken: onderwerpobjectWeg',
    ]);
  });

  it('takes no link away that was never made', async () => {
    const klantcontact = { uuid: 'gesprek', betrokkene: 'b' };
    const { rounds } = await whole(BEKEND, fallback, { absent: REFUSED, values: { klantcontact } });
    expect(rounds.at(-1)).toBe('uitwijk afmaken:');
  });

  it('is tried for as long as is set', async () => {
    const later = { ...ZAAK, uitwijk: { soort: 'later', gedurende: 1234 } };
    expect((await whole(BEKEND, later, { absent: REFUSED })).result).toBe('nog 1234 ms');
  });

  it.each([
    ['where nothing is set', ZAAK, REFUSED],
    ['when the caller can mend it', fallback, { ...REFUSED, isForTheCaller: true }],
    [
      'when the caller can mend it',
      { ...ZAAK, uitwijk: { soort: 'later', gedurende: 1 } },
      { ...REFUSED, isForTheCaller: true },
    ],
  ])('undoes everything %s', async (_, vervolg, absent) => {
    expect((await whole(BEKEND, vervolg, { absent })).result).toBe('alles wordt ongedaan gemaakt');
  });
});

describe('the betrokkene by itself', () => {
  const contact = { klantcontact: 'gesprek', betrokkenen: [] };
  const added = async (klant: object) => {
    const recorded = recorder();
    const result = await handleBetrokkene(tools())(recorded.saga, opdracht({ contact, klant }));
    return { result, rounds: recorded.rounds };
  };

  it('for a partij that is known', async () => {
    expect(await added(BEKEND)).toStrictEqual({
      rounds: ['betrokkene: betrokkene', 'digitale adressen:'],
      result: { betrokkene: { uuid: 'betrokkene' }, partij: { uuid: 'p' } },
    });
  });

  it('for a new partij', async () => {
    expect(await added(NIEUW)).toStrictEqual({
      rounds: [
        'partij: partij',
        'betrokkene: betrokkene digitaalAdres1 digitaalAdres2',
        'digitale adressen: voorkeursDigitaalAdres',
      ],
      result: { betrokkene: { uuid: 'betrokkene' }, partij: { uuid: 'partij' } },
    });
  });

  it('for who is not registered', async () => {
    expect(await added(EENMALIG)).toStrictEqual({
      rounds: ['betrokkene: betrokkene', 'digitale adressen: digitaalAdres1'],
      result: { betrokkene: { uuid: 'betrokkene' } },
    });
  });
});

describe('the zaak by itself', () => {
  const contact = { klantcontact: 'gesprek', betrokkenen: ['b', 'c'] };
  const had = { betrokkene: 'b', partij: 'new', takes: [] as string[], lacks: [] };
  const opened = async (
    klant: object,
    vervolg: object = ZAAK,
    absent?: Failure,
    { zaakOok = [] as object[], ...changed } = {} as { zaakOok?: object[] } & Partial<Record<string, unknown>>,
  ) => {
    const recorded = recorder({}, absent);
    const customer = { ...had, ...changed };
    const given = opdracht<never>({ contact, customer, klantcontact: {}, klant, vervolg }, { zaakOok });
    const zaakRegistreren = new OptionalEndpoint();
    zaakRegistreren.learn(true);
    const sent: { rollen: { betrokkene?: string }[] }[] = [];
    const zaken = { createZaakAtOnce: async (body: never) => (sent.push(body), { uuid: 'z', url: 'zaken/z' }) };
    const zaaktypen = { get: async () => ({}) };
    const result = await handleZaak(tools({ zaken, zaaktypen, capabilities: { zaakRegistreren } }))(
      recorded.saga,
      given,
    );
    await recorded.steps['zaak']?.run(undefined);
    return { result, rounds: recorded.rounds, partij: sent[0]?.rollen[0]?.betrokkene };
  };

  it('has its number and its partij first, and its link last', async () => {
    expect(await opened(BEKEND)).toEqual({
      rounds: ['voorbereiding: vooraf', 'vervolg: zaak |', 'onderwerpobject: onderwerpobject'],
      result: { zaak: ZAAKNUMMER },
      partij: 'https://klanten.example/partijen/p',
    });
  });

  it('is linked for every further set of codes', async () => {
    expect((await opened(BEKEND, ZAAK, undefined, { zaakOok: [code] })).rounds.slice(2)).toEqual([
      'onderwerpobject: onderwerpobject',
      'onderwerpobject2: onderwerpobject2',
    ]);
  });

  it('is for the partij that was registered with the klantcontact before', async () => {
    expect((await opened(NIEUW)).partij).toBe('https://klanten.example/partijen/new');
    expect((await opened(EENMALIG, ZAAK, undefined, { partij: undefined })).partij).toBeUndefined();
  });

  it.each([
    ['beside its link', undefined, 'onderwerpobject: onderwerpobject betrokkeneAangevuld digitaalAdres1'],
    ['when a colleague is to make it', REFUSED, 'uitwijk afmaken: betrokkeneAangevuld digitaalAdres1'],
  ])('gives the betrokkene what was not said of them before, %s', async (_, absent, last) => {
    const klant = { ...BEKEND, afwijkendeContactgegevens: { contactnaam: an, digitaleAdressen: [email] } };
    const fallback = { ...ZAAK, uitwijk: TAAK };
    const takes = ['contactnaam', 'digitaleAdressen/0'].map((it) => `/klant/afwijkendeContactgegevens/${it}`);
    expect((await opened(klant, fallback, absent, { takes })).rounds.at(-1)).toBe(last);
    const nothing = last.replace(/ ?(betrokkeneAangevuld|digitaalAdres1)/g, '');
    expect((await opened(klant, fallback, absent)).rounds.at(-1)).toBe(nothing);
    expect((await opened(klant, fallback, absent, { takes, betrokkene: undefined })).rounds.at(-1)).toBe(nothing);
  });
});

it('the interne taak by itself', async () => {
  const { saga, rounds } = recorder();
  const given = opdracht<never>({ contact: { klantcontact: 'gesprek', betrokkenen: [] }, vervolg: TAAK });
  await expect(handleInterneTaak(tools())(saga, given)).resolves.toEqual({
    interneTaak: { uuid: 'interneTaak', nummer: '2' },
  });
  expect(rounds).toEqual(['vervolg: interneTaak |']);
});

it('the klantcontact by itself', async () => {
  const { saga, rounds } = recorder({ klantcontact: 'gesprek' });
  await expect(handleKlantcontact(tools())(saga, opdracht<never>({ klantcontact: {} }))).resolves.toEqual({
    klantcontact: { uuid: 'gesprek', nummer: '1' },
  });
  expect(rounds).toEqual(['klantcontact: klantcontact', 'actorklantcontact: actorklantcontact']);
});
