import type { Aanvraagregel } from '../database/aanvragen.js';
import { kindOf, type Oorzaak, type Soort } from '../productaanvraag/answer/oorzaak.js';
import { readStepName } from '../productaanvraag/step-names.js';
import { readName } from '../saga/checkpoint-names.js';
import { registerText } from '../upstream/failure-text.js';
import type { System } from '../upstream/upstream.error.js';

/** Where a request got stuck; of one that is registered, why there is no zaak. */
export interface Vastgelopen extends Oorzaak {
  /** The code of the register. */
  readonly code?: string;
  /** The same, in words. */
  readonly tekst: string;
}

/** Where a request of the list got stuck. Nothing when it did not, or got stuck before this was kept. */
export function vastgelopenOf({
  stap,
  register,
  oorzaak,
  code,
}: Pick<Aanvraagregel, 'stap' | 'register' | 'oorzaak' | 'code'>): Vastgelopen | undefined {
  if (stap === null) return undefined;
  const stuck = {
    ...(register !== null && { register: register as System }),
    soort: oorzaak as Soort,
    stap,
    ...(code !== null && { code }),
  };
  return { ...stuck, tekst: textOf(stuck) };
}

/** Where requests got stuck, in words: `Klanten was niet bereikbaar bij het gesprek.` */
function textOf({ register, soort, stap, code }: Omit<Vastgelopen, 'tekst'>): string {
  const { step, isUndoing } = readName(stap);
  const uitleg = readStepName(step)?.info.uitleg;
  const where = uitleg === undefined ? '' : isUndoing ? ` bij het weghalen van ${uitleg}` : ` bij ${uitleg}`;
  return `${register === undefined ? 'Klantregie liep zelf vast' : whatOf(register, soort, code)}${where}.`;
}

function whatOf(system: NonNullable<Vastgelopen['register']>, soort: Vastgelopen['soort'], code?: string): string {
  const isForbidden = code === 'permission_denied';
  const text = registerText({
    system,
    kind: kindOf(soort),
    message: '',
    operation: '',
    fields: [],
    ...(isForbidden && { status: 403 }),
  });
  return code === undefined || isForbidden ? text : `${text} (${code})`;
}
