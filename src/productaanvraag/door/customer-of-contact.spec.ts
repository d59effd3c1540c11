import { describe, expect, it } from '@jest/globals';
import type { ExpandedBetrokkene, ExpandedPartij } from '../../klanten/klanten.types.js';
import type { Klant } from '../productaanvraag.js';
import { betrokkeneOf, customerOf } from './customer-of-contact.js';

const NO_NAME = { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' };
const SANNE = { ...NO_NAME, voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' };
const JAN = { ...NO_NAME, voornaam: 'Jan', achternaam: 'Bakker' };
const NO_ADRES = { straatnaam: '', huisnummer: null, land: '' };
const KADE = { straatnaam: 'Kade', huisnummer: 3 };
const MAIL = { soortDigitaalAdres: 'email', adres: 'jan@inwoner.test', omschrijving: 'werk', voorkeur: false };

const partij = (more: object = {}) =>
  ({
    uuid: 'p',
    soortPartij: 'persoon',
    partijIdentificatie: { contactnaam: SANNE },
    partijIdentificatoren: [],
    bezoekadres: NO_ADRES,
    correspondentieadres: NO_ADRES,
    interneNotitie: '',
    ...more,
  }) as unknown as ExpandedPartij;

/** A betrokkene of Klanten. */
const betrokkene = (uuid: string, more: object = {}) =>
  ({
    uuid,
    wasPartij: null,
    contactnaam: NO_NAME,
    organisatienaam: '',
    bezoekadres: NO_ADRES,
    correspondentieadres: NO_ADRES,
    ...more,
  }) as unknown as ExpandedBetrokkene;
const of = (one: ExpandedPartij) => ({ wasPartij: { uuid: one.uuid }, _expand: { wasPartij: one } });

const KNOWN = { soort: 'bekendePartij', partij: 'p' } as Klant;
const NIEUW = {
  soort: 'nieuwePartij',
  soortPartij: 'persoon',
  contactnaam: SANNE,
  digitaleAdressen: [],
  partijIdentificatoren: [],
};

describe(betrokkeneOf.name, () => {
  const other = betrokkene('other', of(partij({ uuid: 'q', partijIdentificatie: { contactnaam: JAN } })));
  const nobody = betrokkene('nobody');
  const same = betrokkene('same', of(partij()));

  it.each<[string, object, ExpandedBetrokkene[], string | undefined]>([
    ['who is of that partij', KNOWN, [nobody, other, same], 'same'],
    ['who is of none', KNOWN, [other, nobody], 'nobody'],
    ['nobody: there are only others', KNOWN, [other], undefined],
    ['nobody: there is none', KNOWN, [], undefined],
    ['who is of a partij of the same name', NIEUW, [nobody, other, same], 'same'],
    ['who is of none, when the partij is of another name', NIEUW, [other, nobody], 'nobody'],
    [
      'nobody: of who is not read is not known who it is',
      NIEUW,
      [betrokkene('b', { wasPartij: { uuid: 'p' } })],
      undefined,
    ],
    ['who is of none, of somebody without partij', { soort: 'eenmalig', contactnaam: SANNE }, [same, nobody], 'nobody'],
  ])('is %s', (_, klant, betrokkenen, uuid) => {
    expect(betrokkeneOf(klant as Klant, betrokkenen)?.uuid).toBe(uuid);
  });
});

/** What the customer takes and lacks of what is said of them, each as the field that it is about. */
function held(said: object, row: ExpandedBetrokkene | undefined, one?: ExpandedPartij, body: object = said) {
  const { takes, lacks, ...others } = customerOf(said as Klant, { klant: body }, row, one);
  const fields = (locaties: readonly string[]) => locaties.map((it) => it.replace(/^\/klant\/(afwijkend\w+\/)?/, ''));
  return { takes: fields(takes), lacks: fields(lacks), ...others };
}

describe('what the betrokkene of a klantcontact does not have', () => {
  const afwijkend = (more: object) => ({
    ...KNOWN,
    afwijkendeContactgegevens: { digitaleAdressen: [], ...more },
  });

  it.each<[string, object, object, readonly string[], readonly string[]]>([
    ['nothing: it has the same', { bezoekadres: KADE }, { bezoekadres: { ...NO_ADRES, ...KADE } }, [], []],
    ['an address where there is none', { bezoekadres: KADE }, {}, ['bezoekadres'], []],
    [
      'not where there is another',
      { bezoekadres: KADE },
      { bezoekadres: { ...NO_ADRES, ...KADE, huisnummer: 9 } },
      [],
      ['bezoekadres'],
    ],
    ['a correspondentieadres', { correspondentieadres: KADE }, {}, ['correspondentieadres'], []],
    ['a name where there is none', { contactnaam: JAN }, {}, ['contactnaam'], []],
    [
      'a name instead of that of the partij',
      { contactnaam: JAN },
      { ...of(partij()), contactnaam: SANNE },
      ['contactnaam'],
      [],
    ],
    [
      'not instead of a name of its own',
      { contactnaam: JAN },
      { ...of(partij()), contactnaam: { ...SANNE, voornaam: 'Saar' } },
      [],
      ['contactnaam'],
    ],
    ['an organisatienaam', { organisatienaam: 'Rond' }, {}, ['organisatienaam'], []],
    ['nothing: it has that organisatienaam', { organisatienaam: 'Rond' }, { organisatienaam: 'Rond' }, [], []],
    [
      'not where there is another organisatienaam',
      { organisatienaam: 'Rond' },
      { organisatienaam: 'Vierkant' },
      [],
      ['organisatienaam'],
    ],
    [
      'an organisatienaam instead of that of the partij',
      { organisatienaam: 'Rond' },
      { ...of(partij({ partijIdentificatie: { naam: 'Vierkant' } })), organisatienaam: 'Vierkant' },
      ['organisatienaam'],
      [],
    ],
    ['a digitaal adres', { digitaleAdressen: [MAIL] }, {}, ['digitaleAdressen/0'], []],
    ['nothing: it has that adres', { digitaleAdressen: [MAIL] }, { _expand: { digitaleAdressen: [MAIL] } }, [], []],
    [
      'nothing: it has that adres for something',
      { digitaleAdressen: [{ ...MAIL, omschrijving: '' }] },
      { _expand: { digitaleAdressen: [MAIL] } },
      [],
      [],
    ],
    [
      'the adres for something else',
      { digitaleAdressen: [{ ...MAIL, omschrijving: 'thuis' }] },
      { _expand: { digitaleAdressen: [MAIL] } },
      ['digitaleAdressen/0'],
      [],
    ],
    [
      'another adres',
      { digitaleAdressen: [{ ...MAIL, adres: 'x@inwoner.test' }] },
      { _expand: { digitaleAdressen: [MAIL] } },
      ['digitaleAdressen/0'],
      [],
    ],
    [
      'the adres of another soort',
      { digitaleAdressen: [{ ...MAIL, soortDigitaalAdres: 'overig' }] },
      { _expand: { digitaleAdressen: [MAIL] } },
      ['digitaleAdressen/0'],
      [],
    ],
  ])('is given: %s', (_, more, row, takes, lacks) => {
    const standing = betrokkene('b', { wasPartij: { uuid: 'p' }, ...row });
    expect(held(afwijkend(more), standing)).toMatchObject({ betrokkene: 'b', takes, lacks });
  });

  it('is which partij it is, when nobody found out yet', () => {
    expect(held(KNOWN, betrokkene('b')).lacks).toEqual(['partij']);
    expect(held(KNOWN, betrokkene('b', { wasPartij: { uuid: 'p' } })).lacks).toEqual([]);
  });

  it('is of its partij nothing: that it has already', () => {
    expect(held(KNOWN, betrokkene('b', { wasPartij: { uuid: 'p' } }), partij())).not.toHaveProperty('partij');
  });

  it('is all of it when there is no betrokkene', () => {
    const found = held(afwijkend({ bezoekadres: KADE }), undefined);
    expect(found).toEqual({ takes: [], lacks: ['partij', 'bezoekadres'] });
  });

  it('has what is put back: the name that it has of its partij', () => {
    const naamOf = (row: object) => held(KNOWN, betrokkene('b', row))['naam'];
    expect(naamOf({ ...of(partij()), contactnaam: SANNE })).toEqual({ contactnaam: SANNE });
    expect(naamOf({ ...of(partij()), contactnaam: JAN })).toEqual({});
    expect(naamOf({ contactnaam: SANNE })).toEqual({});
    const rond = of(partij({ partijIdentificatie: { naam: 'Rond' } }));
    expect(naamOf({ ...rond, organisatienaam: 'Rond' })).toEqual({ organisatienaam: 'Rond' });
    expect(naamOf({ ...rond, organisatienaam: '' })).toEqual({});
  });

  it.each([null, { bezoekadres: null }, {}])(
    'is not what was not said: a default beside %j',
    (afwijkendeContactgegevens) => {
      const said = { ...KNOWN, afwijkendeContactgegevens: { digitaleAdressen: [], bezoekadres: KADE } };
      const body = { soort: 'bekendePartij', partij: 'p', afwijkendeContactgegevens };
      const found = held(said, betrokkene('b', { wasPartij: { uuid: 'p' } }), undefined, body);
      expect(found).toMatchObject({ takes: [], lacks: [] });
    },
  );
});

describe('what the partij that an earlier step registered does not have', () => {
  const nummer = (codeSoortObjectId: string, objectId: string, under: string | null = null) => ({
    partijIdentificator: { codeSoortObjectId, objectId },
    subIdentificatorVan: under === null ? null : { uuid: under },
  });
  const row = betrokkene('b', of(partij()));

  it.each<[string, object, object, readonly string[]]>([
    ['nothing of the name that it has', {}, {}, []],
    ['another name', { contactnaam: JAN }, {}, ['contactnaam']],
    ['a name that is not there', {}, { partijIdentificatie: null }, ['contactnaam']],
    ['a naam', { naam: 'Rond' }, { partijIdentificatie: { naam: 'Vierkant' } }, ['naam']],
    ['nothing of its naam', { naam: 'Rond' }, { partijIdentificatie: { naam: 'Rond' } }, []],
    ['a naam that is not there', { naam: 'Rond' }, { partijIdentificatie: null }, ['naam']],
    [
      'a number of another soort than what hangs under something',
      { partijIdentificatoren: [{ codeSoortObjectId: 'rsin', objectId: '1' }] },
      { partijIdentificatoren: [nummer('vestigingsnummer', '2', 'k')] },
      ['partijIdentificatoren/0'],
    ],
    ['another note', { interneNotitie: 'x' }, {}, ['interneNotitie']],
    ['nothing of its note', { interneNotitie: 'x' }, { interneNotitie: 'x' }, []],
    ['an address', { bezoekadres: KADE }, {}, ['bezoekadres']],
    ['nothing of its address', { bezoekadres: KADE }, { bezoekadres: { ...NO_ADRES, ...KADE } }, []],
    ['a digitaal adres', { digitaleAdressen: [MAIL] }, {}, ['digitaleAdressen/0']],
    ['nothing of its digitaal adres', { digitaleAdressen: [MAIL] }, { _expand: { digitaleAdressen: [MAIL] } }, []],
    [
      'a number',
      { partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '1' }] },
      {},
      ['partijIdentificatoren/0'],
    ],
    [
      'another number',
      { partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '1' }] },
      { partijIdentificatoren: [nummer('bsn', '2'), nummer('rsin', '1')] },
      ['partijIdentificatoren/0'],
    ],
    [
      'nothing of its number',
      { partijIdentificatoren: [{ codeSoortObjectId: 'rsin', objectId: '1' }] },
      { partijIdentificatoren: [nummer('bsn', '2'), nummer('rsin', '1')] },
      [],
    ],
    [
      'nothing of the KvK-nummer that its vestigingsnummer hangs under',
      {
        partijIdentificatoren: [
          { codeSoortObjectId: 'kvk_nummer', objectId: '1' },
          { codeSoortObjectId: 'vestigingsnummer', objectId: '2' },
        ],
      },
      { partijIdentificatoren: [nummer('vestigingsnummer', '2', 'k')] },
      [],
    ],
    [
      'the KvK-nummer when nothing hangs under one',
      { partijIdentificatoren: [{ codeSoortObjectId: 'kvk_nummer', objectId: '1' }] },
      { partijIdentificatoren: [nummer('vestigingsnummer', '2')] },
      ['partijIdentificatoren/0'],
    ],
  ])('is named, and not given: %s', (_, more, stored, lacks) => {
    const { contactnaam, ...organisatie } = NIEUW;
    const said = 'naam' in more ? organisatie : { ...organisatie, contactnaam };
    expect(held({ ...said, ...more }, row, partij(stored))).toMatchObject({ partij: 'p', takes: [], lacks });
  });

  it('is all of it when there is no such partij', () => {
    const { takes, lacks, ...others } = held(NIEUW, undefined);
    expect({ takes, lacks }).toEqual({ takes: [], lacks: ['soortPartij', 'contactnaam'] });
    expect(others).toEqual({});
  });
});
