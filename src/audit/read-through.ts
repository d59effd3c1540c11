import { userInfo } from 'node:os';
import { Pool } from 'pg';
import { readDatabaseUrl } from '../config/migration-settings.js';
import { Auditregels, type VerzegeldeAuditregel } from '../database/auditregels.js';
import { EXPORT } from './handelingen.js';
import { textOf, whatIsWrong } from './seal.js';

type Environment = Readonly<Record<string, string | undefined>>;

const BATCH = 1000;

/** A line of which the seal was written down elsewhere. */
export interface KnownSeal {
  readonly nummer: number;
  readonly zegel: string;
}

/** Which lines are told; what is absent is no limit. */
interface Days {
  /** First day in the Netherlands: `YYYY-MM-DD`. */
  readonly vanaf?: string | undefined;
  /** Last day. */
  readonly totEnMet?: string | undefined;
}

/** How the audit log was found. */
export interface Checked {
  /** In plain Dutch; absent: nothing. */
  readonly wrong?: string;
  readonly first: VerzegeldeAuditregel | undefined;
  readonly last: VerzegeldeAuditregel | undefined;
  /** For how many seconds the oldest line without a seal has been waiting. */
  readonly waiting: number;
}

/**
 * Holds every line of the audit log against its seal. Throws a SettingsError, and what the database throws.
 * @param known lines that must be there with these seals, so that nobody can have made all of it anew
 */
export function checkAudit(environment: Environment, known: readonly KnownSeal[] = []): Promise<Checked> {
  return withAuditregels(environment, (auditregels) => checkLines(auditregels, known));
}

/** The same, of lines that are there to be read. */
export async function checkLines(
  auditregels: Pick<Auditregels, 'listSealed' | 'oldestUnsealed'>,
  known: readonly KnownSeal[],
): Promise<Checked> {
  let first: VerzegeldeAuditregel | undefined;
  let last: VerzegeldeAuditregel | undefined;
  let wrong: string | undefined;
  const unseen = new Map(known.map(({ nummer, zegel }) => [nummer, zegel]));
  for await (const regels of pagesOf(auditregels, 0)) {
    first ??= regels[0];
    wrong ??= whatIsWrong(last, regels) ?? regels.map((it) => otherThanKnown(it, unseen)).find(Boolean);
    last = regels.at(-1);
  }
  const [lacking] = unseen.keys();
  if (lacking !== undefined) wrong ??= `Regel ${lacking} is er niet.`;
  return { ...(wrong !== undefined && { wrong }), first, last, waiting: await auditregels.oldestUnsealed() };
}

function otherThanKnown({ nummer, zegel }: VerzegeldeAuditregel, unseen: Map<number, string>): string | undefined {
  const known = unseen.get(nummer) ?? zegel;
  unseen.delete(nummer);
  return known === zegel ? undefined : `Regel ${nummer} heeft een ander zegel dan u noemt.`;
}

/**
 * Tells the sealed lines of some days, in their order: each as the JSON that was sealed, with its seal. That it was done, and by
 * whom at the machine, is a line as well. Throws a SettingsError, and what the database throws.
 */
export function exportAudit(environment: Environment, days: Days, tell: (line: string) => void): Promise<void> {
  return withAuditregels(environment, (auditregels) => exportLines(auditregels, days, tell));
}

/** The same, of lines that are there to be read. */
export async function exportLines(
  auditregels: Pick<Auditregels, 'add' | 'lastBefore' | 'lastOn' | 'listSealed'>,
  { vanaf, totEnMet }: Days,
  tell: (line: string) => void,
): Promise<void> {
  await auditregels.add({
    persoon: `systeem:${userInfo().username}`,
    rollen: [],
    actie: EXPORT,
    objecten: [],
    resultaat: 'gelukt',
  });
  const after = vanaf === undefined ? 0 : await auditregels.lastBefore(vanaf);
  const until = totEnMet === undefined ? Infinity : await auditregels.lastOn(totEnMet);
  for await (const regels of pagesOf(auditregels, after))
    for (const regel of regels)
      if (regel.nummer <= until) tell(`${textOf(regel).slice(0, -1)},"zegel":"${regel.zegel}"}`);
      else return;
}

async function* pagesOf(
  auditregels: Pick<Auditregels, 'listSealed'>,
  after: number,
): AsyncGenerator<readonly VerzegeldeAuditregel[]> {
  for (let last = after; ;) {
    const regels = await auditregels.listSealed(last, BATCH);
    if (regels.length === 0) return;
    yield regels;
    last = regels.at(-1)!.nummer;
  }
}

async function withAuditregels<T>(
  environment: Environment,
  work: (auditregels: Auditregels) => Promise<T>,
): Promise<T> {
  const pool = new Pool({ connectionString: readDatabaseUrl(environment), max: 1 });
  try {
    return await work(new Auditregels(pool));
  } finally {
    await pool.end();
  }
}
