import { authenticationFailed, notAuthenticated } from '../drf/problem.js';
import { Router, type Route } from '../drf/router.js';
import type { RegisterAnswer, RegisterApi, RegisterRequest } from '../register-server.js';
import { actorenResource } from './actoren.js';
import { actorklantcontactenResource } from './actorklantcontacten.js';
import { betrokkenenResource } from './betrokkenen.js';
import { bijlagenResource } from './bijlagen.js';
import { digitaleadressenResource } from './digitaleadressen.js';
import { internetakenResource } from './internetaken.js';
import { klantcontactenResource } from './klantcontacten.js';
import { maakKlantcontactRoute } from './maak-klantcontact.js';
import { onderwerpobjectenResource } from './onderwerpobjecten.js';
import { partijIdentificatorenResource } from './partij-identificatoren.js';
import { partijenResource } from './partijen.js';
import { routesOf } from './resource.js';
import { fillWithSeed } from './seed.js';
import { KlantenState } from './state.js';

export interface KlantenOptions {
  /** The one token that gets in. */
  readonly token: string;
  /** Whether the convenience endpoint is there; default true. Without it its path is a missing one. */
  readonly maakKlantcontact?: boolean;
  /** What the header API-version says; default that of Open Klant 2.18. The behaviour is that of 2.18 whatever it says. */
  readonly apiVersion?: string;
  /** Whether the seeded persons have a BSN; default false, for then recorded traffic that creates them can be replayed. */
  readonly seedBsn?: boolean;
}

/** What the root of Open Klant 2.18 lists, also where the simulator has nothing. */
const RESOURCES = [
  'actoren',
  'digitaleadressen',
  'rekeningnummers',
  'actorklantcontacten',
  'klantcontacten',
  'betrokkenen',
  'onderwerpobjecten',
  'bijlagen',
  'maak-klantcontact',
  'internetaken',
  'categorieen',
  'categorie-relaties',
  'partijen',
  'partij-identificatoren',
  'vertegenwoordigingen',
];

/** The klantinteracties API 0.9.0 as Open Klant 2.18 serves it. */
export class KlantenApi implements RegisterApi {
  readonly root = '/klantinteracties/api/v1';
  readonly #state = new KlantenState();
  readonly #router: Router;

  constructor(readonly options: KlantenOptions) {
    const { token, apiVersion = '0.9.0' } = options;
    const authenticate = ({ headers }: RegisterRequest) => checkToken(headers.authorization, token);
    this.#router = new Router({ root: this.root, apiVersion, authenticate }, this.#routes());
    this.reset();
  }

  answer(request: RegisterRequest): RegisterAnswer {
    return this.#router.answer(request);
  }

  rows(): Readonly<Record<string, readonly object[]>> {
    const tables = Object.entries(this.#state.tables);
    return Object.fromEntries(tables.map(([name, table]) => [name, table.oldestFirst()]));
  }

  reset(): void {
    this.#state.clear();
    fillWithSeed(this.#state, this.options.seedBsn ?? false);
  }

  #routes(): Route[] {
    const state = this.#state;
    const { maakKlantcontact = true } = this.options;
    return [
      rootRoute(maakKlantcontact ? RESOURCES : RESOURCES.filter((name) => name !== 'maak-klantcontact')),
      ...routesOf(state, actorenResource(state)),
      ...routesOf(state, klantcontactenResource(state)),
      ...routesOf(state, actorklantcontactenResource(state)),
      ...routesOf(state, betrokkenenResource(state)),
      ...routesOf(state, partijenResource(state)),
      ...routesOf(state, partijIdentificatorenResource(state)),
      ...routesOf(state, digitaleadressenResource(state)),
      ...routesOf(state, internetakenResource(state)),
      ...routesOf(state, onderwerpobjectenResource(state)),
      ...routesOf(state, bijlagenResource(state)),
      ...(maakKlantcontact ? [maakKlantcontactRoute(state)] : []),
    ];
  }
}

/** The capability probe: the only path that needs no token. */
function rootRoute(names: readonly string[]): Route {
  return {
    path: '/',
    open: true,
    handlers: {
      GET: ({ base }) => ({ status: 200, body: Object.fromEntries(names.map((name) => [name, `${base}/${name}`])) }),
    },
  };
}

/** DRF: another scheme than Token is as no token at all. */
function checkToken(authorization: string | undefined, token: string): void {
  const headers = { 'www-authenticate': 'Token' };
  const [scheme = '', ...keys] = (authorization ?? '').split(/\s+/).filter(Boolean);
  if (scheme.toLowerCase() !== 'token') throw notAuthenticated(headers);
  if (keys.length === 0) throw authenticationFailed('Ongeldige token header. Geen logingegevens opgegeven', headers);
  if (keys.length > 1) throw authenticationFailed('Ongeldige token header. Token mag geen spaties bevatten.', headers);
  if (keys[0] !== token) throw authenticationFailed('Ongeldige token.', headers);
}
