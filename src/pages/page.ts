import { html, Html } from './html.js';
import { pagePolicy, STYLE, type PageRights } from './style.js';

/** With which a page is sent. */
export const pageHeaders = (rights: PageRights = {}): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': pagePolicy(rights),
});

/** In the page itself: nothing is fetched for it. */
export const ICON = new Html(
  `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b57a4"/>' +
      '<path d="M10 8v16M22 8l-9 8 9 8" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>',
  )}" />`,
);

/** To the letter what pagePolicy allows: one blank more, and a browser leaves it out. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** A whole page. @param body with one main element, of which the id is `inhoud`; @param script where it is, below /web/ */
export function page(title: string, body: Html, script?: string): string {
  return html`${new Html('<!doctype html>')}
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Klantregie</title>
        ${ICON} ${STYLE_ELEMENT} ${script !== undefined && html`<script type="module" src="/web/${script}"></script>`}
      </head>
      <body>
        <a class="skip" href="#inhoud">Naar de inhoud</a>
        ${body}
      </body>
    </html> `.text;
}
