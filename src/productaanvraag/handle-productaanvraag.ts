import type { Saga } from '../saga/saga.js';
import { decideZaak } from './decide-zaak.js';
import { hasOwnName, knownName, nameOfPartij } from './customer-name.js';
import { detailsAt } from './klant-details.js';
import { linkZaakAlso } from './link-zaak-also.js';
import type { Opdracht, Registratie } from './opdracht.js';
import { perAdres, registerNieuwePartij } from './register-nieuwe-partij.js';
import { nameOfLink, ROUNDS } from './step-names.js';
import { assignInterneTaak } from './steps/assign-interne-taak.step.js';
import { linkActor } from './steps/link-actor.step.js';
import { nameBetrokkene } from './steps/name-betrokkene.step.js';
import { linkZaak } from './steps/zaak-link.steps.js';
import { prepare } from './steps/prepare.step.js';
import { registerBetrokkeneAdres } from './steps/register-digitaal-adres.step.js';
import { registerKlantcontact } from './steps/register-klantcontact.step.js';
import type { StepTools } from './steps/step-tools.js';
import { zaaknummerOf } from './zaaknummer.js';

/**
 * C9018: a customer phones to apply for a product. It reads as the use case is written: the partij when it is new, the
 * klantcontact with its betrokkene, then the zaak or the interne taak. What does not wait for each other goes at once.
 */
export const handleProductaanvraag =
  (tools: StepTools) =>
  async (saga: Saga, opdracht: Opdracht): Promise<Registratie> => {
    const { aanvraag, aanvrager, sleutels } = opdracht;
    const { klant, vervolg } = aanvraag;

    const { klantcontact, partij, vooraf, voorkeur } = await registerGesprek(tools, saga, opdracht);
    const registratie = {
      klantcontact: { uuid: klantcontact.uuid, nummer: sleutels.klantcontact },
      ...(partij !== undefined && { partij: { uuid: partij } }),
      betrokkene: { uuid: klantcontact.betrokkene },
    };
    const own = detailsAt('betrokkene', klant, vervolg.soort);
    // What was not known yet when the betrokkene was registered.
    const naam = knownName(klant) || hasOwnName(own) ? undefined : vooraf.partij && nameOfPartij(vooraf.partij);
    const alongside = {
      actorklantcontact: linkActor(tools, opdracht, aanvrager, klantcontact.uuid),
      ...(naam && { betrokkenenaam: nameBetrokkene(tools, klantcontact.betrokkene, naam) }),
      ...voorkeur,
      ...perAdres(own?.digitaleAdressen ?? [], (adres, index) =>
        registerBetrokkeneAdres(tools, opdracht, { betrokkene: klantcontact.betrokkene, adres, index }),
      ),
    };

    if (vervolg.soort === 'interneTaak') {
      const pivot = { interneTaak: assignInterneTaak(tools, opdracht, { vervolg, klantcontact: klantcontact.uuid }) };
      const { interneTaak } = await saga.pivot(ROUNDS.vervolg, pivot, alongside);
      return { ...registratie, interneTaak: { uuid: interneTaak, nummer: sleutels.interneTaak } };
    }
    const { zaak, ...others } = await decideZaak(tools, saga, {
      opdracht,
      vervolg,
      klantcontact: klantcontact.uuid,
      onderwerpobject: klantcontact.onderwerpobject,
      identificatie: zaaknummerOf(sleutels, vooraf),
      partij,
      known: vooraf.partij,
      alongside,
      afterwards: {},
    });
    if (!zaak) return { ...registratie, ...others };
    await saga.forward(nameOfLink(0), { onderwerpobject: linkZaak(tools, opdracht, klantcontact, zaak.uuid) });
    await linkZaakAlso(tools, saga, { opdracht, klantcontact: klantcontact.uuid, zaak: zaak.uuid });
    return { ...registratie, zaak, ...others };
  };

/** The klantcontact with its customer (steps 2 to 4), and what was found out beside it. */
async function registerGesprek(tools: StepTools, saga: Saga, opdracht: Opdracht) {
  const { klant } = opdracht.aanvraag;
  const vooraf = prepare(tools, opdracht);
  if (klant.soort === 'nieuwePartij') {
    const nieuw = await registerNieuwePartij(tools, saga, { opdracht, klant, alongside: { vooraf } });
    const made = await saga.round(ROUNDS.klantcontact, {
      klantcontact: registerKlantcontact(tools, opdracht, nieuw.partij),
      ...nieuw.adressen,
    });
    return {
      klantcontact: made.klantcontact,
      partij: nieuw.partij,
      vooraf: nieuw.alongside.vooraf,
      voorkeur: nieuw.voorkeurFor(made),
    };
  }
  const partij = klant.soort === 'bekendePartij' ? klant.partij : undefined;
  const made = await saga.round(ROUNDS.klantcontact, {
    klantcontact: registerKlantcontact(tools, opdracht, partij),
    vooraf,
  });
  return { ...made, partij, voorkeur: {} };
}
