import { render } from 'preact';
import { askSession, type Sessie } from '../shared/session.js';
import { TryOut } from './try-out.js';
import { Who } from './who.js';

const notice = document.getElementById('proberen');
const examples = [...document.querySelectorAll<HTMLElement>('.example')].map((element) => ({
  place: element.appendChild(document.createElement('div')),
  label: element.dataset['label'] ?? '',
  method: element.dataset['method'] ?? '',
  path: element.dataset['path'] ?? '',
  hasKey: element.dataset['key'] !== undefined,
  at: element.closest('.operation')?.getAttribute('aria-labelledby') ?? 'proberen',
  isOpen: element.dataset['open'] !== undefined,
  body: element.querySelector('code > span')?.textContent,
}));

/** Shows at every example what can be done with it. @param sessie whose; undefined: nobody is logged in */
function show(sessie: Sessie | undefined): void {
  if (notice) render(<Who sessie={sessie} />, notice);
  for (const { place, ...example } of examples)
    render(<TryOut {...example} isLoggedIn={sessie !== undefined} onLoggedOut={() => show(undefined)} />, place);
}

async function look(): Promise<void> {
  const found = await askSession();
  if (found !== 'noAnswer') show(found);
}

// Somebody may have logged in, or out, in another tab.
addEventListener('focus', () => void look());
void look();
