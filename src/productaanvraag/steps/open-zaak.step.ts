import type { Failure, ReversibleStep } from '../../saga/step.js';
import { UpstreamError } from '../../upstream/upstream.error.js';
import { ZaaktypeError } from '../../zaken/zaaktype.error.js';
import type { Zaaktypegegevens } from '../../zaken/zaaktypen.js';
import type { NewZaak, Zaak } from '../../zaken/zaken.types.js';
import type { Opdracht } from '../opdracht.js';
import type { ZaakVervolg } from '../productaanvraag.js';
import { allOrNothing } from '../../upstream/all-or-nothing.js';
import { completeZaak, type StandingZaak, type ZaakParts } from './complete-zaak.js';
import { ensure, wasLookedAt } from '../../upstream/ensure.js';
import { withFreshTypes } from '../../zaken/fresh-types.js';
import { InUseError, zaakInUse } from './in-use.js';
import { initiatorOf, type PartijOfZaak } from './initiator.js';
import type { StepTools } from './step-tools.js';

export interface OpenedZaak {
  readonly uuid: string;
  readonly identificatie: string;
}

/** By which a zaak knows the klantcontact that it came from. */
const BRON = 'open-klant';

/** Whether a zaak came from this klantcontact. */
export const isFrom = ({ kenmerken }: Pick<Zaak, 'kenmerken'>, klantcontact: string): boolean =>
  kenmerken.some((it) => it.bron === BRON && it.kenmerk === klantcontact);

interface ZaakToOpen extends PartijOfZaak {
  readonly vervolg: ZaakVervolg;
  /** uuid of the klantcontact that it came from. */
  readonly klantcontact: string;
  /** The number of the zaak. */
  readonly identificatie: string;
}

/**
 * Opens the zaak with its initiator and first status: in one transaction, or in a register without `zaak_registreren` one
 * after the other.
 */
export const openZaak = (tools: StepTools, opdracht: Opdracht, toOpen: ZaakToOpen): ReversibleStep<OpenedZaak> => {
  const { zaken, zaaktypen, capabilities } = tools;
  const { aanvraag, aanvrager, sleutels, terms } = opdracht;
  const { identificatie, klantcontact } = toOpen;
  const { product, rsin } = terms;
  const limit = terms.tijden.registerGrens;
  if (!product) throw new TypeError('a productaanvraag was accepted without its product');

  const initiator = (roltype: string) => initiatorOf(aanvraag.klant, toOpen, roltype, tools.klantenUrl);
  const ours = { rol: initiator(''), statusmoment: sleutels.statusmoment };
  const partsOf: ZaakParts = ({ initiator: roltype, eersteStatustype }) => ({
    rol: initiator(roltype),
    status: { statustype: eersteStatustype, datumStatusGezet: sleutels.statusmoment, statustoelichting: '' },
  });
  const create = async (types: Zaaktypegegevens): Promise<StandingZaak> => {
    const zaak = zaakOf(opdracht, toOpen, types);
    const { rol, status } = partsOf(types);
    return capabilities.zaakRegistreren.prefer<StandingZaak>({
      use: async () => {
        const made = await zaken.createZaakAtOnce({ zaak, rollen: [rol], status }, aanvrager);
        return { zaak: made, made: 'all of it' };
      },
      otherwise: async () => {
        const made = await zaken.createZaak(zaak, aanvrager);
        return { zaak: made, delen: types, made: 'zaak alone' };
      },
      look: () => zaken.hasZaakRegistreren(),
    });
  };
  const find = async (): Promise<StandingZaak | undefined> => {
    const zaak = await zaken.findZaakByIdentificatie(rsin, identificatie, aanvrager);
    return zaak && isFrom(zaak, klantcontact) ? { zaak } : undefined;
  };

  const remove = async (zaak: OpenedZaak) => {
    const reason = await zaakInUse(tools, rsin, zaak, aanvrager, ours);
    if (reason !== undefined) throw new InUseError(reason);
    await zaken.removeZaak(zaak.uuid, aanvrager);
  };

  return {
    run: sayingWhoCanMend(async (unansweredSince) => {
      const standing = await ensure<StandingZaak>(unansweredSince, {
        create: () =>
          withFreshTypes(
            () => zaaktypen.get(product.zaaktype, sleutels.datum),
            () => zaaktypen.refresh(product.zaaktype, sleutels.datum),
            create,
          ),
        isTaken: (error) =>
          error.refuses('zaak.identificatie', 'identificatie-niet-uniek') ||
          error.refuses('identificatie', 'identificatie-niet-uniek'),
        // Without a zaaktype nothing can be repeated to see what an earlier attempt did: then only waiting tells.
        isRefusal: (error) => error instanceof ZaaktypeError || wasLookedAt(error),
        find,
        limit,
      });
      const { uuid } = standing.zaak;
      await allOrNothing({
        build: () => completeZaak(tools, opdracht, standing, partsOf, ours, unansweredSince),
        takeDown: () => remove({ uuid, identificatie }),
        unansweredSince,
        limit,
      });
      return { uuid, identificatie };
    }),
    find: async () => {
      const standing = await find();
      return standing && { uuid: standing.zaak.uuid, identificatie };
    },
    undo: remove,
  };
};

/** What the caller said of the zaak, as `POST zaken` and `zaak_registreren` name it. */
const SAID_BY_THE_CALLER = /^(zaak\.)?(omschrijving|toelichting)$/;

/**
 * Marks a refusal of what the caller said: they can mend it, so that nothing else is done instead. It is marked when it
 * happens, for it is stored with the failure and decides again when the run is replayed.
 */
const sayingWhoCanMend =
  <T>(run: (unansweredSince: number | undefined) => Promise<T>) =>
  async (unansweredSince: number | undefined): Promise<T> => {
    try {
      return await run(unansweredSince);
    } catch (error) {
      if (!(error instanceof UpstreamError && error.isRefused)) throw error;
      const isForTheCaller = error.failure.fields.some(({ name }) => SAID_BY_THE_CALLER.test(name));
      throw isForTheCaller ? new UpstreamError({ ...error.failure, isForTheCaller }) : error;
    }
  };

/** Whether a stored failure to open a zaak is one that the caller can mend. */
export const isForTheCaller = (failure: Failure): boolean =>
  'isForTheCaller' in failure && failure.isForTheCaller === true;

function zaakOf(
  { aanvraag, sleutels, terms: { rsin } }: Opdracht,
  { vervolg: { omschrijving, toelichting }, klantcontact, identificatie }: ZaakToOpen,
  types: Zaaktypegegevens,
): NewZaak {
  return {
    identificatie,
    bronorganisatie: rsin,
    verantwoordelijkeOrganisatie: rsin,
    zaaktype: types.zaaktype,
    startdatum: sleutels.datum,
    registratiedatum: sleutels.datum,
    omschrijving,
    toelichting,
    communicatiekanaalNaam: aanvraag.klantcontact.kanaal,
    vertrouwelijkheidaanduiding: types.vertrouwelijkheidaanduiding,
    kenmerken: [{ bron: BRON, kenmerk: klantcontact }],
  };
}
