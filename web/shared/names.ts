import type { Dossier, Oorzaak } from '../../client/src/index.js';

/** How a request stands, in words that begin a line. */
export const UITKOMSTEN: Readonly<Record<Dossier['uitkomst'], string>> = {
  voltooid: 'Geregistreerd',
  wordtVoltooid: 'Wordt afgemaakt',
  ongedaanGemaakt: 'Niet geregistreerd',
  wordtOngedaanGemaakt: 'Wordt teruggedraaid',
  vraagtAandacht: 'Vraagt aandacht',
};

export const REGISTERS: Readonly<Record<string, string>> = {
  klanten: 'Klanten',
  taken: 'Taken',
  zaken: 'Zaken',
  catalogi: 'Catalogi',
  database: 'Database',
};

/** `Zaken was niet bereikbaar` */
export function oorzaakText({ register, soort }: Oorzaak): string {
  if (register === undefined) return 'Klantregie liep zelf vast';
  return `${REGISTERS[register]} ${
    {
      geweigerd: 'nam de gegevens niet aan',
      onbereikbaar: 'was niet bereikbaar',
      onbekend: 'gaf geen antwoord',
    }[soort]
  }`;
}

/** What a step is about; a test holds them to the table in docs/beheer.md. */
export const STEPS: Readonly<Record<string, string>> = {
  vooraf: 'opzoeken',
  kvkNummer: 'KvK-nummer',
  partij: 'nieuwe klant',
  digitaalAdres: 'adres van de klant',
  voorkeursDigitaalAdres: 'adres met voorkeur',
  klantcontact: 'gesprek',
  betrokkene: 'klant die belde',
  betrokkenenaam: 'naam van de klant bij het gesprek',
  betrokkeneAangevuld: 'wat van de klant nog ontbrak',
  actorklantcontact: 'medewerker bij het gesprek',
  zaak: 'zaak',
  interneTaak: 'taak voor een collega',
  onderwerpobject: 'koppeling met de zaak',
  onderwerpobjectWeg: 'koppeling weghalen',
  ingreep: 'ingreep van een beheerder',
  onvoorzien: 'onvoorzien',
};

const AROUND: readonly (readonly [pattern: RegExp, text: (step: string) => string])[] = [
  [/^(\w+) ongedaan maken$/, (step) => `${step} weghalen`],
  [/^afmaken van (\w+)$/, (step) => `${step} afmaken`],
  [/^zekerheid over (\w+)$/, (step) => `${step}: staat die er?`],
  [/^kijken naar (\w+)$/, (step) => `${step}: staat die er?`],
];

/** A step as it is stored, in plain words. One that is not known keeps its name. */
export function stepText(name: string): string {
  for (const [pattern, text] of AROUND) {
    const [, step] = pattern.exec(name) ?? [];
    if (step !== undefined) return text(plain(step));
  }
  return plain(name);
}

function plain(name: string): string {
  const [, base = name, number] = /^(.*?)(\d*)$/.exec(name) ?? [];
  const text = STEPS[base];
  return text === undefined ? name : `${text}${number ? ` ${number}` : ''}`;
}
