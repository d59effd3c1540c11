import type { CatalogusStore } from '../catalogi/catalogus-store.js';
import { permissionDenied } from '../drf/problem.js';
import type { Call } from '../drf/router.js';
import { AuditTrail, type Handeling } from './audit-trail.js';
import type { Caller, Scopes, Toegang } from './toegang.js';
import { TypeFields } from './type-field.js';
import type { Zaak } from './zaken-rows.js';
import { ZakenRepresentation } from './zaken-representation.js';
import type { ZakenStore } from './zaken-store.js';

/** What the handlers of the Zaken API share. */
export class ZakenRegister {
  readonly audit: AuditTrail;

  constructor(
    readonly store: ZakenStore,
    readonly catalogus: CatalogusStore,
    readonly toegang: Toegang,
  ) {
    this.audit = new AuditTrail(store);
  }

  types({ origin }: Pick<Call, 'origin'>): TypeFields {
    return new TypeFields(this.catalogus, origin);
  }

  show({ origin }: Pick<Call, 'origin'>): ZakenRepresentation {
    return new ZakenRepresentation(this.store, origin);
  }

  caller(call: Call, scopes: Scopes): Caller {
    return this.toegang.caller(call, scopes);
  }

  /** Open Zaak 1.30: a zaak that is not yours is hidden in a list, and a 403 (not a 404) by itself. */
  refuseUnlessSeen(caller: Caller, zaak: Zaak): void {
    if (!caller.sees(zaak)) throw permissionDenied();
  }

  /** Open Zaak 1.30: what hangs under a closed zaak stays as it is, unless by force. */
  refuseWhenClosed(caller: Caller, { einddatum }: Zaak): void {
    if (!einddatum || caller.has([['zaken.geforceerd-bijwerken']])) return;
    throw permissionDenied('Je mag geen gegevens aanpassen van een gesloten zaak.');
  }

  /** Carries out what was found to be right, and notes who did it. */
  write(call: Call, caller: Caller, handelingen: readonly Handeling[], effect: () => void): void {
    this.audit.refuseUnfit(caller, handelingen);
    effect();
    this.audit.record(caller, call, handelingen);
  }
}
