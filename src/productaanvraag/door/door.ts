import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import type { Answer } from '../answer/answer.js';
import { Intakes } from '../intake/intakes.js';
import type { Kinds, SoortAanvraag } from '../intake/kinds.js';
import { submissionOf } from '../intake/submission.js';
import { Places } from './places.js';
import type { Call } from './writing-call.js';

/** The way of every request that registers something: the key, checks and look-ups, acceptance, and then the answer. */
@Injectable()
export class Door {
  readonly #wachttijd: number;

  constructor(
    @Inject(Intakes) private readonly intakes: Intakes,
    @Inject(Places) private readonly places: Places,
    @Inject(SETTINGS) { configuration }: Settings,
  ) {
    this.#wachttijd = configuration.tijden.wachttijd;
  }

  /**
   * What a request is answered, once it has ended or its caller has waited long enough. A request whose key is known is
   * answered from the log, whatever else there may be to say about it.
   * @param content everything that makes it the same request: the body, and what of the path matters.
   * @param read checks it and makes it ready, and writes nothing. May throw a ProblemException, which does not use up the key.
   */
  async submit<Soort extends SoortAanvraag>(
    soort: Soort,
    { caller, idempotencyKeys, wait = this.#wachttijd }: Call,
    content: unknown,
    read: (now: Date) => Promise<Kinds[Soort]>,
  ): Promise<Answer> {
    const until = performance.now() + wait;
    const intake = this.intakes.of<Soort>(soort);
    const submission = submissionOf(soort, caller, idempotencyKeys, content);
    const known = await this.places.known(() => intake.find(submission));
    const run =
      known ??
      (await this.places.accept(submission, async () => {
        const now = new Date();
        return intake.accept(submission, await read(now), now);
      }));
    return intake.answer(run, Math.max(0, until - performance.now()));
  }
}
