import type { Contact } from './steps/register-betrokkene.step.js';
import { interneTaakInUse, klantcontactInUse, zaakInUse } from './steps/in-use.js';
import type { Registers } from './steps/registers.js';
import type { AnyAanvraag, Opdracht, Registratie } from './opdracht.js';
import type { Vervolg } from './productaanvraag.js';
import type { Ding } from './what-stands.js';

/** What the requests of every kind may hold that matters here. */
interface Aanvraag extends AnyAanvraag {
  readonly contact?: Contact;
  readonly vervolg?: Vervolg;
}

/**
 * Why what a request registered cannot be taken away any more: what others built on it. Nothing when it can. Throws an
 * UpstreamError when a register cannot tell.
 * @param standing what stands because of the request.
 */
export async function obstaclesTo(
  registers: Registers,
  { aanvraag, aanvrager }: Opdracht<AnyAanvraag>,
  { zaak, interneTaak }: Partial<Registratie>,
  standing: readonly Ding[],
): Promise<string[]> {
  const { contact, vervolg } = aanvraag as Aanvraag;
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
  const taakVan = vervolg && ('toegewezenAan' in vervolg ? vervolg : taskInstead(vervolg));
  const reasons = await Promise.all([
    zaak && zaakInUse(registers, zaak, aanvrager),
    interneTaak && taakVan && interneTaakInUse(registers, interneTaak, taakVan.toegewezenAan),
    ...klantcontacten.map((uuid) => klantcontactInUse(registers, uuid, hanging)),
  ]);
  return reasons.filter((reason) => reason !== undefined);
}

const taskInstead = (vervolg: Vervolg) =>
  vervolg.soort === 'zaak' && vervolg.uitwijk?.soort === 'interneTaak' ? vervolg.uitwijk : undefined;
