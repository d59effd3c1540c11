import type { Toewijzing } from '../../config/configuration.js';
import { identificatorOf } from '../../klanten/actoren.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { Kept, Step } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import type { InterneTaakVervolg } from '../productaanvraag.js';
import { ensure } from './ensure.js';
import type { Registers } from './registers.js';

/** Asks a colleague to handle the request (F2120): always one klantcontact and always one actor. */
export const assignInterneTaak = (
  registers: Registers,
  { sleutels: { interneTaak: nummer } }: Pick<Opdracht, 'sleutels'>,
  vervolg: InterneTaakVervolg,
  klantcontact: string,
): Step<string> => {
  const { taken, actoren } = registers;
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
      find: () => taken.findInterneTaakByReferentienummer(nummer),
      isOurs: (found) => found.aanleidinggevendKlantcontact.uuid === klantcontact,
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
    undo: async (uuid): Promise<Kept | void> => {
      const taak = await taken.findInterneTaakByReferentienummer(nummer);
      if (taak?.uuid !== uuid) return undefined;
      if (taak.status !== 'te_verwerken')
        return { soort: 'interneTaak', uuid, reden: 'Een collega heeft deze interne taak al verwerkt.' };
      return taken.removeInterneTaak(uuid);
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

const assigneeOf = ({ configuration }: Registers, { soort, identificatie }: Toewijzing) =>
  identificatorOf(configuration.codes.toewijzing[soort], identificatie);

/** The actor that a taak is for. A medewerker who is not known yet is made known; an afdeling or groep is not. */
export function findAssignee(registers: Registers, toewijzing: Toewijzing): Promise<string | undefined> {
  const actoridentificator = assigneeOf(registers, toewijzing);
  if (toewijzing.soort !== 'medewerker') return registers.actoren.find(actoridentificator);
  const naam = toewijzing.identificatie;
  return registers.actoren.ensure({ naam, soortActor: 'medewerker', indicatieActief: true, actoridentificator });
}
