import type { Sessie } from '../shared/session.js';
import { LogIn } from './log-in.js';

/** Who tries, and where that goes. */
export function Who({ sessie }: { readonly sessie: Sessie | undefined }) {
  return (
    <>
      <p>
        <strong>De registers zijn hier nagebootst.</strong> Bij elk voorbeeld staat Probeer het: wat u stuurt, komt
        nergens echt te staan.
      </p>
      {sessie ? (
        <p>
          U bent ingelogd als {sessie.naam} ({sessie.rollen.join(' en ')}).{' '}
          <LogIn text="Log in als iemand anders" isSomeoneElse />
        </p>
      ) : (
        <p>
          U bent nog niet ingelogd. <LogIn text="Log in" />
        </p>
      )}
    </>
  );
}
