import { fork } from 'node:child_process';

/** The product in a process of its own, told by its environment where everything is. */
export interface ProductProcess {
  /** Lets it begin with these settings. Resolves with the address it listens at; rejects when it ends before. */
  begin(settings: NodeJS.ProcessEnv): Promise<string>;
  /** Settles when it has ended, with how. */
  readonly ended: Promise<string>;
  /** Lets it finish what it is doing, for a while. */
  stop(): Promise<void>;
}

const PATIENCE = 15_000;

/** Half of a start is loading code: this has it loaded beside everything else. */
export function loadProductProcess(environment: NodeJS.ProcessEnv): ProductProcess {
  const child = fork(new URL('../../main.js', import.meta.url), {
    env: environment,
    execArgv: [...process.execArgv, '--import', new URL('load-product.js', import.meta.url).href],
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.on('message', (message) => {
      if (isReady(message)) resolve(message.url);
    });
    void ended.then((how) => reject(new Error(`Klantregie is niet gestart (${how}).`)));
  });
  ready.catch(() => {});
  return {
    begin: (settings) => {
      if (child.connected) child.send(settings);
      return ready;
    },
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await ended;
      clearTimeout(timer);
    },
  };
}

function isReady(message: unknown): message is { kind: 'ready'; url: string } {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready';
}
