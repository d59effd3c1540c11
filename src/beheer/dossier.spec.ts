import { describe, expect, it } from '@jest/globals';
import { listRow } from '../../test/support/list-row.js';
import type { Aanvraagregel } from '../database/aanvragen.js';
import type { Ingreep } from '../database/ingrepen.js';
import type { Stand } from '../productaanvraag/intake/intake.js';
import type { Failure } from '../saga/step.js';
import type { AnyAanvraag, Opdracht } from '../productaanvraag/opdracht.js';
import { canGoOn, dossierOf, ingreepMetAanvraagOf, rowOf, type Dossier } from './dossier.js';

const MOMENT = new Date('2026-03-02T10:00:00Z');
const row = listRow({ id: 'aanvraag', ontvangen: MOMENT });
const ROW = {
  id: 'aanvraag',
  soort: 'productaanvraag',
  medewerker: { id: 'mira', naam: 'Mira' },
  ontvangenOp: MOMENT.toISOString(),
  uitkomst: 'wordtVoltooid',
};
const refused: Failure = { kind: 'refused', message: 'nee' };

describe('what a request needs to go on', () => {
  const before = new Date(MOMENT.getTime() - 1);
  const after = new Date(MOMENT.getTime() + 1);

  it.each<[boolean, string, Partial<Aanvraagregel>]>([
    [true, 'vraagtAandacht', {}],
    [true, 'vraagtAandacht', { geeindigd: MOMENT }],
    // It was given up again since.
    [true, 'vraagtAandacht', { geeindigd: MOMENT, geschoond: before }],
    [true, 'vraagtAandacht', { geeindigd: MOMENT, geschoond: MOMENT }],
    [false, 'vraagtAandacht', { geeindigd: MOMENT, geschoond: after }],
    [true, 'vraagtAandacht', { geschoond: after }],
    [true, 'voltooid', { geeindigd: MOMENT, geschoond: after }],
  ])('is kept: %s, when it is %s, %j', (isKept, uitkomst, values) => {
    expect(canGoOn({ ...row, ...values, uitkomst } as Aanvraagregel)).toBe(isKept);
  });
});

describe('a request in the list', () => {
  it('says what is known of it', () => {
    expect(rowOf(row)).toStrictEqual(ROW);
  });

  it.each([
    [{ product: 'paspoort' }, { product: 'paspoort' }],
    [{ geeindigd: MOMENT }, { geeindigdOp: MOMENT.toISOString() }],
    [{ afgesloten: MOMENT }, { afgeslotenOp: MOMENT.toISOString() }],
    [{ kenmerk: '1000000001' }, { kenmerk: '1000000001' }],
    [{ nummer: 'Z-1' }, { nummer: 'Z-1' }],
    [
      { stap: 'zaak', register: 'zaken', oorzaak: 'onbekend' },
      {
        oorzaak: {
          register: 'zaken',
          soort: 'onbekend',
          stap: 'zaak',
          tekst: 'Zaken gaf geen antwoord bij de zaak, met de initiator en de eerste status.',
        },
      },
    ],
  ])('has what is kept of it: %j', (kept, shown) => {
    expect(rowOf({ ...row, ...kept } as Aanvraagregel)).toStrictEqual({ ...ROW, ...shown });
  });
});

/** How it stands; nothing has been done yet. */
const stand = (changed: object = {}): Stand =>
  ({
    answer: { status: 202, location: '/', body: { id: 'aanvraag', uitkomst: 'wordtVoltooid', tekst: '' } },
    outcome: undefined,
    progress: { checkpoints: [] },
    isOfThisVersion: true,
    ...changed,
  }) as Stand;

const opdracht = { terms: { tijden: { eerstePauze: 1, langstePauze: 1, opgevenNa: 1 } } } as Opdracht<AnyAanvraag>;

/** With the address of a zaak, and of nothing else. */
const shown = (look: Stand, { of = row, ingrepen = [] as readonly Ingreep[] } = {}): Dossier =>
  dossierOf({ row: of, opdracht, look, ingrepen }, { zaak: 'https://zaken.example/{uuid}/bekijken' });

