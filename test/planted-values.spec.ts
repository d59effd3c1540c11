import { execFile, fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { postgresIn, resetHome } from '../src/sandbox/embedded/home.js';
import { anyPort } from '../src/sandbox/embedded/ports.js';
import type { FaultRule } from '../src/sandbox/simulator/faults.js';
import { SEEDED_PARTIJ } from '../src/sandbox/simulator/klanten/seed.js';
import { ACTIVITEITEN } from '../src/verwerkingen/activiteiten.js';
import { OtlpReceiver } from './support/otlp-receiver.js';
import { dumpOf, findPlanted, PLANTED, PLANTED_MEDEWERKER } from './support/planted.js';
import { scratchKeyring } from './support/scratch-keys.js';
import { configurationWith } from './support/product-process.js';
import { FAST, ProductUnderTest, type Answer } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';
import { filesBelow, openFilesOf, overhear, processesFrom, shownOf, type Overheard } from './support/witness.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const START = fileURLToPath(new URL('../dist/sandbox/start.js', import.meta.url));
const COMMAND = fileURLToPath(new URL('../dist/persoonsgegevens.js', import.meta.url));

const METRICS_TOKEN = 'van-wie-meet';

/**
 * Where a register can be asked for somebody by an address only: its API has no other form. It stands so in docs/privacy.md,
 * in the words of there.
 */
const NO_OTHER_FORM: readonly (readonly [request: string, parameter: string, why: string])[] = [
  ['GET /betrokkenen', 'contactnaamAchternaam', 'een klant zoeken op naam'],
  ['GET /betrokkenen', 'contactnaamVoornaam', 'een klant zoeken op naam'],
  ['GET /digitaleadressen', 'adres__icontains', 'een klant zoeken op telefoonnummer of e-mailadres'],
  ['GET /partijen', 'partijIdentificator__objectId', 'een klant zoeken op BSN, RSIN, KvK- of vestigingsnummer'],
];

const { bsn, rsin, telefoon, email, voornaam, achternaam, organisatie, straat, notitie } = PLANTED;

const contactnaam = { voorletters: 'P', voornaam, voorvoegselAchternaam: '', achternaam };
const adres = { straatnaam: straat, huisnummer: 7, postcode: '1234AB', stad: 'Zaadstad' };
const digitaleAdressen = [
  { soortDigitaalAdres: 'telefoonnummer', adres: telefoon, omschrijving: notitie, voorkeur: true },
  { soortDigitaalAdres: 'email', adres: email },
];
const own = { contactnaam, bezoekadres: adres, correspondentieadres: adres, digitaleAdressen };

const KLANTEN = {
  bekendePartij: { soort: 'bekendePartij', partij: SEEDED_PARTIJ, afwijkendeContactgegevens: own },
  nieuwePartij: {
    soort: 'nieuwePartij',
    soortPartij: 'persoon',
    interneNotitie: notitie,
    ondanksMogelijkeDubbele: true,
    ...own,
  },
  nieuweOrganisatie: {
    soort: 'nieuwePartij',
    soortPartij: 'organisatie',
    naam: organisatie,
    interneNotitie: notitie,
    ondanksMogelijkeDubbele: true,
    bezoekadres: adres,
    digitaleAdressen,
  },
  eenmalig: { soort: 'eenmalig', ...own, partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: bsn }] },
  eenmaligeOrganisatie: {
    soort: 'eenmalig',
    organisatienaam: organisatie,
    digitaleAdressen,
    partijIdentificatoren: [{ codeSoortObjectId: 'rsin', objectId: rsin }],
  },
};

/** Registers that say what was sent to them, wherever they can. */
const QUOTES = {
  title: notitie,
  detail: `${achternaam} ${bsn} ${email}`,
  code: 'invalid',
  invalidParams: [
    { name: bsn, code: rsin, reason: telefoon },
    { name: achternaam, code: 'invalid', reason: `${straat} ${organisatie} ${voornaam}` },
  ],
};

