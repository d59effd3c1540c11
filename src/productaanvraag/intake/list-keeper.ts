import type { Aanvragen, Einde } from '../../database/aanvragen.js';
import type { Exclusively } from '../../database/mutex.js';
import type { Keyring } from '../../encryption/keyring.js';
import type { ListKeeper } from '../../durable/durable.js';
import type { Outcome } from '../../saga/outcome.js';
import type { Failure } from '../../saga/step.js';
import type { Uitkomst } from '../answer/answer.js';
import { isUpstream } from '../answer/failure-text.js';
import { oorzaakOf, type Turned } from '../answer/oorzaak.js';
import type { Registratie } from '../opdracht.js';
import { digestsOf, findableAfter } from './found-by.js';
import type { SoortAanvraag } from './kinds.js';
import type { RunMetrics } from './run-metrics.js';
import { readAttempt, readName, undoing } from '../../saga/checkpoint-names.js';

const UITKOMSTEN = {
  completed: 'voltooid',
  undone: 'ongedaanGemaakt',
  attention: 'vraagtAandacht',
} as const satisfies Record<Outcome<unknown>['state'], Uitkomst>;

export const uitkomstOf = ({ state }: Outcome<unknown>): Uitkomst => UITKOMSTEN[state];

const ASKED: Failure = { kind: 'refused', message: 'een beheerder heeft gevraagd om dit ongedaan te maken' };

/** What the list says of an end beside its uitkomst. */
export function eindeOf(outcome: Outcome<Partial<Registratie>>): Einde {
  const stuck = stuckAt(outcome);
  const { register, soort, stap } = (stuck && oorzaakOf(stuck)) ?? {};
  const code = stuck && isUpstream(stuck.failure) ? stuck.failure.code : undefined;
  return {
    ...numberOf('result' in outcome ? outcome.result : undefined),
    ...(stap !== undefined && { stap }),
    ...(register !== undefined && { register }),
    ...(soort !== undefined && { oorzaak: soort }),
    ...(code !== undefined && { code }),
  };
}

function numberOf({ zaak, interneTaak, klantcontact }: Partial<Registratie> = {}): { nummer?: string } {
  const nummer = zaak?.identificatie ?? interneTaak?.nummer ?? klantcontact?.nummer;
  return nummer === undefined ? {} : { nummer };
}

/** What keeps it from going on, or why there is no zaak. That it could not be undone says more than why it had to be. */
function stuckAt(outcome: Outcome<Partial<Registratie>>): Turned | undefined {
  switch (outcome.state) {
    case 'completed': {
      const { because } = outcome.result.zaakNietGemaakt ?? {};
      return because && { failedAt: 'zaak', failure: because };
    }
    case 'undone':
      return outcome;
    case 'attention': {
      const { gaveUpAt = '', left } = outcome;
      const { step, isUndoing } = readName(readAttempt(gaveUpAt).name);
      const failure = left.find((it) => it.step === step)?.failure;
      if (!failure || (step === outcome.failedAt && !isUndoing)) return outcome;
      return { failedAt: isUndoing ? undoing(step) : step, failure };
    }
  }
}

/** Whoever holds this, and nobody else, goes on with a request or tells of its end. */
export const lockOf = (id: string): string => `aanvraag ${id}`;

interface Tools {
  readonly aanvragen: Aanvragen;
  readonly exclusively: Exclusively;
  readonly keys: Keyring;
  readonly metrics: Pick<RunMetrics, 'ended'>;
}

/** Keeps the list of requests as the durable log has them, and counts how those of this kind end. */
export function listKeeperOf(soort: SoortAanvraag, { aanvragen, exclusively, keys, metrics }: Tools): ListKeeper {
  return {
    turned: (id) => aanvragen.markTurned(id),
    ended: async (id, outcome, log) => {
      const uitkomst = uitkomstOf(outcome);
      const { result = {} } = outcome as { result?: Partial<Registratie> };
      const einde = eindeOf(outcome as Outcome<Partial<Registratie>>);
      const zoeksleutels = digestsOf(keys, findableAfter(result));
      const isWritten = await aanvragen.markEnded(id, uitkomst, einde, { zoeksleutels, log });
      if (isWritten) metrics.ended({ soort, uitkomst });
      return isWritten;
    },
    history: async (id) => {
      const { wasReopened, isTakenBack, end } = await aanvragen.historyOf(id);
      return { wasReopened, ...(isTakenBack && { takenBack: ASKED }), ...(end != null && { end }) };
    },
    alone: (id, work) => exclusively(lockOf(id), work),
  };
}
