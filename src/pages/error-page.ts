import type { Request } from 'express';
import type { Settings } from '../config/settings.js';
import type { ErrorPage } from '../http/problem.filter.js';
import type { Problem } from '../http/problem.js';
import { problemPath } from '../problems/catalogue.js';
import { html, type Html } from './html.js';
import { page, pageHeaders } from './page.js';
import { SCREENS } from './screens.js';

/**
 * What somebody sees whose browser asked for what is not there, or went wrong. Who is not logged in is sent to log in, and
 * comes back to where they wanted to be.
 */
export function errorPage({ pages }: Pick<Settings, 'pages'>): ErrorPage {
  return (problem, request) => {
    if (problem.status === 401 && pages && request.method === 'GET') return logIn(request.originalUrl);
    const isOff = !pages && isScreen(request);
    return { status: problem.status, headers: pageHeaders(), body: isOff ? OFF : pageOf(problem) };
  };
}

function logIn(naar: string): ReturnType<ErrorPage> {
  const query = new URLSearchParams({ naar });
  return { status: 303, headers: { Location: `/inloggen?${query.toString()}` }, body: '' };
}

const isScreen = ({ path }: Request): boolean =>
  path === '/inloggen' || SCREENS.some(({ name }) => path === `/${name}` || path.startsWith(`/${name}/`));

const NOT_FOUND = problemPath('niet-gevonden');

const OFF = pageWith(
  'De schermen staan uit',
  html`Klantregie is hier alleen een API. Een beheerder zet de schermen aan met <code>OIDC_CLIENT_ID</code> en
    <code>PUBLIC_URL</code>.`,
);

function pageOf({ type, title, detail, instance }: Problem): string {
  const number = instance !== undefined && html`<br />Nummer van deze fout: <code>${instance}</code>`;
  return pageWith(type === NOT_FOUND ? 'Deze bladzijde is er niet' : title, html`${detail}${number}`);
}

function pageWith(title: string, text: Html): string {
  return page(
    title,
    html`<main id="inhoud" class="page">
      <h1>${title}</h1>
      <p>${text}</p>
      <p><a href="/">Naar het begin</a></p>
    </main>`,
  );
}
