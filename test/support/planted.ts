import { Client } from 'pg';

/** Of a customer, and of nobody else: wherever one of these is found, something about a customer is kept or told. */
export const PLANTED = {
  bsn: '999993653',
  rsin: '987654329',
  telefoon: '0687654321',
  email: 'geplante.klant@inwoner.test',
  voornaam: 'Plantagenetta',
  achternaam: 'Zaaigoedmeier',
  organisatie: 'Kwekerij Zonnebloempit',
  straat: 'Stekjesperkpad',
  notitie: 'Zaadlijstje zonnehoed kwartelbloem',
} as const;

/** A medewerker who is recognised as well, who did what was planted. */
export const PLANTED_MEDEWERKER = {
  sub: 'geplantina-kweekgras',
  email: 'geplantina.kweekgras@gemeente.example',
  name: 'Geplantina Kweekgras',
} as const;

/** Shorter pieces are found anywhere. */
const PIECE = 8;

/** Where one of the values stands in a text: as it is, in pieces, in base64 or in an address. */
export function findPlanted(text: string, values: Readonly<Record<string, string>> = PLANTED): string[] {
  const haystack = text.toLowerCase();
  return Object.entries(values).flatMap(([name, value]) =>
    spellingsOf(value)
      .filter(([, spelling]) => haystack.includes(spelling.toLowerCase()))
      .map(([how]) => `${name} (${how})`)
      .slice(0, 1),
  );
}

function spellingsOf(value: string): [how: string, spelling: string][] {
  return [
    ...piecesOf(value).map((piece) => ['as it is', piece] as [string, string]),
    ...piecesOf(encodeURIComponent(value)).map((piece) => ['in an address', piece] as [string, string]),
    ...piecesOf(encodeURIComponent(encodeURIComponent(value))).map(
      (piece) => ['in an address', piece] as [string, string],
    ),
    ...base64Of(value, 'base64').map((piece) => ['in base64', piece] as [string, string]),
    ...base64Of(value, 'base64url').map((piece) => ['in base64', piece] as [string, string]),
    ['in hexadecimals', Buffer.from(value).toString('hex')],
  ];
}

const piecesOf = (value: string): string[] =>
  Array.from({ length: Math.max(1, value.length - PIECE + 1) }, (_, at) => value.slice(at, at + PIECE));

/** What is the same in base64, wherever in a text the value stands: without the ends that its neighbours decide. */
const base64Of = (value: string, encoding: 'base64' | 'base64url'): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.from(' '.repeat(before) + value)
      .toString(encoding)
      .replace(/=+$/, '');
    return encoded.slice(before === 0 ? 0 : before + 1, -1);
  });

/** Everything that a database holds: of each table its rows, as text. */
export async function dumpOf(connectionString: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const dump = new Map<string, readonly string[]>();
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
      dump.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return dump;
  } finally {
    await client.end();
  }
}
