import { beforeEach, describe, expect, it } from '@jest/globals';
import { UpstreamError, type UpstreamField } from '../upstream/upstream.error.js';
import { withFreshTypes } from './fresh-types.js';

const refusal = (...fields: UpstreamField[]) =>
  new UpstreamError({
    kind: 'refused',
    message: 'zaken weigerde',
    system: 'zaken',
    operation: 'POST zaak_registreren',
    status: 400,
    fields,
  });

let asked: string[];
const known = async () => 'bekend';
const fresh = async () => {
  asked.push('opnieuw opgezocht');
  return 'nieuw';
};
/** Refuses the types that were known, for this reason. */
const refusing = (error: UpstreamError) => async (types: string) => {
  asked.push(types);
  if (types === 'bekend') throw error;
  return `met ${types}`;
};

beforeEach(() => {
  asked = [];
});

describe(withFreshTypes.name, () => {
  it('looks nothing up when what is known will do', async () => {
    await expect(withFreshTypes(known, fresh, async (types) => `met ${types}`)).resolves.toBe('met bekend');
    expect(asked).toEqual([]);
  });

  it.each([
    { name: 'zaaktype', code: 'does_not_exist' },
    { name: 'zaaktype', code: 'not-published' },
    { name: 'zaak.zaaktype', code: 'null' },
    { name: 'rollen.0.nonFieldErrors', code: 'zaaktype-mismatch' },
    { name: 'status.nonFieldErrors', code: 'zaaktype-mismatch' },
    { name: 'rollen.0.roltype', code: 'does_not_exist' },
    { name: 'status.statustype', code: 'does_not_exist' },
    { name: 'roltype', code: 'does_not_exist' },
  ])('tries once more with new types after %j', async (field) => {
    const work = refusing(refusal({ name: 'zaak.toelichting', code: 'max_length' }, field));
    await expect(withFreshTypes(known, fresh, work)).resolves.toBe('met nieuw');
    expect(asked).toEqual(['bekend', 'opnieuw opgezocht', 'nieuw']);
  });

  it.each([
    { name: 'zaak.identificatie', code: 'identificatie-niet-uniek' },
    { name: 'roltype', code: 'max-occurences' },
    { name: 'rollen.0.betrokkeneType', code: 'invalid_choice' },
    { name: 'nonFieldErrors', code: 'invalid' },
  ])('leaves another refusal as it is: %j', async (field) => {
    await expect(withFreshTypes(known, fresh, refusing(refusal(field)))).rejects.toThrow(UpstreamError);
    expect(asked).toEqual(['bekend']);
  });

  it('leaves alone what is not known to be refused', async () => {
    const field = { name: 'zaaktype', code: 'does_not_exist' };
    const unknown = refusal(field).undecided();
    await expect(withFreshTypes(known, fresh, refusing(unknown))).rejects.toBe(unknown);
    expect(asked).toEqual(['bekend']);
  });

  it('does not go on trying', async () => {
    const always = async (types: string) => {
      asked.push(types);
      throw refusal({ name: 'zaaktype', code: 'does_not_exist' });
    };
    await expect(withFreshTypes(known, fresh, always)).rejects.toThrow(UpstreamError);
    expect(asked).toEqual(['bekend', 'opnieuw opgezocht', 'nieuw']);
  });
});
