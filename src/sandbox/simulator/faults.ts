/** How a register misbehaves. `effect`: that the request is carried out. `ms`: milliseconds. */
export type Fault =
  /** Answers a 4xx (or any other status) without effect. `body`: what its own error says otherwise than usual. */
  | { readonly kind: 'refuse'; readonly status: number; readonly body?: object }
  /** Something between the caller and the register answers for it (a gateway, a proxy); without effect, or after it. */
  | { readonly kind: 'betweenBefore' | 'betweenAfter'; readonly status: number; readonly body?: BetweenBody }
  /** 500 without effect, or after it. */
  | { readonly kind: 'errorBefore' | 'errorAfter' }
  /** Carried out, but the answer breaks off half-way. */
  | { readonly kind: 'unreadable' }
  /** Carried out, but answered with something else than was asked for. */
  | { readonly kind: 'strange' }
  /** Never answers; without effect, or after it. */
  | { readonly kind: 'hangBefore' | 'hangAfter' }
  /** Cuts the connection; without effect, or after it. */
  | { readonly kind: 'dropBefore' | 'dropAfter' }
  /** Cuts the connection now and has the effect later (default 1000 ms), as real registers do when a caller hangs up. */
  | { readonly kind: 'dropThenEffect'; readonly ms?: number }
  /** Answers correctly, later (default 1000 ms). */
  | { readonly kind: 'slow'; readonly ms?: number }
  /** The answer waits until `released` is settled; the effect before that, or with it. */
  | { readonly kind: 'hold'; readonly released: Promise<void>; readonly effect?: 'now' | 'later' };

/** What something in between sends along: a page of HTML, JSON of its own, or (the usual thing) nothing. */
export const BETWEEN_BODIES = ['none', 'page', 'json'] as const;
export type BetweenBody = (typeof BETWEEN_BODIES)[number];

export type FaultKind = Fault['kind'];

/** When a fault strikes. */
export interface FaultRule {
  /** `POST /partijen`, `DELETE /klantcontacten/{uuid}`; `*` for every call. */
  readonly operation: string;
  /** Which call of that operation, counted from now on, is the first to be struck; default 1. */
  readonly call?: number;
  /** How many calls in a row are struck; default 1. */
  readonly times?: number;
  /** Once it has struck, it strikes calls of any operation: the whole register is in trouble. */
  readonly spreads?: boolean;
  readonly fault: Fault;
}

/** The misbehaviour that one register was told to show. The first rule that strikes wins; every rule counts every call. */
export class Faults {
  #rules: { rule: FaultRule; seen: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0 });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault that this call is struck by. Counts the call. */
  next(operation: string): Fault | undefined {
    let struck: Fault | undefined;
    for (const entry of this.#rules) {
      const { rule } = entry;
      const first = rule.call ?? 1;
      const isSpreading = rule.spreads === true && entry.seen >= first;
      if (!isSpreading && rule.operation !== '*' && rule.operation !== operation) continue;
      entry.seen += 1;
      if (entry.seen >= first && entry.seen < first + (rule.times ?? 1)) struck ??= rule.fault;
    }
    return struck;
  }
}
