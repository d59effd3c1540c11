import type { Steps } from '../saga/attempts.js';
import type { Saga, Values } from '../saga/saga.js';
import type { Step } from '../saga/step.js';
import type { Opdracht } from './opdracht.js';
import type { DigitaalAdres, NieuwePartij } from './productaanvraag.js';
import { nameOfAdres, ROUNDS, type AdresName } from './step-names.js';
import { ensureKvkNummer } from './steps/ensure-kvk-nummer.step.js';
import { nummerOf } from './identificatoren.js';
import { preferDigitaalAdres } from './steps/prefer-digitaal-adres.step.js';
import { registerPartijAdres } from './steps/register-digitaal-adres.step.js';
import { registerPartij } from './steps/register-partij.step.js';
import type { StepTools } from './steps/step-tools.js';

interface NieuweKlant<A extends Steps> {
  readonly opdracht: Pick<Opdracht, 'id' | 'sleutels' | 'terms'>;
  readonly klant: NieuwePartij;
  /** What can be done at the same time. */
  readonly alongside: A;
}

/** A partij that was just registered, with what is still to be done for it. */
export interface Nieuw<A extends Steps> {
  readonly partij: string;
  /** What came of the steps that went beside it. */
  readonly alongside: Values<A>;
  /** Its digitale adressen, still to be registered, beside what comes next. */
  readonly adressen: Readonly<Record<AdresName, Step<string>>>;
  /** Says which is preferred, once they are registered: nothing when none is. */
  voorkeurFor(made: Readonly<Record<AdresName, string>>): { readonly voorkeursDigitaalAdres?: Step<void> };
}

/** Variant B1 of C9018: the customer is new, and may be kept for general use (F7554). */
export async function registerNieuwePartij<A extends Steps>(
  tools: StepTools,
  saga: Saga,
  { opdracht, klant, alongside }: NieuweKlant<A>,
): Promise<Nieuw<A>> {
  const parent = await ensureParent(tools, saga, { opdracht, klant });
  const { partij, ...others } = await saga.round(ROUNDS.partij, {
    ...alongside,
    partij: registerPartij(tools, opdracht, klant, parent),
  });
  const voorkeur = klant.digitaleAdressen.findIndex((adres) => adres.voorkeur);
  return {
    partij,
    alongside: others as Values<A>,
    adressen: perAdres(klant.digitaleAdressen, (adres, index) =>
      registerPartijAdres(tools, opdracht, { partij, adres, index }),
    ),
    voorkeurFor: (made) => {
      const adres = made[nameOfAdres(voorkeur)];
      return adres === undefined ? {} : { voorkeursDigitaalAdres: preferDigitaalAdres(tools, partij, adres) };
    },
  };
}

/** Of a vestiging: the KvK-nummer of its organisatie, which its own number hangs under. */
async function ensureParent(
  tools: StepTools,
  saga: Saga,
  { opdracht, klant }: Omit<NieuweKlant<Steps>, 'alongside'>,
): Promise<string | undefined> {
  const isVestiging = nummerOf(klant.partijIdentificatoren, 'vestigingsnummer') !== undefined;
  const kvk = nummerOf(klant.partijIdentificatoren, 'kvk_nummer');
  if (!isVestiging || kvk === undefined) return undefined;
  const { kvkNummer } = await saga.round(ROUNDS.kvkNummer, { kvkNummer: ensureKvkNummer(tools, opdracht, kvk) });
  return kvkNummer.uuid;
}

/** Every address is a step of its own, so that each is accounted for; undefined for one that needs none. */
export function perAdres(
  adressen: readonly DigitaalAdres[],
  step: (adres: DigitaalAdres, index: number) => Step<string> | undefined,
): Readonly<Record<AdresName, Step<string>>> {
  const steps = adressen.map((adres, index) => [nameOfAdres(index), step(adres, index)] as const);
  return Object.fromEntries(steps.filter((named): named is [AdresName, Step<string>] => named[1] !== undefined));
}
