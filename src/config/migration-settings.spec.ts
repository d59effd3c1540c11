import { describe, expect, it } from '@jest/globals';
import { readDatabaseUrl, readMigrationSettings } from './migration-settings.js';

const OURS = 'postgres://klantregie:a@db.example/klantregie';
const OWNER = 'postgresql://eigenaar:b@db.example/klantregie';

describe(readMigrationSettings.name, () => {
  it('takes whom the product is, when nobody else owns the tables', () => {
    for (const environment of [{ DATABASE_OWNER_URL: ' ' }, { DATABASE_OWNER_URL: OURS }, {}])
      expect(readMigrationSettings({ DATABASE_URL: ` ${OURS} `, ...environment })).toStrictEqual({ ownerUrl: OURS });
  });

  it('knows the product by its role when somebody else does', () => {
    const DATABASE_URL = 'postgres://klant%40regie@db.example/klantregie';
    expect(readMigrationSettings({ DATABASE_URL, DATABASE_OWNER_URL: OWNER })).toStrictEqual({
      ownerUrl: OWNER,
      applicationRole: 'klant@regie',
    });
  });

  it.each([
    [{}, 'DATABASE_URL ontbreekt.'],
    [{ DATABASE_URL: ' ', DATABASE_OWNER_URL: OWNER }, 'DATABASE_URL ontbreekt.'],
    [{ DATABASE_URL: 'https://db.example' }, 'DATABASE_URL is geen adres'],
    [{ DATABASE_URL: 'postgres://[' }, 'DATABASE_URL is geen adres'],
    [{ DATABASE_URL: OURS, DATABASE_OWNER_URL: 'x' }, 'DATABASE_OWNER_URL is geen adres'],
  ])('says what is wrong with %j', (environment, problem) => {
    const problems = [expect.stringContaining(problem)];
    expect(() => readMigrationSettings(environment)).toThrow(expect.objectContaining({ problems }));
  });
});

describe(readDatabaseUrl.name, () => {
  it('needs no more than that', () => {
    expect(readDatabaseUrl({ DATABASE_URL: OURS })).toBe(OURS);
  });
});
