import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Has a program that tries the product out in memory run, in a process of its own: what it says, a value of JSON per line. */
export async function linesOf<Line>(program: string, ...numbers: readonly number[]): Promise<Line[]> {
  const args = ['--import', './test/histories/typescript.mjs', program, ...numbers.map(String)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 100_000_000 });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
