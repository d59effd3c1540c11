import type { OptionalEndpoint } from '../upstream/optional-endpoint.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import type { Zaaktype } from '../zaken/catalogi.client.js';
import type { ZakenClient } from '../zaken/zaken.client.js';

/** Zaken, and whether it registers a zaak as a whole. */
export interface Zaakregister {
  readonly client: ZakenClient;
  readonly zaakRegistreren: OptionalEndpoint;
}

/** What is right, or what is wrong, in words that follow on the name of a product. */
type Oordeel = { readonly right: string } | { readonly problem: string };

/** Whether our token may make zaken of a zaaktype. Nothing is written to find that out. */
export async function zaakrechtenOf(zaaktype: Zaaktype, { client, zaakRegistreren }: Zaakregister): Promise<Oordeel> {
  try {
    await zaakRegistreren.prefer({
      use: () => client.tryRegistratie(zaaktype),
      otherwise: () => client.tryZaak(zaaktype),
      look: () => client.hasZaakRegistreren(),
    });
    return { problem: 'Zaken nam een zaak aan waar bijna alles aan ontbreekt (klantregie): controleer ZAKEN_URL.' };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return judge(error, zaaktype, zaakRegistreren.isPresent !== false);
  }
}

/** @param asAWhole whether it was refused by zaak_registreren, which also asks for the right to add a rol. */
function judge(refusal: UpstreamError, zaaktype: Zaaktype, asAWhole: boolean): Oordeel {
  const zaken = `zaken van zaaktype ${zaaktype.identificatie}`;
  const hoogste = `tot en met vertrouwelijkheidaanduiding ${zaaktype.vertrouwelijkheidaanduiding}`;
  if (isForLackOfRights(refusal)) {
    const rechten = asAWhole
      ? 'zaken.aanmaken en zaken.bijwerken'
      : 'zaken.aanmaken, zaken.bijwerken en zaken.verwijderen';
    return {
      problem:
        `wij mogen geen ${zaken} maken. Geef de applicatie van ZAKEN_CLIENT_ID op dit zaaktype ` +
        `zaken.lezen, ${rechten}, ${hoogste}.`,
    };
  }
  if (isForWhatWasLeftOut(refusal))
    return { right: `wij mogen ${zaken} aanmaken${asAWhole ? ' en bijwerken' : ''}, ${hoogste}.` };
  if (refusal.refuses('zaaktype'))
    return {
      problem:
        `Zaken kent zaaktype ${zaaktype.identificatie} niet op het adres dat Catalogi geeft. ` +
        'Laat ZAKEN_URL en CATALOGI_URL met hetzelfde adres beginnen.',
    };
  return { problem: `of wij ${zaken} mogen maken, is niet te controleren: ${refusal.message}.` };
}

/** A 403 with another code, or with none, is about something else: the token, or something between us. */
const isForLackOfRights = (refusal: UpstreamError): boolean =>
  refusal.isStatus(403) && refusal.failure.code === 'permission_denied';

/** Then everything that comes before the content was right. */
const isForWhatWasLeftOut = ({ failure: { fields } }: UpstreamError): boolean =>
  fields.length > 0 && fields.every(({ code }) => code === 'required');
