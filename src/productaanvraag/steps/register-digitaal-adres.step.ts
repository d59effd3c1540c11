import type { NewDigitaalAdres, Reference } from '../../klanten/klanten.types.js';
import { keep, type ReversibleStep, type Step } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import type { DigitaalAdres } from '../productaanvraag.js';
import { ensure, ensureWithoutKey } from '../../upstream/ensure.js';
import type { StepTools } from './step-tools.js';

/** Marks the nth address of this request, so that it is found again when the answer got lost. */
const referentieOf = ({ id }: Pick<Opdracht, 'id'>, index: number): string => `klantregie-${id}-${index}`;

interface NthAdres {
  readonly adres: DigitaalAdres;
  /** Its place in the request, from 0. */
  readonly index: number;
}

/**
 * A digitaal adres of a partij (F1995). Klanten refuses a second one with the same referentie. The preferred one is its
 * standaardadres as well: some applications look at the one, and some at the other.
 */
export const registerPartijAdres = (
  { klanten }: StepTools,
  opdracht: Pick<Opdracht, 'id'>,
  { partij, adres, index }: NthAdres & { readonly partij: string },
): Step<string> => {
  const owner = { verstrektDoorPartij: { uuid: partij }, isStandaardAdres: adres.voorkeur };
  const body = bodyOf(adres, referentieOf(opdracht, index), owner);
  return {
    run: async (unansweredSince) => {
      const { uuid } = await ensure(unansweredSince, {
        create: () => klanten.createDigitaalAdres(body),
        isTaken: (error) => error.refuses('nonFieldErrors', 'unique'),
        find: async () => {
          const found = await klanten.listDigitaleAdressen(body.referentie);
          return found.find(({ verstrektDoorPartij }) => verstrektDoorPartij?.uuid === partij);
        },
      });
      return uuid;
    },
    undo: keep('goes with its partij'),
  };
};

/**
 * A digitaal adres of a betrokkene (F1995). Klanten knows no key for it: an unanswered attempt is waited for until the
 * register has certainly finished with it, before the next. It outlives its betrokkene, so it is removed by itself, first.
 */
export const registerBetrokkeneAdres = (
  { klanten }: StepTools,
  opdracht: Pick<Opdracht, 'id' | 'terms'>,
  { betrokkene, adres, index }: NthAdres & { readonly betrokkene: string },
): ReversibleStep<string> => {
  const body = bodyOf(adres, referentieOf(opdracht, index), { verstrektDoorBetrokkene: { uuid: betrokkene } });
  const find = async () => (await klanten.listDigitaleAdressen(body.referentie))[0];
  return {
    run: async (unansweredSince) => {
      const { uuid } = await ensureWithoutKey<Reference>(unansweredSince, opdracht.terms.tijden.registerGrens, {
        create: () => klanten.createDigitaalAdres(body),
        find,
      });
      return uuid;
    },
    find: async () => (await find())?.uuid,
    undo: async () => {
      for (const { uuid } of await klanten.listDigitaleAdressen(body.referentie))
        await klanten.removeDigitaalAdres(uuid);
    },
  };
};

function bodyOf(
  { adres, soortDigitaalAdres, omschrijving }: DigitaalAdres,
  referentie: string,
  owner: Partial<NewDigitaalAdres>,
): NewDigitaalAdres {
  // Both owners are always named: Open Klant 2.18 refuses a body without verstrektDoorPartij.
  return {
    verstrektDoorPartij: null,
    verstrektDoorBetrokkene: null,
    ...owner,
    adres,
    soortDigitaalAdres,
    omschrijving,
    referentie,
  };
}
