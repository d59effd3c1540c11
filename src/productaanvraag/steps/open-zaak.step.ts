import type { ReversibleStep } from '../../saga/step.js';
import { ZaaktypeError } from '../../zaken/zaaktype.error.js';
import type { Zaaktypegegevens } from '../../zaken/zaaktypen.js';
import type { NewZaak } from '../../zaken/zaken.types.js';
import type { Opdracht } from '../opdracht.js';
import type { ZaakVervolg } from '../productaanvraag.js';
import { allOrNothing } from './all-or-nothing.js';
import { completeZaak, type StandingZaak, type ZaakParts } from './complete-zaak.js';
import { ensure, wasLookedAt } from './ensure.js';
import { withFreshTypes } from './fresh-types.js';
import type { KnownPartij } from './prepare.step.js';
import { InUseError, zaakInUse } from './in-use.js';
import { initiatorOf } from './initiator.js';
import type { Registers } from './registers.js';

export interface OpenedZaak {
  readonly uuid: string;
  readonly identificatie: string;
}

/** By which a zaak knows the klantcontact that it came from. */
const BRON = 'open-klant';

/**
 * Opens the zaak with its initiator and first status: in one transaction, or in a register without `zaak_registreren` one
 * after the other.
 * @param identificatie the number of the zaak.
 * @param partij what Klanten knows of a known partij.
 */
export const openZaak = (
  registers: Registers,
  opdracht: Opdracht,
  vervolg: ZaakVervolg,
  klantcontact: string,
  identificatie: string,
  partij: KnownPartij | undefined,
): ReversibleStep<OpenedZaak> => {
  const { zaken, zaaktypen, capabilities, configuration } = registers;
  const { aanvraag, aanvrager, sleutels } = opdracht;
  const { registerGrens } = configuration.tijden;
  const product = configuration.producten.get(aanvraag.product);
  if (!product) throw new TypeError('a productaanvraag of ours has an unknown product');

  const partsOf: ZaakParts = ({ initiator, eersteStatustype }) => ({
    rol: initiatorOf(aanvraag.klant, partij, initiator, registers.klantenUrl),
    status: { statustype: eersteStatustype, datumStatusGezet: sleutels.statusmoment, statustoelichting: '' },
  });
  const create = async (types: Zaaktypegegevens): Promise<StandingZaak> => {
    const zaak = zaakOf(registers, opdracht, vervolg, { klantcontact, identificatie, types });
    const { rol, status } = partsOf(types);
    return capabilities.zaakRegistreren.prefer<StandingZaak>(
      async () => {
        const made = await zaken.registreerZaak({ zaak, rollen: [rol], status }, aanvrager);
        return { zaak: made, hasRol: true, hasStatus: true, isNew: true };
      },
      async () => {
        const made = await zaken.createZaak(zaak, aanvrager);
        return { zaak: made, hasRol: false, hasStatus: false, delen: types, isNew: true };
      },
    );
  };
  const find = async (): Promise<StandingZaak | undefined> => {
    const zaak = await zaken.findZaakByIdentificatie(configuration.organisatie.rsin, identificatie, aanvrager);
    const isOurs = zaak?.kenmerken.some((it) => it.bron === BRON && it.kenmerk === klantcontact);
    if (!zaak || !isOurs) return undefined;
    return { zaak, hasRol: zaak.rollen.length > 0, hasStatus: zaak.status !== null, isNew: false };
  };

  return {
    run: async (again) => {
      const standing = await ensure<StandingZaak>(again, {
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
        limit: registerGrens,
      });
      const { uuid } = standing.zaak;
      await allOrNothing({
        build: () => completeZaak(registers, aanvrager, standing, partsOf),
        takeDown: () => zaken.removeZaak(uuid, aanvrager),
        doubt: again ? registerGrens : 0,
      });
      return { uuid, identificatie };
    },
    find: async () => {
      const standing = await find();
      return standing && { uuid: standing.zaak.uuid, identificatie };
    },
    undo: async (zaak) => {
      const reason = await zaakInUse(registers, zaak, aanvrager);
      if (reason !== undefined) throw new InUseError(reason);
      await zaken.removeZaak(zaak.uuid, aanvrager);
    },
  };
};

interface ZaakContext {
  readonly klantcontact: string;
  readonly identificatie: string;
  readonly types: Zaaktypegegevens;
}

function zaakOf(
  { configuration }: Registers,
  { aanvraag, sleutels }: Opdracht,
  { omschrijving, toelichting }: ZaakVervolg,
  { klantcontact, identificatie, types }: ZaakContext,
): NewZaak {
  const { rsin } = configuration.organisatie;
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
