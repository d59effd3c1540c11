import { createHash } from 'node:crypto';
import { partsOf } from '../../klanten/groups.js';
import type { BetrokkeneDetails, BetrokkeneRow, KlantenAdres } from '../../klanten/klanten.types.js';
import type { ReversibleStep } from '../../saga/step.js';
import { ensure } from '../../upstream/ensure.js';
import { nameOfPartij } from '../customer-name.js';
import type { Opdracht } from '../opdracht.js';
import type { StepTools } from './step-tools.js';

/** Where a betrokkene is. */
interface Place {
  /** uuids. */
  readonly klantcontact: string;
  readonly betrokkene: string;
}

type Name = keyof BetrokkeneDetails;

/**
 * What was given, each as a digest: it is kept when what was given is not any more, and tells what a colleague has changed
 * since then.
 */
type Given = Readonly<Partial<Record<Name, string>>>;

/**
 * Gives a betrokkene that stands already details that it does not have (F2599). May be repeated.
 * @param isCalledAfterPartij whether it has the name of its partij, that is put back when another is taken away.
 */
export const completeBetrokkene = (
  { klanten }: StepTools,
  { terms: { tijden } }: Pick<Opdracht<unknown>, 'terms'>,
  { klantcontact, betrokkene }: Place,
  details: BetrokkeneDetails,
  isCalledAfterPartij: boolean,
): ReversibleStep<Given> => {
  const digestOf = (name: Name, value: unknown) =>
    createHash('sha256')
      .update(JSON.stringify([betrokkene, name, typeof value === 'string' ? value : partsOf(value as KlantenAdres)]))
      .digest('base64url');
  const digestsOf = (of: Partial<BetrokkeneRow> | BetrokkeneDetails, names: readonly Name[]): Given =>
    Object.fromEntries(names.map((name) => [name, digestOf(name, of[name])]));
  const namesIn = (given: Given) => Object.keys(given) as Name[];
  const all = () => digestsOf(details, Object.keys(details) as Name[]);

  const look = async () => (await klanten.listBetrokkenen(klantcontact)).find(({ uuid }) => uuid === betrokkene);
  /** Which of them it has as we gave them: what a colleague changed since then, is theirs. */
  const stillIn = (row: BetrokkeneRow | undefined, given: Given): readonly Name[] =>
    row ? namesIn(given).filter((name) => digestOf(name, row[name]) === given[name]) : [];
  const find = async () => {
    const row = await look();
    const names = stillIn(row, all());
    return names.length > 0 ? digestsOf(row!, names) : undefined;
  };
  const give = async () => {
    await klanten.setBetrokkeneDetails(betrokkene, details);
    return all();
  };
  const nameBefore = async ({ wasPartij }: BetrokkeneRow): Promise<BetrokkeneDetails> => {
    const partij = isCalledAfterPartij && wasPartij ? await klanten.findPartij(wasPartij.uuid) : undefined;
    return (partij && nameOfPartij(partij)) ?? {};
  };
  return {
    run: (unansweredSince) =>
      ensure<Given>(unansweredSince, { create: give, isTaken: () => false, find, limit: tijden.registerGrens }),
    find,
    undo: async (given) => {
      const row = await look();
      const ours = stillIn(row, given);
      if (ours.length === 0) return;
      const before = await nameBefore(row!);
      await klanten.setBetrokkeneDetails(
        betrokkene,
        Object.fromEntries(ours.map((name) => [name, before[name] ?? EMPTY[name]])),
      );
    },
  };
};

const EMPTY = { contactnaam: null, organisatienaam: '', bezoekadres: null, correspondentieadres: null } as const;
