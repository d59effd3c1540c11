import { now } from '../drf/date-times.js';
import { serverError } from '../drf/problem.js';
import type { RegisterRequest } from '../register-server.js';
import type { Caller } from './toegang.js';
import type { Auditregel } from './zaken-rows.js';
import type { ZakenStore } from './zaken-store.js';

const LONGEST_NAME = 255;
const LONGEST_WEERGAVE = 200;

/** One thing that was done to a zaak. */
export type Handeling = Pick<Auditregel, 'zaak' | 'resource' | 'resourceUuid' | 'resourceWeergave' | 'actie'>;

/** Keeps who did what to which zaak: the user whom the token names. */
export class AuditTrail {
  constructor(readonly store: ZakenStore) {}

  /**
   * To be called before anything is written. Open Zaak 1.30 does not check what goes into the audit trail: a name or a
   * resource that does not fit in its columns makes the whole request fail, and nothing is stored.
   */
  refuseUnfit({ userId, userRepresentation }: Caller, handelingen: readonly Handeling[]): void {
    const names = [userId, userRepresentation];
    const isUnfit = names.some((name) => [...name].length > LONGEST_NAME || name.includes('\0'));
    const isTooLong = handelingen.some(({ resourceWeergave }) => [...resourceWeergave].length > LONGEST_WEERGAVE);
    if (isUnfit || isTooLong) throw serverError();
  }

  record(caller: Caller, { headers }: Pick<RegisterRequest, 'headers'>, handelingen: readonly Handeling[]): void {
    const toelichting = headers['x-audit-toelichting'];
    for (const handeling of handelingen) {
      this.store.audittrails.insert({
        ...handeling,
        uuid: crypto.randomUUID(),
        resultaat: RESULTAAT[handeling.actie],
        applicatieId: caller.clientId,
        gebruikersId: caller.userId,
        gebruikersWeergave: caller.userRepresentation,
        toelichting: typeof toelichting === 'string' ? toelichting : '',
        aanmaakdatum: now(),
      });
    }
  }
}

const RESULTAAT = { create: 201, update: 200, partial_update: 200, destroy: 204 } as const;
