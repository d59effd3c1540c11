import { RegisterServer } from '../register-server.js';
import { KlantenApi, type KlantenOptions } from './klanten-api.js';

/** The token of the embedded register. */
export const KLANTEN_TOKEN = '0123456789abcdef0123456789abcdef01234567';

/** A register of klantinteracties, in memory, that behaves as Open Klant 2.18. */
export function klantenSimulator(options: Partial<KlantenOptions> = {}): RegisterServer {
  return new RegisterServer('klanten', [new KlantenApi({ token: KLANTEN_TOKEN, ...options })]);
}
