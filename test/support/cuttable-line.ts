import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to a server that can be cut, or that falls silent: what is sent gets through, what is said back does not. */
export class CuttableLine {
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #isSilent = false;
  #isClosed = false;
  #joined = 0;

  private constructor(private readonly server: Server) {}

  /** @param url of the server at the other end. */
  static async to(url: string): Promise<CuttableLine> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    const line = new CuttableLine(server);
    server.on('connection', (near) => line.#join(near, connect(Number(port), hostname)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  /** The address by which the same server is reached over this line. */
  url(direct: string): string {
    const url = new URL(direct);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  /** How often somebody has called. */
  get joined(): number {
    return this.#joined;
  }

  /** From now on who calls is hung up on. */
  close(): void {
    this.#isClosed = true;
  }

  /** From now on nothing is heard from the other end. */
  fallSilent(): void {
    this.#isSilent = true;
  }

  /** Breaks every connection; new ones are as good as ever, also after `close`. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#isSilent = false;
    this.#isClosed = false;
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #join(near: Socket, far: Socket): void {
    this.#joined += 1;
    if (this.#isClosed) for (const socket of [near, far]) socket.destroy();
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => !this.#isSilent && near.write(data));
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#pairs.delete(pair);
        for (const it of pair) it.destroy();
      });
    }
  }
}
