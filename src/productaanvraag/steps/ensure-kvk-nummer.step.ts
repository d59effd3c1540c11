import { UpstreamError } from '../../upstream/upstream.error.js';
import type { ReversibleStep } from '../../saga/step.js';
import { ensure } from '../../upstream/ensure.js';
import type { Opdracht } from '../opdracht.js';
import { klantenIdentificator } from '../identificatoren.js';
import type { StepTools } from './step-tools.js';

/** `ours`: made by this request, and free-standing. */
interface KvkNummer {
  readonly uuid: string;
  readonly ours: boolean;
}

const isTaken = (error: UpstreamError): boolean => error.refuses('__all__');

/** The KvK-nummer that a vestigingsnummer hangs under: that of the organisatie, or a free-standing one. */
export const ensureKvkNummer = (
  { klanten }: StepTools,
  { id, terms: { tijden } }: Pick<Opdracht, 'id' | 'terms'>,
  kvkNummer: string,
): ReversibleStep<KvkNummer> => {
  const identificator = klantenIdentificator({ codeSoortObjectId: 'kvk_nummer', objectId: kvkNummer });
  const find = async (): Promise<KvkNummer | undefined> => {
    const found = await klanten.findPartijIdentificator(identificator);
    return found && { uuid: found.uuid, ours: found.anderePartijIdentificator === id };
  };
  const findOrCreate = async (): Promise<KvkNummer> => {
    const found = await find();
    if (found) return found;
    try {
      const { uuid } = await klanten.createPartijIdentificator({
        partijIdentificator: identificator,
        subIdentificatorVan: null,
        anderePartijIdentificator: id,
      });
      return { uuid, ours: true };
    } catch (error) {
      if (!(error instanceof UpstreamError && isTaken(error))) throw error;
      const landed = await find();
      if (landed) return landed;
      throw error;
    }
  };
  return {
    run: (unansweredSince) =>
      ensure(unansweredSince, { create: findOrCreate, isTaken, find, limit: tijden.registerGrens }),
    find,
    undo: async ({ uuid, ours }) => {
      if (!ours) return undefined;
      try {
        await klanten.removePartijIdentificator(uuid);
        return undefined;
      } catch (error) {
        // A colleague hung another vestiging under it.
        if (!(error instanceof UpstreamError && error.isStatus(400))) throw error;
        return { soort: 'partijIdentificator', uuid, reden: 'Een andere vestiging gebruikt dit KvK-nummer nu ook.' };
      }
    },
  };
};
