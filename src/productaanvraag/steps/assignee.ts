import type { Configuration, Toewijzing } from '../../config/configuration.js';
import { identificatorOf } from '../../klanten/actoren.js';
import type { Identificator, Reference } from '../../klanten/klanten.types.js';
import type { InterneTaakVervolg } from '../productaanvraag.js';
import type { StepTools } from './step-tools.js';

type Codes = Configuration['codes'];
type Tools = Pick<StepTools, 'actoren'>;

/** Whom an interne taak is for: one, and the afdeling or groep of the product as well when that is set. */
export type Assignment = Pick<InterneTaakVervolg, 'toegewezenAan' | 'metAfdeling'>;

/** How Klanten knows whom an interne taak is for. */
const assigneeOf = ({ toewijzing }: Codes, { soort, identificatie }: Toewijzing): Identificator =>
  identificatorOf(toewijzing[soort], identificatie);

/** The same of all whom it is for, the first first. */
export const assigneesOf = (codes: Codes, { toegewezenAan, metAfdeling }: Assignment): readonly Identificator[] =>
  [toegewezenAan, ...(metAfdeling ? [metAfdeling] : [])].map((it) => assigneeOf(codes, it));

/** The actor that a taak is for, when Klanten has one. Throws an UpstreamError. */
export const findAssignee = ({ actoren }: Tools, codes: Codes, toewijzing: Toewijzing): Promise<string | undefined> =>
  actoren.find(assigneeOf(codes, toewijzing));

/**
 * The actoren that a taak is for. A medewerker who is not known yet is made known; an afdeling or groep is not. Empty when
 * the one it is for is not there; an afdeling that goes along and is not there is left out.
 */
export async function ensureAssignees(
  tools: Tools,
  codes: Codes,
  { toegewezenAan, metAfdeling }: Assignment,
): Promise<readonly Reference[]> {
  const [first, ...others] = await Promise.all([
    ensureAssignee(tools, codes, toegewezenAan),
    metAfdeling && findAssignee(tools, codes, metAfdeling),
  ]);
  return first === undefined ? [] : [first, ...others].flatMap((uuid) => (uuid === undefined ? [] : { uuid }));
}

function ensureAssignee(tools: Tools, codes: Codes, toewijzing: Toewijzing): Promise<string | undefined> {
  if (toewijzing.soort !== 'medewerker') return findAssignee(tools, codes, toewijzing);
  // The name that somebody goes by is not known here: as Klanten keeps the address.
  const naam = toewijzing.identificatie.toLowerCase();
  const actoridentificator = assigneeOf(codes, toewijzing);
  return tools.actoren.ensure({ naam, soortActor: 'medewerker', indicatieActief: true, actoridentificator });
}
