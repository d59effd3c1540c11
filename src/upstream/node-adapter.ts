import http, { type Agent, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { AxiosResponse, InternalAxiosRequestConfig, RawAxiosResponseHeaders } from 'axios';

/** How a request leaves: Node's own way, or something around it. */
export interface Transport {
  request(url: string, options: RequestOptions, answered: (response: IncomingMessage) => void): ClientRequest;
}

/** Node's own, for this address. Looked up at each call: what stands in for the network in a test may have taken its place. */
export const transportTo = (url: string): Transport => (url.startsWith('https:') ? https : http);

/**
 * How axios sends here: over Node's own HTTP, and no more than is asked of it. Of the options of axios it knows `method`, `url`,
 * `headers`, `data` (a text), `timeout` (milliseconds for all of it: connecting, sending, and the whole answer),
 * `transport`, `httpAgent`, `httpsAgent`, and as bytes `maxBodyLength` and `maxContentLength`. It follows no redirect, knows no
 * proxy, asks for an answer that is not compressed, and resolves whatever the status is.
 */
export async function nodeAdapter(config: InternalAxiosRequestConfig): Promise<AxiosResponse<string>> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        reject(error);
        request.destroy();
      };
      const request = begin(config, (response) => {
        readText(response, config, (text) => resolve(answerOf(config, response, text)), fail);
      });
      timer = setTimeout(() => fail(new Error('the time is over')), config.timeout);
      request.on('error', reject).end(config.data);
    });
  } finally {
    clearTimeout(timer);
  }
}

function begin(config: InternalAxiosRequestConfig, answered: (response: IncomingMessage) => void): ClientRequest {
  const { url = '', method = 'GET', data, headers, httpAgent, httpsAgent, maxBodyLength } = config;
  if (data !== undefined && isMore(Buffer.byteLength(data as string), maxBodyLength))
    throw new Error('the request is too long');
  const transport = (config.transport as Transport | undefined) ?? transportTo(url);
  const options = {
    method: method.toUpperCase(),
    headers: { ...headers.toJSON(), 'accept-encoding': 'identity' },
    agent: (url.startsWith('https:') ? httpsAgent : httpAgent) as Agent | undefined,
  };
  return transport.request(url, options as RequestOptions, answered);
}

/** As axios says that there is none. */
const NO_LIMIT = -1;

const isMore = (length: number, limit = NO_LIMIT): boolean => limit !== NO_LIMIT && length > limit;

function readText(
  response: IncomingMessage,
  { maxContentLength }: InternalAxiosRequestConfig,
  read: (text: string) => void,
  fail: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response
    .on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (isMore(length, maxContentLength)) fail(new Error('the answer is too long'));
    })
    .on('end', () => read(UTF_8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))))
    .on('error', fail);
}

/** Leaves out a byte order mark. */
const UTF_8 = new TextDecoder();

const answerOf = (
  config: InternalAxiosRequestConfig,
  { statusCode = 0, statusMessage = '', headers }: IncomingMessage,
  data: string,
): AxiosResponse<string> => ({
  config,
  data,
  status: statusCode,
  statusText: statusMessage,
  headers: headers as RawAxiosResponseHeaders,
});