const FAULTS: Readonly<Record<string, FaultRule | undefined>> = {
  nothing: undefined,
  'a klantcontact that is refused, and quoted': {
    operation: 'POST /maak-klantcontact',
    times: 9,
    fault: { kind: 'refuse', status: 400, body: QUOTES },
  },
  'a decision that is refused, and quoted': {
    operation: 'POST /zaak_registreren',
    times: 99,
    fault: { kind: 'refuse', status: 400, body: QUOTES },
  },
  'an undoing that is refused, and quoted': {
    operation: 'DELETE /klantcontacten/{uuid}',
    times: 99,
    fault: { kind: 'refuse', status: 409, body: QUOTES },
  },
  'answers that are lost': { operation: 'POST /digitaleadressen', times: 99, fault: { kind: 'errorAfter' } },
};

/** What came along from a caller, and is not passed on. */
const ALONG = {
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  tracestate: `klant=${bsn}`,
  baggage: `email=${encodeURIComponent(email)},telefoon=${telefoon}`,
};

/** What stands in an address, but for the parameters for which there is no other form. */
function addressOf({ line }: Overheard): string {
  const [method = '', target = ''] = line.split(' ');
  const url = new URL(target, 'http://register.test');
  const operation = operationOf(method, url);
  for (const [request, parameter] of NO_OTHER_FORM) if (request === operation) url.searchParams.delete(parameter);
  return `${operation} ${url.pathname}${url.search}`;
}

const operationOf = (method: string, { pathname }: URL): string =>
  `${method} ${pathname.replace('/klantinteracties/api/v1', '')}`;

