import { CATALOGI_ROOT } from '../catalogi/catalogus-representation.js';
import type { Vertrouwelijkheidaanduiding } from '../catalogi/catalogus-rows.js';
import { permissionDenied } from '../drf/problem.js';
import type { RegisterRequest } from '../register-server.js';
import { readJwt, type Claims } from './jwt.js';

/** Open Zaak 1.30: what a client may do: everything, or some scopes on the zaken of some zaaktypen (by uuid). */
export type Applicatie =
  | { readonly all: true }
  | {
      readonly zaaktypen: readonly string[];
      readonly scopes: readonly Scope[];
      readonly maxVertrouwelijkheidaanduiding: Vertrouwelijkheidaanduiding;
    };

/** A known secret. Without an application it lets nobody in. */
export interface Client {
  readonly clientId: string;
  readonly secret: string;
  readonly application?: Applicatie;
}

export type Scope =
  | 'zaken.lezen'
  | 'zaken.aanmaken'
  | 'zaken.bijwerken'
  | 'zaken.geforceerd-bijwerken'
  | 'zaken.verwijderen'
  | 'zaken.statussen.toevoegen'
  | 'zaken.heropenen'
  | 'audittrails.lezen'
  | 'catalogi.lezen';

/** What a call needs: of every group one scope. */
export type Scopes = readonly (readonly Scope[])[];

export const LEZEN: Scopes = [['zaken.lezen']];
export const AANMAKEN: Scopes = [['zaken.aanmaken']];
export const BIJWERKEN: Scopes = [['zaken.bijwerken', 'zaken.geforceerd-bijwerken']];
export const VERWIJDEREN: Scopes = [['zaken.verwijderen']];
export const STATUS_ZETTEN: Scopes = [['zaken.aanmaken', 'zaken.statussen.toevoegen', 'zaken.heropenen']];
export const TOEVOEGEN: Scopes = [['zaken.aanmaken', 'zaken.bijwerken', 'zaken.geforceerd-bijwerken']];
export const REGISTREREN: Scopes = [...AANMAKEN, ...BIJWERKEN];
export const AFSLUITEN: Scopes = [...BIJWERKEN, ...STATUS_ZETTEN];
export const AUDITTRAIL_LEZEN: Scopes = [['audittrails.lezen']];
export const CATALOGI_LEZEN: Scopes = [['catalogi.lezen']];

/** From open to secret. */
export const VERTROUWELIJKHEDEN = [
  'openbaar',
  'beperkt_openbaar',
  'intern',
  'zaakvertrouwelijk',
  'vertrouwelijk',
  'confidentieel',
  'geheim',
  'zeer_geheim',
] as const satisfies readonly Vertrouwelijkheidaanduiding[];

export function isAtMost(level: Vertrouwelijkheidaanduiding, max: Vertrouwelijkheidaanduiding): boolean {
  return VERTROUWELIJKHEDEN.indexOf(level) <= VERTROUWELIJKHEDEN.indexOf(max);
}

/** The part of a zaak that decides who may see it. */
interface Afgeschermd {
  readonly zaaktype: string;
  readonly vertrouwelijkheidaanduiding: Vertrouwelijkheidaanduiding;
}

/** Who makes a call, and what they may do. */
export class Caller implements Claims {
  readonly clientId: string;
  readonly userId: string;
  readonly userRepresentation: string;

  constructor(
    claims: Claims,
    readonly application: Applicatie | undefined,
  ) {
    ({ clientId: this.clientId, userId: this.userId, userRepresentation: this.userRepresentation } = claims);
  }

  has(scopes: Scopes): boolean {
    const { application } = this;
    if (!application) return false;
    return 'all' in application || scopes.every((group) => group.some((scope) => application.scopes.includes(scope)));
  }

  /** Whether it may see or touch a zaak, as far as its zaaktype and its vertrouwelijkheidaanduiding go. */
  sees({ zaaktype, vertrouwelijkheidaanduiding }: Afgeschermd): boolean {
    const { application } = this;
    if (!application || 'all' in application) return application !== undefined;
    const isGranted = application.zaaktypen.includes(zaaktype);
    return isGranted && isAtMost(vertrouwelijkheidaanduiding, application.maxVertrouwelijkheidaanduiding);
  }

  /**
   * Open Zaak 1.30, creating a zaak: the zaaktype is compared as text with what was granted, so another scheme is not
   * granted; without a vertrouwelijkheidaanduiding in the body its maximum is not looked at.
   */
  mayCreate(origin: string, zaaktypeUrl: unknown, level: Vertrouwelijkheidaanduiding | undefined): boolean {
    const { application } = this;
    if (!application || 'all' in application) return application !== undefined;
    const granted = application.zaaktypen.map((uuid) => `${origin}${CATALOGI_ROOT}/zaaktypen/${uuid}`);
    const isGranted = typeof zaaktypeUrl === 'string' && granted.includes(zaaktypeUrl);
    return isGranted && (!level || isAtMost(level, application.maxVertrouwelijkheidaanduiding));
  }
}

/** The doorman of both APIs. */
export class Toegang {
  readonly #clients: ReadonlyMap<string, Client>;

  constructor(clients: readonly Client[]) {
    this.#clients = new Map(clients.map((client) => [client.clientId, client]));
  }

  /** Who makes the call; a 403 when the token is not right or does not give the scopes. */
  caller({ headers }: Pick<RegisterRequest, 'headers'>, scopes: Scopes): Caller {
    const claims = readJwt(headers.authorization, (clientId) => this.#clients.get(clientId)?.secret);
    if (!claims) throw permissionDenied();
    const caller = new Caller(claims, this.#clients.get(claims.clientId)?.application);
    if (!caller.has(scopes)) throw permissionDenied();
    return caller;
  }
}
