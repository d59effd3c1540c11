import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { createSecureContext } from 'node:tls';

/** How a register is reached, beside its address. */
export interface Connection {
  /** Sent with every call: what a gateway or an FSC outway wants to hear. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * PEM. By what we show who we are, and by what we know who it is; what is absent is as Node has it. As the files have it
   * now: another object once they were renewed.
   */
  readonly tls: Tls;
}

interface Tls {
  readonly cert?: string;
  readonly key?: string;
  readonly ca?: string;
}

/** How often files are looked at again, at most. Milliseconds. */
const LOOK_EVERY_MS = 1000;

/** What is about one call, or about the connection, is not for a file to say. */
const OURS =
  /^(accept|authorization|connection|content-.*|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

/**
 * Reads the files that four settings name: `<NAME>_CERT`, `<NAME>_KEY`, `<NAME>_CA` and `<NAME>_HEADERS`. What is wrong is
 * added to the problems: by the name of the setting, never with what is in the file. The first three are read again when they
 * change.
 * @param path where a setting says that its file is; undefined: nowhere
 */
export function readConnection(
  name: string,
  path: (setting: string) => string | undefined,
  problems: string[],
): Connection {
  const textOf = (setting: string): string | undefined => {
    const file = path(setting);
    if (file === undefined) return undefined;
    try {
      return readFileSync(file, 'utf8');
    } catch {
      problems.push(`${setting} noemt een bestand dat niet kan worden gelezen.`);
      return undefined;
    }
  };
  const [cert, key, ca] = [textOf(`${name}_CERT`), textOf(`${name}_KEY`), textOf(`${name}_CA`)];
  if ((path(`${name}_CERT`) === undefined) !== (path(`${name}_KEY`) === undefined))
    problems.push(`${name}_CERT en ${name}_KEY horen bij elkaar: zet ze allebei, of geen van beide.`);
  else if (cert !== undefined && key !== undefined && !isPair(cert, key))
    problems.push(`${name}_CERT en ${name}_KEY zijn geen certificaat (PEM) met de sleutel die erbij hoort.`);
  if (ca !== undefined && !isCertificate(ca)) problems.push(`${name}_CA is geen certificaat (PEM).`);
  const headers = readHeaders(`${name}_HEADERS`, textOf(`${name}_HEADERS`) ?? '', problems);
  const files = { cert: path(`${name}_CERT`), key: path(`${name}_KEY`), ca: path(`${name}_CA`) };
  const tls = { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) };
  return Object.keys(tls).length === 0 || problems.length > 0 ? { headers, tls } : new Renewing(headers, tls, files);
}

/** A connection of which certificates are renewed while it is used. What does not hold together is not taken over. */
class Renewing implements Connection {
  #tls: Tls;
  #seen: string;
  #lookedAt = performance.now();

  constructor(
    readonly headers: Connection['headers'],
    tls: Tls,
    private readonly files: Readonly<Record<keyof Tls, string | undefined>>,
  ) {
    this.#tls = tls;
    this.#seen = this.#look();
  }

  get tls(): Tls {
    if (performance.now() - this.#lookedAt < LOOK_EVERY_MS) return this.#tls;
    this.#lookedAt = performance.now();
    const seen = this.#look();
    if (seen === this.#seen) return this.#tls;
    const tls = this.#read();
    if (!tls) return this.#tls;
    this.#seen = seen;
    this.#tls = tls;
    return tls;
  }

  /** Another text once a file is another, or is written to. */
  #look(): string {
    return Object.values(this.files)
      .map((file) => file && statSync(file, { throwIfNoEntry: false }))
      .map((it) => (it ? `${it.ino} ${it.size} ${it.mtimeMs}` : ''))
      .join();
  }

  #read(): Tls | undefined {
    const named = Object.entries(this.files).filter((entry): entry is [keyof Tls, string] => entry[1] !== undefined);
    try {
      const tls: Tls = Object.fromEntries(named.map(([part, file]) => [part, readFileSync(file, 'utf8')]));
      createSecureContext(tls);
      return tls.ca === undefined || isCertificate(tls.ca) ? tls : undefined;
    } catch {
      return undefined;
    }
  }
}

/** One `Naam: waarde` a line; empty lines and those with a `#` in front mean nothing. */
function readHeaders(setting: string, text: string, problems: string[]): Record<string, string> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const headers = lines.map(
    (line) =>
      /^([^:]+):(.*)$/
        .exec(line)
        ?.slice(1)
        .map((part) => part.trim()) ?? ['', ''],
  );
  if (!headers.every(([name = '', value = '']) => isHeader(name, value)))
    problems.push(`${setting} heeft niet op elke regel een header die mag, als Naam: waarde.`);
  return Object.fromEntries(headers.map(([name = '', value = '']) => [name.toLowerCase(), value]));
}

function isHeader(name: string, value: string): boolean {
  return !OURS.test(name.toLowerCase()) && value !== '' && succeeds(() => validateHeader(name, value));
}

function validateHeader(name: string, value: string): void {
  validateHeaderName(name);
  validateHeaderValue(name, value);
}

const isPair = (cert: string, key: string): boolean => succeeds(() => createSecureContext({ cert, key }));

const isCertificate = (text: string): boolean => succeeds(() => new X509Certificate(text));

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
