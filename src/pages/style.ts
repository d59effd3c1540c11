import { createHash } from 'node:crypto';

/** Of every page. In the page itself, so that it needs nothing from elsewhere. */
export const STYLE = `
:root { --ink: #1b1f24; --soft: #515a66; --line: #d5dae0; --paper: #fff; --panel: #f5f7f9; --accent: #0b57a4; --code: #f0f3f6; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebef; --soft: #a9b3bf; --line: #3a424c; --paper: #14181d; --panel: #1c2229; --accent: #8cc2ff; --code: #232a32; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.6 system-ui, "Segoe UI", Roboto, sans-serif; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, nav:focus-visible, summary:focus-visible, pre:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; } .skip:focus { z-index: 1; left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; }
.page { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
.book { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 82rem; margin: 0 auto; }
.book > nav { padding: 1.5rem 1.25rem; border-bottom: 1px solid var(--line); }
.book > main { padding: 2rem 1.25rem 4rem; min-width: 0; }
@media (min-width: 60rem) { .book { grid-template-columns: 17rem minmax(0, 1fr); } .book > nav { position: sticky; top: 0; max-height: 100vh; overflow: auto; border: 0; border-right: 1px solid var(--line); } .book > main { padding: 2rem 3rem 6rem; } }
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; } nav li { margin: .25rem 0; } nav strong { display: block; margin-top: 1rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; } h2 { font-size: 1.5rem; margin: 3.5rem 0 .5rem; } h3 { font-size: 1.2rem; margin: 2.5rem 0 .25rem; } h4 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p, ul { max-width: 44rem; } .soft { color: var(--soft); }
code, pre { font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; } code { background: var(--code); padding: .1em .3em; border-radius: .25rem; overflow-wrap: anywhere; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; overflow: auto; margin: .5rem 0 1rem; } pre code { background: none; padding: 0; overflow-wrap: normal; }
.call { display: inline-block; margin: .25rem 0 .5rem; } .method { font-weight: 700; }
.operation { border-top: 1px solid var(--line); margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); } th { font-weight: 600; } td p, td ul { margin: 0; } td ul { padding-left: 1.1rem; }
.fields { list-style: none; margin: 0; padding: 0; max-width: none; } .fields .fields { border-left: 2px solid var(--line); padding-left: 1rem; margin: .5rem 0; }
.fields > li { padding: .5rem 0; border-top: 1px solid var(--line); } .fields p { margin: .15rem 0; } .must { font-weight: 600; } .name { font-weight: 600; }
button { font: inherit; color: var(--ink); background: var(--panel); border: 1px solid var(--soft); border-radius: .5rem; padding: .6rem 1rem; cursor: pointer; }
.primary { color: var(--paper); background: var(--accent); border-color: var(--accent); font-weight: 600; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.notice:not(:empty) { border-left: 4px solid var(--accent); background: var(--panel); padding: .75rem 1rem; margin: 1.5rem 0; } .notice p { margin: .15rem 0; }
.try { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: .5rem 0 1rem; } .try label { display: block; font-weight: 600; margin: .5rem 0 .25rem; } .try p { margin: .5rem 0; }
.try input, .try textarea { width: 100%; font: .875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .25rem; padding: .5rem .75rem; }
.try textarea:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.line { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: .5rem 0; } .line input { flex: 1 1 20rem; width: auto; min-width: 0; }
.logo { display: block; height: 3rem; max-width: 100%; object-fit: contain; margin: 0 0 1.5rem; } @media (prefers-color-scheme: dark) { .logo { background: #fff; border-radius: .25rem; padding: .25rem; } }
.read-out { font-size: 1.25rem; line-height: 1.4; }
@supports selector(::details-content) {
@media (min-width: 60rem) { .book > nav > details::details-content { content-visibility: visible; display: block; } .book > nav > details > summary { display: none; } }
@media print { details::details-content { content-visibility: visible; } }
}
@media print { nav, .skip { display: none; } .page, .book, .book > main { display: block; max-width: none; padding: 0; } pre { white-space: pre-wrap; } h2, h3, h4 { break-after: avoid; } }
details { margin: .5rem 0; } summary { cursor: pointer; padding: .25rem 0; }
`;

const HASH = createHash('sha256').update(STYLE).digest('base64');

/** What a page may do beside showing itself. */
export interface PageRights {
  /** Where its forms may lead, as a Content-Security-Policy says it. */
  readonly forms?: string | undefined;
  /** Whether it has a script of ours, which asks us things. */
  readonly script?: boolean;
}

/** The Content-Security-Policy of a page: its own style and icon, pictures of ours, and nothing else. */
export const pagePolicy = ({ forms = "'none'", script = false }: PageRights): string =>
  [
    "default-src 'none'",
    "img-src 'self' data:",
    `style-src 'sha256-${HASH}'`,
    ...(script ? ["script-src 'self'", "connect-src 'self'"] : []),
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
  ].join('; ');
