import { isIP } from 'node:net';
import type { Request } from 'express';

/** So an IPv4 address is spelled where IPv6 is spoken. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/**
 * The network address from which a request came: the one that a trusted proxy gives, or else who is connected. What a proxy
 * gives that is no address, nobody can vouch for.
 */
export function herkomstOf({ ip, socket }: Request): string | undefined {
  const [said, peer] = [ip, socket.remoteAddress].map((address) => address?.replace(MAPPED, ''));
  return said !== undefined && isIP(said) > 0 ? said : peer;
}
