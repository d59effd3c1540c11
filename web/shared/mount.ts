import { render, type ComponentChild } from 'preact';

/** By which the colours and sizes of a theme come to hold. */
const THEME = 'voorbeeld-theme';

/** What the screens are called here, as the page says it. */
export const nameHere = (): string => document.getElementById('scherm')?.dataset['naam'] ?? 'Klantregie';

/** Where the logo of the gemeente is; undefined: there is none. */
export const logoHere = (): string | undefined => document.getElementById('scherm')?.dataset['logo'];

/** Puts a screen on the page, and takes it off when the page is left: a browser that keeps pages, keeps an empty one. */
export function mount(screen: () => ComponentChild): void {
  const place = document.getElementById('scherm');
  if (!place) throw new Error('the page has no place for the screen');
  document.documentElement.classList.add(THEME);
  render(screen(), place);
  addEventListener('pagehide', () => render(null, place));
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
}
