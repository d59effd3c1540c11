import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Kanaalrecht } from '../src/config/configuration.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { codeIn, readPage, tablesOf } from './docs/markdown.js';
import { ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { unhurried } from './support/unhurried.js';

const ALL: readonly Kanaalrecht[] = ['partijen', 'klantcontacten', 'toewijsbaar', 'kandidaten'];
/** By the head of its column in docs/toegang.md. */
const ROLLEN = {
  medewerker: 'klantcontactmedewerker',
  kanaal: 'klantkanaal',
  beheerder: 'beheerder',
  auditor: 'auditor',
  vertrouwelijk: 'vertrouwelijk',
} as const;
/** Who is known already. */
const SANNE = {
  soort: 'nieuwePartij',
  soortPartij: 'persoon',
  contactnaam: { achternaam: 'Vries' },
  digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'sanne.devries@inwoner.test' }],
};

let surroundings: Surroundings;
let product: ProductUnderTest;
/** Token of a medewerker. */
let mira: string;

beforeAll(async () => {
  surroundings = await startSurroundings();
  product = await ProductUnderTest.start(surroundings, (configuration) => ({
    ...unhurried(configuration),
    kanalen: { balie: ALL },
  }));
  mira = await tokenOf('mira', ROLLEN.medewerker);
});
afterAll(async () => {
  await product.stop();
  await surroundings.stop();
});

const tokenOf = (name: string, ...roles: string[]) =>
  surroundings.issuer.token({ sub: name, azp: name, email: `${name}@gemeente.example`, name, roles });
const website = () => tokenOf('website', ROLLEN.kanaal);
const balie = () => tokenOf('balie', ROLLEN.kanaal);

function ask(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
  return product.request(method, `/api/v1${path}`, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(method !== 'GET' && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  });
}

const see = async (token: string, path: string): Promise<number> => (await ask(token, 'GET', path)).status;

describe('the table of roles and requests', () => {
  const page = readPage('docs/toegang.md');
  const [, rows = []] = tablesOf(page);
  const [, head = ''] = /^\| verzoek +\|(.*)\|$/m.exec(page) ?? [];
  const columns = head.split('|').map((name) => name.trim());

  it('has every request of the API, and every role', async () => {
    const { body } = await product.request('GET', '/api/v1/openapi.json', {});
    const inApi = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(rows.flatMap(([request = '']) => codeIn(request)).toSorted()).toEqual(inApi.toSorted());
    expect(columns).toEqual(Object.keys(ROLLEN));
  });

  it.each(rows)('is true of %s', async (request, ...cells) => {
    const [method = '', path = ''] = codeIn(request)[0]!.split(' ');
    const url = path === '/' ? '' : path.replaceAll(/\{\w+\}/g, randomUUID());
    for (const [index, cell] of cells.entries()) {
      const rol = columns[index] as keyof typeof ROLLEN;
      const isAllowed = async (name: string) =>
        (await ask(await tokenOf(name, ROLLEN[rol]), method, url)).status !== 403;
      const may = /^(ja|eigen)/.test(cell);
      expect({ rol, may: await isAllowed('elders') }).toEqual({ rol, may });
      // Every right that there is, at once.
      expect({ rol, may: await isAllowed('balie') }).toEqual({ rol, may: may || codeIn(cell).length > 0 });
    }
  });
});

