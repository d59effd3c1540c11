import type { Answer, Good, KeyedOperation, NoAnswer, Refused } from './answer.js';

/** What came of sending a submission. */
export type Sent<Name extends KeyedOperation> =
  /** For certain: registered, or not, or being seen to. Something else may be sent, under another key. */
  | { readonly isCertain: true; readonly answer: Good<Name> | Refused }
  /**
   * It may be registered. Nothing about it may be changed: send it again, until it is certain. `answer`: the last that came,
   * such as that nobody is logged in any more.
   */
  | { readonly isCertain: false; readonly answer: Refused | NoAnswer };

/** A wait before it is sent again. */
export interface Pause {
  readonly seconds: number;
  /** Whether it may be registered: then never say that it is not. */
  readonly isUnknown: boolean;
  readonly answer: Refused | NoAnswer;
}

export interface SubmissionOptions {
  /** 16 to 64 characters, the same for the same thing. Default: a new UUID. */
  readonly key?: string;
  /** Is told that it waits, before it sends it again by itself. */
  readonly onPause?: (pause: Pause) => void;
  /** Seconds to wait before each time that it is sent again by itself. Default: 1, 2, 4 and 8. */
  readonly pauses?: readonly number[];
}

/** Nobody can tell whether it was accepted: the database did not confirm it. */
const NOT_KNOWN = '/problemen/aanname-niet-bekend';
/** Says nothing of an earlier request that was left unanswered: it was not looked at. */
const NOT_LOOKED_AT: readonly number[] = [401, 408, 429, 502, 503, 504];
/** Comes right when it is sent again later, without anybody doing anything. */
const BUSY: readonly number[] = [429, 503];

/**
 * One thing to register, under one Idempotency-Key. Its body is fixed when it is made; however often it is sent, it is
 * registered at most once. As long as it is not certain what came of it, the same has to be sent again and nothing else.
 */
export class Submission<Name extends KeyedOperation> {
  readonly key: string;
  #isUnknown = false;
  #isOut = false;
  #sending: Promise<Sent<Name>> | undefined;

  /** Made by `Klantregie.submit`. */
  constructor(
    private readonly attempt: (key: string) => Promise<Answer<Name>>,
    private readonly options: SubmissionOptions,
  ) {
    this.key = options.key ?? crypto.randomUUID();
  }

  /** Whether it is out, or was without a certain answer: it may be registered, so nothing about it may be changed. */
  get isUnknown(): boolean {
    return this.#isOut || this.#isUnknown;
  }

  /**
   * Sends it, and again after each pause as long as that can help by itself: when no answer came, and when Klantregie is
   * busy. Call it again for as long as it is not certain what came of it; while it is being sent, that changes nothing.
   * @param stop ends the waiting; what is under way is not broken off, for that would leave it unknown.
   */
  send(stop?: AbortSignal): Promise<Sent<Name>> {
    this.#sending ??= this.#sendUntilCertain(stop).finally(() => (this.#sending = undefined));
    return this.#sending;
  }

  async #sendUntilCertain(stop?: AbortSignal): Promise<Sent<Name>> {
    const { pauses = [1, 2, 4, 8], onPause } = this.options;
    for (let count = 0; ; count += 1) {
      this.#isOut = true;
      const sent = this.#judge(await this.attempt(this.key).finally(() => (this.#isOut = false)));
      const { answer } = sent;
      const pause = pauses[count];
      if (answer.kind === 'good' || pause === undefined || stop?.aborted) return sent;
      if (!helpsToRepeat(sent.isCertain, answer)) return sent;
      const seconds = Math.max(pause, answer.kind === 'problem' ? (answer.retryAfter ?? 0) : 0);
      onPause?.({ seconds, isUnknown: this.#isUnknown, answer });
      if (!(await passes(seconds, stop))) return sent;
    }
  }

  #judge(answer: Answer<Name>): Sent<Name> {
    // Who accepts something, gives it an id.
    const judged: Answer<Name> =
      answer.kind === 'good' && !hasId(answer.body) ? { kind: 'none', status: answer.status } : answer;
    this.#isUnknown = judged.kind !== 'good' && !isCertain(judged, this.#isUnknown);
    return { isCertain: !this.#isUnknown, answer: judged } as Sent<Name>;
  }
}

/** @param wasUnknown whether an earlier time was left without a certain answer. */
function isCertain(answer: Refused | NoAnswer, wasUnknown: boolean): boolean {
  if (answer.kind === 'none') return false;
  const { problem, status } = answer;
  if (hasId(problem)) return true;
  if (problem.type === NOT_KNOWN || status === 500) return false;
  return !(wasUnknown && NOT_LOOKED_AT.includes(status));
}

/** What has an id, was accepted: the key is used. */
const hasId = (body: unknown): boolean => typeof (Object(body) as { id?: unknown }).id === 'string';

/** Who is not logged in any more, has to do something about that first. */
function helpsToRepeat(isCertain: boolean, answer: Refused | NoAnswer): boolean {
  if (answer.kind === 'none') return true;
  return answer.status !== 401 && (!isCertain || BUSY.includes(answer.status));
}

/** Whether so many seconds went by without being stopped. */
function passes(seconds: number, stop?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const stopped = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      stop?.removeEventListener('abort', stopped);
      resolve(true);
    }, seconds * 1000);
    stop?.addEventListener('abort', stopped, { once: true });
  });
}
