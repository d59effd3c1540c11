import type { ClientRequest } from 'node:http';
import type { Agent } from 'node:https';
import type { Socket } from 'node:net';
import type { HttpService } from '@nestjs/axios';
import type { Answer } from './answer.js';
import { nodeAdapter, transportTo, type Transport } from './node-adapter.js';

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
    const answer = await client.axiosRef.request<string>({
      adapter: nodeAdapter,
      method,
      url,
      headers,
      timeout: limit,
      transport: watched(transportTo(url), () => {
        isConnected = true;
      }),
      ...(agent && { httpsAgent: agent }),
      data: body,
      transformRequest: AS_IT_IS,
      transformResponse: AS_IT_IS,
    });
    return { status: answer.status, headers: answer.headers, text: answer.data };
  } catch (error) {
    throw isConnected ? error : new NotConnectedError();
  }
}

/** It is text already. */
const AS_IT_IS = (data: unknown) => data;

/** Says when there is a connection to send over: a new one, or one that stood open. */
const watched = (transport: Transport, connected: () => void): Transport => ({
  request(url, options, answered): ClientRequest {
    return transport.request(url, options, answered).once('socket', (socket: Socket) => {
      // It failed at once.
      if (socket.destroyed) return;
      if (socket.connecting) socket.once('encrypted' in socket ? 'secureConnect' : 'connect', connected);
      else connected();
    });
  },
});
