import type { Saga } from '../saga/saga.js';
import type { Step } from '../saga/step.js';
import { decideZaak } from './decide-zaak.js';
import { linkZaakAlso } from './link-zaak-also.js';
import type { AnyAanvraag, Opdracht, Registratie } from './opdracht.js';
import type { Contactgegevens, InterneTaakVervolg, Klant, Productaanvraag, ZaakVervolg } from './productaanvraag.js';
import { perAdres, registerNieuwePartij } from './register-nieuwe-partij.js';
import { addZaakLink } from './steps/add-zaak-link.step.js';
import { assignInterneTaak } from './steps/assign-interne-taak.step.js';
import { betrokkeneBody } from './steps/betrokkene-body.js';
import { linkActor } from './steps/link-actor.step.js';
import { preferDigitaalAdres } from './steps/prefer-digitaal-adres.step.js';
import { prepareZaak } from './steps/prepare.step.js';
import { registerBetrokkene, type Contact } from './steps/register-betrokkene.step.js';
import { registerBetrokkeneAdres } from './steps/register-digitaal-adres.step.js';
import { registerLoneKlantcontact } from './steps/register-lone-klantcontact.step.js';
import type { Registers } from './steps/registers.js';

/** The steps of C9018 one at a time, made of the same steps as the whole in handle-productaanvraag.ts. */

export interface KlantcontactAanvraag extends AnyAanvraag, Pick<Productaanvraag, 'klantcontact' | 'authenticatie'> {}

/** Step 2: the klantcontact, and which medewerker had it. */
export const handleKlantcontact =
  (registers: Registers) =>
  async (saga: Saga, opdracht: Opdracht<KlantcontactAanvraag>): Promise<Partial<Registratie>> => {
    const { klantcontact: uuid } = await saga.round('klantcontact', {
      klantcontact: registerLoneKlantcontact(registers, opdracht),
    });
    await saga.round('actorklantcontact', { actorklantcontact: linkActor(registers, opdracht.aanvrager, uuid) });
    return { klantcontact: { uuid, nummer: opdracht.sleutels.klantcontact } };
  };

export interface BetrokkeneAanvraag {
  readonly contact: Contact;
  readonly klant: Klant;
}

/** Step 4: the customer, in each of the three variants. A new partij goes again when the betrokkene fails. */
export const handleBetrokkene =
  (registers: Registers) =>
  async (saga: Saga, opdracht: Opdracht<BetrokkeneAanvraag>): Promise<Partial<Registratie>> => {
    const { contact, klant } = opdracht.aanvraag;
    const nieuw =
      klant.soort === 'nieuwePartij' ? await registerNieuwePartij(registers, saga, opdracht, klant) : undefined;
    const partij = klant.soort === 'bekendePartij' ? klant.partij : nieuw?.partij;
    const eigen = keptDetails(klant);

    const steps: { betrokkene: Step<string>; [adres: string]: Step<unknown> } = {
      betrokkene: registerBetrokkene(registers, contact, betrokkeneBody(eigen, partij)),
      ...nieuw?.adressen,
    };
    const made = await saga.round('betrokkene', steps);
    await saga.round('digitale adressen', {
      ...perAdres(eigen?.digitaleAdressen ?? [], (adres, index) =>
        registerBetrokkeneAdres(registers, opdracht, made.betrokkene, adres, index),
      ),
      ...(nieuw?.voorkeur && {
        voorkeursDigitaalAdres: preferDigitaalAdres(registers, nieuw.partij, made[nieuw.voorkeur] as string),
      }),
    });
    return { betrokkene: { uuid: made.betrokkene }, ...(partij !== undefined && { partij: { uuid: partij } }) };
  };

export interface ZaakAanvraag extends Productaanvraag {
  readonly contact: Contact;
  readonly vervolg: ZaakVervolg;
}

/** Step 5, variant A: the zaak, and its link with the klantcontact. */
export const handleZaak =
  (registers: Registers) =>
  async (saga: Saga, opdracht: Opdracht<ZaakAanvraag>): Promise<Partial<Registratie>> => {
    const { contact, vervolg } = opdracht.aanvraag;
    const { vooraf } = await saga.round('voorbereiding', { vooraf: prepareZaak(registers, opdracht) });
    const identificatie = opdracht.sleutels.zaak ?? vooraf.zaaknummer ?? '';
    const { klantcontact } = contact;
    const context = {
      vervolg,
      klantcontact,
      betrokkene: contact.betrokkenen[0],
      onderwerpobject: undefined,
      identificatie,
      partij: vooraf.partij,
    };
    const { zaak, ...uitwijk } = await decideZaak(registers, saga, opdracht, context, {});
    if (!zaak) return uitwijk;
    await saga.forward('onderwerpobject', {
      onderwerpobject: addZaakLink(registers, klantcontact, zaak.uuid),
    });
    await linkZaakAlso(saga, registers, klantcontact, zaak.uuid);
    return { zaak };
  };

export interface InterneTaakAanvraag extends AnyAanvraag {
  readonly contact: Contact;
  readonly vervolg: InterneTaakVervolg;
}

/** Step 5, variant B: the interne taak for a colleague. */
export const handleInterneTaak =
  (registers: Registers) =>
  async (saga: Saga, opdracht: Opdracht<InterneTaakAanvraag>): Promise<Partial<Registratie>> => {
    const { contact, vervolg } = opdracht.aanvraag;
    const pivot = { interneTaak: assignInterneTaak(registers, opdracht, vervolg, contact.klantcontact) };
    const { interneTaak: uuid } = await saga.pivot('vervolg', pivot, {});
    return { interneTaak: { uuid, nummer: opdracht.sleutels.interneTaak } };
  };

/** What the caller gives here is meant for the betrokkene; what is meant for a zaak comes with the zaak. */
function keptDetails(klant: Klant): Contactgegevens | undefined {
  if (klant.soort === 'eenmalig') return klant;
  return klant.soort === 'bekendePartij' ? klant.afwijkendeContactgegevens : undefined;
}
