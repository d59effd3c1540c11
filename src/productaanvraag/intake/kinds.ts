import type { Saga } from '../../saga/saga.js';
import { handleBetrokkene, type BetrokkeneAanvraag } from '../handle-betrokkene.js';
import { handleInterneTaak, type InterneTaakAanvraag } from '../handle-interne-taak.js';
import { handleKlantcontact, type KlantcontactAanvraag } from '../handle-klantcontact.js';
import { handleProductaanvraag } from '../handle-productaanvraag.js';
import { handleZaak, type ZaakAanvraag } from '../handle-zaak.js';
import type { Opdracht, Registratie } from '../opdracht.js';
import type { Productaanvraag } from '../productaanvraag.js';
import type { StepTools } from '../steps/step-tools.js';

/** What is asked by each kind of request. The names stand in the log and in the list: never rename one. */
export interface Kinds {
  readonly productaanvraag: Productaanvraag;
  readonly klantcontact: KlantcontactAanvraag;
  readonly betrokkene: BetrokkeneAanvraag;
  readonly zaak: ZaakAanvraag;
  readonly interneTaak: InterneTaakAanvraag;
}

export type SoortAanvraag = keyof Kinds;

type Process<Aanvraag> = (
  tools: StepTools,
) => (saga: Saga, opdracht: Opdracht<Aanvraag>) => Promise<Partial<Registratie>>;

/** What is done for each. */
export const PROCESSES: { readonly [Soort in SoortAanvraag]: Process<Kinds[Soort]> } = {
  productaanvraag: handleProductaanvraag,
  klantcontact: handleKlantcontact,
  betrokkene: handleBetrokkene,
  zaak: handleZaak,
  interneTaak: handleInterneTaak,
};
