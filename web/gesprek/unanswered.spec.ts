import { beforeEach, describe, expect, it } from '@jest/globals';
import { UnansweredRequests } from './unanswered.js';

let kept: Map<string, string>;
let requests: UnansweredRequests;
beforeEach(() => {
  kept = new Map();
  requests = new UnansweredRequests({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  });
});

describe('what is not answered yet', () => {
  it('is known by its key, until it is answered', () => {
    requests.add('een', 1);
    requests.add('twee', 2);
    requests.add('een', 3);
    expect(requests.list()).toEqual([
      { sleutel: 'twee', op: 2 },
      { sleutel: 'een', op: 3 },
    ]);
    requests.remove('twee');
    requests.remove('drie');
    expect(requests.list()).toEqual([{ sleutel: 'een', op: 3 }]);
    requests.remove('een');
    expect(kept.size).toBe(0);
  });

  it('is nothing when what was kept cannot be read', () => {
    kept.set('klantregie-verstuurd', '{');
    expect(requests.list()).toEqual([]);
  });
});
