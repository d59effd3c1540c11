import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import nl from 'ajv-i18n/localize/nl/index.js';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Configuration, Product } from './configuration.js';
import { readLogo } from './logo.js';
import { SettingsError } from './settings.error.js';

/** The module is a function; its type declaration says that it has one as its default. */
const localize = nl as unknown as typeof nl.default;

type Products = Readonly<Record<string, Omit<Product, 'product'>>>;

/** As the file has it: of the logo it says where it is. */
type General = Omit<Configuration, 'producten' | 'weergave'> & {
  readonly weergave: Omit<Configuration['weergave'], 'logo'> & { readonly logo?: string };
};

/** The schemas, with the defaults in them, stand beside the files that they describe: an editor finds them too. */
const SCHEMAS = new URL('../../config/', import.meta.url);

/**
 * A schema of ours is used once, at a start that somebody waits for: that it is one itself is for its spec to say, and to make it
 * quick takes longer than it saves.
 */
const AS_WE_READ = {
  allErrors: true,
  useDefaults: true,
  meta: false,
  validateSchema: false,
  code: { optimize: false },
};

/**
 * Reads klantregie.yaml and producten.yaml, with the defaults of their schemas for what they leave out.
 * Throws a SettingsError with every problem of both files, each with its file and line.
 */
export function readConfiguration(directory: string): Configuration {
  const problems: string[] = [];
  const general = readYaml<General>(directory, 'klantregie', problems);
  const products = readYaml<{ producten: Products }>(directory, 'producten', problems);
  if (!general || !products) throw new SettingsError(problems);
  const producten = new Map(Object.entries(products.producten).map(([key, it]) => [key, { product: key, ...it }]));
  return { ...general, weergave: withLogo(directory, general.weergave), producten };
}

/** Throws a SettingsError when it is not a picture that can be shown. */
function withLogo(directory: string, { logo: said, ...weergave }: General['weergave']): Configuration['weergave'] {
  if (said === undefined) return weergave;
  const logo = readLogo(directory, said);
  if (typeof logo !== 'string') return { ...weergave, logo };
  const place = placesIn(directory)('klantregie', ['weergave', 'logo']);
  throw new SettingsError([`${place} Het logo ${logo}.`]);
}

/** Says where something stands in the files: `config/producten.yaml:12`. */
export type Place = (name: FileName, path: readonly string[]) => string;

/** @param directory of which the files could be read before. */
export function placesIn(directory: string): Place {
  return (name, path) => {
    const { file, document, lines } = parse(directory, name);
    return `${file}:${lineOf(document, lines, path)}`;
  };
}

type FileName = 'klantregie' | 'producten';

interface ParsedFile {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Throws when there is no such file. */
function parse(directory: string, name: FileName): ParsedFile {
  const file = join(directory, `${name}.yaml`);
  const lines = new LineCounter();
  return { file, document: parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines }), lines };
}

/** The completed content of one file when it is as its schema says; otherwise undefined, and the problems are added. */
function readYaml<T>(directory: string, name: FileName, problems: string[]): T | undefined {
  let parsed: ParsedFile;
  try {
    parsed = parse(directory, name);
  } catch {
    problems.push(`${join(directory, `${name}.yaml`)} kan niet worden gelezen.`);
    return undefined;
  }
  const { file, document, lines } = parsed;
  if (document.errors.length > 0) {
    for (const error of document.errors)
      problems.push(`${file}:${lines.linePos(error.pos[0]).line} is geen geldige YAML.`);
    return undefined;
  }
  const content: unknown = document.toJS();
  const validate = new Ajv(AS_WE_READ).compile(
    JSON.parse(readFileSync(new URL(`${name}.schema.json`, SCHEMAS), 'utf8')),
  );
  if (validate(content)) return content as T;
  localize(validate.errors);
  for (const error of validate.errors ?? [])
    problems.push(`${file}:${lineOf(document, lines, error.instancePath.split('/').slice(1))} ${sentence(error)}`);
  return undefined;
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const extra = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
  return `${instancePath || '/'} ${message}${extra}`;
}

/** The line of the node at a path, or of its nearest parent that the file has. */
function lineOf(document: Document, lines: LineCounter, path: readonly string[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
