import type { Step } from '../../saga/step.js';
import type { NewZaakGeheel, Zaak } from '../../zaken/zaken.types.js';
import type { Zaaktypegegevens } from '../../zaken/zaaktypen.js';
import type { Opdracht } from '../opdracht.js';
import type { ZaakVervolg } from '../productaanvraag.js';
import { ensure } from './ensure.js';
import type { KnownPartij } from './prepare.step.js';
import { initiatorOf } from './initiator.js';
import type { Registers } from './registers.js';

export interface OpenedZaak {
  readonly uuid: string;
  readonly identificatie: string;
}

/** By which a zaak knows the klantcontact that it came from. */
const BRON = 'open-klant';

/**
 * Opens the zaak with its initiator and first status in one transaction.
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
): Step<OpenedZaak> => {
  const { zaken, zaaktypen, configuration } = registers;
  const { rsin } = configuration.organisatie;
  const product = configuration.producten.get(opdracht.aanvraag.product);
  if (!product) throw new TypeError('a productaanvraag of ours has an unknown product');
  return {
    run: async (again) => {
      const { uuid } = await ensure<Zaak>(again, {
        create: async () => {
          const types = await zaaktypen.get(product.zaaktype, opdracht.sleutels.datum);
          const body = bodyOf(registers, opdracht, vervolg, { klantcontact, identificatie, types, partij });
          return zaken.registreerZaak(body, opdracht.aanvrager);
        },
        isTaken: (error) =>
          error.refuses('zaak.identificatie', 'identificatie-niet-uniek') ||
          error.refuses('identificatie', 'identificatie-niet-uniek'),
        find: () => zaken.findZaakByIdentificatie(rsin, identificatie, opdracht.aanvrager),
        isOurs: ({ kenmerken }) => kenmerken.some((it) => it.bron === BRON && it.kenmerk === klantcontact),
      });
      return { uuid, identificatie };
    },
    undo: ({ uuid }) => zaken.removeZaak(uuid, opdracht.aanvrager),
  };
};

interface ZaakParts {
  readonly klantcontact: string;
  readonly identificatie: string;
  readonly types: Zaaktypegegevens;
  readonly partij: KnownPartij | undefined;
}

function bodyOf(
  { configuration, klantenUrl }: Registers,
  { aanvraag, sleutels }: Opdracht,
  { omschrijving, toelichting }: ZaakVervolg,
  { klantcontact, identificatie, types, partij }: ZaakParts,
): NewZaakGeheel {
  const { rsin } = configuration.organisatie;
  return {
    zaak: {
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
    },
    rollen: [initiatorOf(aanvraag.klant, partij, types.initiator, klantenUrl)],
    status: {
      statustype: types.eersteStatustype,
      datumStatusGezet: sleutels.statusmoment,
      statustoelichting: '',
    },
  };
}
