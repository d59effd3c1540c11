import { beforeEach, describe, expect, it } from '@jest/globals';
import { UpstreamError } from '../../upstream/upstream.error.js';
import type { Opdracht } from '../opdracht.js';
import { linkActor } from './link-actor.step.js';
import type { StepTools } from './step-tools.js';

const refusal = (name: string, code: string, status = 400) =>
  new UpstreamError({
    kind: 'refused',
    message: 'klanten weigerde',
    system: 'klanten',
    operation: 'POST actorklantcontacten',
    status,
    fields: [{ name, code }],
  });
const GONE = refusal('actor.uuid', 'does_not_exist');
const TAKEN = refusal('nonFieldErrors', 'unique');

let log: string[];
/** How the links end, one after another; without one they succeed. */
let faults: Error[];
let standing: object | undefined;

beforeEach(() => {
  log = [];
  faults = [];
  standing = undefined;
});

function step() {
  const tools = {
    actoren: {
      ensure: async () => 'actor',
      forget: ({ objectId }: { objectId: string }) => void log.push(`forget ${objectId}`),
    },
    klanten: {
      linkActor: async (actor: string, klantcontact: string) => {
        log.push(`link ${actor} ${klantcontact}`);
        const fault = faults.shift();
        if (fault) throw fault;
        return { uuid: 'link' };
      },
      findActorklantcontact: async () => (log.push('find'), standing),
    },
  } as unknown as StepTools;
  const opdracht = { terms: { codes: { medewerker: {} } } } as unknown as Opdracht;
  const mia = { id: 'mia', identificatie: 'mia@gemeente.example', naam: 'Mia' };
  return linkActor(tools, opdracht, mia, 'gesprek');
}

describe('the actor of a klantcontact', () => {
  it('is found or made anew when it turns out to be gone', async () => {
    faults = [GONE];
    await expect(step().run(undefined)).resolves.toBe('link');
    expect(log).toEqual(['link actor gesprek', 'forget mia@gemeente.example', 'link actor gesprek']);
  });

  it('leaves it in doubt when another attempt is refused before the content was looked at', async () => {
    faults = [refusal('nonFieldErrors', 'invalid', 403)];
    await expect(step().run(Date.now())).rejects.toMatchObject({ failure: { kind: 'unknown' } });
    expect(log).toEqual(['link actor gesprek']);
  });

  it('is so once', async () => {
    faults = [GONE, GONE];
    await expect(step().run(undefined)).rejects.toBe(GONE);
    expect(log).toHaveLength(3);
  });

  it.each([refusal('klantcontact.uuid', 'does_not_exist'), new TypeError('onvoorzien')])(
    'is not when something else is wrong: %#',
    async (error) => {
      faults = [error];
      await expect(step().run(undefined)).rejects.toBe(error);
      expect(log).toEqual(['link actor gesprek']);
    },
  );
});

describe('the link', () => {
  it('that is there may be what an unanswered attempt made', async () => {
    standing = { uuid: 'eerder' };
    faults = [TAKEN, TAKEN];
    await expect(step().run(Date.now())).resolves.toBe('eerder');
    await expect(step().run(undefined)).rejects.toBe(TAKEN);
  });
});
