import { UpstreamError } from '../upstream/upstream.error.js';

/**
 * Does work with types of a catalogus that may have been replaced since they were looked up. A register that refuses them
 * has stored nothing: then it is tried once more, with types that were looked up anew.
 */
export async function withFreshTypes<Types, T>(
  known: () => Promise<Types>,
  fresh: () => Promise<Types>,
  work: (types: Types) => Promise<T>,
): Promise<T> {
  const types = await known();
  try {
    return await work(types);
  } catch (error) {
    if (!(error instanceof UpstreamError && error.isRefused && isAboutTypes(error))) throw error;
    return work(await fresh());
  }
}

const TYPE = /(^|\.)(zaaktype|roltype|statustype)$/;

/** A second initiator is refused on its roltype too, and no other type would make that right. */
function isAboutTypes({ failure }: UpstreamError): boolean {
  return failure.fields.some(
    ({ name, code }) => code === 'zaaktype-mismatch' || (TYPE.test(name) && code !== 'max-occurences'),
  );
}
