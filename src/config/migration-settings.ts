import { SettingsError } from './settings.error.js';

/** With what the tables in the database are brought up to date. */
export interface MigrationSettings {
  /** Address of the database, as the owner of its tables. */
  readonly ownerUrl: string;
  /** The role that runs the product; absent when that is the owner. */
  readonly applicationRole?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws a SettingsError that names what is missing. */
export function readMigrationSettings(environment: Environment): MigrationSettings {
  const application = urlOf(environment, 'DATABASE_URL');
  const owner = urlOf(environment, 'DATABASE_OWNER_URL', application);
  const isOwner = owner.username === application.username;
  return { ownerUrl: owner.href, ...(!isOwner && { applicationRole: decodeURIComponent(application.username) }) };
}

/** For what needs the database and nothing else. Throws a SettingsError. */
export const readDatabaseUrl = (environment: Environment): string => urlOf(environment, 'DATABASE_URL').href;

function urlOf(environment: Environment, name: string, fallback?: URL): URL {
  const text = environment[name]?.trim();
  if (!text && fallback) return fallback;
  if (!text) throw new SettingsError([`${name} ontbreekt.`]);
  if (!/^postgres(ql)?:/.test(text) || !URL.canParse(text))
    throw new SettingsError([`${name} is geen adres dat begint met postgres:// of postgresql://.`]);
  return new URL(text);
}
