import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Authenticatiemethode, Product, StandaardKlantcontact } from '../../client/src/index.js';
import type { Registerstand } from '../shared/registers.js';

/** What every call needs to know, the same for all of them. */
export interface Desk {
  readonly producten: readonly Product[];
  readonly methoden: readonly Authenticatiemethode[];
  /** What is filled in of a conversation when nothing is changed. */
  readonly standaard?: StandaardKlantcontact | undefined;
  /** Registers that do not answer now. */
  readonly troubled: readonly Registerstand[];
}

export const DeskContext = createContext<Desk>({ producten: [], methoden: [], troubled: [] });

export const useDesk = (): Desk => useContext(DeskContext);
