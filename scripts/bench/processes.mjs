import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Of /proc: Linux always counts in these. */
const TICKS_PER_SECOND = 100;

/** The processes that this one started. `memory`: resident, in MB. */
export function childrenOf(parent) {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, ppid]) => Number(ppid) === parent)
    .map(([pid, , rss, ...args]) => ({ pid: Number(pid), memory: Number(rss) / 1024, args: args.join(' ') }));
}

/**
 * Milliseconds of a processor that a process has taken, with all that it started: those that ended included. NaN where the
 * system does not tell.
 */
export function cpuOf(pid) {
  const own = cpuOfOne(pid);
  return childrenOf(pid).reduce((sum, child) => sum + cpuOf(child.pid), own);
}

function cpuOfOne(pid) {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return Number.NaN;
  // After the name, which may hold blanks. utime, stime, cutime, cstime: fields 14 to 17.
  const fields = readFileSync(path, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0);
  return (ticks * 1000) / TICKS_PER_SECOND;
}
