import { Agent, request as httpRequest } from 'node:http';

const TIMEOUT_MS = 20_000;

/** Sends requests exactly as they are given: `fetch` would refuse or mend half of them. */
export class Sender {
  #agent;

  constructor(origin, concurrency) {
    this.origin = new URL(origin);
    this.#agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  }

  /** Once more when the connection was closed just as it was used again: that is nobody's fault. */
  async send(request) {
    const answer = await this.#once(request);
    return answer.error && answer.reused ? this.#once(request) : answer;
  }

  close() {
    this.#agent.destroy();
  }

  #once({ method, path, headers, body, withoutHost }) {
    return new Promise((resolve) => {
      const sent = httpRequest({
        agent: this.#agent,
        host: this.origin.hostname,
        port: this.origin.port,
        method,
        path,
        headers: { ...headers, ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }) },
        setHost: withoutHost !== true,
        timeout: TIMEOUT_MS,
      });
      sent.on('timeout', () => sent.destroy(new Error(`geen antwoord binnen ${TIMEOUT_MS} ms`)));
      sent.on('error', (error) => resolve({ error: error.message, reused: sent.reusedSocket }));
      sent.on('response', (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', (error) => resolve({ error: error.message, reused: false }));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      sent.end(body);
    });
  }
}
