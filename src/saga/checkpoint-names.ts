/**
 * Names of the checkpoints in the background, and what they say. They are stored: renaming one changes the version of every
 * saga.
 */
export const repeating = (step: string) => `zekerheid over ${step}`;
export const looking = (step: string) => `kijken naar ${step}`;
export const completing = (step: string) => `afmaken van ${step}`;
export const undoing = (step: string) => `${step} ongedaan maken`;

/** Whether a person must look once such work is given up. What is repeated to be certain, is looked at after that. */
export const isDecisive = (name: string) => /^(?:kijken naar|afmaken van) .|. ongedaan maken$/.test(name);

/** @param number from 1. */
export const attemptOf = (name: string, number: number) => (number === 1 ? name : `${name} (poging ${number})`);

/** What attemptOf made of it. `number`: from 2. */
export function readAttempt(title: string): { readonly name: string; readonly number?: number } {
  const [, name = title, number] = /^(.*) \(poging (\d+)\)$/.exec(title) ?? [];
  return { name, ...(number !== undefined && { number: Number(number) }) };
}

/** The step that a name is about: also when it is that step itself. */
export function readName(name: string): { readonly step: string; readonly isUndoing: boolean } {
  const undone = /^(.+) ongedaan maken$/.exec(name)?.[1];
  if (undone !== undefined) return { step: undone, isUndoing: true };
  return { step: /^(?:zekerheid over|kijken naar|afmaken van) (.+)$/.exec(name)?.[1] ?? name, isUndoing: false };
}
