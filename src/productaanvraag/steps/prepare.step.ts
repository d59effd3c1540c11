import { keep, type Step } from '../../saga/step.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import { hasOwnName } from '../customer-name.js';
import { detailsAt } from '../klant-details.js';
import type { Opdracht } from '../opdracht.js';
import type { BekendePartij, Vervolg } from '../productaanvraag.js';
import { readKnownPartij, type KnownPartij } from '../known-partij.js';
import { actorOf } from '../../klanten/actor-of.js';
import type { StepTools } from './step-tools.js';

/** What a zaak needs to know before it is opened, and can be asked for beside the first write. */
export interface Prepared {
  readonly partij?: KnownPartij;
  /** Present when the Zaken register is to issue the number (setting zaak.nummerReserveren): our own where it does not. */
  readonly zaaknummer?: string;
}

/**
 * Everything that can be found out beside the first write: the actor of the medewerker (found, or created once), the
 * known partij, a reserved number. Most of it is remembered from earlier requests, and then asks nothing.
 */
export const prepare = (tools: StepTools, { aanvraag, aanvrager, sleutels, terms }: Opdracht): Step<Prepared> => {
  const { actoren, zaken, capabilities } = tools;
  const { klant, vervolg } = aanvraag;
  const withZaak = vervolg.soort === 'zaak';
  const reserve = () => zaken.reserveZaaknummer(terms.rsin, aanvrager);
  const ownNumber = async () => sleutels.eigenZaaknummer ?? reserve();
  const reserveOrOwn = async () => {
    try {
      return await capabilities.zaaknummerReserveren.prefer({
        use: reserve,
        otherwise: ownNumber,
        look: () => zaken.hasZaaknummerReserveren(),
      });
    } catch (error) {
      // That there is no number to be had is no reason to register nothing: what becomes of the zaak is decided later.
      if (!(error instanceof UpstreamError) || sleutels.eigenZaaknummer === undefined) throw error;
      return sleutels.eigenZaaknummer;
    }
  };
  return {
    run: async () => {
      const [partij, zaaknummer] = await Promise.all([
        klant.soort === 'bekendePartij' ? readPartij(tools, klant, vervolg.soort) : undefined,
        withZaak && sleutels.zaak === undefined ? reserveOrOwn() : undefined,
        actoren.ensure(actorOf(terms.codes, aanvrager)),
      ]);
      return { ...(partij && { partij }), ...(zaaknummer !== undefined && { zaaknummer }) };
    },
    undo: keep('an actor is master data, and an unused number harms no one'),
  };
};

/** The same for a zaak of a klantcontact that is there already: nothing but this refuses a partij that is not there. */
export const prepareZaak = (tools: StepTools, opdracht: Opdracht): Step<Prepared> => {
  const step = prepare(tools, opdracht);
  return {
    ...step,
    run: async (unansweredSince) => {
      const prepared = await step.run(unansweredSince);
      if (opdracht.aanvraag.klant.soort === 'bekendePartij' && !prepared.partij) throw absentPartij();
      return prepared;
    },
  };
};

function absentPartij(): UpstreamError {
  return new UpstreamError({
    kind: 'refused',
    message: 'the partij is not there',
    system: 'klanten',
    operation: 'GET partijen',
    status: 404,
    code: 'not_found',
    fields: [{ name: 'uuid', code: 'does_not_exist' }],
  });
}

/**
 * What is still to be known of the partij: for a zaak all of it, else its name when the betrokkene is to have that.
 * Undefined when that is nothing, or when it is not there: then registering its klantcontact is refused.
 */
async function readPartij(
  { klanten }: StepTools,
  klant: BekendePartij,
  ending: Vervolg['soort'],
): Promise<KnownPartij | undefined> {
  const isCalled = klant.getoond !== undefined || hasOwnName(detailsAt('betrokkene', klant, ending));
  if (ending === 'interneTaak' && isCalled) return undefined;
  const partij = klant.getoond ?? (await klanten.findPartij(klant.partij));
  if (!partij || ending === 'zaak') return partij && readKnownPartij(klanten, partij);
  const { uuid, soortPartij, partijIdentificatie } = partij;
  return { uuid, soortPartij, partijIdentificatie, partijIdentificatoren: [] };
}
