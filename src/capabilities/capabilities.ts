import { OptionalEndpoint } from '../upstream/optional-endpoint.js';

/** What not every register can: endpoints that do in one call what otherwise takes several, or that one can do without. */
export class Capabilities {
  /** Klanten: klantcontact, betrokkene and onderwerpobject in one transaction. */
  readonly maakKlantcontact = new OptionalEndpoint();
  /** Zaken: zaak, rol and status in one transaction. */
  readonly zaakRegistreren = new OptionalEndpoint();
  /** Zaken: issues a number before there is a zaak. */
  readonly zaaknummerReserveren = new OptionalEndpoint();
}
