import type { Progress } from '../durable/durable.js';
import { entriesOf } from '../productaanvraag/answer/log-entries.js';
import { initiatorOf } from '../productaanvraag/steps/initiator.js';
import type { Prepared } from '../productaanvraag/steps/prepare.step.js';
import { zaaknummerOf } from '../productaanvraag/zaaknummer.js';
import { succeeded } from '../saga/step.js';
import { isFrom } from '../productaanvraag/steps/open-zaak.step.js';
import type { Contact } from '../productaanvraag/steps/register-betrokkene.step.js';
import { interneTaakInUse, klantcontactInUse, zaakInUse } from '../productaanvraag/steps/in-use.js';
import type { StepTools } from '../productaanvraag/steps/step-tools.js';
import type { AnyAanvraag, Opdracht } from '../productaanvraag/opdracht.js';
import type { Vervolg } from '../productaanvraag/productaanvraag.js';
import { whatStands } from './what-stands.js';

/** What the requests of every kind may hold that matters here. */
interface Aanvraag extends AnyAanvraag {
  readonly contact?: Contact;
  readonly vervolg?: Vervolg;
}

/**
 * Why what a request registered cannot be taken away any more: what others built on it. Nothing when it can. Throws an
 * UpstreamError when a register cannot tell.
 * @param progress what the log knows of it.
 */
export async function obstaclesTo(
  tools: StepTools,
  { aanvraag, aanvrager, sleutels, terms: { rsin, codes } }: Opdracht<AnyAanvraag>,
  progress: Progress,
): Promise<string[]> {
  const { contact, klant, vervolg } = aanvraag as Aanvraag;
  const standing = whatStands(progress);
  const uuidsOf = (soort: string) => standing.filter((it) => it.soort === soort).map(({ uuid }) => uuid);
  const hanging = {
    betrokkenen: [...uuidsOf('betrokkene'), ...(contact?.betrokkenen ?? [])],
    onderwerpobjecten: uuidsOf('onderwerpobject'),
    interneTaken: uuidsOf('interneTaak'),
  };
  // Of a klantcontact that was there before, only what was added is taken away: the customer, if nothing was built on that.
  const klantcontacten = [
    ...uuidsOf('klantcontact'),
    ...(contact && uuidsOf('betrokkene').length > 0 ? [contact.klantcontact] : []),
  ];
  const prepared = preparedIn(progress);
  const taakVan = vervolg && ('toegewezenAan' in vervolg ? vervolg : taskInstead(vervolg));
  // Which partij its initiator refers to is not known here.
  const ours = klant && {
    rol: initiatorOf(klant, { known: prepared.partij }, '', ''),
    statusmoment: sleutels.statusmoment,
  };
  const zakenInUse = (uuid: string) =>
    ours && zaakInUse(tools, rsin, { uuid, identificatie: zaaknummerOf(sleutels, prepared) }, aanvrager, ours);
  // An attempt of which nobody knows what came of it may have left a zaak. When that cannot be asked, undoing finds out.
  const zaakHalfway = async () => {
    if (vervolg?.soort !== 'zaak' || uuidsOf('zaak').length > 0) return undefined;
    const zaak = await tools.zaken.findZaakByIdentificatie(rsin, zaaknummerOf(sleutels, prepared), aanvrager);
    const isOurs = zaak && klantcontacten.some((uuid) => isFrom(zaak, uuid));
    return isOurs ? zakenInUse(zaak.uuid) : undefined;
  };
  const takenInUse = (uuid: string) =>
    taakVan && interneTaakInUse(tools, codes, { uuid, nummer: sleutels.interneTaak }, taakVan);
  const reasons = await Promise.all([
    ...uuidsOf('zaak').map(zakenInUse),
    zaakHalfway().catch(() => undefined),
    ...uuidsOf('interneTaak').map(takenInUse),
    ...klantcontacten.map((uuid) => klantcontactInUse(tools, uuid, hanging)),
  ]);
  return reasons.filter((reason) => reason !== undefined);
}

/** What was found out before its zaak was opened. */
function preparedIn(progress: Progress): Prepared {
  const prepared = entriesOf(progress).find(({ naam, result }) => naam === 'vooraf' && succeeded(result))?.result;
  return (prepared as { value?: Prepared } | undefined)?.value ?? {};
}

const taskInstead = (vervolg: Vervolg) =>
  vervolg.soort === 'zaak' && vervolg.uitwijk?.soort === 'interneTaak' ? vervolg.uitwijk : undefined;
