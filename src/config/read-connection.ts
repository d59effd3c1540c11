import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { createSecureContext } from 'node:tls';

/** How a register is reached, beside its address. */
export interface Connection {
  /** Sent with every call: what a gateway or an FSC outway wants to hear. */
  readonly headers: Readonly<Record<string, string>>;
  /** PEM. By what we show who we are, and by what we know who it is; what is absent is as Node has it. */
  readonly tls: { readonly cert?: string; readonly key?: string; readonly ca?: string };
}

/** What is about one call, or about the connection, is not for a file to say. */
const OURS =
  /^(accept|authorization|connection|content-.*|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

/**
 * Reads the files that four settings name: `<NAME>_CERT`, `<NAME>_KEY`, `<NAME>_CA` and `<NAME>_HEADERS`. What is wrong is
 * added to the problems: by the name of the setting, never with what is in the file.
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
  return {
    headers: readHeaders(`${name}_HEADERS`, textOf(`${name}_HEADERS`) ?? '', problems),
    tls: { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) },
  };
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
