import type { Saga } from '../saga/saga.js';
import type { Step } from '../saga/step.js';
import type { Opdracht, Registratie } from './opdracht.js';
import type { DigitaalAdres, NieuwePartij } from './productaanvraag.js';
import { assignInterneTaak } from './steps/assign-interne-taak.step.js';
import { ensureKvkNummer } from './steps/ensure-kvk-nummer.step.js';
import { nummerOf } from './steps/identificatoren.js';
import { linkActor } from './steps/link-actor.step.js';
import { linkZaak } from './steps/link-zaak.step.js';
import { openZaak } from './steps/open-zaak.step.js';
import { preferDigitaalAdres } from './steps/prefer-digitaal-adres.step.js';
import { prepare, type Prepared } from './steps/prepare.step.js';
import { registerBetrokkeneAdres, registerPartijAdres } from './steps/register-digitaal-adres.step.js';
import {
  ownContactgegevens,
  registerKlantcontact,
  type RegisteredKlantcontact,
} from './steps/register-klantcontact.step.js';
import { registerPartij } from './steps/register-partij.step.js';
import type { Registers } from './steps/registers.js';

/**
 * C9018: a customer phones to apply for a product. It reads as the use case is written: the partij when it is new, the
 * klantcontact with its betrokkene, then the zaak or the interne taak. What does not wait for each other goes at once.
 */
export const handleProductaanvraag =
  (registers: Registers) =>
  async (saga: Saga, opdracht: Opdracht): Promise<Registratie> => {
    const { aanvraag, aanvrager, sleutels } = opdracht;
    const { klant, vervolg } = aanvraag;

    const nieuw =
      klant.soort === 'nieuwePartij' ? await registerNieuwePartij(registers, saga, opdracht, klant) : undefined;
    const partij = klant.soort === 'bekendePartij' ? klant.partij : nieuw?.partij;

    const steps: { klantcontact: Step<RegisteredKlantcontact>; [adresOfVooraf: string]: Step<unknown> } = {
      klantcontact: registerKlantcontact(registers, opdracht, partij),
      ...(nieuw?.adressen ?? { vooraf: prepare(registers, opdracht) }),
    };
    const made = await saga.round('klantcontact', steps);
    const { klantcontact } = made;
    const prepared = nieuw?.prepared ?? (made['vooraf'] as Prepared);

    const beside = {
      actorklantcontact: linkActor(registers, aanvrager, klantcontact.uuid),
      ...(nieuw?.voorkeur && {
        voorkeursDigitaalAdres: preferDigitaalAdres(registers, nieuw.partij, made[nieuw.voorkeur] as string),
      }),
      ...perAdres(ownContactgegevens(klant, vervolg.soort)?.digitaleAdressen ?? [], (adres, index) =>
        registerBetrokkeneAdres(registers, opdracht, klantcontact.betrokkene, adres, index),
      ),
    };
    const registratie = {
      klantcontact: { uuid: klantcontact.uuid, nummer: sleutels.klantcontact },
      ...(partij !== undefined && { partij: { uuid: partij } }),
      betrokkene: { uuid: klantcontact.betrokkene },
    };

    if (vervolg.soort === 'interneTaak') {
      const pivot = { interneTaak: assignInterneTaak(registers, opdracht, vervolg, klantcontact.uuid) };
      const { interneTaak } = await saga.pivot('vervolg', pivot, beside);
      return { ...registratie, interneTaak: { uuid: interneTaak, nummer: sleutels.interneTaak } };
    }
    const identificatie = sleutels.zaak ?? prepared.zaaknummer ?? '';
    const pivot = {
      zaak: openZaak(registers, opdracht, vervolg, klantcontact.uuid, identificatie, prepared.partij),
    };
    const { zaak } = await saga.pivot('vervolg', pivot, beside);
    await saga.forward('onderwerpobject', { onderwerpobject: linkZaak(registers, klantcontact, zaak.uuid) });
    return { ...registratie, zaak };
  };

interface Nieuw {
  readonly partij: string;
  readonly prepared: Prepared;
  /** Still to be registered, beside the klantcontact. */
  readonly adressen: Readonly<Record<string, Step<string>>>;
  /** Which of them is preferred. */
  readonly voorkeur: string | undefined;
}

/** Variant B1: the customer is new, and may be kept for general use. */
async function registerNieuwePartij(
  registers: Registers,
  saga: Saga,
  opdracht: Opdracht,
  klant: NieuwePartij,
): Promise<Nieuw> {
  const isVestiging = nummerOf(klant.partijIdentificatoren, 'vestigingsnummer') !== undefined;
  const kvk = isVestiging ? nummerOf(klant.partijIdentificatoren, 'kvk_nummer') : undefined;
  const parent =
    kvk === undefined
      ? undefined
      : await saga.round('KvK-nummer', { kvkNummer: ensureKvkNummer(registers, opdracht, kvk) });

  const { partij, vooraf } = await saga.round('partij', {
    partij: registerPartij(registers, opdracht, klant, parent?.kvkNummer.uuid),
    vooraf: prepare(registers, opdracht),
  });
  const voorkeur = klant.digitaleAdressen.findIndex((adres) => adres.voorkeur);
  return {
    partij,
    prepared: vooraf,
    adressen: perAdres(klant.digitaleAdressen, (adres, index) =>
      registerPartijAdres(registers, opdracht, partij, adres, index),
    ),
    voorkeur: voorkeur < 0 ? undefined : nameOfAdres(voorkeur),
  };
}

/** Every address is a step of its own, so that each is accounted for. */
function perAdres(
  adressen: readonly DigitaalAdres[],
  step: (adres: DigitaalAdres, index: number) => Step<string>,
): Readonly<Record<string, Step<string>>> {
  return Object.fromEntries(adressen.map((adres, index) => [nameOfAdres(index), step(adres, index)]));
}

const nameOfAdres = (index: number): string => `digitaalAdres${index + 1}`;
