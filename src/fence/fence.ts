import { AsyncLocalStorage } from 'node:async_hooks';

/** Resolves when a register may be changed; rejects when that is no longer for this process to do. */
export type Permission = () => Promise<void>;

const permission = new AsyncLocalStorage<Permission>();

/** Does work in which every call that may change a register asks first whether it may. */
export const withPermission = <T>(ask: Permission, work: () => Promise<T>): Promise<T> => permission.run(ask, work);

/** Outside of such work nobody need be asked. */
export const askPermission = async (): Promise<void> => permission.getStore()?.();
