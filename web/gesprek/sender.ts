import type {
  InterneTaakAanvraag,
  KlantcontactAanvraag,
  Klantregie,
  NoAnswer,
  Pause,
  Productaanvraag,
  Refused,
  Sent,
  Submission,
  ZaakAanvraag,
} from '../../client/src/index.js';
import type { Action, Stage } from './calls.js';
import type { UnansweredRequests } from './unanswered.js';
import { doubtOf, isRunning, outcomeOf, type Outcome, type Rejection } from './outcome.js';

/** What can be registered. */
export type Request =
  | { readonly operation: 'productaanvraagRegistreren'; readonly input: { readonly body: Productaanvraag } }
  | { readonly operation: 'klantcontactRegistreren'; readonly input: { readonly body: KlantcontactAanvraag } }
  | {
      readonly operation: 'zaakRegistreren';
      readonly input: { readonly path: { readonly uuid: string }; readonly body: ZaakAanvraag };
    }
  | {
      readonly operation: 'interneTaakRegistreren';
      readonly input: { readonly path: { readonly uuid: string }; readonly body: InterneTaakAanvraag };
    };

/** Seconds that the medewerker waits with the customer on the line. */
const WAIT = 2;

/** Seconds between looks at a request that comes to its end by itself: at first often, after two minutes seldom. */
function* looks(): Generator<number, never> {
  for (let count = 0; ; count += 1) yield count < 4 ? 0.5 : count < 14 ? 1 : count < 36 ? 5 : 30;
}

interface Sending {
  readonly submission: Submission<Request['operation']>;
  readonly stop: AbortController;
}

/** Sends what is filled in, and sees it to its end. What is sent is fixed until it is certain what came of it. */
export class Sender {
  readonly #sendings = new Map<number, Sending>();
  readonly #followed = new Map<number, AbortController>();

  /** @param reject what to do with a request that has to be changed */
  constructor(
    private readonly klantregie: Klantregie,
    private readonly dispatch: (action: Action) => void,
    private readonly reject: (number: number, rejection: Rejection) => void,
    private readonly loggedOut: () => void,
    private readonly unanswered: UnansweredRequests,
  ) {}

  /** Something new: under a key of its own. */
  async send(number: number, request: Request): Promise<void> {
    if (this.#sendings.get(number)?.submission.isUnknown) return;
    const submission = this.klantregie.submit(request.operation, { ...request.input, wait: WAIT } as never, {
      onPause: (pause: Pause) => this.#stage(number, { kind: 'sending', pause }),
    }) as Submission<Request['operation']>;
    await this.#send(number, submission);
  }

  /** The same once more: the same key, the same content. */
  async again(number: number): Promise<void> {
    const sending = this.#sendings.get(number);
    if (sending) await this.#send(number, sending.submission);
  }

  /** All that wait for somebody to log in. */
  async allAgain(numbers: readonly number[]): Promise<void> {
    await Promise.all(numbers.map((number) => this.again(number)));
  }

  /** Waits no longer. What is under way is not broken off. */
  stopWaiting(number: number): void {
    this.#sendings.get(number)?.stop.abort();
  }

  /** It is not looked at any more. */
  forget(number: number): void {
    this.#followed.get(number)?.abort();
    this.#followed.delete(number);
    this.#sendings.delete(number);
  }

  async #send(number: number, submission: Submission<Request['operation']>): Promise<void> {
    const stop = new AbortController();
    this.#sendings.set(number, { submission, stop });
    this.#stage(number, { kind: 'sending' });
    this.unanswered.add(submission.key, Date.now());
    const sent = await submission.send(stop.signal);
    if (sent.isCertain) this.unanswered.remove(submission.key);
    this.#answered(number, sent);
  }

  #answered(number: number, sent: Sent<Request['operation']>): void {
    const { answer } = sent;
    if (answer.kind === 'none' || this.#hasToWait(sent, answer)) {
      this.#wait(number, sent.isCertain, answer);
      return;
    }
    this.#sendings.delete(number);
    const outcome = outcomeOf(answer as Parameters<typeof outcomeOf>[0]);
    if (outcome.kind === 'rejected') this.reject(number, outcome);
    else this.#end(number, outcome);
  }

  /** Not known, or Klantregie did not get to it. */
  #hasToWait(
    { isCertain }: Sent<Request['operation']>,
    answer: Sent<Request['operation']>['answer'],
  ): answer is Refused {
    if (answer.kind !== 'problem' || answer.problem.id !== undefined) return false;
    return !isCertain || [401, 429, 503].includes(answer.status);
  }

  #wait(number: number, isCertain: boolean, answer: Refused | NoAnswer): void {
    const doubt = doubtOf(answer);
    this.#stage(number, {
      kind: 'waiting',
      doubt,
      isCertain,
      ...(answer.kind === 'problem' && { problem: answer.problem }),
    });
    if (doubt === 'loggedOut') this.loggedOut();
  }

  #end(number: number, outcome: Outcome): void {
    this.#stage(number, { kind: 'ended', outcome, steps: [] });
    if (isRunning(outcome)) void this.#follow(number, outcome.id);
  }

  async #follow(number: number, id: string): Promise<void> {
    const stop = new AbortController();
    this.#followed.set(number, stop);
    for (const seconds of looks()) {
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      if (stop.signal.aborted) return;
      const answer = await this.klantregie.call('productaanvraagBekijken', { path: { id } });
      if (answer.kind === 'problem' && answer.status === 401) this.loggedOut();
      if (answer.kind !== 'good' || stop.signal.aborted) continue;
      this.dispatch({ type: 'progress', number, toestand: answer.body });
      if (!answer.body.uitkomst.startsWith('wordt')) return;
    }
  }

  #stage(number: number, stage: Stage): void {
    this.dispatch({ type: 'stage', number, stage });
  }
}
