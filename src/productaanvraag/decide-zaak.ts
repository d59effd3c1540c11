import type { Steps } from '../saga/attempts.js';
import type { OrElse, Saga } from '../saga/saga.js';
import type { Failure, ReversibleStep } from '../saga/step.js';
import type { Opdracht, Registratie } from './opdracht.js';
import type { ZaakVervolg } from './productaanvraag.js';
import { ROUNDS } from './step-names.js';
import { assignInterneTaak } from './steps/assign-interne-taak.step.js';
import type { PartijOfZaak } from './steps/initiator.js';
import { isForTheCaller, openZaak } from './steps/open-zaak.step.js';
import type { StepTools } from './steps/step-tools.js';
import { unlinkZaak } from './steps/zaak-link.steps.js';

/** What a zaak is opened for. */
interface Case extends PartijOfZaak {
  readonly opdracht: Opdracht;
  readonly vervolg: ZaakVervolg;
  /** uuid of the klantcontact. */
  readonly klantcontact: string;
  /** uuid of the link that stands already, for a zaak that is still to come; absent when it is made afterwards. */
  readonly onderwerpobject: string | undefined;
  /** The number of the zaak. */
  readonly identificatie: string;
  /** What can be done at the same time, and can wait. */
  readonly alongside: Steps;
  /** What is still to be done once it is decided, whatever that is. */
  readonly afterwards: Steps;
}

/**
 * Opens the zaak: the step that decides (C9018, step 5, variant A). When it certainly cannot be made a colleague is asked
 * to make it (variant B), or it is tried for days, or everything is undone, as is set for the product.
 */
export async function decideZaak(
  tools: StepTools,
  saga: Saga,
  it: Case,
): Promise<Pick<Registratie, 'zaak' | 'nummersNietOpZaak' | 'interneTaak' | 'zaakNietGemaakt'>> {
  const { opdracht } = it;
  const zaak = openZaak(tools, opdracht, it);
  const decision = await saga.pivotOrElse(ROUNDS.vervolg, { zaak }, it.alongside, (failure) =>
    otherwise(tools, it, failure),
  );
  if ('values' in decision)
    return { zaak: decision.values.zaak, ...(it.known?.wrong && { nummersNietOpZaak: it.known.wrong }) };
  await saga.forward(ROUNDS.uitwijkAfmaken, afterFallback(tools, it));
  return {
    interneTaak: { uuid: decision.instead.interneTaak, nummer: opdracht.sleutels.interneTaak },
    zaakNietGemaakt: { because: decision.because },
  };
}

/** Nothing when the caller can mend it: then everything is undone, and they are told what to change. */
function otherwise(
  tools: StepTools,
  { opdracht, vervolg: { uitwijk: fallback }, klantcontact }: Case,
  failure: Failure,
): OrElse<{ interneTaak: ReversibleStep<string> }> | undefined {
  if (isForTheCaller(failure)) return undefined;
  switch (fallback?.soort) {
    case 'later':
      return { persistFor: fallback.gedurende };
    case 'interneTaak':
      return {
        name: ROUNDS.uitwijk,
        instead: { interneTaak: assignInterneTaak(tools, opdracht, { vervolg: fallback, klantcontact }) },
      };
    case undefined:
      return undefined;
  }
}

/** Nothing refers to a zaak that is not there. */
const afterFallback = (tools: StepTools, { onderwerpobject, afterwards }: Case): Steps => ({
  ...(onderwerpobject !== undefined && { onderwerpobjectWeg: unlinkZaak(tools, onderwerpobject) }),
  ...afterwards,
});
