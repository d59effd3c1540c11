import { SCRATCH_KEYS } from '../../test/support/scratch-keys.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { createScratchDatabase, type ScratchDatabase } from '../../test/support/scratch-database.js';
import { createLog } from '../telemetry/log.js';
import { NotBegunError } from './mutex.js';
import { prepareDatabase } from './prepare-database.js';
import { Twijfels } from './twijfels.js';

let database: ScratchDatabase;
let pool: Pool;
let twijfels: Twijfels;

beforeAll(async () => {
  database = await createScratchDatabase(process.env['TEST_POSTGRES_URL']!);
  await prepareDatabase(
    { databaseUrl: database.url, migratesAtStart: true, encryptionKeys: SCRATCH_KEYS },
    createLog('silent'),
  );
  pool = new Pool({ connectionString: database.url });
  twijfels = new Twijfels(pool);
});
beforeEach(() => pool.query('delete from klantregie.twijfels'));
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe(Twijfels.name, () => {
  it('has none about what nobody began', async () => {
    await expect(twijfels.since('mira')).resolves.toBeUndefined();
  });

  it('has one about what was begun and never settled, since somebody first asked', async () => {
    await twijfels.begin('mira');
    const since = await twijfels.since('mira');
    expect(Math.abs(since! - Date.now())).toBeLessThan(10_000);
    await pool.query(`update klantregie.twijfels set sinds = sinds - interval '1 minute'`);
    await expect(twijfels.since('mira')).resolves.toBe(since! - 60_000);
    await expect(twijfels.since('bram')).resolves.toBeUndefined();
  });

  it('counts anew when it was begun anew', async () => {
    await twijfels.begin('mira');
    await twijfels.since('mira');
    await pool.query(`update klantregie.twijfels set sinds = '2026-01-01'`);
    await twijfels.begin('mira');
    await expect(twijfels.since('mira')).resolves.toBeGreaterThan(Date.parse('2026-01-02'));
  });

  it('has none any more about what was settled', async () => {
    await twijfels.begin('mira');
    await twijfels.begin('bram');
    await twijfels.settle('mira');
    await expect(twijfels.since('mira')).resolves.toBeUndefined();
    await expect(twijfels.since('bram')).resolves.toBeDefined();
  });

  it('says that nothing was begun when it cannot be written down', async () => {
    const absent = new Pool({ connectionString: 'postgres://localhost:1/weg' });
    const elsewhere = new Twijfels(absent);
    await expect(elsewhere.begin('mira')).rejects.toThrow(NotBegunError);
    await expect(elsewhere.since('mira')).rejects.toThrow(NotBegunError);
    await expect(elsewhere.settle('mira')).resolves.toBeUndefined();
    await absent.end();
  });
});
