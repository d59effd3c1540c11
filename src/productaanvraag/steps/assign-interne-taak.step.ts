import { UpstreamError } from '../../upstream/upstream.error.js';
import type { ReversibleStep } from '../../saga/step.js';
import type { Reference } from '../../klanten/klanten.types.js';
import type { Opdracht } from '../opdracht.js';
import type { InterneTaakVervolg } from '../productaanvraag.js';
import { assigneesOf, ensureAssignees } from './assignee.js';
import { ensure, wasLookedAt } from '../../upstream/ensure.js';
import { InUseError, interneTaakInUse } from './in-use.js';
import type { StepTools } from './step-tools.js';

interface Assignment {
  readonly vervolg: InterneTaakVervolg;
  /** uuid of the klantcontact that it came from. */
  readonly klantcontact: string;
}

/** Asks a colleague to handle the request (F2120): always one klantcontact, and always an actor. */
export const assignInterneTaak = (
  tools: StepTools,
  { sleutels: { interneTaak: nummer }, terms: { codes, tijden } }: Pick<Opdracht, 'sleutels' | 'terms'>,
  { vervolg, klantcontact }: Assignment,
): ReversibleStep<string> => {
  const { taken, actoren } = tools;
  const find = async () => {
    const found = await taken.findInterneTaakByReferentienummer(nummer);
    return found?.aanleidinggevendKlantcontact.uuid === klantcontact ? found : undefined;
  };
  const create = async (): Promise<Reference> => {
    const toegewezenAanActoren = await ensureAssignees(tools, codes, vervolg);
    if (toegewezenAanActoren.length === 0) throw new UpstreamError(UNKNOWN_ASSIGNEE);
    return taken.createInterneTaak({
      referentienummer: nummer,
      nummer,
      gevraagdeHandeling: vervolg.gevraagdeHandeling,
      toelichting: vervolg.toelichting,
      status: 'te_verwerken',
      aanleidinggevendKlantcontact: { uuid: klantcontact },
      toegewezenAanActoren,
    });
  };
  const assign = async (): Promise<Reference> => {
    try {
      return await create();
    } catch (error) {
      const assignees = assigneesOf(codes, vervolg);
      const isGone = (index: number) =>
        error instanceof UpstreamError && error.refuses(`toegewezenAanActoren.${index}.uuid`);
      if (!assignees.some((_, index) => isGone(index))) throw error;
      for (const assignee of assignees) actoren.forget(assignee);
      return create();
    }
  };
  return {
    run: async (unansweredSince) => {
      const { uuid } = await ensure(unansweredSince, {
        create: assign,
        isTaken: (error) => error.refuses('referentienummer', 'unique') || error.refuses('nummer', 'unique'),
        isRefusal: (error) => error.failure.code === UNKNOWN_ASSIGNEE.code || wasLookedAt(error),
        find,
        limit: tijden.registerGrens,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: async (uuid) => {
      // What hangs on it stands as well: its klantcontact would take it along.
      const reason = await interneTaakInUse(tools, codes, { uuid, nummer }, vervolg);
      if (reason !== undefined) throw new InUseError(reason);
      await taken.removeInterneTaak(uuid);
    },
  };
};

const UNKNOWN_ASSIGNEE = {
  kind: 'refused',
  message: 'klanten kent niemand met de opgegeven toewijzing',
  system: 'klanten',
  operation: 'GET actoren',
  code: 'toewijzing',
  fields: [],
} as const;
