import type { Aanvragen } from '../database/aanvragen.js';
import type { Witness } from '../durable/durable.js';
import type { Outcome } from '../saga/saga.js';
import type { Failure } from '../saga/step.js';
import type { Log } from '../telemetry/log.js';
import type { Uitkomst } from './answer.js';

const UITKOMSTEN = {
  completed: 'voltooid',
  undone: 'ongedaanGemaakt',
  attention: 'vraagtAandacht',
} as const satisfies Record<Outcome<unknown>['state'], Uitkomst>;

export const uitkomstOf = ({ state }: Outcome<unknown>): Uitkomst => UITKOMSTEN[state];

const ASKED: Failure = { kind: 'refused', message: 'een beheerder heeft gevraagd om dit ongedaan te maken' };

/** Keeps the list of requests as the durable log has them. */
export function witnessOf(aanvragen: Aanvragen, log: Log): Witness {
  const complaining = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      log.warn({ err: error }, 'the list of requests could not be kept');
      throw error;
    }
  };
  return {
    turned: (id) => complaining(aanvragen.turned(id)),
    ended: (id, outcome) => complaining(aanvragen.ended(id, uitkomstOf(outcome))),
    history: async (id) => {
      const { wasReopened, isTakenBack } = await complaining(aanvragen.historyOf(id));
      return { wasReopened, ...(isTakenBack && { takenBack: ASKED }) };
    },
  };
}
