import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SettingsError } from './settings.error.js';
import { readSettings } from './settings.js';

/** A key that is always the same. */
function secret(byte: number): string {
  return Buffer.alloc(32, byte).toString('base64');
}

const complete = {
  DATABASE_URL: 'postgres://klantregie@db.example/klantregie',
  ENCRYPTION_KEYS: `2026-1:${secret(1)}`,
  KLANTEN_URL: 'https://klanten.example/klantinteracties/api/v1/',
  KLANTEN_TOKEN: 'geheim-klanten',
  ZAKEN_URL: 'https://zaken.example/zaken/api/v1',
  CATALOGI_URL: 'https://zaken.example/catalogi/api/v1',
  ZAKEN_CLIENT_ID: 'klantregie',
  ZAKEN_SECRET: 'geheim-zaken',
  OIDC_ISSUER: 'https://login.example',
  OIDC_AUDIENCE: 'klantregie',
};

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  throw new Error('no problem was reported');
}

describe(readSettings.name, () => {
  const folders: string[] = [];
  afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

  /** A copy of config/ in which the given file has been changed. */
  const configWith = (file: string, change: (text: string) => string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'klantregie-'));
    folders.push(folder);
    for (const name of ['klantregie.yaml', 'producten.yaml']) {
      const text = readFileSync(join('config', name), 'utf8');
      writeFileSync(join(folder, name), name === file ? change(text) : text);
    }
    return folder;
  };

  it('takes the defaults of what may be left out', () => {
    const settings = readSettings(complete);
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', logLevel: 'info' });
    expect(settings.klanten.url).toBe('https://klanten.example/klantinteracties/api/v1');
    expect(settings.taken).toEqual(settings.klanten);
    expect(settings.configuration.producten.get('parkeervergunning')).toMatchObject({ product: 'parkeervergunning' });
  });

  it('takes no blanks for something, nor those around what is said', () => {
    const names = ['PORT', 'HOST', 'LOG_LEVEL', 'CONFIG_DIR', 'DATABASE_CONNECTIONS', 'DATABASE_MIGRATE', 'ALLOW_HTTP'];
    const optional = ['METRICS_PORT', 'METRICS_TOKEN', 'LOGBOEK_URL', 'LOGBOEK_KEY', 'PAGES', 'PUBLIC_URL'];
    const more = [
      'OIDC_CLIENT_ID',
      'TAKEN_URL',
      'TAKEN_TOKEN',
      'KLANTEN_CERT',
      'KLANTEN_KEY',
      'ZAKEN_CA',
      'CORS_ORIGINS',
    ];
    const blank = Object.fromEntries([...names, ...optional, ...more].map((name) => [name, ' ']));
    const around = Object.fromEntries(Object.entries(complete).map(([name, value]) => [name, ` ${value}\t`]));
    for (const production of [{}, { NODE_ENV: 'production' }])
      expect(readSettings({ ...blank, ...around, ...production })).toEqual(readSettings(complete));
    const certificate = { ZAKEN_CA: ' test/certificates/ca.pem ' };
    expect(readSettings({ ...complete, ...certificate }).zaken.connection.tls.ca).toContain('BEGIN CERTIFICATE');
  });

  it.each([
    ['PORT', ['0', '65535'], ['-1', '65536', '80.5', 'tachtig']],
    ['METRICS_PORT', ['0', '65535'], ['-1', '65536', '80.5']],
    ['DATABASE_CONNECTIONS', ['6', '200'], ['5', '201', '7.5', 'veel']],
    ['DATABASE_MIGRATE', ['true', 'false'], ['ja', '1']],
    ['SIMULATED_REGISTERS', ['false'], ['ja']],
    ['LOG_LEVEL', ['fatal', 'silent'], ['luid']],
    ['HEALTH_NETWORKS', ['10.0.0.0/8'], ['10.0.0.0/8, intern']],
    ['DATABASE_URL', ['postgres://db.example/a', 'postgresql://db.example/a'], ['https://db.example', 'db.example']],
    ['KLANTEN_URL', ['http://klanten.example', 'https://klanten.example'], ['ftp://klanten.example', 'klanten']],
    ['ZAKEN_URL', ['https://zaken.example'], ['zaken.example/zaken/api/v1']],
  ])('takes a %s like any of %j, and none of %j', (name, right, wrong) => {
    for (const value of right) expect(readSettings({ ...complete, [name]: value })).toBeDefined();
    for (const value of wrong)
      for (const production of [{}, { NODE_ENV: 'production' }])
        expect(problemsOf(() => readSettings({ ...complete, ...production, [name]: value }))).toEqual([
          expect.stringMatching(`^${name} is `),
        ]);
  });

  it('reads numbers, and yes or no', () => {
    const { port, databaseConnections, migratesAtStart } = readSettings(complete);
    expect({ port, databaseConnections, migratesAtStart }).toEqual({
      port: 3000,
      databaseConnections: 12,
      migratesAtStart: true,
    });
    const others = { PORT: '0', DATABASE_CONNECTIONS: '6', DATABASE_MIGRATE: 'false' };
    expect(readSettings({ ...complete, ...others })).toMatchObject({
      port: 0,
      databaseConnections: 6,
      migratesAtStart: false,
    });
  });

  it.each(Object.keys(complete))('says of a %s that is not there that it is missing, and nothing more', (name) => {
    const problems = problemsOf(() => readSettings({ ...complete, [name]: undefined }));
    expect(problems).toEqual([expect.stringMatching(`^${name} ontbreekt\\.`)]);
  });

  it('tells metrics only where it is asked to', () => {
    expect(readSettings(complete).metrics).toEqual({ port: undefined, token: undefined });
    const asked = { ...complete, METRICS_PORT: '9464', METRICS_TOKEN: 'geheim' };
    expect(readSettings(asked).metrics).toEqual({ port: 9464, token: 'geheim' });
    expect(problemsOf(() => readSettings({ ...complete, METRICS_PORT: 'geheim' }))).toEqual([
      expect.stringContaining('METRICS_PORT'),
    ]);
  });

  it.each(['KLANTEN_URL', 'TAKEN_URL', 'ZAKEN_URL', 'CATALOGI_URL', 'OIDC_ISSUER'])(
    'wants nobody to read along in production: %s',
    (name) => {
      const open = { ...complete, [name]: 'http://intern.example', NODE_ENV: 'production' };
      const problem = expect.stringMatching(`^${name} begint met http:.*ALLOW_HTTP`);
      expect(problemsOf(() => readSettings(open))).toEqual([problem]);
      for (const allowed of [{ ALLOW_HTTP: 'true' }, { NODE_ENV: 'test' }, { [name]: 'http://localhost:3001' }])
        expect(readSettings({ ...open, ...allowed }).oidc.audience).toBe('klantregie');
      expect(problemsOf(() => readSettings({ ...open, ALLOW_HTTP: 'ja' }))).toContain(
        'ALLOW_HTTP is niet true of false.',
      );
    },
  );

  it('shows each register what it wants to see: Taken what Klanten does, and Catalogi what Zaken does', () => {
    const certificate = (file: string) => `test/certificates/${file}`;
    const settings = readSettings({
      ...complete,
      KLANTEN_CERT: certificate('client.pem'),
      KLANTEN_KEY: certificate('client.key'),
      ZAKEN_CA: certificate('ca.pem'),
      CATALOGI_CA: certificate('server.pem'),
    });
    expect(Object.keys(settings.klanten.connection.tls)).toEqual(['cert', 'key']);
    expect(settings.taken.connection).toEqual(settings.klanten.connection);
    const { connection, catalogiConnection } = settings.zaken;
    expect([connection, catalogiConnection].map(({ tls }) => tls.ca)).toEqual(
      ['ca.pem', 'server.pem'].map((file) => readFileSync(certificate(file), 'utf8')),
    );
  });

  it('knows in which networks it is told how it is', () => {
    expect(readSettings(complete).healthNetworks).toEqual([]);
    const HEALTH_NETWORKS = '10.0.0.0/8, fd00::/8';
    expect(readSettings({ ...complete, HEALTH_NETWORKS }).healthNetworks).toEqual(['10.0.0.0/8', 'fd00::/8']);
    expect(problemsOf(() => readSettings({ ...complete, HEALTH_NETWORKS: 'intern' }))).toEqual([
      expect.stringContaining('HEALTH_NETWORKS'),
    ]);
  });

  it('has registers that are simulated only where none can be a real one', () => {
    const here = 'http://localhost:3001';
    const simulated = {
      ...complete,
      KLANTEN_URL: here,
      ZAKEN_URL: here,
      CATALOGI_URL: here,
      SIMULATED_REGISTERS: 'true',
    };
    expect(readSettings(complete).simulatedRegisters).toBe(false);
    expect(readSettings(simulated).simulatedRegisters).toBe(true);
    const real = ['KLANTEN_URL', 'TAKEN_URL', 'ZAKEN_URL', 'CATALOGI_URL'].map((name) => ({
      [name]: complete.ZAKEN_URL,
    }));
    for (const changed of [...real, { NODE_ENV: 'production' }, { SIMULATED_REGISTERS: 'ja' }])
      expect(problemsOf(() => readSettings({ ...simulated, ...changed }))).toEqual([
        expect.stringContaining('SIMULATED_REGISTERS is '),
      ]);
  });

  it('has pages once the issuer knows us, unless they are switched off', () => {
    expect(readSettings(complete).pages).toBeUndefined();
    const known = { ...complete, OIDC_CLIENT_ID: 'klantregie-web' };
    expect(readSettings(known).pages).toEqual({
      publicUrl: undefined,
      client: { id: 'klantregie-web', secret: undefined },
      scopes: [],
    });
    const settings = { PUBLIC_URL: 'https://klantregie.example', OIDC_CLIENT_SECRET: 'geheim', OIDC_SCOPE: 'a  b' };
    expect(readSettings({ ...known, ...settings }).pages).toEqual({
      publicUrl: 'https://klantregie.example',
      client: { id: 'klantregie-web', secret: 'geheim' },
      scopes: ['a', 'b'],
    });
    expect(readSettings({ ...known, PAGES: 'false' }).pages).toBeUndefined();
    expect(readSettings({ ...known, PAGES: 'true' }).pages).toBeDefined();
  });

  it.each([
    ['PAGES', 'misschien'],
    ['PUBLIC_URL', 'klantregie.example'],
    ['PUBLIC_URL', 'https://klantregie.example/'],
    ['PUBLIC_URL', 'https://klantregie.example/kcc'],
    // A browser would send the cookie over it for everybody to read.
    ['PUBLIC_URL', 'http://klantregie.example'],
    ['OIDC_ISSUER', 'http://login.example'],
  ])('takes no %s of %s', (name, value) => {
    const known = { ...complete, OIDC_CLIENT_ID: 'klantregie-web' };
    expect(problemsOf(() => readSettings({ ...known, [name]: value }))).toEqual([expect.stringContaining(name)]);
  });

  it('takes addresses on this machine as they are', () => {
    const local = { OIDC_ISSUER: 'http://localhost:3003', PUBLIC_URL: 'http://127.0.0.1:3000', OIDC_CLIENT_ID: 'web' };
    expect(readSettings({ ...complete, ...local }).pages?.publicUrl).toBe('http://127.0.0.1:3000');
    // Who does not log in may be anywhere.
    expect(readSettings({ ...complete, OIDC_ISSUER: 'http://login:8080' }).pages).toBeUndefined();
  });

  it('takes the keys of the environment first, and then those of the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'klantregie-'));
    folders.push(folder);
    const ENCRYPTION_KEYS_FILE = join(folder, 'sleutels');
    writeFileSync(ENCRYPTION_KEYS_FILE, `# de oude\n2025:${secret(3)}\n`);
    const ENCRYPTION_KEYS = `2026-2:${secret(2)}, 2026-1:${secret(1)}`;
    expect(readSettings({ ...complete, ENCRYPTION_KEYS, ENCRYPTION_KEYS_FILE }).encryptionKeys).toEqual([
      { id: '2026-2', secret: secret(2) },
      { id: '2026-1', secret: secret(1) },
      { id: '2025', secret: secret(3) },
    ]);
    const inBlanks = { ENCRYPTION_KEYS: undefined, ENCRYPTION_KEYS_FILE: ` ${ENCRYPTION_KEYS_FILE} ` };
    expect(readSettings({ ...complete, ...inBlanks }).encryptionKeys).toHaveLength(1);
    const ofTheFile = readSettings({ ...complete, ENCRYPTION_KEYS: undefined, ENCRYPTION_KEYS_FILE }).encryptionKeys;
    expect(ofTheFile).toEqual([{ id: '2025', secret: secret(3) }]);
  });

  it('does not do without a key, and says how to make one', () => {
    const problems = problemsOf(() => readSettings({ ...complete, ENCRYPTION_KEYS: ' ' }));
    expect(problems).toEqual([expect.stringMatching(/^ENCRYPTION_KEYS ontbreekt\. .*openssl rand -base64 32/)]);
  });

  it.each([
    ['that is too short', `a:${Buffer.alloc(16, 1).toString('base64')}`],
    ['without a name', secret(1)],
    ['with a name that cannot stand in front of a value', `a.b:${secret(1)}`],
    ['twice', `a:${secret(1)},a:${secret(2)}`],
    ['from a file that is not there', undefined],
  ])('takes no key %s, and does not repeat it', (_, ENCRYPTION_KEYS) => {
    const given = ENCRYPTION_KEYS === undefined ? { ENCRYPTION_KEYS_FILE: '/bestaat/niet' } : { ENCRYPTION_KEYS };
    const problems = problemsOf(() => readSettings({ ...complete, ...given }));
    expect(problems).toEqual([expect.stringContaining('ENCRYPTION_KEYS')]);
    expect(problems.join()).not.toContain(secret(1).slice(0, 10));
  });

  it('is frozen to the bottom', () => {
    const { configuration } = readSettings(complete);
    expect(() => Object.assign(configuration.tijden, { wachttijd: 1 })).toThrow(TypeError);
  });

  it('names everything that is missing at once, and no values', () => {
    const problems = problemsOf(() => readSettings({ PORT: 'drie', LOG_LEVEL: 'luid', KLANTEN_URL: 'klanten' }));
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'KLANTEN_URL',
      'KLANTEN_TOKEN',
      'DATABASE_URL',
      'ENCRYPTION_KEYS',
      'ZAKEN_SECRET',
      'OIDC_ISSUER',
    ])
      expect(problems).toContainEqual(expect.stringContaining(name));
    expect(problems.join()).not.toMatch(/drie|luid/);
  });

  it('takes the origins of web pages as a browser says them', () => {
    const corsOrigins = 'https://kcc.example, http://localhost:5173,';
    expect(readSettings(complete).corsOrigins).toEqual([]);
    expect(readSettings({ ...complete, CORS_ORIGINS: corsOrigins }).corsOrigins).toEqual([
      'https://kcc.example',
      'http://localhost:5173',
    ]);
    for (const wrong of ['*', 'kcc.example', 'https://kcc.example/', 'https://KCC.example', 'null'])
      expect(problemsOf(() => readSettings({ ...complete, CORS_ORIGINS: wrong }))).toEqual([
        expect.stringContaining('CORS_ORIGINS'),
      ]);
  });

  it('takes networks of proxies, and nothing else', () => {
    expect(readSettings(complete).trustedProxies).toEqual([]);
    const proxies = '10.0.0.0/8, 192.0.2.1,2001:db8::/32';
    expect(readSettings({ ...complete, TRUSTED_PROXIES: proxies }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '192.0.2.1',
      '2001:db8::/32',
    ]);
    for (const wrong of ['*', 'proxy.example', '10.0.0.0/33', '2001:db8::/129', '10.0.0/8', '10.0.0.1/', 'loopback'])
      expect(problemsOf(() => readSettings({ ...complete, TRUSTED_PROXIES: wrong }))).toEqual([
        expect.stringContaining('TRUSTED_PROXIES'),
      ]);
  });

  it('knows where the logboek is, and by what name every activity has to be known there', () => {
    const named = `2026-1:${Buffer.alloc(32, 1).toString('base64')}`;
    expect(readSettings(complete).logboek).toBeUndefined();
    expect(readSettings({ ...complete, LOGBOEK_KEY: named }).logboek).toBeUndefined();
    const logboek = { ...complete, LOGBOEK_URL: 'https://logboek.example/v1/traces', LOGBOEK_KEY: named };
    const problems = problemsOf(() => readSettings({ ...logboek, LOGBOEK_KEY: 'x' }));
    expect(problems[0]).toContain('LOGBOEK_KEY');
    expect(problems).toHaveLength(8);
    expect(problems).toContainEqual(expect.stringContaining('logboek.activiteiten.zoeken'));
    const folder = configWith('klantregie.yaml', (text) =>
      text.replaceAll(/^ {2}# ( *)(activiteiten|\w+: https:)/gm, '  $1$2'),
    );
    expect(readSettings({ ...logboek, LOGBOEK_TOKEN: 't', CONFIG_DIR: folder }).logboek).toEqual({
      url: 'https://logboek.example/v1/traces',
      token: 't',
      key: { id: '2026-1', secret: named.slice(7) },
    });
  });

  it('reports what is wrong with the settings and with the files together', () => {
    const folder = configWith('producten.yaml', (text) => text.replace('niveau: laag', 'niveau: torenhoog'));
    expect(problemsOf(() => readSettings({ ...complete, PORT: 'drie', CONFIG_DIR: folder }))).toEqual([
      expect.stringContaining('PORT'),
      expect.stringContaining('/niveau'),
    ]);
  });

  it('may have another register for taken', () => {
    const own = { TAKEN_URL: 'https://taken.example', TAKEN_TOKEN: 'geheim-taken' };
    expect(readSettings({ ...complete, ...own }).taken).toMatchObject({
      url: 'https://taken.example',
      token: 'geheim-taken',
    });
  });

  it('says file and line of every problem in the files', () => {
    const folder = configWith('producten.yaml', (text) =>
      text.replace('niveau: laag', 'niveau: torenhoog').replace('vervolg: interneTaak', 'vervolgje: interneTaak'),
    );
    const problems = problemsOf(() => readSettings({ ...complete, CONFIG_DIR: folder }));
    expect(problems).toEqual([
      expect.stringMatching(/producten\.yaml:\d+ \/producten\/parkeervergunning\/niveau/),
      expect.stringMatching(/producten\.yaml:\d+ \/producten\/uittreksel .*vervolg/),
      expect.stringMatching(/producten\.yaml:\d+ \/producten\/uittreksel .*vervolgje/),
    ]);
  });

  it('refuses a number that would start with ZAAK', () => {
    const folder = configWith('klantregie.yaml', (text) => text.replace('nummerPrefix: KCC', 'nummerPrefix: ZAAK'));
    expect(problemsOf(() => readSettings({ ...complete, CONFIG_DIR: folder }))).toEqual([
      expect.stringContaining('/zaak/nummerPrefix'),
    ]);
  });

  it('reports broken YAML and a folder that is not there', () => {
    const folder = configWith('klantregie.yaml', (text) => `${text}\n: [`);
    expect(problemsOf(() => readSettings({ ...complete, CONFIG_DIR: folder }))[0]).toContain('geen geldige YAML');
    expect(problemsOf(() => readSettings({ ...complete, CONFIG_DIR: '/bestaat/niet' }))).toHaveLength(2);
  });
});
