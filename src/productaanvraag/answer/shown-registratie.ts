import type { NietBewaard, Registratie } from '../opdracht.js';
import { failureText } from './failure-text.js';
import { oorzaakAt, type Oorzaak } from './oorzaak.js';

/** What was registered, as it is told. */
export interface GetoondeRegistratie extends Omit<
  Registratie,
  'zaakNietGemaakt' | 'nummersNietOpZaak' | 'nietBewaard'
> {
  /** Present when there was to be a zaak, and a colleague is to make it because that did not succeed. */
  readonly zaakNietGemaakt?: ZaakNietGemaakt;
  /** What was said and stands in no register; absent when everything does. */
  readonly nietBewaard?: readonly GetoondNietBewaard[];
}

export type GetoondNietBewaard = Omit<NietBewaard, 'naam'>;

export interface ZaakNietGemaakt {
  /** For the medewerker: what the register did. */
  readonly reden: string;
  /** The same, for a program. Absent in what was kept before there was one. */
  readonly oorzaak?: Oorzaak;
}

/** @param registratie as it is kept; of before failures were kept with it, its words stand in it. */
export function shownRegistratie({
  zaakNietGemaakt,
  nietBewaard = [],
  nummersNietOpZaak: _,
  ...registered
}: Partial<Registratie>): Partial<GetoondeRegistratie> {
  return {
    ...registered,
    ...(zaakNietGemaakt && { zaakNietGemaakt: shownReason(zaakNietGemaakt, nietBewaard) }),
    ...(nietBewaard.length > 0 && { nietBewaard: nietBewaard.map(({ locatie, reden }) => ({ locatie, reden })) }),
  };
}

function shownReason(
  kept: NonNullable<Registratie['zaakNietGemaakt']>,
  nietBewaard: readonly NietBewaard[],
): ZaakNietGemaakt {
  if ('reden' in kept) return kept as unknown as ZaakNietGemaakt;
  const lost = namesOf(nietBewaard);
  const reden = [
    `Er is nu geen zaak gemaakt: ${failureText(kept.because)}.`,
    ...(lost === '' ? [] : [`Niet bewaard, dus geef zelf door aan uw collega: ${lost}.`]),
  ].join(' ');
  return { reden, oorzaak: oorzaakAt('zaak', kept.because) };
}

/** What is not kept, each named once; empty when everything is. */
export const namesOf = (nietBewaard: readonly NietBewaard[]): string =>
  [...new Set(nietBewaard.map(({ naam }) => naam))].join(', ');
