import { AsyncLocalStorage } from 'node:async_hooks';

/** Whom work is done for. It is found and not handed down, as the fence is: only what is scarce asks for it. */
const served = new AsyncLocalStorage<{ who: string }>();

/** Does work for somebody. */
export const onBehalfOf = <T>(who: string, work: () => T): T => served.run({ who }, work);

/** Work of which it turns out later whom it is for: until then it is for nobody in particular. */
export const onBehalfOfSomebody = <T>(work: () => T): T => onBehalfOf('', work);

/** It turned out. */
export function turnsOutToBeFor(who: string): void {
  const store = served.getStore();
  if (store) store.who = who;
}

/** Whom what is being done now is for; empty: nobody in particular. */
export const whoIsServed = (): string => served.getStore()?.who ?? '';
