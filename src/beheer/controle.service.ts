import { Inject, Injectable } from '@nestjs/common';
import { checkSettings } from '../config-check/check-configuration.js';
import { Verdict } from '../config-check/verdict.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { JsonClients } from '../upstream/json-client.js';

/** What is right and what is wrong with the settings, in lines for a person. */
export interface Controle {
  /** ISO 8601 in UTC. */
  readonly gecontroleerdOp: string;
  readonly problemen: readonly string[];
  readonly inOrde: readonly string[];
}

const ALL = { hasKlanten: true, hasZaken: true };

/** Holds the settings with which this process runs against the registers. Who asks meanwhile, gets the same answer. */
@Injectable()
export class ControleService {
  #checking: Promise<Controle> | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(JsonClients) private readonly clients: JsonClients,
  ) {}

  check(): Promise<Controle> {
    this.#checking ??= this.#check().finally(() => (this.#checking = undefined));
    return this.#checking;
  }

  async #check(): Promise<Controle> {
    const verdict = new Verdict();
    await checkSettings(this.settings, ALL, this.clients, verdict);
    return { gecontroleerdOp: new Date().toISOString(), problemen: verdict.problems, inOrde: verdict.rights };
  }
}
