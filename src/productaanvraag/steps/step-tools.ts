import type { Capabilities } from '../../capabilities/capabilities.js';
import type { Actoren } from '../../klanten/actoren.js';
import type { KlantenClient } from '../../klanten/klanten.client.js';
import type { TakenClient } from '../../taken/taken.client.js';
import type { Zaaktypen } from '../../zaken/zaaktypen.js';
import type { ZakenClient } from '../../zaken/zaken.client.js';

/** Everything that the steps of C9018 work with. What decides what they do is not here, but in the opdracht. */
export interface StepTools {
  readonly klanten: KlantenClient;
  readonly actoren: Actoren;
  readonly taken: TakenClient;
  readonly zaken: ZakenClient;
  readonly zaaktypen: Zaaktypen;
  readonly capabilities: Capabilities;
  /** The API root of Klanten, for addresses that Zaken keeps. */
  readonly klantenUrl: string;
}

/** Token under which Nest hands out the StepTools. */
export const STEP_TOOLS = Symbol('StepTools');
