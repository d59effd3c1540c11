import type { Saga } from '../saga/saga.js';
import type { Step } from '../saga/step.js';
import { decideZaak } from './decide-zaak.js';
import { linkZaakAlso } from './link-zaak-also.js';
import type { Opdracht, Registratie } from './opdracht.js';
import { perAdres, registerNieuwePartij } from './register-nieuwe-partij.js';
import { assignInterneTaak } from './steps/assign-interne-taak.step.js';
import { linkActor } from './steps/link-actor.step.js';
import { linkZaak } from './steps/link-zaak.step.js';
import { preferDigitaalAdres } from './steps/prefer-digitaal-adres.step.js';
import { prepare, type Prepared } from './steps/prepare.step.js';
import { registerBetrokkeneAdres } from './steps/register-digitaal-adres.step.js';
import { ownContactgegevens } from './steps/betrokkene-body.js';
import { registerKlantcontact, type RegisteredKlantcontact } from './steps/register-klantcontact.step.js';
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
      klant.soort === 'nieuwePartij'
        ? await registerNieuwePartij(registers, saga, opdracht, klant, { vooraf: prepare(registers, opdracht) })
        : undefined;
    const partij = klant.soort === 'bekendePartij' ? klant.partij : nieuw?.partij;

    const steps: { klantcontact: Step<RegisteredKlantcontact>; [adresOfVooraf: string]: Step<unknown> } = {
      klantcontact: registerKlantcontact(registers, opdracht, partij),
      ...(nieuw?.adressen ?? { vooraf: prepare(registers, opdracht) }),
    };
    const made = await saga.round('klantcontact', steps);
    const { klantcontact } = made;
    const prepared = (nieuw?.beside ?? made)['vooraf'] as Prepared;

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
    const context = {
      vervolg,
      klantcontact: klantcontact.uuid,
      betrokkene: klantcontact.betrokkene,
      onderwerpobject: klantcontact.onderwerpobject,
      identificatie,
      partij: prepared.partij,
    };
    const { zaak, ...uitwijk } = await decideZaak(registers, saga, opdracht, context, beside);
    if (!zaak) return { ...registratie, ...uitwijk };
    await saga.forward('onderwerpobject', { onderwerpobject: linkZaak(registers, klantcontact, zaak.uuid) });
    await linkZaakAlso(saga, registers, klantcontact.uuid, zaak.uuid);
    return { ...registratie, zaak };
  };
