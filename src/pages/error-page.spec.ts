import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import type { Settings } from '../config/settings.js';
import { problemOf, type ProblemOptions } from '../http/problem.js';
import type { ProblemSlug } from '../problems/catalogue.js';
import { errorPage } from './error-page.js';

const shown = (
  pages: object | undefined,
  slug: ProblemSlug,
  request: { readonly method?: string; readonly path?: string } = {},
  options: ProblemOptions = {},
) => {
  const { method = 'GET', path = '/beheer' } = request;
  const asked = { method, path, originalUrl: `${path}?x=1&y=é` } as Request;
  return errorPage({ pages } as Pick<Settings, 'pages'>)(problemOf(slug, options), asked)!;
};

describe(errorPage.name, () => {
  it('sends who is not logged in to log in, and back to where they were', () => {
    expect(shown({}, 'niet-ingelogd')).toEqual({
      status: 303,
      headers: { Location: `/inloggen?${new URLSearchParams({ naar: '/beheer?x=1&y=é' }).toString()}` },
      body: '',
    });
  });

  it.each([
    ['where nobody can log in', undefined, 'niet-ingelogd', {}, 401],
    ['what was to be changed', {}, 'niet-ingelogd', { method: 'POST' }, 401],
    ['who is somebody', {}, 'geen-toegang', {}, 403],
  ] as const)('does not for %s', (_, pages, slug, request, status) => {
    expect(shown(pages, slug, request).status).toBe(status);
  });

  it.each(['/inloggen', '/beheer', '/beheer/aanvragen/1', '/gesprek'])('says that screens are off: %s', (path) => {
    expect(shown(undefined, 'niet-gevonden', { path }).body).toContain('De schermen staan uit');
    expect(shown({}, 'niet-gevonden', { path }).body).not.toContain('De schermen staan uit');
  });

  it.each(['/', '/docs', '/beheerder'])('does not say that of other addresses: %s', (path) => {
    expect(shown(undefined, 'niet-gevonden', { path }).body).toContain('Deze bladzijde is er niet');
  });

  it('says what is wrong, and under which number the log has it', () => {
    const { body, status } = shown({}, 'interne-fout', {}, { detail: 'Dit <ging> mis.', instance: 'urn:uuid:1' });
    expect(status).toBe(500);
    expect(body).toContain('Dit &lt;ging&gt; mis.');
    expect(body).toContain('Nummer van deze fout: <code>urn:uuid:1</code>');
    expect(body).not.toContain('Deze bladzijde is er niet');
    expect(shown({}, 'interne-fout').body).not.toContain('Nummer van deze fout');
  });
});
