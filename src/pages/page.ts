import { html, Html } from './html.js';
import { STYLE } from './style.js';

/** To the letter what PAGE_POLICY allows: one blank more, and a browser leaves it out. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

/** A whole page. @param body with one main element, of which the id is `inhoud` */
export function page(title: string, body: Html): string {
  return html`${new Html('<!doctype html>')}
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Klantregie</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <a class="skip" href="#inhoud">Naar de inhoud</a>
        ${body}
      </body>
    </html> `.text;
}
