import { beforeEach, describe, expect, it } from '@jest/globals';
import { lookForEndpoint, OptionalEndpoint } from './optional-endpoint.js';
import type { Probe } from './probe.js';
import { UpstreamError, type UpstreamFailure } from './upstream.error.js';

const failing = (failure: Partial<UpstreamFailure>) => () =>
  Promise.reject(
    new UpstreamError({
      kind: 'refused',
      message: 'klanten weigerde',
      system: 'klanten',
      operation: 'POST maak-klantcontact',
      fields: [],
      ...failure,
    }),
  );

const atOnce = async () => 'in één keer';
const inParts = async () => 'in delen';
let endpoint: OptionalEndpoint;
/** What a look brings. */
let seen: boolean | undefined;
let looks: number;

beforeEach(() => {
  endpoint = new OptionalEndpoint();
  seen = undefined;
  looks = 0;
});

const prefer = (use: () => Promise<string>, otherwise = inParts) =>
  endpoint.prefer({
    use,
    otherwise,
    look: async () => {
      looks += 1;
      return seen;
    },
  });

const PAGE = { kind: 'unknown', status: 404, isBetween: true } as const;

describe(OptionalEndpoint.name, () => {
  it('is tried as long as nothing is known of it', async () => {
    expect(endpoint.isPresent).toBeUndefined();
    await expect(prefer(atOnce)).resolves.toBe('in één keer');
  });

  it('is not tried once it is known to be absent', async () => {
    endpoint.learn(false);
    await expect(prefer(atOnce)).resolves.toBe('in delen');
  });

  it('is tried again once it has come', async () => {
    endpoint.learn(false);
    endpoint.learn(true);
    await expect(prefer(atOnce)).resolves.toBe('in één keer');
  });

  it('stays what it was when a look did not tell', () => {
    endpoint.learn(true);
    endpoint.learn(undefined);
    expect(endpoint.isPresent).toBe(true);
  });

  it('is remembered to be absent when the register says that the path takes no POST', async () => {
    await expect(prefer(failing({ status: 405, code: 'method_not_allowed' }))).resolves.toBe('in delen');
    expect({ isPresent: endpoint.isPresent, looks }).toEqual({ isPresent: false, looks: 0 });
  });

  it.each([404, 405] as const)('is remembered to be absent after a page that a look bears out (%i)', async (status) => {
    seen = false;
    await expect(prefer(failing({ ...PAGE, status }))).resolves.toBe('in delen');
    expect({ isPresent: endpoint.isPresent, looks }).toEqual({ isPresent: false, looks: 1 });
  });

  it.each([true, undefined])('leaves unknown what came of a page that a look does not bear out (%s)', async (found) => {
    seen = found;
    await expect(prefer(failing(PAGE))).rejects.toMatchObject({ failure: PAGE });
    expect({ isPresent: endpoint.isPresent, looks }).toEqual({ isPresent: undefined, looks: 1 });
  });

  it('is looked for once by all that got a page at the same time', async () => {
    seen = false;
    await Promise.all([prefer(failing(PAGE)), prefer(failing(PAGE)), prefer(failing(PAGE))]);
    expect(looks).toBe(1);
    endpoint.learn(true);
    await prefer(failing(PAGE));
    expect(looks).toBe(2);
  });

  it.each<[string, Partial<UpstreamFailure>]>([
    ['a refusal of the content', { status: 400, code: 'invalid' }],
    ['a lack of rights', { status: 403, code: 'permission_denied' }],
    ['something that the register itself does not find', { status: 404, code: 'not_found' }],
    ['an answer that stays away', { kind: 'unknown' }],
    ['a register that is down', { kind: 'unavailable' }],
    ['an error of the register', { kind: 'unknown', status: 500, code: 'error' }],
    ['another page', { ...PAGE, status: 403 }],
    ['a redirect', { ...PAGE, status: 302 }],
    ['a page with a good status', { ...PAGE, status: 200 }],
  ])('is not thought to be absent after %s, nor looked for', async (_, failure) => {
    seen = false;
    await expect(prefer(failing(failure))).rejects.toMatchObject({ failure });
    expect({ isPresent: endpoint.isPresent, looks }).toEqual({ isPresent: undefined, looks: 0 });
  });

  it('is not looked for when something else went wrong', async () => {
    const surprise = new TypeError('onvoorzien');
    await expect(prefer(() => Promise.reject(surprise))).rejects.toBe(surprise);
    expect(looks).toBe(0);
  });

  it('has no part in how the other way fails', async () => {
    endpoint.learn(false);
    await expect(prefer(atOnce, failing({ status: 405 }))).rejects.toThrow(UpstreamError);
  });
});

describe(lookForEndpoint.name, () => {
  const OWN: Probe = { status: 200, isOwn: true };
  const NEEDS_POST: Probe = { status: 405, isOwn: true, code: 'method_not_allowed' };
  const PAGE: Probe = { status: 404, isOwn: false };

  /** @param known what the other path answers, one look after the other; undefined: nothing. */
  async function look(endpoint: Probe | undefined, ...known: (Probe | undefined)[]) {
    const give = async (probe: Probe | undefined) => probe ?? failing({ kind: 'unavailable' })();
    return lookForEndpoint(
      () => give(endpoint),
      () => give(known.shift()),
    );
  }

  it.each<[boolean | undefined, string, Probe | undefined, (Probe | undefined)[]]>([
    [true, 'the register says that it takes something else', NEEDS_POST, [OWN]],
    [false, 'a page comes between two answers of the register', PAGE, [OWN, OWN]],
    [false, 'a page comes between two refusals of the register', PAGE, [NEEDS_POST, NEEDS_POST]],
    [undefined, 'pages come before it', PAGE, [PAGE, OWN]],
    [undefined, 'pages come after it', PAGE, [OWN, PAGE]],
    [undefined, 'the register answers no more after it', PAGE, [OWN, undefined]],
    [undefined, 'the register does not answer before it', PAGE, [undefined, OWN]],
    [undefined, 'it is not answered itself', undefined, [OWN, OWN]],
    [undefined, 'another page comes', { status: 403, isOwn: false }, [OWN, OWN]],
  ])('says %s when %s', async (isThere, _, probe, known) => {
    await expect(look(probe, ...known)).resolves.toBe(isThere);
  });

  it('hides no surprise', async () => {
    const surprise = () => Promise.reject(new TypeError('onvoorzien'));
    await expect(lookForEndpoint(surprise, async () => OWN)).rejects.toThrow('onvoorzien');
  });
});
