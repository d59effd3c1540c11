import http, { type ClientRequest } from 'node:http';
import type { HttpService } from '@nestjs/axios';
import type { AxiosRequestConfig, AxiosResponse } from 'axios';

import type { RegisterAnswer } from '../../src/sandbox/simulator/register-server.js';
import type { Transport } from '../../src/upstream/node-adapter.js';
import type { Process } from './process.js';
import type { Registers, Sent } from './registers.js';
import type { Trouble } from './troubles.js';
import type { VirtualTime } from './virtual-time.js';

/** What becomes of each call, as it is sent. */
export interface Fate {
  readonly trouble: Trouble | undefined;
  /** Milliseconds, to the register and back again. */
  readonly latency: number;
}

/** A connection that is there at once. Nothing ever goes over it: the wire answers by itself. */
const OPEN = { destroyed: false, connecting: false };
http.request = () => ({ once: (_: string, connected: (socket: object) => void) => connected(OPEN) }) as ClientRequest;

/** The network between one process and the registers: takes the place of the HTTP client below the JSON client. */
export class Wire {
  constructor(
    private readonly time: VirtualTime,
    private readonly registers: Pick<Registers, 'answer'>,
    private readonly process: Process,
    private readonly fateOf: (sent: Sent) => Fate,
  ) {}

  get http(): HttpService {
    return { axiosRef: { request: (config: AxiosRequestConfig) => this.#exchange(config) } } as unknown as HttpService;
  }

  async #exchange(config: AxiosRequestConfig): Promise<AxiosResponse> {
    const { method = 'GET', url = '', headers, data, timeout } = config;
    await this.process.turn();
    const sent = { method, url, headers: headers as Sent['headers'], body: data as string | undefined };
    const { trouble, latency } = this.fateOf(sent);
    if (trouble?.back !== 'not connected') (config.transport as Transport).request(url, {}, () => {});
    const answered = await new Promise<RegisterAnswer | Error>((resolve) => {
      const limit = setTimeout(() => resolve(failure('ECONNABORTED')), timeout);
      this.#deliver(sent, trouble, latency, (with_) => {
        clearTimeout(limit);
        resolve(with_);
      });
    });
    await this.process.turn();
    if (answered instanceof Error) throw answered;
    return responseOf(answered);
  }

  #deliver(
    sent: Sent,
    trouble: Trouble | undefined,
    latency: number,
    resolve: (answered: RegisterAnswer | Error) => void,
  ): void {
    const { effect = 'done', back = 'its own', takes = latency } = trouble ?? {};
    this.time.after(latency / 2, () => {
      const answer = effect === 'done' ? this.registers.answer(sent) : undefined;
      const comeBack = (with_: RegisterAnswer | Error) => void this.time.after(takes / 2, () => resolve(with_));
      if (back === 'cut') comeBack(failure('ECONNRESET'));
      else if (back === 'not connected') comeBack(failure('ECONNREFUSED'));
      else if (back === 'its own') comeBack(answer!);
      else if (back !== 'silence') comeBack(back);
    });
    // What comes late is counted from when we gave up: at the latest at our own limit.
    if (typeof effect === 'number') this.time.after(latency + effect, () => void this.registers.answer(sent));
  }
}

const failure = (code: string): Error => Object.assign(new Error(code), { code });

function responseOf({ status, body, headers = {} }: RegisterAnswer): AxiosResponse {
  const data = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { status, data, headers, statusText: '', config: {} as never };
}
