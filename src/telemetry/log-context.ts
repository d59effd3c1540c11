import { AsyncLocalStorage } from 'node:async_hooks';

/** What a line in the log belongs to. It is found and not handed down, as the fence is: whoever logs need not know it. */
export interface LogContext {
  /** The request that came in, by an id of its own (uuid); of a trace, that of the trace. */
  readonly request?: string | undefined;
  /** What was done for that request, in its trace (W3C Trace Context): 16 hexadecimal digits. */
  readonly span?: string;
  /** The run, by its id. */
  readonly run?: string;
  /** The checkpoint that is being made. */
  readonly step?: string;
}

const contexts = new AsyncLocalStorage<LogContext>();

/** What the work logs, also later on, belongs to this, and to what it belongs to already. */
export function withLogContext<T>(context: LogContext, work: () => T): T {
  return contexts.run({ ...contexts.getStore(), ...context }, work);
}

/** What is logged now belongs to this. */
export const logContext = (): LogContext => ({ ...contexts.getStore() });

/** For what happens of its own accord, whoever began it. */
export const outsideLogContext = <T>(work: () => T): T => contexts.run({}, work);
