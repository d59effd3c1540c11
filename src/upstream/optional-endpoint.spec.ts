import { beforeEach, describe, expect, it } from '@jest/globals';
import { OptionalEndpoint } from './optional-endpoint.js';
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

beforeEach(() => {
  endpoint = new OptionalEndpoint();
});

describe(OptionalEndpoint.name, () => {
  it('is tried as long as nothing is known of it', async () => {
    expect(endpoint.isPresent).toBeUndefined();
    await expect(endpoint.prefer(atOnce, inParts)).resolves.toBe('in één keer');
  });

  it('is not tried once it is known to be absent', async () => {
    endpoint.learn(false);
    await expect(endpoint.prefer(atOnce, inParts)).resolves.toBe('in delen');
  });

  it('is tried again once it has come', async () => {
    endpoint.learn(false);
    endpoint.learn(true);
    await expect(endpoint.prefer(atOnce, inParts)).resolves.toBe('in één keer');
  });

  it('stays what it was when a look did not tell', () => {
    endpoint.learn(true);
    endpoint.learn(undefined);
    expect(endpoint.isPresent).toBe(true);
  });

  it.each<[string, Partial<UpstreamFailure>]>([
    ['a page for a path that is none', { status: 404 }],
    ['a path that takes no POST', { status: 405, code: 'method_not_allowed' }],
  ])('is remembered to be absent after %s', async (_, failure) => {
    await expect(endpoint.prefer(failing(failure), inParts)).resolves.toBe('in delen');
    expect(endpoint.isPresent).toBe(false);
  });

  it.each<[string, Partial<UpstreamFailure>]>([
    ['a refusal of the content', { status: 400, code: 'invalid' }],
    ['a lack of rights', { status: 403, code: 'permission_denied' }],
    ['something that the register itself does not find', { status: 404, code: 'not_found' }],
    ['an answer that stays away', { kind: 'unknown' }],
    ['a register that is down', { kind: 'unavailable' }],
    ['an error of the register', { kind: 'unknown', status: 500, code: 'error' }],
  ])('is not thought to be absent after %s', async (_, failure) => {
    await expect(endpoint.prefer(failing(failure), inParts)).rejects.toMatchObject({ failure });
    expect(endpoint.isPresent).toBeUndefined();
  });

  it('has no part in how the other way fails', async () => {
    endpoint.learn(false);
    await expect(endpoint.prefer(atOnce, failing({ status: 404 }))).rejects.toThrow(UpstreamError);
  });
});
