import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** Who is logged in with this browser, and until when. */
export interface Sessie {
  readonly identificatie: string;
  readonly naam: string;
  readonly rollen: readonly ('medewerker' | 'kanaal' | 'beheerder')[];
  readonly nu: string;
  readonly verlooptOp: string;
  readonly eindigtOp: string;
}

/** The tabs of this browser tell one another who logged in, and that somebody logged out. */
interface Told {
  readonly kind: 'loggedIn' | 'loggedOut';
}

const LOOK_MS = 60_000;
/** Before the end of the session. */
const WARNING_MS = 5 * 60_000;
/** What was typed is about others: it does not wait longer than that for whoever typed it. */
const WIPE_MS = 10 * 60_000;

export interface SessionState {
  readonly sessie: Sessie | undefined;
  /** `out`: nobody is logged in any more. `ending`: soon, unless somebody says to be there. */
  readonly stand: 'unknown' | 'in' | 'ending' | 'out';
  /** Whether more time can be had: not when it was as long as a session may be. */
  readonly canExtend: boolean;
  /** The API said that nobody is logged in. */
  readonly notLoggedIn: () => void;
  readonly extend: () => Promise<void>;
}

interface Events {
  /** The same person is back. */
  readonly onReturn: () => void;
  /** Another one is, or nobody came back. */
  readonly onGone: () => void;
}

export function useSession(events: Events): SessionState {
  const [sessie, setSessie] = useState<Sessie>();
  const [stand, setStand] = useState<SessionState['stand']>('unknown');
  const latest = useRef({ events, sessie, stand });
  latest.current = { events, sessie, stand };
  const channel = useRef<BroadcastChannel | undefined>(undefined);

  const settle = useCallback((found: Sessie | undefined) => {
    const { sessie: before, stand: was, events: on } = latest.current;
    if (!found) {
      setStand('out');
      return;
    }
    if (before && before.identificatie !== found.identificatie) on.onGone();
    else if (was === 'out') on.onReturn();
    setSessie(found);
    setStand(timeLeft(found) < WARNING_MS ? 'ending' : 'in');
  }, []);
  const look = useCallback(
    async (path?: string, method?: string) => {
      const found = await askSession(path, method);
      if (found !== 'noAnswer') settle(found);
      return found;
    },
    [settle],
  );

  useEffect(() => {
    const told = new BroadcastChannel('klantregie');
    channel.current = told;
    told.addEventListener('message', ({ data }: MessageEvent<Told>) =>
      data.kind === 'loggedOut' ? setStand('out') : void look(),
    );
    const begin = async () => {
      if (typeof (await look()) === 'object') tell(told, { kind: 'loggedIn' });
    };
    void begin();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => {
      clearInterval(timer);
      told.close();
    };
  }, [look]);

  useEffect(() => {
    if (stand !== 'out') return undefined;
    const timer = setTimeout(() => latest.current.events.onGone(), WIPE_MS);
    return () => clearTimeout(timer);
  }, [stand]);

  return {
    sessie,
    stand,
    canExtend: sessie !== undefined && sessie.verlooptOp !== sessie.eindigtOp,
    notLoggedIn: useCallback(() => setStand('out'), []),
    extend: useCallback(async () => void (await look('/sessie/verlenging', 'POST')), [look]),
  };
}

/** By the clock of the server. */
const timeLeft = ({ nu, verlooptOp }: Sessie): number => Date.parse(verlooptOp) - Date.parse(nu);

/** Who it is; undefined: nobody is logged in. */
export async function askSession(path = '/sessie', method = 'GET'): Promise<Sessie | undefined | 'noAnswer'> {
  try {
    const response = await fetch(path, { method, headers: { Accept: 'application/json' }, redirect: 'manual' });
    if (response.status === 401) return undefined;
    return response.ok ? ((await response.json()) as Sessie) : 'noAnswer';
  } catch {
    return 'noAnswer';
  }
}

/** Other tabs cover what they show. */
export function tellLoggedOut(): void {
  // What this tab kept, is of whoever was logged in.
  sessionStorage.clear();
  const told = new BroadcastChannel('klantregie');
  tell(told, { kind: 'loggedOut' });
  told.close();
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- only tabs of this very address hear it
const tell = (channel: BroadcastChannel, told: Told): void => channel.postMessage(told);
