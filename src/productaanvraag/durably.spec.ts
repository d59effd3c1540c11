import { describe, expect, it } from '@jest/globals';
import { createLog } from '../telemetry/log.js';
import { durably } from './durably.js';

const log = createLog('silent');
const unavailable = {
  problem: { type: '/problemen/niet-beschikbaar', status: 503 },
  headers: { 'Retry-After': '5' },
};

describe(durably.name, () => {
  it('gives what the database gave', async () => {
    await expect(durably(log, async () => 'rij')).resolves.toBe('rij');
  });

  it('is a 503 when the database cannot be used, without saying why', async () => {
    const refused = durably(log, () => Promise.reject(new Error('geheim-adres')), { detail: 'Er is niets gedaan.' });
    await expect(refused).rejects.toMatchObject({ ...unavailable, problem: { detail: 'Er is niets gedaan.' } });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('geheim') });
  });

  it('is a 503 when the database takes too long, whatever it says later', async () => {
    let fail: (error: Error) => void = () => {};
    const never = new Promise<void>((_, reject) => (fail = reject));
    await expect(durably(log, () => never, { limit: 1 })).rejects.toMatchObject(unavailable);
    fail(new Error('alsnog'));
  });
});
