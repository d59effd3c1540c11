/** The parts that the product cannot do without, and that are embedded or simulated when it was not told where they are. */
export type Part = 'database' | 'klanten' | 'zaken' | 'issuer';

/** The settings by which a part is known. The first ones say where it is: without one of those the part is absent. */
interface PartSettings {
  readonly required: readonly string[];
  /** All of its settings, with values that stand in until the part has started. */
  readonly standIns: Readonly<Record<string, string>>;
}

const PARTS: Readonly<Record<Part, PartSettings>> = {
  database: {
    required: ['DATABASE_URL'],
    standIns: {
      DATABASE_URL: 'postgresql://localhost',
      ENCRYPTION_KEYS: `geen:${Buffer.alloc(32).toString('base64')}`,
    },
  },
  klanten: { required: ['KLANTEN_URL'], standIns: { KLANTEN_URL: 'http://localhost', KLANTEN_TOKEN: '-' } },
  zaken: {
    required: ['ZAKEN_URL', 'CATALOGI_URL'],
    standIns: {
      ZAKEN_URL: 'http://localhost',
      CATALOGI_URL: 'http://localhost',
      ZAKEN_CLIENT_ID: '-',
      ZAKEN_SECRET: '-',
    },
  },
  issuer: {
    required: ['OIDC_ISSUER'],
    standIns: {
      OIDC_ISSUER: 'http://localhost',
      OIDC_AUDIENCE: '-',
      OIDC_CLIENT_ID: '-',
      OIDC_CLIENT_SECRET: '-',
    },
  },
};

/** What makes the issuer one for more than what is simulated here: whoever can reach it gets a token of any medewerker. */
const OF_YOUR_OWN = ['DATABASE_URL', 'KLANTEN_URL', 'TAKEN_URL', 'ZAKEN_URL', 'CATALOGI_URL'];
const BY_NAME = 'uitgever';

type Environment = Readonly<Record<string, string | undefined>>;

/** What an environment leaves to be embedded. */
export interface AbsentParts {
  readonly parts: ReadonlySet<Part>;
  /** The settings that would have named them. */
  readonly settings: readonly string[];
  /** The settings that are there without the ones that go with them, one line each. */
  readonly problems: readonly string[];
}

export function absentParts(environment: Environment): AbsentParts {
  const parts = new Set<Part>();
  const settings: string[] = [];
  const problems: string[] = [];
  for (const [part, { required }] of Object.entries(PARTS)) {
    const absent = required.filter((name) => !environment[name]?.trim());
    if (absent.length === 0) continue;
    parts.add(part as Part);
    settings.push(...absent);
    const present = required.filter((name) => !absent.includes(name));
    if (present.length > 0) problems.push(`${present.join(', ')} is gezet, maar ${absent.join(', ')} ontbreekt.`);
  }
  problems.push(...issuerProblems(environment, parts.has('issuer')));
  return { parts, settings, problems };
}

/** An issuer of our own stands in for that of a municipality only where the rest does, or where it was asked by name. */
function issuerProblems(environment: Environment, isAbsent: boolean): string[] {
  const asked = environment['INGEBOUWD']?.trim() || undefined;
  if (asked !== undefined && asked !== BY_NAME) return [`INGEBOUWD is niet ${BY_NAME}.`];
  const own = OF_YOUR_OWN.filter((name) => environment[name]?.trim());
  if (!isAbsent || asked === BY_NAME || own.length === 0) return [];
  return [
    `${own.join(', ')} is gezet, maar OIDC_ISSUER ontbreekt. Zet OIDC_ISSUER en OIDC_AUDIENCE, of zet INGEBOUWD=${BY_NAME} ` +
      'voor een uitgever om mee te ontwikkelen: die geeft iedereen op deze machine een token.',
  ];
}

/** The setting that says so, when every register is simulated. */
export function simulatedRegisters({ parts }: AbsentParts, { TAKEN_URL }: Environment): Environment {
  const areAll = parts.has('klanten') && parts.has('zaken') && !TAKEN_URL?.trim();
  return areAll ? { SIMULATED_REGISTERS: 'true' } : {};
}

/** The environment as it will be, for a look at everything else in it before anything is started. */
export function withStandIns(environment: Environment, parts: ReadonlySet<Part>): Environment {
  return Object.assign({}, environment, ...[...parts].map((part) => PARTS[part].standIns)) as Environment;
}
