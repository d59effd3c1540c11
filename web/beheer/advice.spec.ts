import { describe, expect, it } from '@jest/globals';
import type { Dossier } from '../../client/src/index.js';
import { adviceFor } from './advice.js';

const dossier = (parts: object): Dossier =>
  ({ uitkomst: 'vraagtAandacht', stappen: [], bestaat: [], ingrepen: [], knoppen: [], ...parts }) as unknown as Dossier;

describe('what is the matter', () => {
  it.each([
    [
      'something lacks',
      {
        probleem: {
          stap: 'onderwerpobject',
          zaak: { identificatie: 'KCC-1' },
          achtergebleven: [{ stap: 'onderwerpobject' }],
          oorzaak: { register: 'klanten', soort: 'geweigerd', stap: 'onderwerpobject' },
        },
      },
      'De zaak staat er. Er ontbreekt nog iets: koppeling met de zaak. Klanten nam de gegevens niet aan.',
    ],
    [
      'nobody knows whether it stands',
      { probleem: { stap: 'zaak', oorzaak: { register: 'zaken', soort: 'onbekend', stap: 'zaak' } } },
      'Het ging mis bij: zaak. Zaken gaf geen antwoord. Klantregie weet niet zeker wat er staat, en laat de rest staan.',
    ],
    [
      'it could not be taken away',
      { probleem: { stap: 'partij' }, stappen: [{ naam: 'partij ongedaan maken', resultaat: 'geweigerd' }] },
      'Weghalen lukte niet. Wat er nog staat, ziet u hieronder.',
    ],
    [
      'a colleague lost a customer',
      { probleem: { achtergebleven: [{ stap: 'partij', wat: { reden: 'x' } }] } },
      'Een collega gebruikte de nieuwe klant, precies toen die werd verwijderd. Zijn gesprek is nu zijn klant kwijt.',
    ],
    ['we are to blame', { probleem: { stap: 'onvoorzien' } }, 'Er zit een fout in Klantregie zelf.'],
    ['it was closed', { afgeslotenOp: 'x' }, 'Een beheerder heeft deze aanvraag afgesloten.'],
  ])('%s', (_, parts, what) => expect(adviceFor(dossier(parts)).what).toBe(what));
});
