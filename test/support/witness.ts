import { execFileSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

/* What somebody sees who stands beside the product: on the wire, in the list of processes, on the disk. */

/** A request as it came over the wire, without its body. */
export interface Overheard {
  /** `GET /partijen?email=…`: with the path as it was sent. */
  readonly line: string;
  /** Names and values, as they were sent. */
  readonly headers: string;
}

/** Listens to all that is asked over HTTP of servers in this process. */
export function overhear(): { readonly heard: readonly Overheard[]; stop(): void } {
  const heard: Overheard[] = [];
  const listen = (message: unknown) => {
    const { method, url, rawHeaders } = (message as { request: IncomingMessage }).request;
    heard.push({ line: `${method} ${url}`, headers: rawHeaders.join('\n') });
  };
  subscribe('http.server.request.start', listen);
  return { heard, stop: () => void unsubscribe('http.server.request.start', listen) };
}

/** A process as any other process of this user sees it: its command line, and where the system shows it its environment. */
export function shownOf(pid: number): string {
  const command = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  const environment = `/proc/${pid}/environ`;
  return existsSync(environment) ? `${command}\n${readFileSync(environment, 'utf8')}` : command;
}

/** A process, and what it started, and what that did. */
export function processesFrom(pid: number): number[] {
  const parents = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const family = [pid];
  for (const each of family) family.push(...parents.filter(([, parent]) => parent === each).map(([child]) => child));
  return family;
}

/** The files below a folder, by path, as text; what is below the folders that are left out is not looked at. */
export function filesBelow(folder: string, without: (path: string) => boolean = () => false): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path));
  return new Map(
    paths
      .filter((path) => !without(path) && statSync(path).isFile())
      .map((path) => [path, readFileSync(path, 'latin1')]),
  );
}

/** Files that a process has open, where the system shows which. */
export function openFilesOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((fd) => readlinkSync(join(folder, fd)))
    .filter((path) => path.startsWith('/') && existsSync(path) && statSync(path).isFile());
}
