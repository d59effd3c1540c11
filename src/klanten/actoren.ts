import type { Codes } from '../config/configuration.js';
import type { Exclusively } from '../database/mutex.js';
import type { Twijfels } from '../database/twijfels.js';
import { lookUntilSettled } from '../timing/look-until-settled.js';
import { stillUnderWay } from '../timing/still-under-way.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import { findActor, storedActor } from './find-actor.js';
import type { KlantenClient } from './klanten.client.js';
import type { Actor, Identificator, NewActor } from './klanten.types.js';
import { Recent } from './recent.js';
import { isSomeone } from './someone.js';

export const identificatorOf = (codes: Codes, objectId: string): Identificator => ({ ...codes, objectId });

/** An afdeling may go out of use: how long it is taken for what it was, in milliseconds. */
const AFDELING_HOLDS = 300_000;

/** More than any gemeente has colleagues. Who asks for other names again and again fills no more than this. */
const MOST_KNOWN = 5000;

/**
 * The actoren of Klanten by their identification, remembered once seen: a person or channel for as long as there is room, an
 * afdeling or groep for some minutes. Klanten itself takes any number of actoren with the same identification, so they are made one at a
 * time; addresses that differ in case only are of one person.
 */
export class Actoren {
  readonly #known = new Recent<Known>(MOST_KNOWN);
  readonly #looking = new Map<string, Promise<string | undefined>>();
  readonly #busy = new Map<string, Promise<string>>();

  constructor(
    private readonly klanten: KlantenClient,
    private readonly exclusively: Exclusively,
    private readonly twijfels: Pick<Twijfels, keyof Twijfels>,
    /** Milliseconds that the register may be busy with a request after the connection was lost. */
    private readonly limit: number,
  ) {}

  /** The uuid of the actor; undefined when Klanten has none. Throws an UpstreamError. */
  find(identificator: Identificator): Promise<string | undefined> {
    const known = this.#recall(identificator);
    if (known !== undefined) return Promise.resolve(known);
    const key = keyOf(identificator);
    const looking = this.#looking.get(key) ?? this.#look(identificator).finally(() => this.#looking.delete(key));
    this.#looking.set(key, looking);
    return looking;
  }

  /** The uuid of the actor, which is created when Klanten has none. Throws an UpstreamError, or a NotBegunError. */
  ensure(actor: NewActor): Promise<string> {
    const { actoridentificator } = actor;
    const known = this.#recall(actoridentificator);
    if (known !== undefined) return Promise.resolve(known);
    const key = keyOf(actoridentificator);
    const stored = `actor ${keyOf(storedActor(actoridentificator))}`;
    const busy = this.#busy.get(key) ?? this.#create(stored, actor).finally(() => this.#busy.delete(key));
    this.#busy.set(key, busy);
    return busy;
  }

  /** For an actor that turned out to be gone. */
  forget(identificator: Identificator): void {
    this.#known.delete(keyOf(identificator));
  }

  #create(key: string, actor: NewActor): Promise<string> {
    return this.exclusively(key, async () => {
      const since = await this.twijfels.since(key);
      const found = await lookUntilSettled(
        () => this.#look(actor.actoridentificator),
        stillUnderWay(since, this.limit),
      );
      if (found !== undefined) {
        if (since !== undefined) await this.twijfels.settle(key);
        return found;
      }
      return this.#createNow(key, actor);
    });
  }

  async #createNow(key: string, { actoridentificator, ...actor }: NewActor): Promise<string> {
    await this.twijfels.begin(key);
    const stored = { ...actor, actoridentificator: storedActor(actoridentificator) };
    const created = await this.klanten.createActor(stored).catch(async (error: unknown) => {
      if (error instanceof UpstreamError && !error.isUnknown) await this.twijfels.settle(key);
      throw error;
    });
    await this.twijfels.settle(key);
    this.#remember(actoridentificator, { ...stored, uuid: created.uuid });
    return created.uuid;
  }

  /** Anew: what somebody else asked before the lock was ours does not count. */
  async #look(identificator: Identificator): Promise<string | undefined> {
    const actor = await findActor(this.klanten, identificator);
    if (actor) this.#remember(identificator, actor);
    return actor?.uuid;
  }

  #recall(identificator: Identificator): string | undefined {
    const known = this.#known.get(keyOf(identificator));
    return known !== undefined && known.until > Date.now() ? known.uuid : undefined;
  }

  #remember(identificator: Identificator, actor: Actor): void {
    const until = isSomeone(actor) ? Infinity : Date.now() + AFDELING_HOLDS;
    this.#known.set(keyOf(identificator), { uuid: actor.uuid, until });
  }
}

interface Known {
  readonly uuid: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

function keyOf({ objectId, codeObjecttype, codeRegister, codeSoortObjectId }: Identificator): string {
  return JSON.stringify([codeObjecttype, codeRegister, codeSoortObjectId, objectId]);
}
