import { describe, expect, it } from '@jest/globals';
import { exportRequestOf } from './otlp.js';
import { pseudonymOf } from './pseudonym.js';
import { recordsOf, type Action } from './record.js';

const ACTION: Action = {
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  name: 'Inzien klant',
  activity: 'https://register.example/inzien/v1',
  start: new Date(1000),
  end: new Date(1500),
  status: 'Unset',
  subjects: [],
  processors: [],
};
const one = { id: 'k:1', type: 'BSN' };
const two = { id: 'k:2', type: 'BSN' };

describe(recordsOf.name, () => {
  it('is one record of what is about nobody or one person', () => {
    const base = {
      trace_id: ACTION.traceId,
      span_id: ACTION.spanId,
      name: 'Inzien klant',
      status: 'Unset',
      start_time: 1000,
      end_time: 1500,
    };
    expect(recordsOf(ACTION)).toEqual([
      { ...base, attributes: { 'dpl.core.processing_activity_id': ACTION.activity } },
    ]);
    const parentSpanId = 'c'.repeat(16);
    const attributes = {
      'dpl.core.processing_activity_id': ACTION.activity,
      'dpl.core.data_subject_id': 'k:1',
      'dpl.core.data_subject_id_type': 'BSN',
      'exception.type': 'stuk',
    };
    expect(recordsOf({ ...ACTION, parentSpanId, subjects: [one], status: 'Error', fault: 'stuk' })).toEqual([
      { ...base, parent_span_id: parentSpanId, status: 'Error', attributes },
    ]);
  });

  it('is one below it for each person when there are more, and one below that for each application of others', () => {
    const records = recordsOf({ ...ACTION, subjects: [one, two], processors: ['https://klanten.example'] });
    const shape = records.map(({ span_id, parent_span_id, attributes }) => [
      records.findIndex((it) => it.span_id === parent_span_id),
      attributes['dpl.core.data_subject_id'],
      attributes['dpl.core.foreign_operation.processor'],
      span_id.length,
    ]);
    expect(shape).toEqual([
      [-1, undefined, undefined, 16],
      [0, 'k:1', undefined, 16],
      [1, 'k:1', 'https://klanten.example', 16],
      [0, 'k:2', undefined, 16],
      [3, 'k:2', 'https://klanten.example', 16],
    ]);
    expect(new Set(records.map(({ span_id }) => span_id)).size).toBe(5);
  });
});

describe(pseudonymOf.name, () => {
  const key = (id: string, byte: number) => ({ id, secret: Buffer.alloc(32, byte) });

  it('is the same for the same person and key, and another for any other', () => {
    const wanted = pseudonymOf(key('a', 1), 'BSN', '999990019');
    expect(wanted).toMatch(/^a:[0-9a-f]{64}$/);
    expect(pseudonymOf(key('a', 1), 'BSN', '999990019')).toBe(wanted);
    const others = [
      pseudonymOf(key('a', 1), 'BSN', '999993653'),
      pseudonymOf(key('a', 2), 'BSN', '999990019'),
      pseudonymOf(key('a', 1), 'RSIN', '999990019'),
    ];
    expect(new Set([wanted, ...others]).size).toBe(4);
  });
});

describe(exportRequestOf.name, () => {
  it('says every status by its number', () => {
    const records = (['Unset', 'Ok', 'Error'] as const).flatMap((status) => recordsOf({ ...ACTION, status }));
    const { resourceSpans } = exportRequestOf({ 'service.name': 'x' }, records) as {
      resourceSpans: { scopeSpans: { spans: { status: object; startTimeUnixNano: string }[] }[] }[];
    };
    const spans = resourceSpans[0]!.scopeSpans[0]!.spans;
    expect(spans.map(({ status }) => status)).toEqual([{ code: 0 }, { code: 1 }, { code: 2 }]);
    expect(spans[0]!.startTimeUnixNano).toBe('1000000000');
  });
});
