import {
  readBetrokkene,
  readInterneTaak,
  readKlantcontact,
  readZaak,
} from '../../src/productaanvraag/door/dto/read-klantcontacten.js';
import { readProductaanvraag } from '../../src/productaanvraag/door/dto/read-productaanvraag.js';
import { PROCESSES, type Kinds, type SoortAanvraag } from '../../src/productaanvraag/intake/kinds.js';
import { patienceOf } from '../../src/productaanvraag/intake/patience.js';
import { sleutelsOf } from '../../src/productaanvraag/intake/sleutels.js';
import { termsOf } from '../../src/productaanvraag/intake/terms.js';
import { BLANKED, type AnyAanvraag, type Opdracht } from '../../src/productaanvraag/opdracht.js';
import type { Saga } from '../../src/saga/saga.js';
import { Colleagues } from '../histories/colleagues.js';
import { CONFIGURATIONS } from '../histories/configurations.js';
import { MemoryDatabase } from '../histories/memory-database.js';
import { stepToolsOf } from '../histories/memory-product.js';
import { pictureOf } from '../histories/picture.js';
import { operationOf, Registers, type Endpoints } from '../histories/registers.js';
import { rowsOfRequest } from '../histories/rows-of.js';
import { Wire } from '../histories/wire.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import type { SagaUnderTest } from './saga-under-test.js';

const ID = '0b5e55ed-0000-8000-8000-000000000001';
const CONFIGURATION = CONFIGURATIONS.usual;
/** What a known customer can be given for one request only. */
const OWN = ['organisatienaam', 'digitaleAdressen/0'];
const NUMMERS = { klantcontact: '1000000001', interneTaak: '1000000002', partij: '1000000003', zaak: '000001' };

/** What a request of a kind asks, with a klantcontact and its customer of before when it needs them. */
function aanvraagOf(
  soort: SoortAanvraag,
  body: object,
  { klantcontact, betrokkene }: { readonly klantcontact: string; readonly betrokkene: string },
  now: Date,
): Kinds[SoortAanvraag] {
  const contact = { klantcontact, betrokkenen: [betrokkene] };
  switch (soort) {
    case 'productaanvraag':
      return readProductaanvraag(body, CONFIGURATION, now);
    case 'klantcontact':
      return readKlantcontact(body, CONFIGURATION, now);
    case 'betrokkene':
      return { ...readBetrokkene(body, CONFIGURATION, now), contact };
    case 'zaak':
      return {
        ...readZaak(body, CONFIGURATION, now),
        contact,
        customer: { betrokkene, takes: OWN.map((it) => `/klant/afwijkendeContactgegevens/${it}`), lacks: [] },
        klantcontact: readKlantcontact({}, CONFIGURATION, now).klantcontact,
      };
    case 'interneTaak':
      return { ...readInterneTaak(body, CONFIGURATION, now), contact };
  }
}

function real(name: string, soort: SoortAanvraag, body: object, endpoints: Partial<Endpoints> = {}): SagaUnderTest {
  const registers = new Registers({ maakKlantcontact: true, zaakRegistreren: true, ...endpoints });
  return {
    name,
    begin: (time, fateOf) => {
      registers.reset();
      const colleagues = new Colleagues(registers);
      const klantcontact = colleagues.registerKlantcontact();
      const database = new MemoryDatabase(time);
      const now = new Date();
      const sleutels = sleutelsOf(NUMMERS, CONFIGURATION, now);
      const betrokkene = colleagues.addBetrokkene(klantcontact);
      const aanvraag: AnyAanvraag = aanvraagOf(soort, body, { klantcontact, betrokkene }, now);
      const opdracht: Opdracht<AnyAanvraag> = {
        id: ID,
        aanvrager: { id: 'mia', identificatie: 'mia@gemeente.example', naam: 'Mia' },
        vingerafdruk: '',
        aanvraag,
        sleutels,
        terms: termsOf(CONFIGURATION, aanvraag),
      };
      return {
        patience: patienceOf(CONFIGURATION.tijden),
        input: opdracht,
        carriedOutBy: (process) => {
          const fate = (operation: string) => ({ trouble: fateOf(operation), latency: 20 });
          const wire = new Wire(time, registers, process, (sent) => {
            if (JSON.stringify(sent).includes(BLANKED)) throw new Error(`${operationOf(sent)} says what was blanked`);
            return fate(operationOf(sent));
          });
          const tools = stepToolsOf({ process, wire, database, configuration: CONFIGURATION });
          const carryOut = PROCESSES[soort](tools) as (saga: Saga, opdracht: unknown) => Promise<object>;
          return carryOut;
        },
        rows: () =>
          pictureOf(rowsOfRequest(registers.rows(), { id: ID, sleutels, klantcontact }, colleagues.made)).counts,
      };
    },
  };
}

const variants = Object.keys(VARIANTS) as Variant[];
const of = (variant: Variant) => ({ ...VARIANTS[variant], product: 'terug' });
const SINGLE_CALLS = { maakKlantcontact: false, zaakRegistreren: false };

/** Every saga of the product. */
export const REAL: readonly SagaUnderTest[] = [
  ...variants.map((variant) => real(variant, 'productaanvraag', of(variant))),
  ...variants.map((variant) =>
    real(`${variant}, in registers with single calls only`, 'productaanvraag', of(variant), SINGLE_CALLS),
  ),
  {
    ...real('A + zaak, or else an interne taak', 'productaanvraag', { ...VARIANTS['A + zaak'], product: 'uitwijk' }),
    wayOut: /^POST \/zaak_registreren$/,
  },
  real('the step klantcontact', 'klantcontact', { klantcontact: { inhoud: 'Vraag' } }),
  ...(['A + zaak', 'B1 + zaak', 'B2 + zaak'] as const).map((variant) =>
    real(`the step betrokkene, ${variant.split(' ')[0]}`, 'betrokkene', { klant: VARIANTS[variant].klant }),
  ),
  real('the step zaak', 'zaak', { product: 'terug', klant: VARIANTS['A + zaak'].klant }),
  real('the step zaak, that completes its customer', 'zaak', {
    product: 'terug',
    klant: {
      ...VARIANTS['A + zaak'].klant,
      afwijkendeContactgegevens: {
        organisatienaam: 'Bakkerij Deurne',
        digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'karel@inwoner.test' }],
      },
    },
  }),
  real('the step interne taak', 'interneTaak', { product: 'terug' }),
];
