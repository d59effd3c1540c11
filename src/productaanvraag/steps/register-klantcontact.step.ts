import type { KlantenClient } from '../../klanten/klanten.client.js';
import type { NewKlantcontactGeheel, Reference } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import { knownName } from '../customer-name.js';
import { detailsAt } from '../klant-details.js';
import type { Opdracht } from '../opdracht.js';
import type { Authenticatie } from '../productaanvraag.js';
import { allOrNothing, together } from '../../upstream/all-or-nothing.js';
import { betrokkeneBody, isAsSent } from './betrokkene-body.js';
import { ensure, ensureWithoutKey } from '../../upstream/ensure.js';
import { removeKlantcontact } from './remove-klantcontact.js';
import type { StepTools } from './step-tools.js';

/** uuids of what was made at once. */
export interface RegisteredKlantcontact {
  readonly uuid: string;
  readonly betrokkene: string;
  /** Present when a zaak is to follow. */
  readonly onderwerpobject?: string;
}

/** uuids of a klantcontact of ours, and of what we registered with it: as much as stands. */
interface Standing {
  readonly uuid: string;
  readonly betrokkene?: string | undefined;
  readonly onderwerpobject?: string | undefined;
}

interface Found extends Standing {
  /** Present when this very attempt made it: then nothing of ours hangs on it that is not mentioned here. */
  readonly isNew?: true;
}

/**
 * Registers klantcontact, betrokkene and (when a zaak follows) onderwerpobject (F2173): in one transaction, or in a
 * register without `maak-klantcontact` one after the other. All of it goes with the klantcontact.
 * The onderwerpobject already stands before the zaak does, so that linking them is a PUT that may be repeated.
 */
export const registerKlantcontact = (
  tools: StepTools,
  opdracht: Opdracht,
  partij: string | undefined,
): ReversibleStep<RegisteredKlantcontact, Standing> => {
  const { klanten, capabilities } = tools;
  const { id, aanvraag, sleutels, terms } = opdracht;
  const { registerGrens } = terms.tijden;
  const nummer = sleutels.klantcontact;
  const body: NewKlantcontactGeheel = {
    klantcontact: {
      ...aanvraag.klantcontact,
      referentienummer: nummer,
      nummer,
      metadata: { productaanvraag: id, product: aanvraag.product, ...authenticatieMetadata(aanvraag.authenticatie) },
    },
    betrokkene: betrokkeneBody({
      partij,
      naam: knownName(aanvraag.klant),
      own: detailsAt('betrokkene', aanvraag.klant, aanvraag.vervolg.soort),
    }),
    ...(aanvraag.vervolg.soort === 'zaak' && {
      onderwerpobject: {
        wasKlantcontact: null,
        onderwerpobjectidentificator: {
          ...terms.codes.zaak,
          codeSoortObjectId: 'identificatie',
          objectId: sleutels.zaak ?? id,
        },
      },
    }),
  };
  const find = async (): Promise<Standing | undefined> => {
    const found = await klanten.findKlantcontactByReferentienummer(nummer);
    if (found?.metadata['productaanvraag'] !== id) return undefined;
    const { uuid } = found;
    const [betrokkene, onderwerpobject] = await Promise.all([
      findBetrokkene(klanten, uuid, body),
      findOnderwerpobject(klanten, uuid, body),
    ]);
    return { uuid, betrokkene: betrokkene?.uuid, onderwerpobject: onderwerpobject?.uuid };
  };
  const remove = ({ uuid, betrokkene, onderwerpobject }: Standing) =>
    removeKlantcontact(tools, uuid, {
      betrokkenen: betrokkene === undefined ? [] : [betrokkene],
      onderwerpobjecten: onderwerpobject === undefined ? [] : [onderwerpobject],
    });
  return {
    run: async (unansweredSince) => {
      const standing = await ensure<Found>(unansweredSince, {
        create: () =>
          capabilities.maakKlantcontact.prefer<Found>({
            use: async () => {
              const { klantcontact, betrokkene, onderwerpobject } = await klanten.createKlantcontactAtOnce(body);
              const parts = { betrokkene: betrokkene?.uuid, onderwerpobject: onderwerpobject?.uuid };
              return { uuid: klantcontact.uuid, ...parts, isNew: true };
            },
            otherwise: async () => {
              const { uuid } = await klanten.createKlantcontact(body.klantcontact);
              return { uuid, isNew: true };
            },
            look: () => klanten.hasMaakKlantcontact(),
          }),
        isTaken: (error) => KEYS.some((key) => error.refuses(key, 'unique')),
        find,
        limit: registerGrens,
      });
      return allOrNothing({
        build: () => complete(klanten, registerGrens, body, standing, unansweredSince),
        takeDown: async () => {
          const found = await find();
          if (found) await remove(found);
        },
        unansweredSince,
        limit: registerGrens,
      });
    },
    find,
    undo: remove,
  };
};

