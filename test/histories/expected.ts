import type { TermsName } from './configurations.js';
import { pictureOf, type Picture } from './picture.js';
import { withoutKvkNummer } from './rows-of.js';
import { ownError, type Trouble } from './troubles.js';
import type { Asked, World } from './world.js';
import type { HistoryPlan } from './history.js';

/** What a request brings about when nothing goes wrong, by what decides it. */
export interface Expected {
  readonly zaak?: Picture;
  readonly interneTaak?: Picture;
}

/** Lives through a plan. */
export type Live = (plan: HistoryPlan) => Promise<World>;

const NO_ZAAK: Trouble = { name: 'no zaak', effect: 'none', back: ownError(403, 'permission_denied') };

const known = new Map<string, Promise<Expected>>();

/**
 * Found out once for every kind of request: by sending it alone, and once more where no zaak can be made.
 * @param terms under which it was accepted.
 */
export function expectedOf(asked: Asked, terms: TermsName, live: Live): Promise<Expected> {
  const { kind, body } = asked;
  const key = JSON.stringify([kind, shapeOf(body), terms]);
  const found = known.get(key) ?? findOut(asked, terms, live);
  known.set(key, found);
  return found;
}

async function findOut({ kind, body }: Asked, terms: TermsName, live: Live): Promise<Expected> {
  const configure = { what: 'configure', at: 0, process: 0, as: terms } as const;
  const outage = { what: 'outage', at: 9000, register: 'zaken', how: NO_ZAAK, for: 1e12 } as const;
  const request = { what: 'request', at: 10_000, request: 0, process: 0 } as const;
  const plan = {
    seed: 0,
    registers: { maakKlantcontact: true, zaakRegistreren: true },
    requests: [{ kind, body: ofSomebodyNew(body), caller: 'mia' }],
  } as const;
  const expected: { zaak?: Picture; interneTaak?: Picture } = {};
  for (const events of [
    [configure, request],
    [configure, outage, request],
  ]) {
    const world = await live({ ...plan, events });
    const { answer } = world.heard[0]!;
    if (answer.body.uitkomst === 'voltooid')
      expected[answer.body['interneTaak'] ? 'interneTaak' : 'zaak'] ??= pictureOf(
        withoutKvkNummer(world.rowsOf(world.asked[0]!)),
      );
  }
  return expected;
}

/** The same, with numbers that nobody in the registers has. */
function ofSomebodyNew(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const klant = body['klant'] as { partijIdentificatoren?: readonly Nummer[] } | undefined;
  if (!klant?.partijIdentificatoren) return body;
  const partijIdentificatoren = klant.partijIdentificatoren.map(({ codeSoortObjectId }) => ({
    codeSoortObjectId,
    objectId: OF_NOBODY[codeSoortObjectId],
  }));
  return { ...body, klant: { ...klant, partijIdentificatoren } };
}

const OF_NOBODY: Readonly<Record<string, string>> = {
  bsn: '999990019',
  rsin: '002220647',
  kvk_nummer: '69599084',
  vestigingsnummer: '000037178598',
};

interface Nummer {
  readonly codeSoortObjectId: string;
}

/** What of a request decides which rows there come to be. */
function shapeOf(body: Readonly<Record<string, unknown>>): unknown {
  const { product, klant, vervolg } = body as {
    product?: string;
    klant?: Readonly<Record<string, unknown>> & { digitaleAdressen?: readonly object[] };
    vervolg?: { soort?: string };
  };
  const own = (klant?.['afwijkendeContactgegevens'] ?? {}) as { digitaleAdressen?: readonly object[] };
  return [
    product,
    klant?.['soort'],
    klant?.digitaleAdressen?.map((it) => 'voorkeur' in it),
    klant?.['afwijkendeContactgegevens'] && own.digitaleAdressen?.length,
    (klant?.['partijIdentificatoren'] as Nummer[] | undefined)?.map((it) => it.codeSoortObjectId),
    vervolg?.soort,
  ];
}
