import { refuseUnknown } from '../drf/filters.js';
import { Router, type Route } from '../drf/router.js';
import type { RegisterAnswer, RegisterApi, RegisterRequest } from '../register-server.js';
import { CRS } from './crs.js';
import { resultaten } from './resultaten.js';
import { rollen } from './rollen.js';
import { statussen } from './statussen.js';
import { subresourceRoutes } from './subresource.js';
import { LEZEN } from './toegang.js';
import { zaakAfsluitenRoute } from './zaak-afsluiten.js';
import { zaakRegistrerenRoute } from './zaak-registreren.js';
import { zaakeigenschapRoutes } from './zaakeigenschappen.js';
import { zaaknummerReserverenRoutes } from './zaaknummer-reserveren.js';
import { zaakobjecten } from './zaakobjecten.js';
import { zaakRoutes } from './zaken.js';
import type { ZakenRegister } from './zaken-register.js';
import { ZAKEN_ROOT } from './zaken-representation.js';

/** Which of the experimental endpoints are there. A register without one gives a 404 page for it. */
export interface ExperimentalEndpoints {
  readonly zaakRegistreren: boolean;
  readonly zaaknummerReserveren: boolean;
}

/** The Zaken API 1.5.1 of Open Zaak 1.30, as far as a contact centre could have to do with it. */
export class ZakenApi implements RegisterApi {
  readonly root = ZAKEN_ROOT;
  readonly #router: Router;

  constructor(
    readonly register: ZakenRegister,
    endpoints: ExperimentalEndpoints,
  ) {
    const options = { root: this.root, apiVersion: '1.5.1', authenticate: () => {} };
    this.#router = new Router(options, routes(register, endpoints));
  }

  answer(request: RegisterRequest): RegisterAnswer {
    const answer = this.#router.answer(request);
    return WITH_CRS.test(request.path) ? { ...answer, headers: { 'content-crs': CRS, ...answer.headers } } : answer;
  }

  rows(): Readonly<Record<string, readonly object[]>> {
    return this.register.store.rows();
  }

  reset(): void {
    this.register.store.reset();
  }
}

/** Open Zaak 1.30: whatever it answers about zaken, refusals too, it says in which CRS. */
const WITH_CRS = /^\/zaken(?:\/[^/]+)?$/;

function routes(register: ZakenRegister, { zaakRegistreren, zaaknummerReserveren }: ExperimentalEndpoints): Route[] {
  return [
    ...zaakRoutes(register),
    ...zaakeigenschapRoutes(register),
    ...subresourceRoutes(register, rollen(register)),
    ...subresourceRoutes(register, statussen(register)),
    ...subresourceRoutes(register, zaakobjecten(register)),
    ...subresourceRoutes(register, resultaten(register)),
    zaakinformatieobjectRoute(register),
    zaakAfsluitenRoute(register),
    ...(zaakRegistreren ? [zaakRegistrerenRoute(register)] : []),
    ...(zaaknummerReserveren ? zaaknummerReserverenRoutes(register) : []),
  ];
}

/** A plain list, without pages. The simulator has no Documenten API, so there is nothing in it and nothing can be added. */
function zaakinformatieobjectRoute(register: ZakenRegister): Route {
  const list: Route['handlers']['GET'] = (call) => {
    register.caller(call, LEZEN);
    refuseUnknown(call.query, ['informatieobject', 'zaak']);
    return { status: 200, body: [] };
  };
  return { path: '/zaakinformatieobjecten', handlers: { GET: list } };
}
