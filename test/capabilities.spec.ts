import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Configuration } from '../src/config/configuration.js';
import { catalogiOf } from '../src/sandbox/simulator/zaken/zaken-simulator.js';
import { PARKEERVERGUNNING } from '../src/sandbox/simulator/catalogi/klreg-catalogus.js';
import { OtherApplication } from './support/other-application.js';
import { FAST, ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type SimulatorOptions, type Surroundings } from './support/surroundings.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const PATIENT = { ...FAST, register: 20_000, wachttijd: 20_000 };
/** Looks at the registers all the time. */
const ALERT = { ...PATIENT, controle: 10 };

let surroundings: Surroundings;
let product: ProductUnderTest;

const start = async (tijden: Configuration['tijden'] = PATIENT) => {
  product = await ProductUnderTest.start(surroundings, () => ({ tijden }));
};
const ready = (): Promise<Answer> => product.request('GET', '/health/ready', {});
const registers = async () => (await ready()).body.registers;

/** Surroundings of its own for the tests of one describe. */
function around(options: SimulatorOptions): void {
  let outer: Surroundings;
  let own: Surroundings;
  beforeAll(async () => {
    outer = surroundings;
    own = await startSurroundings(options);
    surroundings = own;
  });
  afterEach(() => {
    surroundings.klanten.faults.clear();
    surroundings.zaken.faults.clear();
  });
  afterAll(async () => {
    surroundings = outer;
    await own.stop();
  });
}

describe('the readiness answer', () => {
  around({});

  it('says how every register is, and what it has', async () => {
    await start();
    try {
      const { status, body } = await ready();
      expect(status).toBe(200);
      expect(body).toEqual({
        status: 'ok',
        database: 'ok',
        registers: {
          klanten: {
            bereikbaar: true,
            versie: '0.9.0',
            tokenAanvaard: true,
            maakKlantcontact: true,
            verwijderen: true,
            meldingen: [],
          },
          zaken: {
            bereikbaar: true,
            versie: '1.5.1',
            tokenAanvaard: true,
            zaakRegistreren: true,
            zaaknummerReserveren: true,
            verwijderen: 'onbekend',
            meldingen: [],
          },
          catalogi: { bereikbaar: true, versie: '1.3.1', tokenAanvaard: true, meldingen: [] },
          gecontroleerdOp: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
        },
        zekeringen: { klanten: 'gesloten', taken: 'gesloten', zaken: 'gesloten', catalogi: 'gesloten' },
        storingen: {},
      });
    } finally {
      await product.stop();
    }
  });

  it('is found out without writing anything', async () => {
    const { klanten, zaken } = surroundings;
    const before = [klanten.calls.length, zaken.calls.length];
    await start();
    await product.stop();
    const made = [...klanten.calls.slice(before[0]), ...zaken.calls.slice(before[1])];
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter(({ operation }) => !operation.startsWith('GET '))).toEqual([]);
  });

  it('is ready while registers are down, says which, and notices that they are back', async () => {
    const { klanten, zaken } = surroundings;
    await Promise.all([klanten.down(), zaken.down()]);
    await start(ALERT);
    try {
      const { status, body } = await ready();
      expect(status).toBe(200);
      expect(body.registers).toMatchObject({
        klanten: { bereikbaar: false, verwijderen: 'onbekend', meldingen: ['Klanten is niet bereikbaar.'] },
        zaken: { bereikbaar: false, meldingen: ['Zaken is niet bereikbaar.'] },
        catalogi: { bereikbaar: false, meldingen: ['Catalogi is niet bereikbaar.'] },
      });
      await Promise.all([klanten.listen(), zaken.listen()]);
      let now = body.registers;
      while (!(now.klanten.bereikbaar && now.zaken.bereikbaar && now.catalogi.bereikbaar)) now = await registers();
      expect(now).toMatchObject({ klanten: { maakKlantcontact: true }, zaken: { zaakRegistreren: true } });
      expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(201);
    } finally {
      await product.stop();
    }
  });

  it('tells of a token that is not accepted, and of a register that is in trouble', async () => {
    surroundings.klanten.faults.add({ operation: 'GET /actoren', times: 2, fault: { kind: 'refuse', status: 401 } });
    surroundings.zaken.faults.add({ operation: 'GET /zaken', times: 3, fault: { kind: 'errorBefore' } });
    await start();
    try {
      expect(await registers()).toMatchObject({
        klanten: { bereikbaar: true, tokenAanvaard: false, verwijderen: false, meldingen: [expect.any(String)] },
        zaken: { bereikbaar: false, meldingen: ['Zaken geeft een storing (500).'] },
      });
    } finally {
      await product.stop();
    }
  });

  it('looks no more once the product has stopped', async () => {
    await start(ALERT);
    const { calls } = surroundings.klanten;
    const before = calls.length;
    await until(() => calls.length > before + 3);
    await product.stop();
    const after = calls.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(calls.length).toBe(after);
  });
});

describe('registers without the endpoints that do everything at once', () => {
  around({ klanten: { maakKlantcontact: false }, zaken: { zaakRegistreren: false, zaaknummerReserveren: false } });

  it('are known as such from the start', async () => {
    await start();
    try {
      expect(await registers()).toMatchObject({
        klanten: { bereikbaar: true, maakKlantcontact: false, meldingen: [] },
        zaken: { bereikbaar: true, zaakRegistreren: false, zaaknummerReserveren: false, meldingen: [] },
      });
    } finally {
      await product.stop();
    }
  });
});

