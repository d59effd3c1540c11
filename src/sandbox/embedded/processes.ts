import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A running process. The moment it started tells it from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

/** The process that has this number now; undefined when none has. One that has ended but was not reaped does not count. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!(pid > 0)) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as someone else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  const { state, started } = process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  return state === '' || state.startsWith('Z') ? undefined : { pid, started };
}

export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.started === identity.started;
}

/** The command line of a process; empty when it cannot be known. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return ps(pid, 'command=');
  } catch {
    return '';
  }
}

/** A signal, and how many milliseconds it is given to work before the next one is tried. */
export type Persuasion = readonly [signal: NodeJS.Signals, patience: number];

/** Ends a process, ever less kindly. Says whether it is gone. */
export async function endProcess(identity: ProcessIdentity, persuasions: readonly Persuasion[]): Promise<boolean> {
  for (const [signal, patience] of persuasions) {
    if (!isRunning(identity)) return true;
    try {
      process.kill(identity.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    for (const end = Date.now() + patience; Date.now() < end;) {
      if (!isRunning(identity)) return true;
      await pause(25);
    }
  }
  return !isRunning(identity);
}

interface ProcessStatus {
  readonly state: string;
  readonly started: string;
}

function fromProc(pid: number): ProcessStatus {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in brackets, which may hold anything; the state is the third and the start the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return { state: '', started: '' };
  }
}

function fromPs(pid: number): ProcessStatus {
  try {
    const [state = '', ...started] = ps(pid, 'stat=,lstart=').split(/\s+/);
    return { state, started: started.join(' ') };
  } catch {
    return { state: '', started: '' };
  }
}

function ps(pid: number, columns: string): string {
  return execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).trim();
}
