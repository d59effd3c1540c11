import type { Configuration } from '../../src/config/configuration.js';

/** Waits so long for a register that nothing depends on how fast this machine is. */
export const unhurried = ({ tijden }: Configuration): Partial<Configuration> => ({
  tijden: { ...tijden, register: 60_000, wachttijd: 60_000 },
});
