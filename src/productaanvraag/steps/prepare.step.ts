import type { Partij } from '../../klanten/klanten.types.js';
import { keep, type Step } from '../../saga/step.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { Opdracht } from '../opdracht.js';
import type { PartijIdentificator } from '../productaanvraag.js';
import { actorOf } from '../../klanten/actor-of.js';
import type { Registers } from './registers.js';

/** What a zaak needs to know before it is opened, and can be asked for beside the first write. */
export interface Prepared {
  readonly partij?: KnownPartij;
  /** Present when the Zaken register is to issue the number (setting zaak.nummerReserveren): our own where it does not. */
  readonly zaaknummer?: string;
}

/** What the initiator of a zaak takes over from a known partij. */
export type KnownPartij = Pick<Partij, 'uuid' | 'soortPartij' | 'partijIdentificatie'> & {
  readonly partijIdentificatoren: readonly PartijIdentificator[];
};

/**
 * Everything that can be found out beside the first write: the actor of the medewerker (found, or created once), the
 * known partij, a reserved number. Most of it is remembered from earlier requests, and then asks nothing.
 */
export const prepare = (registers: Registers, { aanvraag, aanvrager, sleutels }: Opdracht): Step<Prepared> => {
  const { actoren, zaken, capabilities, configuration } = registers;
  const { klant, vervolg } = aanvraag;
  const withZaak = vervolg.soort === 'zaak';
  const reserve = () => zaken.reserveerZaaknummer(configuration.organisatie.rsin, aanvrager);
  const ownNumber = async () => sleutels.eigenZaaknummer ?? reserve();
  const reserveOrOwn = async () => {
    try {
      return await capabilities.zaaknummerReserveren.prefer(reserve, ownNumber);
    } catch (error) {
      // That there is no number to be had is no reason to register nothing: what becomes of the zaak is decided later.
      if (!(error instanceof UpstreamError) || sleutels.eigenZaaknummer === undefined) throw error;
      return sleutels.eigenZaaknummer;
    }
  };
  return {
    run: async (again) => {
      const [partij, zaaknummer] = await Promise.all([
        withZaak && klant.soort === 'bekendePartij' ? readPartij(registers, klant.partij) : undefined,
        withZaak && sleutels.zaak === undefined ? reserveOrOwn() : undefined,
        actoren.ensure(actorOf(configuration.codes, aanvrager), again),
      ]);
      return { ...(partij && { partij }), ...(zaaknummer !== undefined && { zaaknummer }) };
    },
    undo: keep('an actor is master data, and an unused number harms no one'),
  };
};

/** The same for a zaak of a klantcontact that is there already: nothing but this refuses a partij that is not there. */
export const prepareZaak = (registers: Registers, opdracht: Opdracht): Step<Prepared> => {
  const step = prepare(registers, opdracht);
  return {
    ...step,
    run: async (again) => {
      const prepared = await step.run(again);
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

/** Undefined when it is not there: then registering its klantcontact is refused. */
async function readPartij({ klanten }: Registers, uuid: string): Promise<KnownPartij | undefined> {
  const partij = await klanten.findPartij(uuid);
  if (!partij) return undefined;
  const { soortPartij, partijIdentificatie, partijIdentificatoren } = partij;
  const identificatoren = partijIdentificatoren.map(({ partijIdentificator: { codeSoortObjectId, objectId } }) => ({
    codeSoortObjectId,
    objectId,
  }));
  return { uuid, soortPartij, partijIdentificatie, partijIdentificatoren: identificatoren as PartijIdentificator[] };
}
