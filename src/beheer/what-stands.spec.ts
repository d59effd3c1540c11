import { describe, expect, it } from '@jest/globals';
import type { Progress } from '../durable/durable.js';
import { whatStands } from './what-stands.js';

const failure = { kind: 'unknown', message: 'geen antwoord' } as const;

/** A log with these checkpoints, in order. */
function log(...checkpoints: [name: string, value: unknown][]): Progress {
  return {
    checkpoints: checkpoints.map(([name, value]) => ({ name, value, startedAt: 1, completedAt: 2 })),
  };
}

const done = (value: unknown) => ({ value });
const summary = (progress: Progress) =>
  whatStands(progress).map(({ register, soort, uuid }) => [register, soort, uuid]);

const REGISTERED = log(
  ['partij', { partij: done({ uuid: 'p' }) }],
  ['klantcontact', { klantcontact: done({ uuid: 'k', nummer: '1', betrokkene: 'b', onderwerpobject: 'o' }) }],
  ['besluit', { zaak: done({ uuid: 'z', identificatie: 'Z-1' }), digitaalAdres1: done({ uuid: 'd' }) }],
);

describe(whatStands.name, () => {
  it('is everything that was made, and where', () => {
    expect(summary(REGISTERED)).toEqual([
      ['klanten', 'partij', 'p'],
      ['klanten', 'klantcontact', 'k'],
      ['klanten', 'betrokkene', 'b'],
      ['klanten', 'onderwerpobject', 'o'],
      ['zaken', 'zaak', 'z'],
      ['klanten', 'digitaalAdres', 'd'],
    ]);
  });

  it('is also what was made later, or found', () => {
    expect(
      summary(
        log(
          ['besluit', { zaak: { failure } }],
          ['zekerheid over zaak', { failure }],
          ['kijken naar zaak', done({ uuid: 'z' })],
          ['afmaken van onderwerpobject (poging 2)', done('o')],
        ),
      ),
    ).toEqual([
      ['zaken', 'zaak', 'z'],
      ['klanten', 'onderwerpobject', 'o'],
    ]);
  });

  it('is not what failed, what was not there, or what was there before', () => {
    expect(
      whatStands(
        log(
          ['besluit', { interneTaak: { failure } }],
          ['kijken naar klantcontact', done(undefined)],
          ['kvk', { kvkNummer: done({ uuid: 'i', ours: false }) }],
          ['voorbereiding', { voorbereiding: done({ uuid: 'v' }) }],
        ),
      ),
    ).toEqual([]);
  });

  it('has a KvK-nummer that we added ourselves', () => {
    expect(summary(log(['kvk', { kvkNummer: done({ uuid: 'i', ours: true }) }]))).toEqual([
      ['klanten', 'partijIdentificator', 'i'],
    ]);
  });

  it('is not what was taken away again, nor what goes with it', () => {
    const { checkpoints } = REGISTERED;
    const { checkpoints: undoing } = log(
      ['digitaalAdres1 ongedaan maken', done(undefined)],
      ['zaak ongedaan maken', done(undefined)],
      ['klantcontact ongedaan maken', done(undefined)],
    );
    expect(summary({ checkpoints: [...checkpoints, ...undoing] })).toEqual([['klanten', 'partij', 'p']]);
  });

  it('is what was kept on purpose, and what could not be taken away', () => {
    const { checkpoints } = REGISTERED;
    const { checkpoints: undoing } = log(
      ['zaak ongedaan maken', { failure }],
      ['klantcontact ongedaan maken', done(undefined)],
      ['partij ongedaan maken', done({ soort: 'partij', uuid: 'p', reden: 'in gebruik' })],
    );
    expect(summary({ checkpoints: [...checkpoints, ...undoing] })).toEqual([
      ['klanten', 'partij', 'p'],
      ['zaken', 'zaak', 'z'],
      ['klanten', 'digitaalAdres', 'd'],
    ]);
  });

  it('is not a link that was taken off a klantcontact of others', () => {
    const { checkpoints } = REGISTERED;
    const off = log(['onderwerpobjectWeg', { onderwerpobjectWeg: done(undefined) }]);
    expect(summary({ checkpoints: [...checkpoints, ...off.checkpoints] })).not.toContainEqual([
      'klanten',
      'onderwerpobject',
      'o',
    ]);
  });

  it('is not a link that was taken off in the background either', () => {
    const { checkpoints } = REGISTERED;
    const off = log(['afmaken van onderwerpobjectWeg', done(undefined)]);
    expect(summary({ checkpoints: [...checkpoints, ...off.checkpoints] })).not.toContainEqual([
      'klanten',
      'onderwerpobject',
      'o',
    ]);
  });
});