describe('an Open Klant that knows no referentienummer', () => {
  around({ klanten: { apiVersion: '0.6.0' } });

  const REFUSAL = 'Klanten is te oud: API-versie 0.6.0. Nodig is 0.7.0 of hoger, dat is Open Klant 2.16.';

  it('is no reason to start', async () => {
    await expect(start()).rejects.toThrow(REFUSAL);
    // Everything was let go of: it can be tried again in the same process.
    await expect(start()).rejects.toThrow(REFUSAL);
  });

  it('ends the process with one line and code 1', async () => {
    const env = { PATH: process.env['PATH'], ...surroundings.environment };
    const ended = await new Promise<{ code: number; stderr: string }>((resolve) => {
      execFile(process.execPath, [MAIN], { env }, (error, _, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, stderr }),
      );
    });
    expect(ended).toEqual({ code: 1, stderr: `Klantregie kan niet starten: ${REFUSAL}\n` });
  });
});

describe('a zaaktype', () => {
  around({});
  const url = (uuid: string) => `${surroundings.environment['CATALOGI_URL']}/zaaktypen/${uuid}`;
  const zaaktypeOf = async ({ body }: Answer) =>
    (await new OtherApplication(surroundings).dossier(body)).zaak?.['zaaktype'];

  afterEach(async () => {
    await product.stop();
    surroundings.zaken.apis.forEach((api) => api.reset());
  });

  it('has a new version that is used without a restart', async () => {
    await start(ALERT);
    expect(await zaaktypeOf(await product.submit(VARIANTS['A + zaak']))).toBe(url(PARKEERVERGUNNING));
    const { zaaktype } = catalogiOf(surroundings.zaken).revise(PARKEERVERGUNNING, '2025-01-01');
    const { calls } = surroundings.zaken;
    const before = calls.length;
    const refreshes = () => calls.slice(before).filter(({ operation }) => operation === 'GET /roltypen').length;
    // Of every product once, and what was already on its way.
    await until(() => refreshes() > 6);
    expect(await zaaktypeOf(await product.submit(VARIANTS['A + zaak']))).toBe(url(zaaktype.uuid));
  });

  describe.each([
    ['in one call', {}],
    ['in single calls', { zaakRegistreren: false }],
  ])('that was replaced since it was looked up (%s)', (_, zaken) => {
    around({ zaken });

    it.each([
      ['removed', (uuid: string) => catalogiOf(surroundings.zaken).store.zaaktypen.delete(uuid)],
      ['withdrawn', (uuid: string) => catalogiOf(surroundings.zaken).store.zaaktypen.update(uuid, { concept: true })],
    ])('is looked up anew, and the zaak opened all the same: %s', async (_, withdraw) => {
      await start();
      await product.submit(VARIANTS['A + zaak']);
      const { zaaktype } = catalogiOf(surroundings.zaken).revise(PARKEERVERGUNNING, '2025-01-01');
      withdraw(PARKEERVERGUNNING);
      const answer = await product.submit(VARIANTS['A + zaak']);
      expect(answer.status).toBe(201);
      expect(await zaaktypeOf(answer)).toBe(url(zaaktype.uuid));
    });

    it('opens no zaak, and leaves nothing, where there is no other', async () => {
      await start();
      await product.submit(VARIANTS['A + zaak']);
      catalogiOf(surroundings.zaken).store.zaaktypen.update(PARKEERVERGUNNING, { concept: true });
      const counted = product.counting();
      expect((await product.submit(VARIANTS['A + zaak'])).body).toMatchObject({
        uitkomst: 'ongedaanGemaakt',
        stap: 'zaak',
        opnieuwProberen: false,
      });
      expect(counted()).toEqual({});
    });

    it.each(['roltypen', 'statustypen'] as const)('may have other %s', async (resource) => {
      await start();
      await product.submit(VARIANTS['A + zaak']);
      const { store } = catalogiOf(surroundings.zaken);
      const table = store[resource];
      const own = (resource === 'roltypen' ? store.roltypenVan : store.statustypenVan).all(PARKEERVERGUNNING);
      for (const type of own) {
        table.delete(type.uuid);
        table.insert({ ...type, uuid: crypto.randomUUID() } as never);
      }
      const counted = product.counting();
      expect((await product.submit(VARIANTS['A + zaak'])).status).toBe(201);
      expect(counted()).toMatchObject({ 'zaken/zaken': 1, 'zaken/rollen': 1, 'zaken/statussen': 1 });
    });

    it('is tried once more, not for ever', async () => {
      await start();
      await product.submit(VARIANTS['A + zaak']);
      const body = {
        code: 'invalid',
        invalidParams: [{ name: 'rollen.0.nonFieldErrors', code: 'zaaktype-mismatch', reason: 'Op verzoek.' }],
      };
      const operation = 'zaakRegistreren' in zaken ? 'POST /rollen' : 'POST /zaak_registreren';
      const { calls, faults } = surroundings.zaken;
      faults.add({ operation, times: 100, fault: { kind: 'refuse', status: 400, body } });
      const before = calls.length;
      const counted = product.counting();
      expect((await product.submit(VARIANTS['A + zaak'])).body.uitkomst).toBe('ongedaanGemaakt');
      expect(calls.slice(before).filter((call) => call.operation === operation)).toHaveLength(2);
      expect(counted()).toEqual({});
    });
  });
});
