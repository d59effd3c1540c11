import { readConfiguration } from './read-configuration.js';
import type { Configuration } from './configuration.js';
import { SettingsError } from './settings.error.js';

/** Everything that the product is told from outside. Read once, at the start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly klanten: { readonly url: string; readonly token: string };
  /** The register of interne taken: the same as Klanten, unless it was given an address of its own. */
  readonly taken: { readonly url: string; readonly token: string };
  readonly zaken: {
    readonly url: string;
    readonly catalogiUrl: string;
    readonly clientId: string;
    readonly secret: string;
  };
  readonly oidc: { readonly issuer: string; readonly audience: string };
  /** Of which web pages may use the API: `https://kcc.example`. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: string;
  readonly configuration: Configuration;
}

/** Token under which Nest hands out the Settings. */
export const SETTINGS = Symbol('Settings');

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the environment and the files in CONFIG_DIR.
 * Throws one SettingsError that lists every problem, by name and never with the value.
 */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const text = (name: string, fallback?: string): string => {
    const value = environment[name]?.trim() || fallback;
    if (value === undefined) problems.push(`${name} ontbreekt.`);
    return value ?? '';
  };
  const url = (name: string, protocols: readonly string[], fallback?: string): string => {
    const value = text(name, fallback);
    if (value !== '' && !(URL.canParse(value) && protocols.includes(new URL(value).protocol)))
      problems.push(
        `${name} is geen adres dat begint met ${protocols.map((protocol) => `${protocol}//`).join(' of ')}.`,
      );
    return value.replace(/\/+$/, '');
  };
  const webUrl = (name: string, fallback?: string) => url(name, ['http:', 'https:'], fallback);
  const port = Number(text('PORT', '3000'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push('PORT is geen poortnummer (0 tot en met 65535).');
  const logLevel = text('LOG_LEVEL', 'info');
  if (!LOG_LEVELS.includes(logLevel)) problems.push(`LOG_LEVEL is niet een van ${LOG_LEVELS.join(', ')}.`);

  const corsOrigins = (environment['CORS_ORIGINS'] ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
  if (!corsOrigins.every(isOrigin))
    problems.push('CORS_ORIGINS is geen lijst van adressen als https://kcc.example, met komma’s ertussen.');

  const settings = {
    port,
    host: text('HOST', '127.0.0.1'),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    klanten: { url: webUrl('KLANTEN_URL'), token: text('KLANTEN_TOKEN') },
    taken: {
      url: webUrl('TAKEN_URL', environment['KLANTEN_URL'] ?? ''),
      token: text('TAKEN_TOKEN', environment['KLANTEN_TOKEN'] ?? ''),
    },
    zaken: {
      url: webUrl('ZAKEN_URL'),
      catalogiUrl: webUrl('CATALOGI_URL'),
      clientId: text('ZAKEN_CLIENT_ID'),
      secret: text('ZAKEN_SECRET'),
    },
    oidc: { issuer: webUrl('OIDC_ISSUER'), audience: text('OIDC_AUDIENCE') },
    corsOrigins,
    logLevel,
  };
  try {
    const configuration = readConfiguration(text('CONFIG_DIR', 'config'));
    if (problems.length === 0) return deepFreeze({ ...settings, configuration });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    problems.push(...error.problems);
  }
  throw new SettingsError(problems);
}

/** Exactly as a browser says it: without a path, not even a slash. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
