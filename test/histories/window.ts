import type { Colleagues } from './colleagues.js';
import { operationOf, type Registers, type Sent } from './registers.js';
import type { RegisterAnswer } from '../../src/sandbox/simulator/register-server.js';

/** The last look at something before it is taken away. */
const LOOKS = new Set(['GET /klantcontacten/{uuid}', 'GET /rollen', 'GET /statussen', 'GET /partijen/{uuid}']);
const REMOVALS = new Set(['DELETE /klantcontacten/{uuid}', 'DELETE /zaken/{uuid}', 'DELETE /partijen/{uuid}']);
/** Of this one it is noticed afterwards, and told: unless the process dies first. */
const NOTICED = 'DELETE /partijen/{uuid}';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/**
 * The window that the registers leave open between our last look at something and its DELETE: what a colleague adds in it
 * goes along, and nobody can prevent that (docs/guarantees.md). So that it is no surprise, it is kept in mind here.
 */
export class Window {
  /** By uuid of what colleagues lost in it: whether that is to be told, unless a process died since. */
  readonly #lost = new Map<string, { readonly isNoticed: boolean; readonly at: number }>();
  /** By uuid of what was looked at: when each look at it was last, in milliseconds since 1970. */
  readonly #looks = new Map<string, Map<string, number>>();
  /** When was looked before each removal that was sent. */
  readonly #before = new WeakMap<Sent, number>();
  #lastDeath = -Infinity;

  constructor(
    private readonly registers: Registers,
    private readonly colleagues: Colleagues,
  ) {}

  /** A call leaves. */
  send(sent: Sent): void {
    if (!REMOVALS.has(operationOf(sent))) return;
    const looks = this.#looks.get(uuidIn(sent)) ?? new Map<string, number>();
    this.#before.set(sent, looks.size === 0 ? -Infinity : Math.min(...looks.values()));
  }

  /** A call reaches its register. */
  answer(sent: Sent): RegisterAnswer {
    const operation = operationOf(sent);
    if (LOOKS.has(operation)) {
      const looks = this.#looks.get(uuidIn(sent)) ?? new Map<string, number>();
      this.#looks.set(uuidIn(sent), looks.set(operation, Date.now()));
    }
    const before = this.#before.get(sent);
    if (before === undefined) return this.registers.answer(sent);
    const made = this.colleagues.madeAfter(before);
    const answer = this.registers.answer(sent);
    const here = this.registers.uuids();
    for (const uuid of made)
      if (!here.has(uuid) && !this.#lost.has(uuid))
        this.#lost.set(uuid, { isNoticed: operation === NOTICED, at: Date.now() });
    return answer;
  }

  /** A process dies. */
  die(): void {
    this.#lastDeath = Date.now();
  }

  /** Whether something of a colleague was lost in it, so that nobody can tell. */
  hides(uuid: string): boolean {
    const lost = this.#lost.get(uuid);
    return lost !== undefined && (!lost.isNoticed || this.#lastDeath >= lost.at);
  }
}

const uuidIn = ({ url }: Sent): string => UUID.exec(url)?.[0] ?? '';
