import type { Configuration, Product } from '../config/configuration.js';
import type { Identificatiesoort } from '../notation/identificatienummer.js';
import type { Failure } from '../saga/step.js';
import type { Klant, Productaanvraag } from './productaanvraag.js';

/** What every kind of request may have: it tells which product it is about, and where its fields stand. */
export interface AnyAanvraag {
  readonly product?: string;
  readonly klant?: Klant;
}

/**
 * Stands for a text about the customer that is not kept any more: not empty, for whether something was said at all decides
 * which steps there are. Never sent to a register.
 */
export const BLANKED = '·';

/** A request on its way to the registers: everything that its saga starts from, stored before the first call. */
export interface Opdracht<Aanvraag = Productaanvraag> {
  /** uuid of the handling: the same for the same aanvrager, kind of request and Idempotency-Key. */
  readonly id: string;
  readonly aanvrager: Aanvrager;
  /** Tells whether the same key came with the same body. */
  readonly vingerafdruk: string;
  readonly aanvraag: Aanvraag;
  readonly sleutels: Sleutels;
  readonly terms: Terms;
}

/**
 * What decides what a run does, as the configuration said it when the request was accepted: it may be carried on under
 * another. What does not decide is not here: addresses, tokens, the limit of a call.
 */
export interface Terms {
  readonly tijden: Configuration['tijden'];
  readonly rsin: Configuration['organisatie']['rsin'];
  readonly codes: Configuration['codes'];
  /** Absent when the request is not about a product. */
  readonly product?: Pick<Product, 'product' | 'naam' | 'zaaktype' | 'teksten'>;
}

/** On whose behalf the registers are written to. */
export interface Aanvrager {
  /** Absent: a medewerker. */
  readonly soort?: 'medewerker' | 'kanaal';
  /** Who may see the productaanvraag: the subject of the token. */
  readonly id: string;
  /** By which the actor in Klanten is known: the e-mail address of a medewerker, in lower case; the name of a kanaal. */
  readonly identificatie: string;
  readonly naam: string;
}

/** The keys under which everything is created, so that a repeat is recognised. */
export interface Sleutels {
  /** referentienummer and nummer of the klantcontact, ten digits: the number to read out. */
  readonly klantcontact: string;
  /** referentienummer and nummer of the interne taak, ten digits. */
  readonly interneTaak: string;
  /** nummer of a new partij, ten digits. */
  readonly partij: string;
  /** identificatie of the zaak; absent when the Zaken register issues it. */
  readonly zaak?: string;
  /** identificatie of the zaak for when the Zaken register turns out to issue none; absent when it is not asked to. */
  readonly eigenZaaknummer?: string;
  /** datumStatusGezet of the first status: a little in the past, for the clock of the register decides. */
  readonly statusmoment: string;
  /** Date in Europe/Amsterdam on which the zaak starts, `YYYY-MM-DD`. */
  readonly datum: string;
}

/** What was registered, with the numbers as a person hears them. */
export interface Registratie {
  readonly klantcontact: { readonly uuid: string; readonly nummer: string };
  readonly partij?: { readonly uuid: string };
  readonly betrokkene: { readonly uuid: string };
  readonly zaak?: { readonly uuid: string; readonly identificatie: string };
  /** Of which soorten Klanten has a number of the partij that is wrong, and that was left out of the zaak. */
  readonly nummersNietOpZaak?: readonly Identificatiesoort[];
  readonly interneTaak?: { readonly uuid: string; readonly nummer: string };
  /** Present when there was to be a zaak, and a colleague is to make it because that did not succeed. */
  readonly zaakNietGemaakt?: { readonly because: Failure };
  /** What was said and stands in no register; absent when everything does. */
  readonly nietBewaard?: readonly NietBewaard[];
}

/** Something that was said and stands in no register. */
export interface NietBewaard {
  /** JSON Pointer to it in the request. */
  readonly locatie: string;
  /** What it is, in a word or a few: for a sentence. */
  readonly naam: string;
  /** For the medewerker: why, in a sentence. */
  readonly reden: string;
}
