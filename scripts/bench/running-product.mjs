import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The embedded default as a person starts it, with its data in `home`. Resolves once it has said where everything is. */
export async function startProduct(home) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, KLANTREGIE_DIR: home, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  while (!/^curl.*$/m.test(output)) {
    if (child.exitCode !== null) throw new Error(output);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
  const shown = (name) => new RegExp(`^ +${name} +(http\\S+)`, 'm').exec(output)?.[1];
  return {
    url: shown('Klantregie'),
    registers: { klanten: shown('Klanten en Taken'), zaken: shown('Zaken'), catalogi: shown('Catalogi') },
    token: /Bearer ([\w.-]+)/.exec(output)?.[1],
    /** From now on each call to a register takes this long. */
    slowDown: (ms) => slowDown(new URL('/storingen', shown('Registers sturen')), ms),
    memory: () => memoryOf(child.pid),
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Of the product: the child that runs the same program. In MB. */
function memoryOf(parent) {
  const lines = execFileSync('ps', ['-A', '-o', 'ppid=,rss=,args='], { encoding: 'utf8' }).split('\n');
  const product = lines
    .map((line) => line.trim().split(/\s+/))
    .find(([ppid, , ...args]) => Number(ppid) === parent && args.includes(MAIN));
  return Math.round(Number(product?.[1]) / 1024);
}

async function slowDown(url, ms) {
  for (const register of ['klanten', 'zaken']) {
    const storing = { register, operation: '*', times: Number.MAX_SAFE_INTEGER, fault: { kind: 'slow', ms } };
    const { ok } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(storing),
    });
    if (!ok) throw new Error(`${register} laat zich niet vertragen.`);
  }
}
