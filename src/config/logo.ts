import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The picture of a gemeente, checked: it is what it says, and small enough to send with every page. */
export interface Logo {
  /** Its media type. */
  readonly type: string;
  /** What it is called, which changes with what is in it: `3f9a….svg`. */
  readonly name: string;
  readonly base64: string;
}

/** Bytes. A page of ours weighs less. */
const MOST = 64 * 1024;

interface Kind {
  readonly extension: string;
  readonly type: string;
  /** Whether bytes are of this kind, whatever they are called. */
  readonly matches: (bytes: Buffer) => boolean;
}

const beginsWith = (...start: number[]) => {
  const wanted = Buffer.from(start);
  return (bytes: Buffer) => bytes.subarray(0, wanted.length).equals(wanted);
};

/** An SVG begins with its own element, or with what XML may have before that. */
const isSvg = (bytes: Buffer): boolean =>
  /^\uFEFF?\s*((<\?xml|<!--|<!DOCTYPE svg)[^]*?)?<svg[\s>]/.test(bytes.toString());

const KINDS: readonly Kind[] = [
  { extension: 'svg', type: 'image/svg+xml', matches: isSvg },
  { extension: 'png', type: 'image/png', matches: beginsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { extension: 'jpg', type: 'image/jpeg', matches: beginsWith(0xff, 0xd8, 0xff) },
];

/** In an SVG: what runs, or fetches something else. Nothing of it works in a picture, so it is there by mistake. */
const MORE_THAN_A_PICTURE =
  /<(script|foreignObject|iframe|!ENTITY)|\son\w+\s*=|(href|src)\s*=\s*["']\s*(?!#|data:image\/)/i;

/**
 * Reads the logo of a configuration.
 * @param said a file beside klantregie.yaml, or a `data:` address
 * @returns the logo, or what is wrong with it
 */
export function readLogo(directory: string, said: string): Logo | string {
  const bytes = said.startsWith('data:') ? bytesOf(said) : bytesIn(join(directory, said));
  if (bytes === undefined)
    return said.startsWith('data:') ? 'is geen data: met base64' : `${said} kan niet worden gelezen`;
  if (bytes === 'tooLarge' || bytes.length > MOST) return `is groter dan ${MOST / 1024} kB`;
  const kind = KINDS.find(({ matches }) => matches(bytes));
  if (!kind) return 'is geen SVG, PNG of JPEG';
  if (kind.extension === 'svg' && MORE_THAN_A_PICTURE.test(bytes.toString()))
    return 'is een SVG met een script of met iets van elders; laat dat weg';
  const fingerprint = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { type: kind.type, name: `${fingerprint}.${kind.extension}`, base64: bytes.toString('base64') };
}

function bytesOf(said: string): Buffer | undefined {
  const [, base64] = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(said) ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
}

function bytesIn(path: string): Buffer | 'tooLarge' | undefined {
  try {
    return statSync(path).size > MOST ? 'tooLarge' : readFileSync(path);
  } catch {
    return undefined;
  }
}
