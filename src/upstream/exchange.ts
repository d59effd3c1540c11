import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https, { type Agent } from 'node:https';
import type { Socket } from 'node:net';
import type { HttpService } from '@nestjs/axios';
import { firstValueFrom } from 'rxjs';
import type { Answer } from './answer.js';

interface Sending {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for all of it: connecting, sending, and the whole answer. */
  readonly limit: number;
  /** Over which connections, when not over those that all use. */
  readonly agent?: Agent;
}

/** It failed before there was a connection, its certificate included: nothing was sent. */
export class NotConnectedError extends Error {
  override readonly name = 'NotConnectedError';
}

/**
 * Sends one request and reads its whole answer. Rejects with a NotConnectedError when it was certainly not sent; with
 * anything else it may have been.
 */
export async function exchange(
  client: HttpService,
  { method, url, headers, body, limit, agent }: Sending,
): Promise<Answer> {
  let isConnected = false;
  try {
    const answer = await firstValueFrom(
      client.request<string>({
        method,
        url,
        headers: { ...headers },
        signal: AbortSignal.timeout(limit),
        transport: watched(url, () => {
          isConnected = true;
        }),
        ...(agent && { httpsAgent: agent }),
        data: body,
      }),
    );
    return { status: answer.status, headers: answer.headers, text: answer.data };
  } catch (error) {
    throw isConnected ? error : new NotConnectedError();
  }
}

/** Node's own way of sending, that says when there is a connection to send over: a new one, or one that stood open. */
function watched(url: string, connected: () => void) {
  const { request } = url.startsWith('https:') ? https : http;
  return {
    request(options: RequestOptions, answered: (response: IncomingMessage) => void): ClientRequest {
      return request(options, answered).once('socket', (socket: Socket) => {
        // It failed at once.
        if (socket.destroyed) return;
        if (socket.connecting) socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
        else connected();
      });
    },
  };
}
