import { readStepName, type Soort } from '../../src/productaanvraag/step-names.js';
import type { Answer } from '../support/product.js';
import { countsOf, type Change } from './registered.js';

/** What one request adds when nothing goes wrong, by what decides it. */
export interface Whole {
  readonly zaak?: Readonly<Record<string, number>>;
  readonly interneTaak?: Readonly<Record<string, number>>;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The resource of the simulators that holds what a step makes. Taken is the same register as Klanten here. */
const RESOURCES: Readonly<Partial<Record<Soort, string>>> = {
  partij: 'klanten/partijen',
  partijIdentificator: 'klanten/partij-identificatoren',
  klantcontact: 'klanten/klantcontacten',
  betrokkene: 'klanten/betrokkenen',
  digitaalAdres: 'klanten/digitaleadressen',
  actorklantcontact: 'klanten/actorklantcontacten',
  zaak: 'zaken/zaken',
  interneTaak: 'klanten/internetaken',
  onderwerpobject: 'klanten/onderwerpobjecten',
};

/** What an answer says that is not so in the registers, and the other way around. Empty: it is true. */
export function liesOf({ status, body }: Answer, everything: Change, whole: Whole): string[] {
  const change = withoutActoren(everything);
  const lost = change.lost.map((resource) => `something of others is gone: ${resource}`);
  switch (body.uitkomst) {
    case 'voltooid':
      return [...lost, ...unless(status === 201, `answered with ${status}`), ...notWhole(body, change, whole)];
    case 'ongedaanGemaakt':
      return [
        ...lost,
        ...unless([400, 409, 502, 504].includes(status), `answered with ${status}`),
        ...unless(change.added.size === 0, `left behind: ${JSON.stringify(countsOf(change))}`),
      ];
    case 'vraagtAandacht':
      return [...lost, ...unless(status === 502, `answered with ${status}`), ...unnamed(body, change, whole)];
    default:
      return [`no end: ${status} ${JSON.stringify(body)}`];
  }
}

/** An actor is master data: made once for who is new, and never undone. */
function withoutActoren({ added, lost }: Change): Change {
  const actoren = added.get('klanten/actoren') ?? [];
  const others = [...added].filter(([resource]) => resource !== 'klanten/actoren' || actoren.length > 1);
  return { added: new Map(others), lost };
}

const unless = (holds: boolean, what: string): string[] => (holds ? [] : [what]);

/** Everything once, and nothing twice. */
function notWhole(body: Answer['body'], change: Change, { zaak, interneTaak }: Whole): string[] {
  const expected: Readonly<Record<string, number>> | undefined = body.interneTaak
    ? (interneTaak ?? zaak)
    : (zaak ?? interneTaak);
  const { 'klanten/actoren': _, ...wantedCounts } = expected ?? {};
  const [found, wanted] = [countsOf(change), wantedCounts].map((counts) => JSON.stringify(counts));
  return unless(found === wanted, `not everything, or too much: ${found} instead of ${wanted}`);
}

/** Every row that stands must be named, or belong to what is named; and what is named must stand. */
function unnamed(body: Answer['body'], change: Change, whole: Whole): string[] {
  const named = body.achtergebleven as { stap: string; wat?: unknown }[];
  const uuids = new Set(
    JSON.stringify([named, body.klantcontact, body.partij, body.zaak, body.interneTaak]).match(UUID),
  );
  const rows = [...change.added].flatMap(([resource, found]) => found.map((row) => ({ resource, row })));
  const mayStand = new Set(named.filter(({ wat }) => wat === undefined).flatMap(({ stap }) => resourcesOf(stap)));
  for (const { resource, row } of rows) if (mayStand.has(resource)) uuids.add(row.uuid);
  // What hangs on something that is named, however far down.
  for (let grown = true; grown;) {
    const before = uuids.size;
    for (const { row } of rows)
      if (
        JSON.stringify(row)
          .match(UUID)
          ?.some((uuid) => uuids.has(uuid))
      )
        uuids.add(row.uuid);
    grown = uuids.size > before;
  }
  const most: Record<string, number> = {
    ...whole.interneTaak,
    ...whole.zaak,
    ...(whole.interneTaak && { 'klanten/internetaken': 1 }),
  };
  return [
    ...unless(named.length > 0, 'nothing is named'),
    ...rows.filter(({ row }) => !uuids.has(row.uuid)).map(({ resource }) => `not named: a row of ${resource}`),
    ...Object.entries(countsOf(change)).flatMap(([resource, number]) =>
      unless(number <= (most[resource] ?? 0), `too many ${resource}: ${number}`),
    ),
  ];
}

/** What may stand of a step of which no uuid is known. */
function resourcesOf(stap: string): readonly string[] {
  const soort = readStepName(stap)?.info.soort;
  return [(soort && RESOURCES[soort]) ?? []].flat();
}
