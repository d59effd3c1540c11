/**
 * The steps of C9018 as the log knows them: one table for the handlers that name them, the answers and lists that show
 * them, the documentation, and whoever judges afterwards what stands. Names are stored: renaming one means a new
 * SAGA_VERSION.
 */
export interface StepInfo {
  /** Where it writes, or what it asks. Absent: several. */
  readonly register?: 'klanten' | 'taken' | 'zaken';
  /** What it is, for a person, in plain Dutch: as it can follow on `bij`. */
  readonly uitleg: string;
  /** The object that its result is the uuid of, or has it. Absent: it makes none of its own. */
  readonly soort?: Soort;
  /** Absent: it is undone by itself. Otherwise why it needs no undoing. */
  readonly keptBecause?: string;
  /** What the register takes away together with it. */
  readonly takesAlong?: readonly Soort[];
  /** What it takes away itself when it is done. */
  readonly removes?: Soort;
  /** Whether there may be several, with a number behind the name. Of a link the first has none. */
  readonly isNumbered?: true;
}

/** What can be registered. */
export type Soort =
  | 'partij'
  | 'partijIdentificator'
  | 'digitaalAdres'
  | 'klantcontact'
  | 'betrokkene'
  | 'actorklantcontact'
  | 'onderwerpobject'
  | 'zaak'
  | 'interneTaak';

const STEPS = {
  vooraf: {
    uitleg: 'het opzoeken van de klant, het zaaktype en het zaaknummer',
    keptBecause: 'an actor is master data, and an unused number harms no one',
  },
  kvkNummer: {
    register: 'klanten',
    uitleg: 'het KvK-nummer waar een vestigingsnummer onder hangt',
    soort: 'partijIdentificator',
  },
  partij: { register: 'klanten', uitleg: 'de nieuwe klant', soort: 'partij', takesAlong: ['digitaalAdres'] },
  digitaalAdres: {
    register: 'klanten',
    uitleg: 'een adres van de klant',
    soort: 'digitaalAdres',
    isNumbered: true,
  },
  voorkeursDigitaalAdres: {
    register: 'klanten',
    uitleg: 'het adres dat de voorkeur heeft',
    keptBecause: 'it goes with its partij',
  },
  klantcontact: {
    register: 'klanten',
    uitleg: 'het gesprek',
    soort: 'klantcontact',
    takesAlong: ['betrokkene', 'onderwerpobject', 'actorklantcontact', 'interneTaak'],
  },
  betrokkene: { register: 'klanten', uitleg: 'de klant die belde', soort: 'betrokkene' },
  betrokkenenaam: {
    register: 'klanten',
    uitleg: 'de naam van de klant bij het gesprek',
    keptBecause: 'it goes with its klantcontact',
  },
  betrokkeneAangevuld: { register: 'klanten', uitleg: 'wat van de klant die belde nog ontbrak' },
  actorklantcontact: {
    register: 'klanten',
    uitleg: 'de medewerker die het gesprek had',
    soort: 'actorklantcontact',
    keptBecause: 'it goes with its klantcontact',
  },
  zaak: { register: 'zaken', uitleg: 'de zaak, met de initiator en de eerste status', soort: 'zaak' },
  interneTaak: { register: 'taken', uitleg: 'de taak voor een collega', soort: 'interneTaak' },
  onderwerpobject: {
    register: 'klanten',
    uitleg: 'de koppeling van het gesprek met de zaak',
    soort: 'onderwerpobject',
    isNumbered: true,
  },
  onderwerpobjectWeg: {
    register: 'klanten',
    uitleg: 'het weghalen van die koppeling, als er geen zaak komt',
    keptBecause: 'there is no zaak to link with',
    removes: 'onderwerpobject',
  },
} as const satisfies Readonly<Record<string, StepInfo>>;

export type AdresName = `digitaalAdres${number}`;
export type LinkName = 'onderwerpobject' | `onderwerpobject${number}`;
export const STEP_TABLE: ReadonlyMap<string, StepInfo> = new Map(Object.entries(STEPS));

/** The round trips, as the log names them. */
export const ROUNDS = {
  kvkNummer: 'KvK-nummer',
  partij: 'partij',
  klantcontact: 'klantcontact',
  betrokkene: 'betrokkene',
  adressen: 'digitale adressen',
  actor: 'actorklantcontact',
  voorbereiding: 'voorbereiding',
  /** In which it is decided: the zaak or the interne taak. */
  vervolg: 'vervolg',
  uitwijk: 'uitwijk',
  uitwijkAfmaken: 'uitwijk afmaken',
} as const;

/** @param index from 0. */
export const nameOfAdres = (index: number): AdresName => `digitaalAdres${index + 1}`;

/** The links of a klantcontact with its zaak, each a round trip of its own. @param index from 0. */
export const nameOfLink = (index: number): LinkName =>
  index === 0 ? 'onderwerpobject' : `onderwerpobject${index + 1}`;

/** What the table says of a name from the log; `index` of one with a number, from 0. Undefined: no step of C9018. */
export function readStepName(stored: string): { readonly info: StepInfo; readonly index: number } | undefined {
  const [, name = '', number = '1'] = /^(\D+?)(\d*)$/.exec(stored)?.map((part) => part || undefined) ?? [];
  const info = STEP_TABLE.get(name);
  return info && { info, index: Number(number) - 1 };
}
