import { newSpanId } from './traceparent.js';

/** What became of an action. `Unset`: no fault of ours, also when nothing was found. `Ok`: expressly good. `Error`: a fault. */
export type Status = 'Unset' | 'Ok' | 'Error';

/** Who an action is about, by a pseudonym. */
export interface Subject {
  /** See `pseudonymOf`. */
  readonly id: string;
  /** `BSN`, or the URI of what says what kind of id it is. */
  readonly type: string;
}

/** One record of the logboek dataverwerkingen (1.0.0), as it is kept until it is sent. Nothing about an employee. */
export interface LogboekRecord {
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id?: string;
  readonly name: string;
  readonly status: Status;
  /** Milliseconds since 1970. */
  readonly start_time: number;
  readonly end_time: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Something that was done with data of persons. */
export interface Action {
  readonly traceId: string;
  /** Also told to whom is called for it. */
  readonly spanId: string;
  /** Of what called us. */
  readonly parentSpanId?: string | undefined;
  /** What was done, in a few words that are always the same. */
  readonly name: string;
  /** Absolute URI of one version of an activity in the register of processing activities (GDPR article 30). */
  readonly activity: string;
  readonly start: Date;
  readonly end: Date;
  readonly status: Status;
  /** What kind of fault it was, in a word; never a message, which may have data in it. */
  readonly fault?: string | undefined;
  /** Everybody that it is about. Nobody: who it is about is not known. */
  readonly subjects: readonly Subject[];
  /** URLs of applications of others that were called for it. */
  readonly processors: readonly string[];
}

/**
 * The records of an action: one record refers to one subject at most, so an action that is about several has one of its own and
 * one below it for each. What was called of others is below that.
 */
export function recordsOf(action: Action): LogboekRecord[] {
  const { traceId, spanId, parentSpanId, subjects } = action;
  const [only, ...others] = subjects;
  const own = {
    trace_id: traceId,
    span_id: spanId,
    ...(parentSpanId !== undefined && { parent_span_id: parentSpanId }),
  };
  if (others.length === 0) return [{ ...own, ...described(action, only) }, ...calls(action, spanId, only)];
  return [
    { ...own, ...described(action, undefined) },
    ...subjects.flatMap((subject) => {
      const below = { trace_id: traceId, span_id: newSpanId(), parent_span_id: spanId };
      return [{ ...below, ...described(action, subject) }, ...calls(action, below.span_id, subject)];
    }),
  ];
}

const calls = (action: Action, parent: string, subject: Subject | undefined): LogboekRecord[] =>
  action.processors.map((processor) => ({
    trace_id: action.traceId,
    span_id: newSpanId(),
    parent_span_id: parent,
    ...described(action, subject, { 'dpl.core.foreign_operation.processor': processor }),
  }));

function described(
  { name, status, start, end, activity, fault }: Action,
  subject: Subject | undefined,
  further: Readonly<Record<string, string>> = {},
): Pick<LogboekRecord, 'name' | 'status' | 'start_time' | 'end_time' | 'attributes'> {
  return {
    name,
    status,
    start_time: start.getTime(),
    end_time: end.getTime(),
    attributes: {
      'dpl.core.processing_activity_id': activity,
      ...(subject && { 'dpl.core.data_subject_id': subject.id, 'dpl.core.data_subject_id_type': subject.type }),
      ...further,
      ...(fault !== undefined && { 'exception.type': fault }),
    },
  };
}
