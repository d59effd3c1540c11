import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import type { Sessions } from '../auth/sessions.js';
import type { Settings } from '../config/settings.js';
import { StartController } from './start.controller.js';

/** Where somebody is led to, who is logged in with these roles; undefined: who is not logged in. */
async function ledTo(rollen: readonly string[] | undefined, pages: object | undefined, wants = 'html') {
  const told: unknown[] = [];
  const session = rollen && { caller: { rollen: new Set(rollen) } };
  const response = {
    vary: (name: string) => told.push(name),
    redirect: (...args: unknown[]) => told.push(...args),
  } as unknown as Response;
  const controller = new StartController(
    { of: async () => session } as unknown as Sessions,
    { pages } as unknown as Settings,
  );
  await controller.start({ accepts: () => wants, headers: {} } as unknown as Request, response);
  return told;
}

const PAGES = { publicUrl: 'https://klantregie.example' };

describe(StartController.name, () => {
  it.each([
    ['a medewerker', ['medewerker'], PAGES, '/gesprek'],
    ['a beheerder', ['beheerder'], PAGES, '/beheer'],
    ['who is both', ['beheerder', 'medewerker'], PAGES, '/gesprek'],
    ['who is neither', ['auditor'], PAGES, '/docs'],
    ['who is not logged in', undefined, PAGES, '/inloggen'],
    ['anybody where nobody can log in', ['medewerker'], undefined, '/docs'],
  ] as const)('leads on %s', async (_, rollen, pages, path) => {
    await expect(ledTo(rollen, pages)).resolves.toEqual(['Accept', 303, path]);
  });

  it('is not there for a program', async () => {
    await expect(ledTo(['medewerker'], PAGES, 'json')).rejects.toMatchObject({ problem: { status: 404 } });
  });
});
