import { describe, expect, it } from '@jest/globals';
import type { Checkpoint } from '../../durable/durable.js';
import { entriesOf, resultaatOf } from './log-entries.js';

const at = (name: string, value: unknown): Checkpoint => ({ name, value, startedAt: 1, completedAt: 2 });
const times = { startedAt: 1, completedAt: 2 };
const failure = { kind: 'unknown', message: 'geen antwoord' } as const;

describe(entriesOf.name, () => {
  it('has every step of a round trip', () => {
    const value = { klantcontact: { value: { uuid: 'k' }, attempts: 1 }, zaak: { failure, doubt: 5 } };
    expect(entriesOf({ checkpoints: [at('registratie', value)] })).toEqual([
      { naam: 'klantcontact', result: value.klantcontact, ronde: 1, ...times },
      { naam: 'zaak', result: value.zaak, ronde: 1, ...times },
    ]);
  });

  it('has each attempt in the background by its number', () => {
    const result = { value: undefined };
    expect(
      entriesOf({
        checkpoints: [
          at('afmaken van zaak', { failure }),
          at('DBOS.sleep', 1),
          at('afmaken van zaak (poging 12)', result),
        ],
      }),
    ).toStrictEqual([
      { naam: 'afmaken van zaak', result: { failure }, ronde: 1, ...times },
      { naam: 'afmaken van zaak', poging: 12, result, ronde: 2, ...times },
    ]);
  });

  it.each([
    ['that it turned round', { failedAt: 'zaak', failure }],
    ['nothing', undefined],
    ['a pause', 1_700_000_000_000],
  ])('has nothing of what says %s', (_, value) => {
    expect(entriesOf({ checkpoints: [at('iets', value)] })).toEqual([]);
  });
});

describe(resultaatOf.name, () => {
  it.each([
    [{ value: undefined }, 'gedaan'],
    [{ failure: { kind: 'refused', message: '' } }, 'geweigerd'],
    [{ failure: { kind: 'unavailable', message: '' } }, 'onbereikbaar'],
    [{ failure }, 'onbekend'],
  ] as const)('of %j', (result, expected) => {
    expect(resultaatOf(result)).toBe(expected);
  });
});
