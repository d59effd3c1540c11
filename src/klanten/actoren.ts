import type { Codes } from '../config/configuration.js';
import type { Exclusively } from '../database/mutex.js';
import { awaitLate } from '../upstream/late.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import type { KlantenClient } from './klanten.client.js';
import type { Identificator, NewActor } from './klanten.types.js';

export const identificatorOf = (codes: Codes, objectId: string): Identificator => ({ ...codes, objectId });

/**
 * The actoren of Klanten by their identification, remembered once seen. Klanten itself takes any number of actoren with
 * the same identification, so they are made one at a time.
 */
export class Actoren {
  readonly #known = new Map<string, string>();
  readonly #busy = new Map<string, Promise<string>>();
  /** Until when a creation that was not answered may still come about: milliseconds since 1970. */
  readonly #doubt = new Map<string, number>();

  constructor(
    private readonly klanten: KlantenClient,
    private readonly exclusively: Exclusively,
    /** Milliseconds that the register may be busy with a request after the connection was lost. */
    private readonly limit: number,
  ) {}

  /** The uuid of the actor; undefined when Klanten has none. Throws an UpstreamError. */
  async find(identificator: Identificator): Promise<string | undefined> {
    const key = keyOf(identificator);
    const known = this.#known.get(key);
    if (known) return known;
    const actor = await this.klanten.findActor(identificator);
    if (actor) this.#known.set(key, actor.uuid);
    return actor?.uuid;
  }

  /**
   * The uuid of the actor, which is created when Klanten has none. Throws an UpstreamError.
   * @param again whether another process may have been creating it a moment ago.
   */
  ensure(actor: NewActor, again = false): Promise<string> {
    const key = keyOf(actor.actoridentificator);
    const known = this.#known.get(key);
    if (known) return Promise.resolve(known);
    if (again && !this.#doubt.has(key)) this.#doubt.set(key, Date.now() + this.limit);
    const busy = this.#busy.get(key) ?? this.#create(key, actor).finally(() => this.#busy.delete(key));
    this.#busy.set(key, busy);
    return busy;
  }

  /** For an actor that turned out to be gone. */
  forget(identificator: Identificator): void {
    this.#known.delete(keyOf(identificator));
  }

  #create(key: string, actor: NewActor): Promise<string> {
    return this.exclusively(`actor ${key}`, async () => {
      const doubt = Math.max(0, (this.#doubt.get(key) ?? 0) - Date.now());
      const found = await awaitLate(() => this.find(actor.actoridentificator), doubt);
      this.#doubt.delete(key);
      if (found) return found;
      try {
        const { uuid } = await this.klanten.createActor(actor);
        this.#known.set(key, uuid);
        return uuid;
      } catch (error) {
        if (error instanceof UpstreamError && error.isUnknown) this.#doubt.set(key, Date.now() + this.limit);
        throw error;
      }
    });
  }
}

function keyOf({ objectId, codeObjecttype, codeRegister, codeSoortObjectId }: Identificator): string {
  return JSON.stringify([codeObjecttype, codeRegister, codeSoortObjectId, objectId]);
}
