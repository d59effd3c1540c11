import type { LogboekRecord, Status } from './record.js';

/** Who sends the records (the resource of OpenTelemetry): `service.name` at least. */
export type Resource = Readonly<Record<string, string>>;

const STATUS_CODES: Readonly<Record<Status, number>> = { Unset: 0, Ok: 1, Error: 2 };
/** An action inside an application (OTLP `SPAN_KIND_INTERNAL`). */
const INTERNAL = 1;

/** Records as an `ExportTraceServiceRequest` of OTLP/HTTP, in the JSON encoding: ids in hex, times in nanoseconds as text. */
export const exportRequestOf = (resource: Resource, records: readonly LogboekRecord[]): object => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf(resource) },
      scopeSpans: [{ scope: { name: 'logboek-dataverwerkingen', version: '1.0.0' }, spans: records.map(spanOf) }],
    },
  ],
});

const spanOf = ({
  trace_id,
  span_id,
  parent_span_id,
  name,
  status,
  start_time,
  end_time,
  attributes,
}: LogboekRecord) => ({
  traceId: trace_id,
  spanId: span_id,
  ...(parent_span_id !== undefined && { parentSpanId: parent_span_id }),
  name,
  kind: INTERNAL,
  startTimeUnixNano: `${start_time}000000`,
  endTimeUnixNano: `${end_time}000000`,
  attributes: attributesOf(attributes),
  status: { code: STATUS_CODES[status] },
});

const attributesOf = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([key, stringValue]) => ({ key, value: { stringValue } }));
