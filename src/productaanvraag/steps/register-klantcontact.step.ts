import type { NewKlantcontactGeheel, Reference } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import type { Authenticatie } from '../productaanvraag.js';
import { allOrNothing, together } from './all-or-nothing.js';
import { betrokkeneBody, ownContactgegevens } from './betrokkene-body.js';
import { ensure, ensureWithoutKey } from './ensure.js';
import type { Registers } from './registers.js';

/** uuids of what was made at once. */
export interface RegisteredKlantcontact {
  readonly uuid: string;
  readonly betrokkene: string;
  /** Present when a zaak is to follow. */
  readonly onderwerpobject?: string;
}

/** A klantcontact of ours, with as much as stands of it. */
interface Standing {
  readonly uuid: string;
  readonly betrokkene: Reference | null | undefined;
  readonly onderwerpobject: Reference | null | undefined;
  /** Whether this very attempt made it: then nothing hangs on it that is not mentioned here. */
  readonly isNew: boolean;
}

/**
 * Registers klantcontact, betrokkene and (when a zaak follows) onderwerpobject (F2173): in one transaction, or in a
 * register without `maak-klantcontact` one after the other. All of it goes with the klantcontact.
 * The onderwerpobject already stands before the zaak does, so that linking them is a PUT that may be repeated.
 */
export const registerKlantcontact = (
  registers: Registers,
  opdracht: Opdracht,
  partij: string | undefined,
): ReversibleStep<RegisteredKlantcontact, Reference> => {
  const { klanten, capabilities, configuration } = registers;
  const { id, aanvraag, sleutels } = opdracht;
  const { registerGrens } = configuration.tijden;
  const nummer = sleutels.klantcontact;
  const body: NewKlantcontactGeheel = {
    klantcontact: {
      ...aanvraag.klantcontact,
      referentienummer: nummer,
      nummer,
      metadata: { productaanvraag: id, product: aanvraag.product, ...authenticatieMetadata(aanvraag.authenticatie) },
    },
    betrokkene: betrokkeneBody(ownContactgegevens(aanvraag.klant, aanvraag.vervolg.soort), partij),
    ...(aanvraag.vervolg.soort === 'zaak' && {
      onderwerpobject: {
        wasKlantcontact: null,
        onderwerpobjectidentificator: {
          ...configuration.codes.zaak,
          codeSoortObjectId: 'identificatie',
          objectId: sleutels.zaak ?? id,
        },
      },
    }),
  };
  const find = async (): Promise<Standing | undefined> => {
    const found = await klanten.findKlantcontactByReferentienummer(nummer);
    if (found?.metadata['productaanvraag'] !== id) return undefined;
    const { uuid, hadBetrokkenen, gingOverOnderwerpobjecten } = found;
    const [onderwerpobject] = gingOverOnderwerpobjecten;
    return { uuid, betrokkene: hadBetrokkenen[0], onderwerpobject, isNew: false };
  };
  return {
    run: async (again) => {
      const standing = await ensure<Standing>(again, {
        create: () =>
          capabilities.maakKlantcontact.prefer<Standing>(
            async () => {
              const { klantcontact, betrokkene, onderwerpobject } = await klanten.maakKlantcontact(body);
              return { uuid: klantcontact.uuid, betrokkene, onderwerpobject, isNew: true };
            },
            async () => {
              const { uuid } = await klanten.createKlantcontact(body.klantcontact);
              return { uuid, betrokkene: undefined, onderwerpobject: undefined, isNew: true };
            },
          ),
        isTaken: (error) => KEYS.some((key) => error.refuses(key, 'unique')),
        find,
        limit: registerGrens,
      });
      return allOrNothing({
        build: () => complete(registers, body, standing),
        takeDown: () => klanten.removeKlantcontact(standing.uuid),
        doubt: again ? registerGrens : 0,
      });
    },
    find: async () => {
      const standing = await find();
      return standing && { uuid: standing.uuid };
    },
    undo: ({ uuid }) => klanten.removeKlantcontact(uuid),
  };
};

/** The keys of a klantcontact, as maak-klantcontact names them and as they are called by themselves. */
const KEYS = ['klantcontact.referentienummer', 'klantcontact.nummer', 'referentienummer', 'nummer'];

/** Adds what does not stand yet: nothing at all when it was made in one transaction. */
async function complete(
  { klanten, configuration }: Registers,
  body: NewKlantcontactGeheel,
  { uuid, isNew, ...standing }: Standing,
): Promise<RegisteredKlantcontact> {
  const limit = configuration.tijden.registerGrens;
  const addBetrokkene = () =>
    ensureWithoutKey(!isNew, limit, {
      create: () => klanten.createBetrokkene({ hadKlantcontact: { uuid }, ...body.betrokkene }),
      find: () => klanten.findBetrokkene(uuid),
    });
  const addOnderwerpobject = async (onderwerpobject: NonNullable<NewKlantcontactGeheel['onderwerpobject']>) =>
    ensureWithoutKey<Reference>(!isNew, limit, {
      create: () => klanten.createOnderwerpobject({ klantcontact: { uuid }, ...onderwerpobject }),
      find: async () => (await klanten.listOnderwerpobjecten(uuid)).at(-1),
    });
  const [betrokkene, onderwerpobject] = await together<[Reference, Reference | undefined]>([
    standing.betrokkene ? Promise.resolve(standing.betrokkene) : addBetrokkene(),
    standing.onderwerpobject || !body.onderwerpobject
      ? Promise.resolve(standing.onderwerpobject ?? undefined)
      : addOnderwerpobject(body.onderwerpobject),
  ]);
  return { uuid, betrokkene: betrokkene.uuid, ...(onderwerpobject && { onderwerpobject: onderwerpobject.uuid }) };
}

/** Kept with the klantcontact: which procedure was carried out, and how sure it makes. */
export function authenticatieMetadata(authenticatie: Authenticatie | undefined): Record<string, string> {
  if (!authenticatie) return {};
  return { authenticatiemethode: authenticatie.methode, betrouwbaarheidsniveau: authenticatie.niveau };
}
