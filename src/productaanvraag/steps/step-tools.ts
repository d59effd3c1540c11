import type { Capabilities } from '../../capabilities/capabilities.js';
import type { Configuration } from '../../config/configuration.js';
import type { Actoren } from '../../klanten/actoren.js';
import type { KlantenClient } from '../../klanten/klanten.client.js';
import type { TakenClient } from '../../taken/taken.client.js';
import type { Zaaktypen } from '../../zaken/zaaktypen.js';
import type { ZakenClient } from '../../zaken/zaken.client.js';

/** Everything that the steps of C9018 work with. */
export interface Registers {
  readonly klanten: KlantenClient;
  readonly actoren: Actoren;
  readonly taken: TakenClient;
  readonly zaken: ZakenClient;
  readonly zaaktypen: Zaaktypen;
  readonly capabilities: Capabilities;
  readonly configuration: Configuration;
  /** The API root of Klanten, for addresses that Zaken keeps. */
  readonly klantenUrl: string;
}

/** Token under which Nest hands out the Registers. */
export const REGISTERS = Symbol('Registers');
