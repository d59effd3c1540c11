import type { Settings } from '../config/settings.js';
import type { JsonClientOptions } from './json-client.js';
import type { System } from './upstream.error.js';

/** How one register is spoken to, as the settings say. */
export function clientOptions(system: System, { klanten, taken, zaken, configuration }: Settings): JsonClientOptions {
  const catalogi = { url: zaken.catalogiUrl, connection: zaken.catalogiConnection };
  const { url, connection } = { klanten, taken, zaken, catalogi }[system];
  return {
    system,
    baseUrl: url,
    timeout: configuration.tijden.register,
    circuit: configuration.zekering,
    line: configuration.registers,
    connection,
  };
}
