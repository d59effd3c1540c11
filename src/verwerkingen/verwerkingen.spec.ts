import { describe, expect, it } from '@jest/globals';
import type { Settings } from '../config/settings.js';
import { pseudonymOf } from '../logboek/pseudonym.js';
import { withLogContext } from '../telemetry/log-context.js';
import { ACTIVITEITEN, VERWERKINGEN } from './activiteiten.js';
import { Verwerkingen, type Done } from './verwerkingen.js';

const SECRET = Buffer.alloc(32, 1);
const KEY = { id: '2026-1', secret: SECRET };
const PARTIJ = '9194a0f8-df7b-4b8c-a227-709a5ca27835';
const OTHER = '171ac15c-f5a5-46c3-a25e-b5f14fc63988';
const BSN = '999990019';
const START = new Date('2026-03-01T09:00:00Z');
const TRACEPARENT = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

const at = (register: string) => `https://${register}.example`;
const activiteiten = Object.fromEntries(ACTIVITEITEN.map((it) => [it, `https://register.example/${it}`]));

function verwerkingenWith(
  logboek: object | undefined = { url: 'x', key: { id: KEY.id, secret: SECRET.toString('base64') } },
  known: object = activiteiten,
): Verwerkingen {
  const registers = Object.fromEntries(['klanten', 'taken', 'zaken'].map((it) => [it, { url: at(it) }]));
  return new Verwerkingen({
    ...registers,
    logboek,
    configuration: { logboek: { activiteiten: known } },
  } as unknown as Settings);
}

const request = (parts: object = {}) => ({ headers: {}, params: {}, body: undefined, ...parts }) as Done['request'];

