import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../config/read-configuration.js';
import { failurePage, loggedOutPage, loggingOutPage } from './login-pages.js';
import type { LoginFailure } from './login.error.js';

const configuration = readConfiguration('config');

describe(failurePage.name, () => {
  it.each<[LoginFailure, number, string, boolean]>([
    ['away', 503, 'Inloggen kan nu niet', false],
    ['refused', 403, 'U bent niet ingelogd', true],
    ['lapsed', 400, 'U bent nog niet ingelogd', false],
    ['misfit', 502, 'Inloggen lukt niet', false],
    ['nobody', 403, 'Wij weten niet wie u bent', true],
    ['noRole', 403, 'U hebt nog geen toegang', true],
  ])('%s: says %d, what is the matter, and leads on', (failure, status, title, asSomebodyElse) => {
    const page = failurePage(failure, configuration, '/beheer?a=b');
    const again = `/inloggen?naar=%2Fbeheer%3Fa%3Db${asSomebodyElse ? '&amp;ander=ja' : ''}`;
    expect(page.status).toBe(status);
    expect(page.body).toContain(`<h1>${title}</h1>`);
    expect(page.body).toContain(`<a href="${again}">`);
  });
});

describe('who logs out', () => {
  it('is led on to the issuer, and comes back to where they can log in', () => {
    expect(loggingOutPage(new URL('https://login.example/logout?a=b&c=d'))).toContain(
      '<a href="https://login.example/logout?a=b&amp;c=d">',
    );
    expect(loggedOutPage()).toContain('<a href="/inloggen">');
  });
});
