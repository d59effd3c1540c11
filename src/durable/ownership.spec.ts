import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  beginRun,
  countBegunHere,
  countRuns,
  endRun,
  localRun,
  localRuns,
  mayAct,
  ownWhile,
  whenRunEnds,
} from './ownership.js';

let ended: number;

beforeEach(() => {
  ended = 0;
  ownWhile(async () => {});
  whenRunEnds(() => (ended += 1));
});
afterEach(() => {
  for (const run of localRuns()) endRun(run);
});

describe('a run that this process carries out', () => {
  it('is known until it ends, and then tells so', () => {
    const run = beginRun('a');
    expect([localRun('a'), countRuns(), localRuns()]).toEqual([run, 1, [run]]);
    endRun(run);
    expect([localRun('a'), countRuns(), ended]).toEqual([undefined, 0, 1]);
  });

  it('counts apart when it is carried on', () => {
    beginRun('a');
    const run = beginRun('b', true);
    expect([countRuns(), countBegunHere()]).toEqual([2, 1]);
    endRun(run);
    expect([countRuns(), countBegunHere()]).toEqual([1, 1]);
  });

  it('is not carried out here when another process took it over', () => {
    beginRun('a').isLost = true;
    expect(localRun('a')).toBeUndefined();
    expect(localRun('b')).toBeUndefined();
  });

  it('is lost once it is begun anew, and takes nothing along when it ends', () => {
    const [first, second] = [beginRun('a'), beginRun('a')];
    expect([first.isLost, second.isLost]).toEqual([true, false]);
    endRun(first);
    expect(localRun('a')).toBe(second);
  });
});

describe('whether it may act', () => {
  const refused = { failure: { kind: 'unavailable' } };

  it('is so as long as it is not lost', async () => {
    const run = beginRun('a');
    await expect(mayAct(run)).resolves.toBeUndefined();
    run.isLost = true;
    await expect(mayAct(run)).rejects.toMatchObject(refused);
  });

  it('is told only once this process certainly lives: it may be lost by then', async () => {
    const run = beginRun('a');
    let lives: () => void = () => {};
    ownWhile(() => new Promise((resolve) => (lives = resolve)));
    const answer = mayAct(run);
    run.isLost = true;
    lives();
    await expect(answer).rejects.toMatchObject(refused);
  });
});