describe('the dossier of a request', () => {
  it('has its answer: good, or a problem', () => {
    const good = stand();
    expect(shown(good)).toMatchObject({ uitkomst: 'wordtVoltooid', registratie: good.answer.body });
    expect(shown(good)).not.toHaveProperty('probleem');
    const body = { type: '/problemen/vraagt-aandacht', uitkomst: 'vraagtAandacht' };
    const bad = shown(stand({ answer: { status: 502, location: '/', body } }));
    expect(bad).toMatchObject({ uitkomst: 'vraagtAandacht', probleem: body });
    expect(bad).not.toHaveProperty('registratie');
  });

  const upstream = { ...refused, system: 'klanten', operation: 'POST partijen', fields: [] };

  it.each<[string, object, object]>([
    ['what was done', { value: 'p' }, { resultaat: 'gedaan' }],
    ['in how many attempts', { value: 'p', attempts: 2 }, { resultaat: 'gedaan', pogingen: 2 }],
    [
      'what went wrong in the attempts before',
      { value: 'p', attempts: 2, before: [upstream] },
      { pogingen: 2, resultaat: 'gedaan', eerder: [{ melding: 'nee', register: 'klanten', verzoek: 'POST partijen' }] },
    ],
    ['not that it took one', { value: 'p', attempts: 1 }, { resultaat: 'gedaan' }],
    ['what went wrong here', { failure: refused }, { resultaat: 'geweigerd', fout: { melding: 'nee' } }],
    [
      'what went wrong there',
      { failure: upstream },
      { resultaat: 'geweigerd', fout: { melding: 'nee', register: 'klanten', verzoek: 'POST partijen' } },
    ],
    [
      'all that the register said of it',
      { failure: { ...upstream, status: 400, code: 'invalid', fields: [{ name: 'naam', code: 'required' }] } },
      {
        resultaat: 'geweigerd',
        fout: {
          melding: 'nee',
          register: 'klanten',
          verzoek: 'POST partijen',
          status: 400,
          code: 'invalid',
          velden: ['naam (required)'],
        },
      },
    ],
  ])('says of a step %s', (_, result, told) => {
    const checkpoints = [{ name: 'partij', value: { partij: result }, startedAt: undefined, completedAt: undefined }];
    expect(shown(stand({ progress: { checkpoints } })).stappen).toStrictEqual([{ naam: 'partij', ronde: 1, ...told }]);
  });

  it('says which attempt in the background it was, and what stands', () => {
    const value = { value: { uuid: 'p' } };
    const checkpoints = [{ name: 'afmaken van partij (poging 3)', value, startedAt: 0, completedAt: 1 }];
    expect(shown(stand({ progress: { checkpoints } }))).toMatchObject({
      stappen: [{ naam: 'afmaken van partij', poging: 3, begonnenOp: '1970-01-01T00:00:00.000Z' }],
      bestaat: [{ soort: 'partij', uuid: 'p' }],
    });
  });

  it('says where what stands is to be seen, as far as that is known', () => {
    const brought = { zaak: { value: { uuid: 'z', identificatie: 'Z-1' } }, partij: { value: { uuid: 'p' } } };
    const checkpoints = [{ name: 'vervolg', value: brought, startedAt: undefined, completedAt: undefined }];
    const [zaak, partij] = shown(stand({ progress: { checkpoints } })).bestaat;
    expect(zaak).toMatchObject({ uuid: 'z', adres: 'https://zaken.example/z/bekijken' });
    expect(partij).not.toHaveProperty('adres');
  });

  it('says when it is tried again, as long as it has not ended', () => {
    const progress = { checkpoints: [], pausedUntil: Date.now() + 60_000 };
    expect(shown(stand({ progress }))).toHaveProperty('volgendePogingOp');
    expect(shown(stand({ progress, outcome: { state: 'completed', result: {} } }))).not.toHaveProperty(
      'volgendePogingOp',
    );
  });

  const attention = { state: 'attention', failedAt: 'zaak', failure: refused, left: [] };

  it.each<[string, object | undefined, string[]]>([
    ['is under way', undefined, []],
    ['was undone', { state: 'undone', failedAt: 'zaak', failure: refused, kept: [] }, []],
    ['is completed', { state: 'completed', result: {} }, ['ongedaanmaking']],
    ['cannot be tried again', attention, ['ongedaanmaking', 'afsluiting']],
    ['was given up', { ...attention, gaveUpAt: 'zaak' }, ['hervatting', 'ongedaanmaking', 'afsluiting']],
  ])('has the buttons that make sense when it %s', (_, outcome, knoppen) => {
    expect(shown(stand({ outcome })).knoppen).toEqual(knoppen);
    const ofAnother = knoppen.filter((knop) => knop === 'afsluiting');
    expect(shown(stand({ outcome, isOfThisVersion: false })).knoppen).toEqual(ofAnother);
    const closed = knoppen.filter((knop) => knop !== 'afsluiting');
    expect(shown(stand({ outcome }), { of: { ...row, afgesloten: MOMENT } }).knoppen).toEqual(closed);
  });
});

describe('what a beheerder did', () => {
  const ingreep: Ingreep = {
    soort: 'afsluiting',
    reden: null,
    medewerkerId: 'bea',
    medewerkerNaam: 'Bea',
    op: MOMENT,
    hervatting: null,
  };
  const INGREEP = { soort: 'afsluiting', op: MOMENT.toISOString(), door: { id: 'bea', naam: 'Bea' } };

  it('stands in the dossier, with why when that was said', () => {
    const { ingrepen } = shown(stand(), { ingrepen: [ingreep, { ...ingreep, reden: 'met de hand gedaan' }] });
    expect(ingrepen).toStrictEqual([INGREEP, { ...INGREEP, reden: 'met de hand gedaan' }]);
  });

  it('names what it was resumed together with', () => {
    const { ingrepen } = shown(stand(), { ingrepen: [{ ...ingreep, hervatting: 'samen' }] });
    expect(ingrepen).toStrictEqual([{ ...INGREEP, hervatting: 'samen' }]);
  });

  it.each([{}, { product: 'paspoort' }, { kenmerk: '1000000001' }, { nummer: 'Z-1' }])(
    'is told with the request that it was about: %j',
    (known) => {
      const stored = { product: null, kenmerk: null, nummer: null, ...known };
      expect(
        ingreepMetAanvraagOf({ ...ingreep, ...stored, aanvraag: 'aanvraag', aanvraagsoort: 'zaak' }),
      ).toStrictEqual({ ...INGREEP, aanvraag: { id: 'aanvraag', soort: 'zaak', ...known } });
    },
  );
});
