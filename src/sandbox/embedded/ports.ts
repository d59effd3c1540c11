import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A free port on 127.0.0.1, for a program that cannot choose one itself. */
export async function anyPort(): Promise<number> {
  return (await tryPort(0, '127.0.0.1')) ?? 0;
}

/** The port when it is free on 127.0.0.1; else 0, which takes any. */
export async function preferredPort(port: number): Promise<number> {
  return port > 0 && port < 65_536 && (await isFree(port, '127.0.0.1')) ? port : 0;
}

/** Whether the port can be listened on. `patience`: milliseconds to wait for it to come free. */
export async function isFree(port: number, host: string, patience = 0): Promise<boolean> {
  for (const end = Date.now() + patience; ; await pause(100)) {
    if ((await tryPort(port, host)) !== undefined) return true;
    if (Date.now() >= end) return false;
  }
}

/** Listens for a moment. Undefined: somebody else does, or it is not allowed. */
function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
}
