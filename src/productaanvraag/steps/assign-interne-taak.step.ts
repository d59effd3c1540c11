import { UpstreamError } from '../../upstream/upstream.error.js';
import type { ReversibleStep } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import type { InterneTaakVervolg } from '../productaanvraag.js';
import { assigneeOf, findAssignee } from './assignee.js';
import { ensure } from './ensure.js';
import { InUseError, interneTaakInUse } from './in-use.js';
import type { Registers } from './registers.js';

/** Asks a colleague to handle the request (F2120): always one klantcontact and always one actor. */
export const assignInterneTaak = (
  registers: Registers,
  { sleutels: { interneTaak: nummer } }: Pick<Opdracht, 'sleutels'>,
  vervolg: InterneTaakVervolg,
  klantcontact: string,
): ReversibleStep<string> => {
  const { taken, actoren } = registers;
  const find = async () => {
    const found = await taken.findInterneTaakByReferentienummer(nummer);
    return found?.aanleidinggevendKlantcontact.uuid === klantcontact ? found : undefined;
  };
  const assign = async (again: boolean): Promise<string> => {
    const actor = await findAssignee(registers, vervolg.toegewezenAan);
    if (!actor) throw new UpstreamError(UNKNOWN_ASSIGNEE);
    const { uuid } = await ensure(again, {
      create: () =>
        taken.createInterneTaak({
          referentienummer: nummer,
          nummer,
          gevraagdeHandeling: vervolg.gevraagdeHandeling,
          toelichting: vervolg.toelichting,
          status: 'te_verwerken',
          aanleidinggevendKlantcontact: { uuid: klantcontact },
          toegewezenAanActoren: [{ uuid: actor }],
        }),
      isTaken: (error) => error.refuses('referentienummer', 'unique') || error.refuses('nummer', 'unique'),
      find,
      limit: registers.configuration.tijden.registerGrens,
    });
    return uuid;
  };
  return {
    run: async (again) => {
      try {
        return await assign(again);
      } catch (error) {
        if (!(error instanceof UpstreamError && error.refuses('toegewezenAanActoren.0.uuid'))) throw error;
        actoren.forget(assigneeOf(registers, vervolg.toegewezenAan));
        return assign(again);
      }
    },
    find: async () => (await find())?.uuid,
    undo: async (uuid) => {
      // What hangs on it stands as well: its klantcontact would take it along.
      const reason = await interneTaakInUse(registers, { uuid, nummer }, vervolg.toegewezenAan);
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
