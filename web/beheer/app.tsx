import { nameHere } from '../shared/mount.js';
import { Page } from '../shared/page.js';
import { useRegisters } from '../shared/registers.js';
import { useSession } from '../shared/session.js';
import { AttentionPage } from './attention-page.js';
import { DossierPage } from './dossier-page.js';
import { ListPage } from './list-page.js';
import { PressesPage } from './presses-page.js';
import { RegisterStrip } from './register-strip.js';
import { RegistersPage } from './registers-page.js';
import { ProgressPage, TogetherPage } from './together-page.js';

const PAGES = [
  ['/beheer', 'Aandacht'],
  ['/beheer/aanvragen', 'Aanvragen'],
  ['/beheer/ingrepen', 'Ingrepen'],
  ['/beheer/registers', 'Registers'],
] as const;

/** What is wrong, and what mends it. Every page has an address of its own. */
export function App() {
  const session = useSession({ onReturn: () => location.reload(), onGone: () => location.reload() });
  const registers = useRegisters(10);
  const path = location.pathname.replace(/\/$/, '');
  const links = PAGES.map(([href, text]) => (
    <a key={href} class="utrecht-link" href={href} {...(path === href && { 'aria-current': 'page' as const })}>
      {text}
    </a>
  ));
  const [, id] = /^\/beheer\/aanvragen\/([^/]+)$/.exec(path) ?? [];
  const [, together] = /^\/beheer\/samen-hervatten\/([^/]+)$/.exec(path) ?? [];
  return (
    <Page session={session} screen="beheer" title={`${nameHere()} beheer`} links={links}>
      <RegisterStrip {...registers} />
      <main id="inhoud" class="control">
        {id !== undefined ? (
          <DossierPage id={decodeURIComponent(id)} />
        ) : path === '/beheer/aanvragen' ? (
          <ListPage />
        ) : path === '/beheer/ingrepen' ? (
          <PressesPage />
        ) : path === '/beheer/samen-hervatten' ? (
          <TogetherPage />
        ) : together !== undefined ? (
          <ProgressPage id={decodeURIComponent(together)} />
        ) : path === '/beheer/registers' ? (
          <RegistersPage standen={registers.value} />
        ) : (
          <AttentionPage />
        )}
      </main>
    </Page>
  );
}