/** The keys of a klantcontact, as maak-klantcontact names them and as they are called by themselves. */
const KEYS = ['klantcontact.referentienummer', 'klantcontact.nummer', 'referentienummer', 'nummer'];

/** Adds what does not stand yet: nothing at all when it was made in one transaction. */
async function complete(
  klanten: KlantenClient,
  limit: number,
  body: NewKlantcontactGeheel,
  { uuid, isNew, ...standing }: Found,
  unansweredSince: number | undefined,
): Promise<RegisteredKlantcontact> {
  // On what this very attempt made, nobody of ours was busy.
  const since = isNew ? undefined : unansweredSince;
  const addBetrokkene = () =>
    ensureWithoutKey<Reference>(since, limit, {
      create: () => klanten.createBetrokkene({ hadKlantcontact: { uuid }, ...body.betrokkene }),
      find: () => findBetrokkene(klanten, uuid, body),
    });
  const addOnderwerpobject = async (onderwerpobject: NonNullable<NewKlantcontactGeheel['onderwerpobject']>) =>
    ensureWithoutKey<Reference>(since, limit, {
      create: () => klanten.createOnderwerpobject({ klantcontact: { uuid }, ...onderwerpobject }),
      find: () => findOnderwerpobject(klanten, uuid, body),
    });
  const [betrokkene, onderwerpobject] = await together<[string, string | undefined]>([
    standing.betrokkene === undefined ? addBetrokkene().then(uuidOf) : Promise.resolve(standing.betrokkene),
    standing.onderwerpobject === undefined && body.onderwerpobject
      ? addOnderwerpobject(body.onderwerpobject).then(uuidOf)
      : Promise.resolve(standing.onderwerpobject),
  ]);
  return { uuid, betrokkene, ...(onderwerpobject !== undefined && { onderwerpobject }) };
}

const uuidOf = ({ uuid }: Reference): string => uuid;

/** Ours: a colleague may have registered another with it. */
async function findBetrokkene(klanten: KlantenClient, klantcontact: string, { betrokkene }: NewKlantcontactGeheel) {
  return (await klanten.listBetrokkenen(klantcontact)).find((row) => isAsSent(row, betrokkene));
}

/** Ours, as it is before it refers to the zaak. */
async function findOnderwerpobject(
  klanten: KlantenClient,
  klantcontact: string,
  { onderwerpobject }: NewKlantcontactGeheel,
) {
  if (!onderwerpobject) return undefined;
  const { objectId } = onderwerpobject.onderwerpobjectidentificator;
  return (await klanten.listOnderwerpobjecten(klantcontact, objectId))[0];
}

/** Kept with the klantcontact: which procedure was carried out, and how sure it makes. */
export function authenticatieMetadata(authenticatie: Authenticatie | undefined): Record<string, string> {
  if (!authenticatie) return {};
  return { authenticatiemethode: authenticatie.methode, betrouwbaarheidsniveau: authenticatie.niveau };
}
