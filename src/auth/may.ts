import type { Configuration, Kanaalrecht } from '../config/configuration.js';
import type { Caller } from './caller.js';

/**
 * Whether somebody may do what a kanaal may only when it was granted that: registering, and seeing its own requests, is all
 * that goes without saying. A medewerker may all of it.
 */
export function may(
  { rollen, identificatie }: Pick<Caller, 'rollen' | 'identificatie'>,
  recht: Kanaalrecht,
  { kanalen }: Pick<Configuration, 'kanalen'>,
): boolean {
  if (rollen.has('medewerker')) return true;
  return rollen.has('kanaal') && Object.hasOwn(kanalen, identificatie) && kanalen[identificatie]!.includes(recht);
}
