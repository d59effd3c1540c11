import type { JsonClient } from '../upstream/json-client.js';
import type { Probe } from '../upstream/probe.js';
import { list, nothing, object, pageOf, text, uuid } from '../upstream/shape.js';
import { unlessAbsent } from '../upstream/unless-absent.js';

export interface NewInterneTaak {
  /** At most 10 digits, unique: the key by which a repeat is recognised. */
  readonly referentienummer: string;
  readonly nummer: string;
  /** At most 200 characters. Ends up in notifications: no personal data. */
  readonly gevraagdeHandeling: string;
  /** At most 1000 characters. Ends up in notifications: no personal data. */
  readonly toelichting: string;
  readonly status: 'te_verwerken' | 'verwerkt';
  readonly aanleidinggevendKlantcontact: { readonly uuid: string };
  /** One or more (F2120), although the register takes none as well. */
  readonly toegewezenAanActoren: readonly { readonly uuid: string }[];
}

export interface InterneTaak extends NewInterneTaak {
  readonly uuid: string;
}

const REFERENCE = object({ uuid });
const INTERNE_TAAK = object({
  uuid,
  status: text,
  aanleidinggevendKlantcontact: REFERENCE,
  toegewezenAanActoren: list(REFERENCE),
});

/** The interne taken of the klantinteracties API. Every method throws an UpstreamError when it does not succeed. */
export class TakenClient {
  constructor(
    private readonly json: JsonClient,
    private readonly token: string,
  ) {}

  createInterneTaak(taak: NewInterneTaak): Promise<InterneTaak> {
    return this.json.send({
      method: 'POST',
      path: ['internetaken'],
      body: taak,
      headers: this.#headers,
      answer: INTERNE_TAAK,
    });
  }

  async findInterneTaakByReferentienummer(referentienummer: string): Promise<InterneTaak | undefined> {
    const page = await this.json.send<{ results: readonly InterneTaak[] }>({
      method: 'GET',
      path: ['internetaken'],
      query: { referentienummer },
      headers: this.#headers,
      answer: pageOf(INTERNE_TAAK),
    });
    return page.results[0];
  }

  async removeInterneTaak(uuid: string): Promise<void> {
    const path = ['internetaken', uuid];
    await unlessAbsent(this.json.send({ method: 'DELETE', path, headers: this.#headers, answer: nothing }));
  }

  /** The only path that needs no token: says which version this is. */
  probeRoot(): Promise<Probe> {
    return this.json.probe({ path: [''] });
  }

  probeInterneTaken(): Promise<Probe> {
    return this.json.probe({
      path: ['internetaken'],
      query: { pageSize: '1' },
      headers: this.#headers,
      answer: pageOf(INTERNE_TAAK),
    });
  }

  get #headers() {
    return { authorization: `Token ${this.token}` };
  }
}
