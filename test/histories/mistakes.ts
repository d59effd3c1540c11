import type { StepTools } from '../../src/productaanvraag/steps/step-tools.js';
import { UpstreamError } from '../../src/upstream/upstream.error.js';
import type { EngineMistakes } from './memory-engine.js';

/** A mistake that is made on purpose, in what a process works with. */
export interface Mistake {
  readonly tools?: (tools: StepTools) => void;
  readonly engine?: EngineMistakes;
}

/** One of each kind that histories must be able to find. */
export const MISTAKES: Readonly<Record<string, Mistake>> = {
  'skip one undo': {
    tools: ({ klanten }) => {
      klanten.removePartij = async () => {};
    },
  },
  'believe one gateway': { tools: ({ klanten }) => believe(klanten) },
  'drop one key': {
    tools: ({ taken }) => {
      const create = taken.createInterneTaak.bind(taken);
      taken.createInterneTaak = ({ referentienummer: _, nummer: __, ...taak }) => create(taak as never);
    },
  },
  'forget one doubt': { engine: { forgetsDoubt: true } },
  'let two buttons win': { engine: { letsTwoButtonsWin: true } },
  'write the log too late': { engine: { isFarBehind: true } },
};

/** Takes every 4xx for a refusal of the register, whoever gave it. */
function believe(client: object): void {
  const { json } = client as { json: { send: (request: unknown) => Promise<unknown> } };
  const send = json.send.bind(json);
  json.send = async (request) => {
    try {
      return await send(request);
    } catch (error) {
      const { status = 0 } = error instanceof UpstreamError ? error.failure : {};
      if (!(error instanceof UpstreamError) || status < 400 || status > 499) throw error;
      throw new UpstreamError({ ...error.failure, kind: 'refused' });
    }
  };
}
