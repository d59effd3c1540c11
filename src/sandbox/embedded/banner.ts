import { join } from 'node:path';
import { postgresIn } from './home.js';
import { MEDEWERKERS, type Medewerker } from './medewerkers.js';
import type { Surroundings } from './surroundings.js';

const EXAMPLE = {
  product: 'parkeervergunning',
  klantcontact: {
    onderwerp: 'Productaanvraag',
    inhoud: 'Klant wil graag een parkeervergunning aanvragen.',
  },
  authenticatie: { methode: 'controlevragen', niveau: 'laag' },
  klant: {
    soort: 'eenmalig',
    contactnaam: { voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' },
    digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' }],
  },
  vervolg: { soort: 'zaak' },
};

const WORKING_DAY = 8 * 3600;

/** What a person at the terminal reads when everything runs. */
export async function banner(url: string, surroundings: Surroundings, home: string): Promise<string> {
  const { environment, postgres, klanten, zaken, issuer, control } = surroundings;
  const lines = [
    'Klantregie draait. Stoppen: Ctrl-C.',
    '',
    ...columns([
      ['Klantregie', url],
      ['Beschrijving ervan', `${url}/docs`],
      klanten && ['Klanten en Taken', `${environment['KLANTEN_URL']} (nagebootst)`],
      zaken && ['Zaken', `${environment['ZAKEN_URL']} (nagebootst)`],
      zaken && ['Catalogi', `${environment['CATALOGI_URL']} (nagebootst)`],
      control && ['Registers sturen', `${control.origin}/toestand, /aanroepen, /storingen, /uit, /aan, /reset`],
      issuer && ['Tokens', `${issuer.issuer} (alleen voor ontwikkeling)`],
      postgres && ['Database', withoutPassword(postgres.url)],
      postgres && ['Wachtwoord ervan', join(postgresIn(home), 'database', 'password')],
    ]),
    '',
    'Registraties blijven bewaard; `npm start -- --reset` begint opnieuw.',
  ];
  if (control) lines.push('De nagebootste registers beginnen bij elke start opnieuw.');
  if (issuer) {
    const [medewerker, beheerder] = MEDEWERKERS;
    const tokenOf = (claims: Medewerker) => issuer.token({ ...claims }, { lifetime: WORKING_DAY });
    lines.push('', 'Probeer het (de tokens zijn 8 uur geldig):', '', exampleRequest(url, await tokenOf(medewerker)));
    lines.push('', 'Bekijk daarna als beheerder wat er is gebeurd:', '', exampleList(url, await tokenOf(beheerder)));
  }
  return lines.join('\n');
}

/** A command on one line, to paste. Nothing in it holds a single quote. */
function exampleRequest(url: string, token: string): string {
  return [
    `curl -sS -i -X POST '${url}/api/v1/productaanvragen'`,
    authorized(token),
    `-H 'Content-Type: application/json'`,
    `-H 'Idempotency-Key: ${crypto.randomUUID()}'`,
    `-d '${JSON.stringify(EXAMPLE)}'`,
  ].join(' ');
}

const exampleList = (url: string, token: string): string =>
  `curl -sS -i '${url}/api/v1/beheer/productaanvragen' ${authorized(token)}`;

const authorized = (token: string): string => `-H 'Authorization: Bearer ${token}'`;

function columns(rows: readonly (readonly [name: string, value: string] | undefined)[]): string[] {
  const present = rows.filter((row) => row !== undefined);
  const width = Math.max(...present.map(([name]) => name.length));
  return present.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
}

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
