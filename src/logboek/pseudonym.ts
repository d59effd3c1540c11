import { createHmac } from 'node:crypto';

/** A secret of the organisation, by its name. Whoever has it can find out whom a pseudonym is of. */
export interface PseudonymKey {
  /** Stands in front of every pseudonym. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/**
 * The same for the same person and key, and otherwise of no meaning: the name of the key, a colon, and HMAC-SHA-256 in hex of the
 * type and the id, with a line break in between.
 */
export const pseudonymOf = (key: PseudonymKey, type: string, id: string): string =>
  `${key.id}:${createHmac('sha256', key.secret).update(`${type}\n${id}`).digest('hex')}`;