describe('what is told about a customer', () => {
  let surroundings: Surroundings;
  const receiver = new OtlpReceiver();
  const wire = overhear();
  /** The only place where the product could leave something. */
  const disk = mkdtempSync(join(tmpdir(), 'klantregie-disk-'));
  let configDir: string;
  let product: ProductUnderTest;
  let token: string;
  const answers: Answer[] = [];
  const searches: Answer[] = [];
  let child: ChildProcess;
  /** All that the product wrote on its standard output and error. */
  let written = '';

  /** The product in a process of its own, that tells all that it can. */
  async function startListenedTo(): Promise<ProductUnderTest> {
    for (const folder of ['temporary', 'home', 'here']) mkdirSync(join(disk, folder));
    const activiteiten = Object.fromEntries(ACTIVITEITEN.map((it) => [it, `https://register.example/${it}`]));
    configDir = configurationWith(
      { ...FAST, onderhoud: 200 },
      { logboek: (logboek) => ({ ...logboek, activiteiten }) },
    );
    const env = {
      PATH: process.env['PATH'],
      HOME: join(disk, 'home'),
      TMPDIR: join(disk, 'temporary'),
      ...surroundings.environment,
      LOG_LEVEL: 'trace',
      METRICS_TOKEN,
      CONFIG_DIR: configDir,
      LOGBOEK_URL: await receiver.listen(),
      LOGBOEK_KEY: `2026-1:${Buffer.alloc(32, 7).toString('base64')}`,
    };
    child = fork(MAIN, { env, execArgv: [], silent: true, cwd: join(disk, 'here') });
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
    const [{ url }] = (await once(child, 'message')) as [{ url: string }];
    const stop = async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    };
    return new ProductUnderTest(surroundings, { url, stop }, await surroundings.issuer.token());
  }

  beforeAll(async () => {
    surroundings = await startSurroundings();
    product = await startListenedTo();
    token = await surroundings.issuer.token({ ...PLANTED_MEDEWERKER, roles: ['klantcontactmedewerker', 'beheerder'] });
    for (const [fault, rule] of Object.entries(FAULTS)) await liveThrough(fault, rule);
    await lookFor();
  });
  afterEach(() => {
    surroundings.klanten.faults.clear();
    surroundings.zaken.faults.clear();
  });
  afterAll(async () => {
    await product.stop();
    await surroundings.stop();
    await receiver.stop();
    wire.stop();
    for (const folder of [disk, configDir]) rmSync(folder, { recursive: true });
  });

  const send = async (path: string, body: object): Promise<Answer> => {
    const answer = await product.post(path, JSON.stringify(body), { token, key: randomUUID(), headers: ALONG });
    if (answer.status < 500 || answer.body.uitkomst !== undefined) answers.push(answer);
    return answer;
  };

  /** The whole and each of its steps, for each kind of customer, whatever becomes of them. */
  async function liveThrough(_: string, rule: FaultRule | undefined): Promise<void> {
    for (const register of [surroundings.klanten, surroundings.zaken]) if (rule) register.faults.add(rule);
    if (rule?.operation.startsWith('DELETE'))
      surroundings.zaken.faults.add({
        operation: 'POST /zaak_registreren',
        times: 99,
        fault: { kind: 'refuse', status: 400, body: QUOTES },
      });
    const { klantcontact } = VARIANTS['A + zaak'];
    const said = { ...klantcontact, onderwerp: notitie, inhoud: `${notitie}: ${voornaam} ${achternaam}, ${bsn}` };
    for (const klant of Object.values(KLANTEN))
      for (const vervolg of [
        { soort: 'zaak', omschrijving: `Voor ${achternaam}`, toelichting: notitie },
        {
          soort: 'interneTaak',
          gevraagdeHandeling: notitie,
          toelichting: `Bel ${telefoon}`,
          toegewezenAan: { soort: 'afdeling', identificatie: 'parkeren' },
        },
      ]) {
        await send('/productaanvragen', { ...VARIANTS['A + zaak'], klantcontact: said, klant, vervolg });
        const begun = await send('/klantcontacten', {
          klantcontact: said,
          authenticatie: VARIANTS['A + zaak'].authenticatie,
        });
        const uuid = begun.body.klantcontact?.uuid;
        if (uuid === undefined) continue;
        await send(`/klantcontacten/${uuid}/betrokkenen`, { klant });
        const product = 'parkeervergunning';
        if (vervolg.soort === 'zaak') await send(`/klantcontacten/${uuid}/zaken`, { product, klant, vervolg });
        else await send(`/klantcontacten/${uuid}/interne-taken`, { product, vervolg });
      }
    for (const register of [surroundings.klanten, surroundings.zaken]) register.faults.clear();
  }

  /** Everything by which somebody can be looked for. What is answered is about who was asked for. */
  async function lookFor(): Promise<void> {
    const { voornaam: given, achternaam: family } = contactnaam;
    const kvk = { kvkNummer: '69599084', vestigingsnummer: '000037178598' };
    for (const by of [{ bsn }, { rsin }, { telefoonnummer: telefoon }, { email }, kvk])
      searches.push(await product.post('/partijen/_zoek', JSON.stringify(by), { token, headers: ALONG }));
    for (const naam of [{ achternaam: family }, { achternaam: family, voornaam: given }])
      searches.push(await product.post('/partijen/_zoek', JSON.stringify({ naam }), { token, headers: ALONG }));
  }

  it('was planted, and came to every kind of end', () => {
    const ends = new Set(answers.map(({ body }) => body.uitkomst));
    expect([...ends].toSorted()).toEqual(['ongedaanGemaakt', 'voltooid', 'vraagtAandacht']);
    const rows = JSON.stringify(surroundings.rows());
    expect(
      Object.keys(PLANTED).filter((name) => findPlanted(rows, { [name]: PLANTED[name as 'bsn'] }).length === 0),
    ).toEqual([]);
  });

  it('is not said in a log, an answer, a header or a measurement', async () => {
    expect(written.split('\n').length).toBeGreaterThan(100);
    expect(findPlanted(written)).toEqual([]);
    expect(searches.map(({ status }) => status)).toEqual(searches.map(() => 200));
    const headers = [...answers, ...searches].map((answer) => [...answer.headers].join());
    expect(findPlanted(JSON.stringify(answers.map(({ body }) => body)))).toEqual([]);
    expect(findPlanted(headers.join())).toEqual([]);
    const metrics = await fetch(`${product.product.url}/metrics`, {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    });
    expect(metrics.status).toBe(200);
    expect(findPlanted(await metrics.text())).toEqual([]);
    const dossiers = await product.request('GET', '/api/v1/beheer/productaanvragen?pageSize=100', {
      headers: { authorization: `Bearer ${token}` },
    });
    for (const { id } of dossiers.body.aanvragen as { id: string }[]) {
      const { body } = await product.request('GET', `/api/v1/beheer/productaanvragen/${id}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(findPlanted(JSON.stringify(body))).toEqual([]);
    }
  });

  it('goes into an address only where a register has no other form, and docs/privacy.md says where', () => {
    expect(wire.heard.length).toBeGreaterThan(100);
    expect([...new Set(wire.heard.map(addressOf))].filter((address) => findPlanted(address).length > 0)).toEqual([]);
    const used = wire.heard.flatMap(({ line }) => {
      const [method = '', target = ''] = line.split(' ');
      const url = new URL(target, 'http://register.test');
      const carrying = [...url.searchParams].filter(([, value]) => findPlanted(value).length > 0);
      return carrying.map(([parameter]) => `${operationOf(method, url)} ${parameter}`);
    });
    expect([...new Set(used)].toSorted()).toEqual(NO_OTHER_FORM.map(([request, it]) => `${request} ${it}`).toSorted());
    const [, table = ''] = /^## Wat blijft\n[^]*?\n(\|[^]*?)\n\n/m.exec(readFileSync('docs/privacy.md', 'utf8')) ?? [];
    const rows = table.split('\n').map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
    expect(rows.slice(2)).toEqual(NO_OTHER_FORM);
  });

  it('goes along in no header and no span, also not when the caller sent it so', async () => {
    expect(wire.heard.filter(({ headers }) => headers.includes('traceparent')).length).toBeGreaterThan(100);
    expect([...new Set(wire.heard.map(({ headers }) => headers))].flatMap((it) => findPlanted(it))).toEqual([]);
    await until(() => receiver.spans.length > 100);
    expect(findPlanted(JSON.stringify(receiver.requests))).toEqual([]);
  });

  it('is not to be seen in the list of processes', () => {
    const shown = processesFrom(child.pid!).map(shownOf);
    expect(shown[0]).toContain('main.js');
    expect(shown.flatMap((it) => findPlanted(it))).toEqual([]);
  });

  it('is left in no file', () => {
    const files = [...filesBelow(disk), ...filesBelow(configDir)];
    const open = openFilesOf(child.pid!).map((path) => [path, readFileSync(path, 'latin1')] as const);
    expect(files.length).toBeGreaterThan(0);
    expect([...files, ...open].filter(([, text]) => findPlanted(text).length > 0).map(([path]) => path)).toEqual([]);
  });

  it('does not stand in the database', async () => {
    const dump = await dumpOf(surroundings.environment['DATABASE_URL']!);
    const found = [...dump].flatMap(([table, rows]) =>
      rows.flatMap((row) => findPlanted(row).map((it) => `${table}: ${it}`)),
    );
    expect([...new Set(found)].toSorted()).toEqual([]);
  });

  it('is not even kept encrypted once it came to a good end', async () => {
    const keys = scratchKeyring();
    const dump = await dumpOf(surroundings.environment['DATABASE_URL']!);
    const waiting = new Set(
      dump
        .get('klantregie.aanvragen')!
        .map((row) => JSON.parse(row) as { id: string; uitkomst: string })
        .filter(({ uitkomst }) => uitkomst === 'vraagtAandacht')
        .map(({ id }) => id),
    );
    const log = [...dump].filter(([table]) => table.startsWith('dbos.')).flatMap(([, rows]) => rows);
    const found = (isWaiting: boolean) =>
      log
        .filter((row) => waiting.has((JSON.parse(row) as { workflow_uuid?: string }).workflow_uuid ?? '') === isWaiting)
        .flatMap((row) => row.match(/kr1\.[\w-]+\.[A-Za-z0-9+/=]+/g) ?? [])
        .flatMap((encrypted) => findPlanted(keys.decrypt(encrypted)));
    expect([...new Set(found(false))]).toEqual([]);
    expect(found(true)).not.toEqual([]);
  });

  it('names a medewerker in the database only where it says who did it', async () => {
    const dump = await dumpOf(surroundings.environment['DATABASE_URL']!);
    const found = [...dump].flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        Object.entries(JSON.parse(row) as object)
          .filter(([, value]) => findPlanted(JSON.stringify(value), PLANTED_MEDEWERKER).length > 0)
          .map(([column]) => `${table}.${column}`),
      ),
    );
    expect([...new Set(found)].toSorted()).toEqual([
      'klantregie.aanvragen.medewerker_id',
      'klantregie.aanvragen.medewerker_naam',
      'klantregie.auditregels.persoon',
    ]);
  });

  /** What the list of processes showed of each. */
  const commands: string[] = [];

  /** What `npm run persoonsgegevens` says of whom it reads from standard input. */
  function ask(who: string, ...args: string[]): Promise<{ id: string; uitkomst: string; aanvraag: object }[]> {
    return new Promise((resolve, reject) => {
      const env = { PATH: process.env['PATH'], ...surroundings.environment };
      const child = execFile(process.execPath, [COMMAND, ...args], { env, maxBuffer: 100_000_000 }, (error, stdout) =>
        error ? reject(error) : resolve(JSON.parse(stdout)),
      );
      commands.push(shownOf(child.pid!));
      child.stdin!.end(`${who}\n`);
    });
  }

  it('is found by who it is about, shown and erased, also where somebody still has to look', async () => {
    await expect(ask('wie dan ook')).rejects.toThrow();
    const all = await ask(email.toUpperCase());
    const shown = findPlanted(JSON.stringify(all));
    expect(shown.map((it) => it.split(' ')[0])).toEqual(expect.arrayContaining(['bsn', 'email', 'achternaam']));
    const ids = async (who: string) => (await ask(who)).map(({ id }) => id);
    const known = new Set(all.map(({ id }) => id));
    for (const who of [bsn, telefoon]) {
      const found = await ids(who);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every((id) => known.has(id))).toBe(true);
    }
    expect((await ask(SEEDED_PARTIJ)).length).toBeGreaterThan(0);
    expect(await ask('niemand@inwoner.test')).toEqual([]);

    expect(commands.length).toBeGreaterThan(4);
    expect(commands.flatMap((it) => findPlanted(it))).toEqual([]);

    const waiting = all.find(({ uitkomst }) => uitkomst === 'vraagtAandacht')!;
    await ask(email, '--wissen');
    while ((await ask(email)).length > 0) await new Promise((resolve) => setTimeout(resolve, 100));
    const keys = scratchKeyring();
    const kept = [...(await dumpOf(surroundings.environment['DATABASE_URL']!))]
      .flatMap(([, rows]) => rows.flatMap((row) => row.match(/kr1\.[\w-]+\.[A-Za-z0-9+/=]+/g) ?? []))
      .map((encrypted) => keys.decrypt(encrypted));
    // Of the steps that name nobody, free texts may be left: those are found by their klantcontact alone.
    expect(kept.flatMap((text) => findPlanted(text, { email, telefoon, straat }))).toEqual([]);

    const headers = { authorization: `Bearer ${token}` };
    const dossier = await product.request('GET', `/api/v1/beheer/productaanvragen/${waiting.id}`, { headers });
    expect(dossier.body).toMatchObject({ uitkomst: 'vraagtAandacht', knoppen: ['afsluiting'] });
    expect(dossier.body.stappen.length).toBeGreaterThan(0);
    for (const knop of ['hervatting', 'ongedaanmaking']) {
      const press = await product.request('POST', `/api/v1/beheer/productaanvragen/${waiting.id}/${knop}`, { headers });
      expect(press).toMatchObject({ status: 409, body: { type: '/problemen/gegevens-niet-bewaard' } });
    }
  });
});

describe('a start of everything on this machine', () => {
  let home: string;
  let started: ChildProcess;
  let printed = '';

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'klantregie-planted-home-'));
    const env = { PATH: process.env['PATH'], KLANTREGIE_DIR: home, LOG_LEVEL: 'trace', PORT: String(await anyPort()) };
    started = spawn(process.execPath, [START], { env });
    for (const stream of [started.stdout!, started.stderr!])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    while (!/^curl.*$/m.test(printed)) {
      if (started.exitCode !== null) throw new Error(printed);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  });
  afterAll(async () => {
    started.kill('SIGTERM');
    if (started.exitCode === null) await once(started, 'close');
    await resetHome(home);
    rmSync(home, { recursive: true, force: true });
  });

  it('leaves nothing of a customer beside the database', async () => {
    const [command = ''] = /^curl.*$/m.exec(printed) ?? [];
    const planted = command.replace('Deurne', achternaam).replace('Karel', voornaam).replace('0612345678', telefoon);
    const answer = await new Promise<string>((resolve, reject) =>
      execFile('/bin/sh', ['-c', planted], (error, stdout) => (error ? reject(error) : resolve(stdout))),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    const shown = processesFrom(started.pid!).map(shownOf);
    const data = join(postgresIn(home), 'database', 'data');
    const files = filesBelow(home, (path) => path.startsWith(data));
    expect(files.size).toBeGreaterThan(1);
    expect([...files].filter(([, text]) => findPlanted(text).length > 0).map(([path]) => path)).toEqual([]);
    expect([shown.flatMap((it) => findPlanted(it)), findPlanted(printed)]).toEqual([[], []]);
  });
});