/** What is told of an operation, in a trace. */
const recordsOf = (id: string, parts: object, more: Partial<Done> = {}, verwerkingen = verwerkingenWith()) =>
  withLogContext({ request: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736', span: 'a1b2c3d4e5f60718' }, () =>
    verwerkingen.recordsOf(id, { request: request(parts), start: START, ...more }),
  );

/** Whom it is about, each once. */
const subjectsOf = (...args: Parameters<typeof recordsOf>) => [
  ...new Set(recordsOf(...args)?.flatMap(({ attributes }) => attributes['dpl.core.data_subject_id'] ?? [])),
];

/** Which registers are called for it. */
const registersOf = (...args: Parameters<typeof recordsOf>) =>
  recordsOf(...args)?.flatMap(({ attributes }) => attributes['dpl.core.foreign_operation.processor'] ?? []);

const asPartij = (uuid: string) => pseudonymOf(KEY, 'https://klanten.example/partijen', uuid);
const asBsn = pseudonymOf(KEY, 'BSN', BSN);

describe('what has to be told', () => {
  it('is what is done with data of customers, where there is a logboek', () => {
    for (const id of Object.keys(VERWERKINGEN)) expect(verwerkingenWith().isOne(id)).toBe(true);
    expect(verwerkingenWith().isOne('productenBekijken')).toBe(false);
    expect(new Verwerkingen({ logboek: undefined } as Settings).isOne('partijenZoeken')).toBe(false);
  });

  it.each([
    ['of an operation that does nothing with them', 'productenBekijken', undefined, undefined],
    ['without a logboek', 'partijenZoeken', null, undefined],
    ['of an activity that is not in the register', 'partijenZoeken', undefined, {}],
  ])('is nothing %s', (_, id, logboek, known) => {
    const verwerkingen = verwerkingenWith(logboek === null ? (null as never) : undefined, known);
    expect(recordsOf(id, { body: { bsn: BSN } }, {}, verwerkingen)).toBeUndefined();
  });
});

describe('a record', () => {
  it('has the trace, what was done, and how long', () => {
    const [own, call, ...others] = recordsOf('partijBekijken', {
      params: { uuid: PARTIJ },
      headers: { traceparent: TRACEPARENT },
    })!;
    expect(others).toEqual([]);
    expect(own).toEqual({
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: 'a1b2c3d4e5f60718',
      parent_span_id: '00f067aa0ba902b7',
      name: 'Inzien klant',
      status: 'Unset',
      start_time: START.getTime(),
      end_time: expect.any(Number),
      attributes: {
        'dpl.core.processing_activity_id': 'https://register.example/inzien',
        'dpl.core.data_subject_id': asPartij(PARTIJ),
        'dpl.core.data_subject_id_type': 'https://klanten.example/partijen',
      },
    });
    expect(call?.attributes['dpl.core.foreign_operation.processor']).toBe(at('klanten'));
  });

  it('may begin a trace, and can be outside all of them', () => {
    expect(recordsOf('partijBekijken', {})?.[0]).not.toHaveProperty('parent_span_id');
    const [outside] = verwerkingenWith().recordsOf('partijBekijken', { request: request(), start: START })!;
    expect(outside).toMatchObject({ trace_id: '', span_id: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });

  it('says what kind of fault it was', () => {
    const [own] = recordsOf('partijBekijken', {}, { fault: 'register-niet-bereikbaar' })!;
    expect(own).toMatchObject({ status: 'Error', attributes: { 'exception.type': 'register-niet-bereikbaar' } });
  });
});

describe('whom it is about', () => {
  const klant = (...nummers: unknown[]) => ({ body: { klant: { partijIdentificatoren: nummers } } });
  const asNummer = (objectId: unknown) => ({ codeSoortObjectId: 'bsn', objectId });

  it.each<[string, string, object, unknown, string[]]>([
    ['the partij in the path', 'partijBekijken', { params: { uuid: PARTIJ } }, { uuid: PARTIJ }, [asPartij(PARTIJ)]],
    ['nobody, of a path that names no partij', 'klantcontactBekijken', { params: { uuid: PARTIJ } }, undefined, []],
    [
      'the partij that is asked about',
      'zaakRegistreren',
      { body: { klant: { partij: PARTIJ } } },
      undefined,
      [asPartij(PARTIJ)],
    ],
    ['nobody, of what does not ask', 'partijenZoeken', { body: { klant: { partij: PARTIJ } } }, undefined, []],
    [
      'those that were shown',
      'partijenZoeken',
      {},
      { partijen: [{ uuid: PARTIJ }, { uuid: OTHER }] },
      [PARTIJ, OTHER].map(asPartij),
    ],
    ['those of a problem', 'productaanvraagRegistreren', {}, { kandidaten: [{ uuid: OTHER }] }, [asPartij(OTHER)]],
    ['the BSN that is looked for', 'partijenZoeken', { body: { bsn: BSN } }, undefined, [asBsn]],
    [
      'the BSN, of the one partij that was found',
      'partijenZoeken',
      { body: { bsn: BSN } },
      { partijen: [{ uuid: PARTIJ }] },
      [asBsn],
    ],
    [
      'each partij, when a BSN leads to two',
      'partijenZoeken',
      { body: { bsn: BSN } },
      { partijen: [{ uuid: PARTIJ }, { uuid: OTHER }] },
      [PARTIJ, OTHER].map(asPartij),
    ],
    [
      'the BSN of a new customer',
      'productaanvraagRegistreren',
      klant({ codeSoortObjectId: 'kvk_nummer', objectId: '12345678' }, null, asNummer(BSN)),
      undefined,
      [asBsn],
    ],
    [
      'nobody, by a number that is none',
      'productaanvraagRegistreren',
      klant(asNummer('123'), asNummer(BSN)),
      undefined,
      [],
    ],
    ['nobody, by what is no text', 'productaanvraagRegistreren', klant(asNummer(999990019)), undefined, []],
    [
      'nobody, of what is no list',
      'productaanvraagRegistreren',
      { body: { klant: { partijIdentificatoren: 'x' } } },
      undefined,
      [],
    ],
    ['nobody, of a body that is nothing', 'productaanvraagRegistreren', { body: null }, undefined, []],
  ])('%s', (_, id, parts, shown, subjects) => {
    expect(subjectsOf(id, parts, { shown })).toEqual(subjects);
  });
});

describe('which registers are called', () => {
  it.each<[string, unknown, string[]]>([
    ['a zaak', { vervolg: { soort: 'zaak' } }, ['klanten', 'zaken']],
    ['an interne taak', { vervolg: { soort: 'interneTaak' } }, ['klanten', 'taken']],
    ['what it does not say', {}, ['klanten', 'taken', 'zaken']],
  ])('depends on what follows: %s', (_, body, registers) => {
    expect(registersOf('productaanvraagRegistreren', { body })).toEqual(registers.map(at));
  });
});