describe('a kanaal', () => {
  it('sees and works in its own conversations, and in no other', async () => {
    const [mine, others] = await Promise.all(
      [await website(), mira].map(async (token) => {
        const { status, body } = await ask(token, 'POST', '/klantcontacten', { klantcontact: { inhoud: 'Hallo.' } });
        expect(status).toBe(201);
        return body.klantcontact.uuid as string;
      }),
    );
    const token = await website();
    const authenticatie = { authenticatie: { methode: 'controlevragen', niveau: 'laag' } };
    const statuses = async (asking: string, uuid: string) => [
      await see(asking, `/klantcontacten/${uuid}`),
      (await ask(asking, 'PUT', `/klantcontacten/${uuid}/authenticatie`, authenticatie)).status,
    ];
    expect(await statuses(token, mine!)).toEqual([200, 200]);
    expect(await statuses(token, others!)).toEqual([404, 404]);
    expect(await statuses(await balie(), others!)).toEqual([200, 200]);
    const betrokkene = { klant: VARIANTS['B2 + zaak'].klant };
    expect((await ask(token, 'POST', `/klantcontacten/${others}/betrokkenen`, betrokkene)).status).toBe(404);
    expect((await ask(token, 'POST', `/klantcontacten/${mine}/betrokkenen`, betrokkene)).status).toBe(201);
  });

  it('sees the customers that it registered, and no other, in its own conversations neither', async () => {
    const token = await website();
    const made = await ask(token, 'POST', '/productaanvragen', VARIANTS['B1 + interne taak']);
    expect(made.status).toBe(201);
    expect(await see(token, `/partijen/${made.body.partij.uuid}`)).toBe(200);
    expect(await see(token, `/partijen/${SEEDED_PARTIJ}`)).toBe(404);
    expect(await see(await balie(), `/partijen/${SEEDED_PARTIJ}`)).toBe(200);

    const known = await ask(token, 'POST', '/productaanvragen', VARIANTS['A + interne taak']);
    const path = `/klantcontacten/${known.body.klantcontact.uuid}`;
    const [shown] = (await ask(token, 'GET', path)).body.betrokkenen;
    expect(shown).toMatchObject({ naam: '', partij: { uuid: SEEDED_PARTIJ }, adressenAfgeschermd: true });
    expect(Object.keys(shown).toSorted()).toEqual([
      'adressenAfgeschermd',
      'initiator',
      'naam',
      'partij',
      'rol',
      'uuid',
    ]);
    const [inFull] = (await ask(mira, 'GET', path)).body.betrokkenen;
    expect(inFull.partij).toHaveProperty('soortPartij');
  });

  it('is told that a customer may be known, and not who that is', async () => {
    const body = { ...VARIANTS['B1 + zaak'], klant: SANNE };
    for (const [token, kandidaten] of [
      [await website(), undefined],
      [await balie(), expect.any(Array)],
      [mira, expect.any(Array)],
    ] as const) {
      const answer = await ask(token, 'POST', '/productaanvragen', body);
      expect([answer.status, answer.body.type]).toEqual([409, '/problemen/klant-mogelijk-bekend']);
      expect(answer.body.kandidaten).toEqual(kandidaten);
    }
  });

  it('sees its own requests, and those of nobody else', async () => {
    const token = await website();
    const [mine, others] = await Promise.all(
      [token, mira].map((it) => ask(it, 'POST', '/productaanvragen', VARIANTS['B2 + zaak'])),
    );
    expect(await see(token, `/productaanvragen/${mine!.body.id}`)).toBe(200);
    expect(await see(token, `/productaanvragen/${others!.body.id}`)).toBe(404);
    const { body } = await ask(token, 'GET', '/productaanvragen');
    const ids = body.aanvragen.map(({ id }: { id: string }) => id);
    expect(ids).toContain(mine!.body.id);
    expect(ids).not.toContain(others!.body.id);
  });
});

describe('a conversation that is vertrouwelijk', () => {
  it('is for who had it, and for who has a role for that', async () => {
    const klantcontact = { inhoud: 'Alleen voor mij.', vertrouwelijk: true };
    const { body } = await ask(mira, 'POST', '/klantcontacten', { klantcontact });
    const path = `/klantcontacten/${body.klantcontact.uuid}`;
    expect(await see(mira, path)).toBe(200);
    const bram = await ask(await tokenOf('bram', ROLLEN.medewerker), 'GET', path);
    expect([bram.status, bram.body.detail]).toEqual([
      403,
      expect.stringContaining('alleen te zien voor wie het voerde'),
    ]);
    expect(await see(await tokenOf('bram', ROLLEN.medewerker, ROLLEN.vertrouwelijk), path)).toBe(200);
    expect(await see(await balie(), path)).toBe(404);
  });
});
