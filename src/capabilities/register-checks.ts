import type { KlantenClient } from '../klanten/klanten.client.js';
import type { TakenClient } from '../taken/taken.client.js';
import { isApi, isTokenAccepted, type Probe } from '../upstream/probe.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import type { CatalogiClient } from '../zaken/catalogi.client.js';
import type { ZakenClient } from '../zaken/zaken.client.js';

/** How a register was found to be. What could not be seen is left out. */
export interface Registerstand {
  readonly bereikbaar: boolean;
  /** Its header API-version. */
  readonly versie?: string;
  readonly tokenAanvaard?: boolean;
  /** What is wrong, for a person. Nothing in it is secret. */
  readonly meldingen: readonly string[];
}

export interface Klantenstand extends Registerstand {
  readonly maakKlantcontact?: boolean;
}

export interface Zakenstand extends Registerstand {
  readonly zaakRegistreren?: boolean;
  readonly zaaknummerReserveren?: boolean;
}

/** Open Klant 2.16, the first with a referentienummer: the key without which nothing can be repeated safely. */
const OLDEST_KLANTINTERACTIES = '0.7.0';

/** Looks at Klanten, without writing anything. */
export async function checkKlanten(klanten: KlantenClient): Promise<Klantenstand> {
  const [root, token, maakKlantcontact] = await Promise.all([
    answered(klanten.probeRoot()),
    answered(klanten.probeActoren()),
    klanten.hasMaakKlantcontact(),
  ]);
  const stand = standOf('Klanten', root, token, 'Klanten weigert het token: controleer KLANTEN_TOKEN.');
  return { ...withOldestVersion('Klanten', stand), ...(maakKlantcontact !== undefined && { maakKlantcontact }) };
}

/** Looks at the register of interne taken, without writing anything. */
export async function checkTaken(taken: TakenClient): Promise<Registerstand> {
  const [root, token] = await Promise.all([taken.probeRoot(), taken.probeInterneTaken()].map(answered));
  return withOldestVersion('Taken', standOf('Taken', root, token, 'Taken weigert het token: controleer TAKEN_TOKEN.'));
}

/** Looks at Zaken, without writing anything. What the token may do beyond reading differs per zaaktype. */
export async function checkZaken(zaken: ZakenClient): Promise<Zakenstand> {
  const [token, zaakRegistreren, zaaknummerReserveren] = await Promise.all([
    answered(zaken.probeZaken()),
    zaken.hasZaakRegistreren(),
    zaken.hasZaaknummerReserveren(),
  ]);
  return {
    ...standOf('Zaken', token, token, jwtRefused('Zaken', 'zaken.lezen', token)),
    ...(zaakRegistreren !== undefined && { zaakRegistreren }),
    ...(zaaknummerReserveren !== undefined && { zaaknummerReserveren }),
  };
}

/** Looks at Catalogi, without writing anything. */
export async function checkCatalogi(catalogi: CatalogiClient): Promise<Registerstand> {
  const token = await answered(catalogi.probeCatalogussen());
  return standOf('Catalogi', token, token, jwtRefused('Catalogi', 'catalogi.lezen', token));
}

/** Undefined when no answer came. */
async function answered(probe: Promise<Probe>): Promise<Probe | undefined> {
  try {
    return await probe;
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }
}

/**
 * @param probe an answer that shows the version.
 * @param token an answer that shows whether our token is accepted.
 * @param refused what is wrong when it is not.
 */
function standOf(register: string, probe: Probe | undefined, token: Probe | undefined, refused: string): Registerstand {
  const answers = [probe, token].filter((each) => each !== undefined);
  // Something between us may keep one of them away.
  const answer = answers.find(isApi);
  if (!answer) return { bereikbaar: false, meldingen: [whyNot(register, answers[0])] };
  const versie = answer.apiVersion ?? token?.apiVersion;
  const tokenAanvaard = token && isTokenAccepted(token);
  return {
    bereikbaar: true,
    ...(versie !== undefined && { versie }),
    ...(tokenAanvaard !== undefined && { tokenAanvaard }),
    meldingen: tokenAanvaard === true ? [] : [tokenAanvaard === false ? refused : whyNot(register, token)],
  };
}

/** Why a register cannot be used, going by the answer that should have shown that it can. */
function whyNot(register: string, answer: Probe | undefined): string {
  if (!answer) return `${register} is niet bereikbaar.`;
  if (answer.status >= 500) return `${register} geeft een storing (${answer.status}).`;
  return (
    `Op het adres van ${register} staat niet de API die nodig is, of iets ertussen (een gateway of proxy) antwoordt ` +
    `(${answer.status}): controleer het adres.`
  );
}

/** Open Zaak answers 403 to every token that is not right, and says why in its code. */
function jwtRefused(register: string, scope: string, token: Probe | undefined): string {
  const code = token?.code ?? '';
  return code === 'permission_denied'
    ? `${register} laat ons niet lezen: het recht ${scope} ontbreekt, of ZAKEN_CLIENT_ID hoort bij geen applicatie.`
    : `${register} weigert het token (${code}): controleer ZAKEN_CLIENT_ID en ZAKEN_SECRET.`;
}

function withOldestVersion(register: string, stand: Registerstand): Registerstand {
  const refusal = refusalOf(register, stand);
  return refusal === undefined ? stand : { ...stand, meldingen: [refusal, ...stand.meldingen] };
}

/** Why we cannot work with this version of the klantinteracties API at all; undefined when we can, or do not know. */
export function refusalOf(register: string, { versie }: Registerstand): string | undefined {
  if (versie === undefined || versions.compare(versie, OLDEST_KLANTINTERACTIES) >= 0) return undefined;
  return `${register} is te oud: API-versie ${versie}. Nodig is ${OLDEST_KLANTINTERACTIES} of hoger, dat is Open Klant 2.16.`;
}

/** Goes by the numbers in them: 0.10.0 is newer than 0.9.0. */
const versions = new Intl.Collator('en', { numeric: true });
