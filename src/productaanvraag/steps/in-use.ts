import type { Configuration } from '../../config/configuration.js';
import type { Failure } from '../../saga/step.js';
import type { Aanvrager } from '../opdracht.js';
import { isOwnRol, isOwnStatus, type OwnParts } from './own-parts.js';
import { findAssignee, type Assignment } from './assignee.js';
import type { StepTools } from './step-tools.js';

/** Says that others build on something by now, so that it cannot be taken away: a refusal that no repeat changes. */
export class InUseError extends Error {
  override readonly name = 'InUseError';
  readonly failure: Failure;

  constructor(reason: string) {
    super(reason);
    this.failure = { kind: 'refused', message: reason };
  }
}

/** Why a zaak of ours cannot be taken away: others added something to it. Undefined when it can, or is gone. */
export async function zaakInUse(
  { zaken }: Pick<StepTools, 'zaken'>,
  rsin: string,
  { uuid, identificatie }: { readonly uuid: string; readonly identificatie: string },
  gebruiker: Aanvrager,
  ours: OwnParts,
): Promise<string | undefined> {
  const zaak = await zaken.findZaakByIdentificatie(rsin, identificatie, gebruiker);
  if (zaak?.uuid !== uuid) return undefined;
  const [rollen, statussen] = await Promise.all([
    zaken.listRollen(zaak.url, gebruiker),
    zaken.listStatussen(zaak.url, gebruiker),
  ]);
  const isUntouched =
    rollen.every((it) => isOwnRol(it, ours)) &&
    statussen.every((it) => isOwnStatus(it, ours)) &&
    zaak.resultaat === null &&
    [zaak.deelzaken, zaak.eigenschappen, zaak.zaakobjecten, zaak.zaakinformatieobjecten].every(
      (added) => added.length === 0,
    );
  return isUntouched ? undefined : `Een collega werkt al aan zaak ${identificatie}.`;
}

/** Why an interne taak of ours cannot be taken away: a colleague took it up. Undefined when it can, or is gone. */
export async function interneTaakInUse(
  tools: Pick<StepTools, 'taken' | 'actoren'>,
  codes: Configuration['codes'],
  { uuid, nummer }: { readonly uuid: string; readonly nummer: string },
  { toegewezenAan, metAfdeling }: Assignment,
): Promise<string | undefined> {
  const taak = await tools.taken.findInterneTaakByReferentienummer(nummer);
  if (taak?.uuid !== uuid) return undefined;
  if (taak.status !== 'te_verwerken') return `Een collega heeft interne taak ${nummer} al verwerkt.`;
  const [actor, afdeling] = await Promise.all([
    findAssignee(tools, codes, toegewezenAan),
    metAfdeling && findAssignee(tools, codes, metAfdeling),
  ]);
  const [assigned, ...others] = taak.toegewezenAanActoren.map((it) => it.uuid);
  const isAsGiven = assigned === actor && others.every((uuid) => uuid === afdeling);
  return isAsGiven ? undefined : `Interne taak ${nummer} is intussen aan iemand anders gegeven.`;
}

/** What a request registered with a klantcontact, or found there: all other things hang on it because of others. */
export interface Hanging {
  readonly betrokkenen: readonly string[];
  readonly onderwerpobjecten: readonly string[];
  readonly interneTaken: readonly string[];
}

/** Why a klantcontact cannot be taken away: others registered something with it. Undefined when it can, or is gone. */
export async function klantcontactInUse(
  { klanten }: Pick<StepTools, 'klanten'>,
  uuid: string,
  ours: Partial<Hanging>,
): Promise<string | undefined> {
  const klantcontact = await klanten.findExpandedKlantcontact(uuid);
  if (!klantcontact) return undefined;
  const { _expand: { hadBetrokkenen, gingOverOnderwerpobjecten, leiddeTotInterneTaken } = {} } = klantcontact;
  const isOurs = (rows: readonly { uuid: string }[] = [], known: readonly string[] = []) =>
    rows.every((row) => known.includes(row.uuid));
  const untouched =
    isOurs(hadBetrokkenen, ours.betrokkenen) &&
    isOurs(gingOverOnderwerpobjecten, ours.onderwerpobjecten) &&
    isOurs(leiddeTotInterneTaken, ours.interneTaken);
  return untouched ? undefined : 'Bij dit gesprek is intussen ook iets anders geregistreerd.';
}
