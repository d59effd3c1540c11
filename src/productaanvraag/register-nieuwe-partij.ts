import type { Saga } from '../saga/saga.js';
import type { Step } from '../saga/step.js';
import type { Opdracht } from './opdracht.js';
import type { DigitaalAdres, NieuwePartij } from './productaanvraag.js';
import { ensureKvkNummer } from './steps/ensure-kvk-nummer.step.js';
import { nummerOf } from './steps/identificatoren.js';
import { registerPartijAdres } from './steps/register-digitaal-adres.step.js';
import { registerPartij } from './steps/register-partij.step.js';
import type { Registers } from './steps/registers.js';

type Steps = Readonly<Record<string, Step<unknown>>>;

/** A partij that was just registered, with what is still to be done for it. */
export interface Nieuw {
  readonly partij: string;
  /** What came of the steps that went beside it. */
  readonly beside: Readonly<Record<string, unknown>>;
  /** Its digitale adressen, still to be registered, beside what comes next. */
  readonly adressen: Readonly<Record<string, Step<string>>>;
  /** Which of them is preferred. */
  readonly voorkeur: string | undefined;
}

/**
 * Variant B1 of C9018: the customer is new, and may be kept for general use (F7554).
 * @param beside what can be done at the same time.
 */
export async function registerNieuwePartij(
  registers: Registers,
  saga: Saga,
  opdracht: Pick<Opdracht, 'id' | 'sleutels'>,
  klant: NieuwePartij,
  beside: Steps = {},
): Promise<Nieuw> {
  const isVestiging = nummerOf(klant.partijIdentificatoren, 'vestigingsnummer') !== undefined;
  const kvk = isVestiging ? nummerOf(klant.partijIdentificatoren, 'kvk_nummer') : undefined;
  const parent =
    kvk === undefined
      ? undefined
      : await saga.round('KvK-nummer', { kvkNummer: ensureKvkNummer(registers, opdracht, kvk) });

  const steps: { partij: Step<string>; [beside: string]: Step<unknown> } = {
    ...beside,
    partij: registerPartij(registers, opdracht, klant, parent?.kvkNummer.uuid),
  };
  const made = await saga.round('partij', steps);
  const voorkeur = klant.digitaleAdressen.findIndex((adres) => adres.voorkeur);
  return {
    partij: made.partij,
    beside: made,
    adressen: perAdres(klant.digitaleAdressen, (adres, index) =>
      registerPartijAdres(registers, opdracht, made.partij, adres, index),
    ),
    voorkeur: voorkeur < 0 ? undefined : nameOfAdres(voorkeur),
  };
}

/** Every address is a step of its own, so that each is accounted for. */
export function perAdres(
  adressen: readonly DigitaalAdres[],
  step: (adres: DigitaalAdres, index: number) => Step<string>,
): Readonly<Record<string, Step<string>>> {
  return Object.fromEntries(adressen.map((adres, index) => [nameOfAdres(index), step(adres, index)]));
}

const nameOfAdres = (index: number): string => `digitaalAdres${index + 1}`;
