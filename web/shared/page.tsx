import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from './fields.js';
import { logoHere } from './mount.js';
import { tellLoggedOut, type SessionState } from './session.js';

interface Props {
  readonly session: SessionState;
  readonly title: string;
  /** Which one it is. */
  readonly screen: 'gesprek' | 'beheer';
  /** Of this screen, beside the way to the other one. */
  readonly links?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Around every screen: where one can go, who is logged in, and that nobody is any more. */
export function Page({ session, title, screen, links, children }: Props) {
  const { sessie, stand } = session;
  const isOut = stand === 'out';
  const logo = logoHere();
  return (
    <>
      <div class="page" {...(isOut && { inert: true, 'aria-hidden': 'true', 'data-covered': '' })}>
        <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
          Naar de inhoud
        </a>
        <header class="top">
          <strong class="brand">
            {logo !== undefined && <img src={logo} alt="" />}
            {title}
          </strong>
          <nav aria-label="Schermen" class="links">
            {links}
            {screen !== 'gesprek' && sessie?.rollen.includes('medewerker') && (
              <a class="utrecht-link" href="/gesprek">
                Gesprek
              </a>
            )}
            {screen !== 'beheer' && sessie?.rollen.includes('beheerder') && (
              <a class="utrecht-link" href="/beheer">
                Beheer
              </a>
            )}
            <a class="utrecht-link" href="/docs">
              Hulp
            </a>
          </nav>
          {sessie && (
            <form class="who" method="post" action="/uitloggen" onSubmit={tellLoggedOut}>
              <span>{sessie.naam}</span>
              <Button kind="subtle" type="submit">
                Uitloggen
              </Button>
            </form>
          )}
        </header>
        {stand === 'ending' && <Ending session={session} />}
        {children}
      </div>
      {isOut && <LoggedOut />}
    </>
  );
}

function Ending({ session: { canExtend, extend } }: { readonly session: SessionState }) {
  return (
    <section class="banner" aria-label="Inloggen" role="status">
      <p>U wordt over een paar minuten uitgelogd.</p>
      {canExtend ? (
        <Button kind="primary" onClick={() => void extend()}>
          Blijf ingelogd
        </Button>
      ) : (
        <p>Rond het gesprek af en log opnieuw in.</p>
      )}
    </section>
  );
}

/** What stands behind it is covered, and waits for the same person. */
function LoggedOut() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const naar = new URLSearchParams({ naar: location.pathname });
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="uitgelogd" onCancel={(event) => event.preventDefault()}>
      <h2 class="utrecht-heading-2" id="uitgelogd">
        U bent uitgelogd
      </h2>
      <p>Wat u hebt ingevuld, blijft nog 10 minuten staan. Log opnieuw in en kom terug naar dit tabblad.</p>
      <p>
        <a class="utrecht-link" href={`/inloggen?${naar.toString()}`} target="_blank" rel="noopener">
          Log opnieuw in (nieuw tabblad)
        </a>
      </p>
    </dialog>
  );
}
