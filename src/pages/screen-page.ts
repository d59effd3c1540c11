import { html, Html } from './html.js';
import { ICON } from './page.js';
import type { Screen } from './screens.js';

/** What a screen may do: use what is served here, and nothing from elsewhere. It needs no inline script or style. */
export const SCREEN_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // Its forms say where they come from.
  'Referrer-Policy': 'same-origin',
};

/** What a screen is made of: where its files are, below /web/, and what it is called here. */
interface Made {
  readonly script: string;
  readonly style: string;
  readonly naam: string;
  /** Its address; undefined: there is none. */
  readonly logo: string | undefined;
}

/** The shell of a screen: its program makes the rest. */
export function screenPage({ title }: Screen, { script, style, naam, logo }: Made): string {
  return html`${new Html('<!doctype html>')}
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – ${naam}</title>
        ${ICON}
        <link rel="stylesheet" href="/web/${style}" />
        <link rel="stylesheet" href="/thema.css" />
        <script type="module" src="/web/${script}"></script>
      </head>
      <body>
        <div id="scherm" data-naam="${naam}" ${logo !== undefined && html` data-logo="${logo}"`}></div>
        <noscript>Dit scherm werkt alleen als JavaScript aan staat in uw browser.</noscript>
      </body>
    </html> `.text;
}
