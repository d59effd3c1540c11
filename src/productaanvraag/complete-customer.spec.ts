import { describe, expect, it } from '@jest/globals';
import type { ReversibleStep } from '../saga/step.js';
import { completeCustomer, type CustomerOfContact } from './complete-customer.js';
import type { Klant } from './productaanvraag.js';
import type { StepTools } from './steps/step-tools.js';

const JAN = { voorletters: '', voornaam: 'Jan', voorvoegselAchternaam: '', achternaam: 'Bakker' };
const SANNE = { ...JAN, voornaam: 'Sanne', achternaam: 'Vries' };
const KADE = { straatnaam: 'Kade', huisnummer: 3 };
const mail = (adres: string) => ({ soortDigitaalAdres: 'email', adres, omschrijving: '', voorkeur: false });
const AFWIJKEND = {
  contactnaam: JAN,
  organisatienaam: 'Rond',
  bezoekadres: KADE,
  digitaleAdressen: [mail('een@inwoner.test'), mail('twee@inwoner.test')],
};
const KLANT = { soort: 'bekendePartij', partij: 'p', afwijkendeContactgegevens: AFWIJKEND };

/** The steps, with what they send to Klanten. */
function completing(customer: Partial<CustomerOfContact>, klant: object = KLANT) {
  const sent: unknown[] = [];
  const klanten = {
    listBetrokkenen: async () => [
      { uuid: 'b', contactnaam: JAN, organisatienaam: '', bezoekadres: {}, wasPartij: { uuid: 'p' } },
    ],
    findPartij: async () => ({ partijIdentificatie: { contactnaam: SANNE } }),
    setBetrokkeneDetails: async (uuid: string, details: unknown) => void sent.push([uuid, details]),
    createDigitaalAdres: async (body: object) => (sent.push(body), { uuid: 'd' }),
  };
  const opdracht = {
    id: 'i',
    terms: { tijden: { registerGrens: 0 } },
    aanvraag: {
      contact: { klantcontact: 'k' },
      klant: klant as Klant,
      customer: { takes: [], lacks: [], ...customer },
    },
  };
  const steps = completeCustomer({ klanten } as unknown as StepTools, opdracht as never);
  return { steps: steps as Readonly<Record<string, ReversibleStep<unknown>>>, sent };
}
const at = (...fields: string[]) => fields.map((it) => `/klant/afwijkendeContactgegevens/${it}`);

describe(completeCustomer.name, () => {
  it.each<[string, Partial<CustomerOfContact>]>([
    ['there is nobody to give it to', { takes: at('bezoekadres') }],
    ['they lack nothing', { betrokkene: 'b' }],
    ['there is something else', { betrokkene: 'b', lacks: at('bezoekadres', 'digitaleAdressen/0') }],
  ])('does nothing when %s', (_, customer) => {
    expect(completing(customer).steps).toEqual({});
  });

  it('gives what they take and nothing else, and puts back what they were called', async () => {
    const takes = at('contactnaam', 'bezoekadres');
    const { steps, sent } = completing({ betrokkene: 'b', takes, naam: { contactnaam: SANNE } });
    expect(Object.keys(steps)).toEqual(['betrokkeneAangevuld']);
    const given = await steps['betrokkeneAangevuld']!.run(undefined);
    expect(sent).toEqual([['b', { contactnaam: JAN, bezoekadres: KADE }]]);
    await steps['betrokkeneAangevuld']!.undo(given);
    expect(sent.at(-1)).toEqual(['b', { contactnaam: SANNE }]);
  });

  it('gives a digitaal adres under its own number, and no details when there are none', async () => {
    const { steps, sent } = completing({ betrokkene: 'b', takes: at('digitaleAdressen/1') });
    expect(Object.values(steps)).toHaveLength(1);
    await Object.values(steps)[0]!.run(undefined);
    expect(sent).toMatchObject([
      { adres: 'twee@inwoner.test', referentie: 'klantregie-i-1', verstrektDoorBetrokkene: { uuid: 'b' } },
    ]);
  });

  it('gives the tenth without the first', () => {
    const digitaleAdressen = Array.from({ length: 10 }, (_, index) => mail(`${index}@inwoner.test`));
    const klant = { soort: 'eenmalig', digitaleAdressen, partijIdentificatoren: [] };
    const { steps } = completing({ betrokkene: 'b', takes: ['/klant/digitaleAdressen/9'] }, klant);
    expect(Object.keys(steps)).toEqual(['digitaalAdres10']);
  });

  it('gives a new partij nothing: what is said of it stands there', () => {
    const klant = { soort: 'nieuwePartij', digitaleAdressen: [mail('een@inwoner.test')], partijIdentificatoren: [] };
    expect(completing({ betrokkene: 'b', takes: [] }, klant).steps).toEqual({});
  });
});
