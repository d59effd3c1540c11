import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { NotBegunError } from '../../database/mutex.js';
import { notAvailable, ProblemException } from '../../http/problem.js';
import { LOG, type Log } from '../../telemetry/log.js';
import { atRegister } from '../../timing/at-register.js';
import { registerText } from '../../upstream/failure-text.js';
import { readAgain } from '../../upstream/read-again.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import { oorzaakOf } from '../answer/oorzaak.js';
import { SPOKEN } from '../answer/read-out.js';

const AGAIN = 'Er is niets geregistreerd. Probeer het later opnieuw.';

/** Looks up what must be known before anything is written: when that fails, nothing has happened, and the key is not used up. */
@Injectable()
export class LookUpsBeforeStart {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Tries again when a register was not reached, as every call is while a person waits. Throws a ProblemException.
   * @param stap what it is for, in the answer.
   * @param wait milliseconds that the caller waits, when it says so.
   */
  async ask<T>(stap: string, lookUp: () => Promise<T>, wait = 0): Promise<T> {
    const { snellePogingen, wachttijd } = this.settings.configuration.tijden;
    try {
      // Who does not wait for the end, does wait to be accepted.
      return await atRegister(() => readAgain(lookUp, { pauses: snellePogingen, wait: Math.max(wait, wachttijd) }));
    } catch (error) {
      if (error instanceof NotBegunError) {
        this.log.error({ err: error, stap }, 'the database could not be used');
        throw notAvailable(AGAIN);
      }
      if (!(error instanceof UpstreamError)) throw error;
      this.log.warn({ failure: error.failure, stap }, 'a look-up before the start failed');
      throw new ProblemException('register-fout', {
        detail: `${registerText(error.failure)}. ${AGAIN}`,
        extensions: {
          uitkomst: 'ongedaanGemaakt',
          stap,
          oorzaak: oorzaakOf({ failedAt: stap, failure: error.failure }),
          opnieuwProberen: true,
          tekst: [SPOKEN.undone, SPOKEN.nothingLeft, SPOKEN.later].join(' '),
        },
      });
    }
  }
}
