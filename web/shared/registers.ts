import { REGISTERS } from './names.js';
import { usePolling } from './polling.js';

/** How one register is, as /health/ready tells. */
export interface Registerstand {
  readonly naam: string;
  readonly stand: 'works' | 'silent' | 'tried';
  readonly versie?: string | undefined;
  readonly meldingen: readonly string[];
  /** Since when calls to it are not answered, and how many requests wait for that. */
  readonly storing?: { readonly sinds: string; readonly wachtend: number } | undefined;
}

export interface Registerstanden {
  /** Whether requests can be accepted; undefined: nothing answers. */
  readonly isReady: boolean | undefined;
  readonly registers: readonly Registerstand[];
}

interface Ready {
  readonly registers?: Readonly<
    Record<
      string,
      { readonly bereikbaar?: boolean; readonly versie?: string; readonly meldingen?: readonly string[] } | string
    >
  >;
  readonly zekeringen?: Readonly<Record<string, 'gesloten' | 'open' | 'halfOpen'>>;
  readonly storingen?: Readonly<Record<string, { readonly sinds: string; readonly wachtend: number }>>;
}

/** How all of them are, looked at every so many seconds. */
export const useRegisters = (seconds: number) => usePolling(look, seconds);

async function look(signal: AbortSignal): Promise<Registerstanden> {
  const response = await fetch('/health/ready', { signal, cache: 'no-store' });
  if (response.status === 503) return { isReady: false, registers: [] };
  if (!response.ok) throw new Error(`/health/ready: ${response.status}`);
  return read((await response.json()) as Ready);
}

/** Exported for its test. */
export function read({ registers = {}, zekeringen = {}, storingen = {} }: Ready): Registerstanden {
  const stands = Object.keys(REGISTERS).flatMap((naam): Registerstand[] => {
    const looked = registers[naam];
    const circuit = zekeringen[naam];
    if (looked === undefined && circuit === undefined) return [];
    const { bereikbaar = true, versie, meldingen = [] } = typeof looked === 'object' ? looked : {};
    const storing = storingen[naam];
    // The last call is of after the last look, or of that look itself.
    const isSilent = circuit === 'open' || storing !== undefined || !bereikbaar;
    const stand = circuit === 'halfOpen' ? 'tried' : isSilent ? 'silent' : 'works';
    return [{ naam, stand, versie, meldingen, storing }];
  });
  return { isReady: true, registers: stands };
}
