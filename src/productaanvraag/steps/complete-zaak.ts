import type { NewRol, NewStatus, Zaak } from '../../zaken/zaken.types.js';
import type { Zaaktypedelen } from '../../zaken/zaaktypen.js';
import type { Opdracht } from '../opdracht.js';
import { ensure, ensureWithoutKey } from '../../upstream/ensure.js';
import { withFreshTypes } from '../../zaken/fresh-types.js';
import { isOwnRol, isOwnStatus, type OwnParts } from './own-parts.js';
import type { StepTools } from './step-tools.js';

/** A zaak of ours, of which more or less may stand. */
export interface StandingZaak {
  readonly zaak: Pick<Zaak, 'uuid' | 'url' | 'zaaktype'>;
  /** The types that go with its zaaktype; absent when they are still to be looked up. */
  readonly delen?: Zaaktypedelen;
  /** What this very attempt made of it. Absent: an earlier one made it, and more may stand of it or come to stand. */
  readonly made?: 'all of it' | 'zaak alone';
}

/** What a zaak is opened with beside itself, of the types of its version. */
export type ZaakParts = (delen: Zaaktypedelen) => { readonly rol: NewRol; readonly status: NewStatus };

/**
 * Gives a zaak our initiator and our first status, as far as it lacks them: the status last, for others act upon it.
 * Two initiators that are posted at the same time both stand: one is only posted when no other can be on its way. What
 * colleagues have added meanwhile takes the place of neither.
 */
export async function completeZaak(
  { zaken, zaaktypen }: StepTools,
  { aanvrager, terms }: Pick<Opdracht, 'aanvrager' | 'terms'>,
  { zaak, delen, made }: StandingZaak,
  partsOf: ZaakParts,
  ours: OwnParts,
  unansweredSince: number | undefined,
): Promise<void> {
  if (made === 'all of it') return;
  // On what this very attempt made, nobody else was busy.
  const since = made ? undefined : unansweredSince;
  const lookUp = () => zaaktypen.listDelen(zaak.zaaktype);
  const known = async () => delen ?? lookUp();
  const findRol = async () => (await zaken.listRollen(zaak.url, aanvrager)).find((it) => isOwnRol(it, ours));
  const findStatus = async () => (await zaken.listStatussen(zaak.url, aanvrager)).find((it) => isOwnStatus(it, ours));
  await ensureWithoutKey(since, terms.tijden.registerGrens, {
    create: () =>
      withFreshTypes(known, lookUp, (delen) =>
        ensure(since, {
          create: () => zaken.createRol({ zaak: zaak.url, ...partsOf(delen).rol }, aanvrager),
          isTaken: (error) => error.refuses('roltype', 'max-occurences'),
          find: findRol,
        }),
      ),
    find: findRol,
  });
  // With few rights one sets no second status, not even the same.
  if (!made && (await findStatus())) return;
  await withFreshTypes(known, lookUp, (delen) =>
    ensure(since, {
      create: () => zaken.createStatus({ zaak: zaak.url, ...partsOf(delen).status }, aanvrager),
      isTaken: (error) => error.refuses('nonFieldErrors', 'unique'),
      find: findStatus,
    }),
  );
}
