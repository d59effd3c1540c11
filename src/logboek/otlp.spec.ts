import { expect, it } from '@jest/globals';
import { exportRequestOf } from './otlp.js';
import type { LogboekRecord, Status } from './record.js';

const RECORD: LogboekRecord = {
  trace_id: 't',
  span_id: 's',
  name: 'Inzien klant',
  status: 'Unset',
  start_time: 1,
  end_time: 2,
  attributes: { a: 'b' },
};
const SPAN = {
  traceId: 't',
  spanId: 's',
  name: 'Inzien klant',
  kind: 1,
  startTimeUnixNano: '1000000',
  endTimeUnixNano: '2000000',
  attributes: [{ key: 'a', value: { stringValue: 'b' } }],
  status: { code: 0 },
};

it.each<[Status, number]>([
  ['Unset', 0],
  ['Ok', 1],
  ['Error', 2],
])('records are told as OTLP has them: %s', (status, code) => {
  const records = [
    { ...RECORD, status },
    { ...RECORD, parent_span_id: 'p' },
  ];
  expect(exportRequestOf({ 'service.name': 'klantregie' }, records)).toStrictEqual({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'klantregie' } }] },
        scopeSpans: [
          {
            scope: { name: 'logboek-dataverwerkingen', version: '1.0.0' },
            spans: [
              { ...SPAN, status: { code } },
              { ...SPAN, parentSpanId: 'p' },
            ],
          },
        ],
      },
    ],
  });
});
