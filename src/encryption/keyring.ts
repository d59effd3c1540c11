import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret by its name. */
export interface NamedKey {
  /** Stands in front of what was made with it, so never give another secret the same name. */
  readonly id: string;
  /** 32 bytes, in base64. */
  readonly secret: string;
}

/** What a digest is for: the same text gives another one for each. Stored with it by its place, so never rename one. */
export type Purpose = 'fingerprint' | 'person' | 'key';

/** Something was encrypted with a key that is not there. Says which, and nothing of the contents. */
export class UnknownKeyError extends Error {
  override readonly name = 'UnknownKeyError';

  constructor(readonly id: string) {
    super(`something in the database was encrypted with the key ${id}, which is not in ENCRYPTION_KEYS`);
  }
}

/** In front of everything that is encrypted; a later way of doing so has another. */
const SCHEME = 'kr1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** The keys that are derived from one secret, so that none of them serves two purposes. */
interface Derived {
  readonly id: string;
  readonly cipher: Buffer;
  readonly digests: Readonly<Record<Purpose, Buffer>>;
}

/**
 * Encrypts what is stored (AES-256-GCM, a nonce for each value), and makes digests by which it can be found or compared
 * without being read (HMAC-SHA-256). The first key is used for what is new; all of them for what is there.
 */
export class Keyring {
  readonly #current: Derived;
  readonly #byId: ReadonlyMap<string, Derived>;

  /** @param keys at least one, each with a name of its own; the first is for what is new. */
  constructor(keys: readonly NamedKey[]) {
    const derived = keys.map(derive);
    const [current] = derived;
    if (!current) throw new TypeError('without a key nothing can be stored');
    this.#current = current;
    this.#byId = new Map(derived.map((it) => [it.id, it]));
  }

  /** The name of the key that is used for what is new. */
  get current(): string {
    return this.#current.id;
  }

  /** The names of all keys. */
  get ids(): readonly string[] {
    return [...this.#byId.keys()];
  }

  encrypt(text: string): string {
    const { id, cipher: key } = this.#current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(headOf(id));
    const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${SCHEME}.${id}.${Buffer.concat(parts).toString('base64')}`;
  }

  /** Throws an UnknownKeyError when its key is not here, and another error when it was not encrypted by us or was changed. */
  decrypt(encrypted: string): string {
    const [scheme, id = '', contents = ''] = encrypted.split('.');
    if (scheme !== SCHEME) throw new TypeError('this was not encrypted by us');
    const bytes = Buffer.from(contents, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.#get(id).cipher, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(headOf(id)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** With the name of its key in front. */
  digest(purpose: Purpose, text: string): string {
    return digestBy(this.#current, purpose, text);
  }

  /** By every key: one of them is what it was stored under. */
  digests(purpose: Purpose, text: string): readonly string[] {
    return [...this.#byId.values()].map((key) => digestBy(key, purpose, text));
  }

  /** Whether a digest is that of this text. Throws an UnknownKeyError when its key is not here. */
  isDigestOf(purpose: Purpose, text: string, digest: string): boolean {
    const own = Buffer.from(digestBy(this.#get(keyOf(digest)), purpose, text));
    const given = Buffer.from(digest);
    return own.length === given.length && timingSafeEqual(own, given);
  }

  #get(id: string): Derived {
    const key = this.#byId.get(id);
    if (!key) throw new UnknownKeyError(id);
    return key;
  }
}

/** The name of the key that a digest was made with. */
export const keyOf = (digest: string): string => digest.slice(0, Math.max(0, digest.indexOf('.')));

/** Whether a text was encrypted here; what was stored before that was not. */
export const isEncrypted = (text: string): boolean => text.startsWith(`${SCHEME}.`);

/** What everything begins with that was encrypted with this key: for a search. */
export const headWith = (id: string): string => `${SCHEME}.${id}.`;

/** Names the scheme and the key: neither can be changed without the value being refused. */
const headOf = (id: string): Buffer => Buffer.from(`${SCHEME}.${id}`);

const digestBy = ({ id, digests }: Derived, purpose: Purpose, text: string): string =>
  `${id}.${createHmac('sha256', digests[purpose]).update(text).digest('base64url')}`;

function derive({ id, secret }: NamedKey): Derived {
  const bytes = Buffer.from(secret, 'base64');
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', bytes, '', `klantregie ${use}`, KEY_BYTES));
  return {
    id,
    cipher: keyFor('contents'),
    digests: { fingerprint: keyFor('fingerprint'), person: keyFor('person'), key: keyFor('key') },
  };
}
