import type { OrElse, Saga, Steps } from '../saga/saga.js';
import type { Failure, ReversibleStep } from '../saga/step.js';
import { failureText, isUpstream } from './failure-text.js';
import type { Opdracht, Registratie } from './opdracht.js';
import type { Contactgegevens, Klant, ZaakVervolg } from './productaanvraag.js';
import { refusedFields } from './refused-fields.js';
import { perAdres } from './register-nieuwe-partij.js';
import { assignInterneTaak } from './steps/assign-interne-taak.step.js';
import { completeBetrokkene } from './steps/complete-betrokkene.step.js';
import { openZaak } from './steps/open-zaak.step.js';
import type { KnownPartij } from './steps/prepare.step.js';
import { registerBetrokkeneAdres } from './steps/register-digitaal-adres.step.js';
import type { Registers } from './steps/registers.js';
import { unlinkZaak } from './steps/unlink-zaak.step.js';

/** What a zaak is opened for. */
interface Zaakcontext {
  readonly vervolg: ZaakVervolg;
  /** uuid of the klantcontact. */
  readonly klantcontact: string;
  /** uuid of the customer in it; absent when nobody was registered with it. */
  readonly betrokkene: string | undefined;
  /** uuid of the link that stands already, for a zaak that is still to come; absent when it is made afterwards. */
  readonly onderwerpobject: string | undefined;
  /** The number of the zaak. */
  readonly identificatie: string;
  /** What Klanten knows of a known partij. */
  readonly partij: KnownPartij | undefined;
}

/**
 * Opens the zaak: the step that decides (C9018, step 5, variant A). When it certainly cannot be made a colleague is asked
 * to make it (variant B), or it is tried for days, or everything is undone, as is set for the product.
 */
export async function decideZaak(
  registers: Registers,
  saga: Saga,
  opdracht: Opdracht,
  context: Zaakcontext,
  beside: Steps,
): Promise<Pick<Registratie, 'zaak' | 'interneTaak' | 'zaakNietGemaakt'>> {
  const { vervolg, klantcontact, identificatie, partij } = context;
  const zaak = openZaak(registers, opdracht, vervolg, klantcontact, identificatie, partij);
  const decision = await saga.pivotOrElse('vervolg', { zaak }, beside, (failure) =>
    orElse(registers, opdracht, context, failure),
  );
  if ('values' in decision) return { zaak: decision.values.zaak };
  await saga.forward('uitwijk afmaken', afterwards(registers, opdracht, context));
  return {
    interneTaak: { uuid: decision.instead.interneTaak, nummer: opdracht.sleutels.interneTaak },
    zaakNietGemaakt: {
      reden: [`Er is nu geen zaak gemaakt: ${failureText(decision.because)}.`, ...lost(opdracht.aanvraag.klant)].join(
        ' ',
      ),
    },
  };
}

/** Nothing when the caller can mend it. */
function orElse(
  registers: Registers,
  opdracht: Opdracht,
  { vervolg: { uitwijk }, klantcontact }: Zaakcontext,
  failure: Failure,
): OrElse<{ interneTaak: ReversibleStep<string> }> | undefined {
  if (isUpstream(failure) && refusedFields(failure, 'zaak', opdracht.aanvraag.klant).length > 0) return undefined;
  switch (uitwijk?.soort) {
    case 'later':
      return { persistFor: uitwijk.gedurende };
    case 'interneTaak':
      return {
        name: 'uitwijk',
        instead: { interneTaak: assignInterneTaak(registers, opdracht, uitwijk, klantcontact) },
      };
    case undefined:
      return undefined;
  }
}

/** What was to stand with the zaak now stands with the klantcontact, and nothing refers to a zaak that is not there. */
function afterwards(registers: Registers, opdracht: Opdracht, { betrokkene, onderwerpobject }: Zaakcontext): Steps {
  const eigen = detailsOnZaak(opdracht.aanvraag.klant);
  return {
    ...(onderwerpobject !== undefined && { onderwerpobjectWeg: unlinkZaak(registers, onderwerpobject) }),
    ...(eigen &&
      betrokkene !== undefined && {
        betrokkene: completeBetrokkene(registers, betrokkene, eigen),
        ...perAdres(eigen.digitaleAdressen, (adres, index) =>
          registerBetrokkeneAdres(registers, opdracht, betrokkene, adres, index),
        ),
      }),
  };
}

const NUMMERS = {
  bsn: 'BSN',
  rsin: 'RSIN',
  kvk_nummer: 'KvK-nummer',
  vestigingsnummer: 'vestigingsnummer',
} as const;

/** The numbers of a customer without partij were for the zaak alone: no interne taak and no klantcontact may hold them. */
function lost(klant: Klant): string[] {
  if (klant.soort !== 'eenmalig' || klant.partijIdentificatoren.length === 0) return [];
  const names = klant.partijIdentificatoren.map(({ codeSoortObjectId }) => NUMMERS[codeSoortObjectId]);
  return [`Niet bewaard, dus geef zelf door aan uw collega: ${names.join(', ')}.`];
}

/** Those of a known partij; those of a customer without one stand with the betrokkene as well. */
function detailsOnZaak(klant: Klant): Contactgegevens | undefined {
  return klant.soort === 'bekendePartij' ? klant.afwijkendeContactgegevens : undefined;
}
