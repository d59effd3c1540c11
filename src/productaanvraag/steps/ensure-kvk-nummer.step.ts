import { UpstreamError } from '../../upstream/upstream.error.js';
import type { ReversibleStep } from '../../saga/step.js';
import type { Opdracht } from '../opdracht.js';
import { klantenIdentificator } from './identificatoren.js';
import type { Registers } from './registers.js';

/** `ours`: made by this request, and free-standing. */
interface KvkNummer {
  readonly uuid: string;
  readonly ours: boolean;
}

/** The KvK-nummer that a vestigingsnummer hangs under: that of the organisatie, or a free-standing one. */
export const ensureKvkNummer = (
  { klanten }: Registers,
  { id }: Pick<Opdracht, 'id'>,
  kvkNummer: string,
): ReversibleStep<KvkNummer> => {
  const identificator = klantenIdentificator({ codeSoortObjectId: 'kvk_nummer', objectId: kvkNummer });
  const find = async (): Promise<KvkNummer | undefined> => {
    const found = await klanten.findPartijIdentificator(identificator);
    return found && { uuid: found.uuid, ours: found.anderePartijIdentificator === id };
  };
  return {
    run: async () => {
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
        if (!(error instanceof UpstreamError && error.refuses('__all__'))) throw error;
        const landed = await find();
        if (landed) return landed;
        throw error;
      }
    },
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
