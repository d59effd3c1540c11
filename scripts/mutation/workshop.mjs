import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JEST = fileURLToPath(new URL('jest-process.mjs', import.meta.url));
const LEFT_OUT = ['node_modules', '.git', '.klantregie', 'dist'];
/** Modules that a spec has loaded are never given back. Bytes. */
const TOO_LARGE = 1_000_000_000;

/** A copy of everything in which files can be changed, with one process that runs specs in it. */
export class Workshop {
  #dir = mkdtempSync(join(tmpdir(), 'klantregie-mutation-'));
  #jest;

  constructor() {
    for (const entry of readdirSync('.').filter((it) => !LEFT_OUT.includes(it)))
      cpSync(entry, join(this.#dir, entry), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(this.#dir, 'node_modules'));
  }

  write(file, text) {
    writeFileSync(join(this.#dir, file), text);
  }

  /**
   * Whether a spec fails. One that takes too long, or takes the process along, has.
   * @param limit milliseconds.
   */
  async hasFailure(specs, limit = 600_000) {
    this.#jest ??= fork(JEST, {
      cwd: this.#dir,
      execArgv: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const jest = this.#jest;
    jest.send(specs);
    const ended = new AbortController();
    const { signal } = ended;
    const timer = setTimeout(() => jest.kill('SIGKILL'), limit);
    const [answer] = await Promise.race([once(jest, 'message', { signal }), once(jest, 'exit', { signal })]);
    clearTimeout(timer);
    ended.abort();
    const isGone = typeof answer !== 'object' || answer === null;
    if (isGone || answer.memory > TOO_LARGE) this.#stop();
    return isGone || answer.hasFailed;
  }

  #stop() {
    this.#jest?.kill('SIGKILL');
    this.#jest = undefined;
  }

  close() {
    this.#stop();
    rmSync(this.#dir, { recursive: true });
  }
}
