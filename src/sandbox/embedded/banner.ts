import { join } from 'node:path';
import type { Settings } from '../../config/settings.js';
import { postgresIn } from './home.js';
import { MEDEWERKERS } from './medewerkers.js';
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

/** What a person at the terminal reads when everything runs. */
export function banner(url: string, pages: Settings['pages'], surroundings: Surroundings, home: string): string {
  const { environment, postgres, klanten, zaken, issuer, control } = surroundings;
  const lines = [
    'Klantregie draait. Stoppen: Ctrl-C.',
    '',
    `Open ${pages?.publicUrl ?? openable(url)} ${whatFor(pages, issuer)}.`,
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
    const authorized = (sub: string) => `-H "Authorization: Bearer $(${tokenCommand(issuer.issuer, sub)})"`;
    lines.push('', 'Probeer het:', '', exampleRequest(url, authorized(medewerker.sub)));
    lines.push('', 'Bekijk daarna als beheerder wat er is gebeurd:', '', exampleList(url, authorized(beheerder.sub)));
  }
  return lines.join('\n');
}

/** A command on one line, to paste. Nothing in it holds a single quote. */
function exampleRequest(url: string, authorized: string): string {
  return [
    `curl -sS -i -X POST '${url}/api/v1/productaanvragen'`,
    authorized,
    `-H 'Content-Type: application/json'`,
    `-H 'Idempotency-Key: ${crypto.randomUUID()}'`,
    `-d '${JSON.stringify(EXAMPLE)}'`,
  ].join(' ');
}

const exampleList = (url: string, authorized: string): string =>
  `curl -sS -i '${url}/api/v1/beheer/productaanvragen' ${authorized}`;

/** Asks for a token when it is run. One that was printed could be read back in whatever keeps what was printed. */
const tokenCommand = (issuer: string, sub: string): string =>
  `curl -sS ${issuer}/token -H 'Accept: text/plain' -d grant_type=client_credentials -d client_id=${sub}`;

function whatFor(pages: Settings['pages'], issuer: Surroundings['issuer']): string {
  if (!pages) return 'om over de API te lezen';
  return issuer ? 'en kies wie u bent' : 'en log in';
}

/** As a browser on this machine can open it, when we listen on all of its addresses. */
const openable = (url: string): string => url.replace(/^http:\/\/(0\.0\.0\.0|\[::\])/, 'http://localhost');

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
