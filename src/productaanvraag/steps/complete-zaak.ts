import type { NewRol, NewStatus, Zaak } from '../../zaken/zaken.types.js';
import type { Zaaktypedelen } from '../../zaken/zaaktypen.js';
import type { Aanvrager } from '../opdracht.js';
import { ensure, ensureWithoutKey } from './ensure.js';
import { withFreshTypes } from './fresh-types.js';
import type { Registers } from './registers.js';

/** A zaak of ours, with as much as stands of it. */
export interface StandingZaak {
  readonly zaak: Pick<Zaak, 'uuid' | 'url' | 'zaaktype' | 'kenmerken'>;
  readonly hasRol: boolean;
  readonly hasStatus: boolean;
  /** The types that go with its zaaktype; absent when they are still to be looked up. */
  readonly delen?: Zaaktypedelen;
  /** Whether this very attempt made it: then it has no rol and no status that are not mentioned here. */
  readonly isNew: boolean;
}

/** What a zaak is opened with beside itself, of the types of its version. */
export type ZaakParts = (delen: Zaaktypedelen) => { readonly rol: NewRol; readonly status: NewStatus };

/**
 * Gives a zaak its initiator and first status, as far as it lacks them: the status last, for others act upon it.
 * Two initiators that are posted at the same time both stand: one is only posted when no other can be on its way.
 */
export async function completeZaak(
  { zaken, zaaktypen, configuration }: Registers,
  gebruiker: Aanvrager,
  { zaak, hasRol, hasStatus, delen, isNew }: StandingZaak,
  partsOf: ZaakParts,
): Promise<void> {
  const lookUp = () => zaaktypen.listDelen(zaak.zaaktype);
  const known = async () => delen ?? lookUp();
  const findInitiator = async () =>
    (await zaken.listRollen(zaak.url, gebruiker)).find((it) => it.omschrijvingGeneriek === 'initiator');
  if (!hasRol)
    await withFreshTypes(known, lookUp, (delen) =>
      ensure(!isNew, {
        create: () =>
          ensureWithoutKey(!isNew, configuration.tijden.registerGrens, {
            create: () => zaken.createRol({ zaak: zaak.url, ...partsOf(delen).rol }, gebruiker),
            find: findInitiator,
          }),
        isTaken: (error) => error.refuses('roltype', 'max-occurences'),
        find: findInitiator,
      }),
    );
  if (!hasStatus)
    await withFreshTypes(known, lookUp, (delen) =>
      ensure(!isNew, {
        create: () => zaken.createStatus({ zaak: zaak.url, ...partsOf(delen).status }, gebruiker),
        isTaken: (error) => error.refuses('nonFieldErrors', 'unique'),
        find: async () => (await zaken.listStatussen(zaak.url, gebruiker))[0],
      }),
    );
}
