import { describe, expect, it } from '@jest/globals';
import type { UpstreamFailure } from '../../upstream/upstream.error.js';
import type { BekendePartij, EenmaligeKlant, Klant, NieuwePartij, PartijIdentificator } from '../productaanvraag.js';
import { refusedFields } from './refused-fields.js';

const bekend: BekendePartij = { soort: 'bekendePartij', partij: '4c25483c-8e49-420d-88f0-771fa5453fd5' };
const eenmalig: EenmaligeKlant = { soort: 'eenmalig', digitaleAdressen: [], partijIdentificatoren: [] };
const nieuw: NieuwePartij = {
  soort: 'nieuwePartij',
  soortPartij: 'persoon',
  interneNotitie: '',
  indicatieGeheimhouding: false,
  voorkeurstaal: 'nld',
  ondanksMogelijkeDubbele: false,
  indicatieActief: true,
  digitaleAdressen: [],
  partijIdentificatoren: [],
};
const bsn: PartijIdentificator = { codeSoortObjectId: 'bsn', objectId: '999990019' };
const kvk: PartijIdentificator = { codeSoortObjectId: 'kvk_nummer', objectId: '90000001' };
const vestiging: PartijIdentificator = { codeSoortObjectId: 'vestigingsnummer', objectId: '900000000001' };
const rsin: PartijIdentificator = { codeSoortObjectId: 'rsin', objectId: '002220647' };

const failureOf = (operation: string, names: readonly string[]): UpstreamFailure => ({
  kind: 'refused',
  message: 'klanten weigerde (400)',
  system: 'klanten',
  operation,
  status: 400,
  code: 'invalid',
  fields: names.map((name) => ({ name, code: 'invalid' })),
});

const locationsOf = (operation: string, name: string, klant: Klant | undefined, stap = 'stap'): string[] =>
  refusedFields(failureOf(operation, [name]), stap, klant).map(({ location }) => location);

describe('a field that a register refused', () => {
  it.each([
    ['POST partijen', 'partijIdentificatie.contactnaam.voorletters', nieuw, '/klant/contactnaam/voorletters'],
    ['POST partijen', 'partijIdentificatie.naam', nieuw, '/klant/naam'],
    ['POST partijen', 'bezoekadres.postcode', nieuw, '/klant/bezoekadres/postcode'],
    ['POST partijen', 'bezoekadres.adresregel_1', nieuw, '/klant/bezoekadres/adresregel1'],
    ['POST partijen', 'correspondentieadres.adresregel_3', nieuw, '/klant/correspondentieadres/adresregel3'],
    ['POST partijen', 'voorkeurstaal', nieuw, '/klant/voorkeurstaal'],
    ['POST partijen', 'indicatieGeheimhouding', nieuw, '/klant/indicatieGeheimhouding'],
    ['POST partijen', '__all__', nieuw, '/klant/partijIdentificatoren'],
    ['POST maak-klantcontact', 'klantcontact.kanaal', bekend, '/klantcontact/kanaal'],
    ['POST maak-klantcontact', 'klantcontact.plaatsgevondenOp', eenmalig, '/klantcontact/plaatsgevondenOp'],
    ['POST maak-klantcontact', 'betrokkene.wasPartij.uuid', bekend, '/klant/partij'],
    ['POST maak-klantcontact', 'betrokkene.contactnaam.achternaam', eenmalig, '/klant/contactnaam/achternaam'],
    ['POST maak-klantcontact', 'betrokkene.bezoekadres.land', eenmalig, '/klant/bezoekadres/land'],
    ['POST maak-klantcontact', 'betrokkene.organisatienaam', eenmalig, '/klant/organisatienaam'],
    [
      'POST maak-klantcontact',
      'betrokkene.contactnaam.achternaam',
      bekend,
      '/klant/afwijkendeContactgegevens/contactnaam/achternaam',
    ],
    [
      'POST maak-klantcontact',
      'betrokkene.organisatienaam',
      bekend,
      '/klant/afwijkendeContactgegevens/organisatienaam',
    ],
    ['POST klantcontacten', 'onderwerp', undefined, '/klantcontact/onderwerp'],
    ['POST betrokkenen', 'wasPartij.uuid', bekend, '/klant/partij'],
    ['POST betrokkenen', 'contactnaam.voornaam', eenmalig, '/klant/contactnaam/voornaam'],
    ['POST internetaken', 'gevraagdeHandeling', undefined, '/vervolg/gevraagdeHandeling'],
    ['POST internetaken', 'toegewezenAanActoren.0.uuid', eenmalig, '/vervolg/toegewezenAan'],
    ['POST zaak_registreren', 'zaak.omschrijving', bekend, '/vervolg/omschrijving'],
    ['POST zaken', 'toelichting', bekend, '/vervolg/toelichting'],
  ] as const)('of %s is found where the caller put it: %s', (operation, name, klant, location) => {
    expect(locationsOf(operation, name, klant)).toEqual([location]);
  });

  it.each([
    ['POST maak-klantcontact', 'klantcontact.referentienummer', bekend],
    ['POST maak-klantcontact', 'klantcontact.kanaal.iets', bekend],
    ['POST maak-klantcontact', 'onderwerpobject.onderwerpobjectidentificator.objectId', bekend],
    ['POST partijen', 'nummer', nieuw],
    ['POST partijen', 'nonFieldErrors', nieuw],
    ['POST zaak_registreren', 'zaak.identificatie', bekend],
    ['POST zaak_registreren', 'zaaktype', bekend],
    ['POST zaak_registreren', 'rollen.0.roltype', bekend],
    ['POST actoren', 'naam', bekend],
    ['POST partijen', 'kanaal', nieuw],
    ['DELETE partijen', 'nonFieldErrors', nieuw],
  ] as const)('of %s is none of the business of the caller: %s', (operation, name, klant) => {
    expect(locationsOf(operation, name, klant)).toEqual([]);
  });

  it.each([nieuw, eenmalig, undefined])('is never a partij that the caller did not name', (klant) => {
    expect(locationsOf('POST maak-klantcontact', 'betrokkene.wasPartij.uuid', klant)).toEqual([]);
  });
});

describe('a number that Klanten refused', () => {
  it.each([
    ['the only one', [bsn], 0, 0],
    ['the second', [rsin, kvk], 1, 1],
    ['that of a vestiging, of which the KvK-nummer goes by itself', [kvk, vestiging], 0, 1],
    ['beside a vestiging', [rsin, kvk, vestiging], 1, 2],
    ['before a vestiging', [vestiging, kvk], 0, 0],
  ])('stands where the caller put it: %s', (_, partijIdentificatoren, sent, given) => {
    const name = `partijIdentificatoren.${sent}.partijIdentificatorObjectId`;
    expect(locationsOf('POST partijen', name, { ...nieuw, partijIdentificatoren })).toEqual([
      `/klant/partijIdentificatoren/${given}/objectId`,
    ]);
  });

  it('is the KvK-nummer when that goes by itself', () => {
    const klant = { ...nieuw, partijIdentificatoren: [vestiging, kvk] };
    expect(locationsOf('POST partij-identificatoren', 'partijIdentificatorObjectId', klant)).toEqual([
      '/klant/partijIdentificatoren/1/objectId',
    ]);
  });
});

describe('a digitaal adres that Klanten refused', () => {
  it.each([
    ['digitaalAdres1', eenmalig, '/klant/digitaleAdressen/0/adres'],
    ['iets', eenmalig, '/klant/digitaleAdressen/0/adres'],
    ['digitaalAdres10', nieuw, '/klant/digitaleAdressen/9/adres'],
    ['digitaalAdres2', bekend, '/klant/afwijkendeContactgegevens/digitaleAdressen/1/adres'],
  ])('is the one of its step: %s', (stap, klant, location) => {
    expect(locationsOf('POST digitaleadressen', 'adres', klant, stap)).toEqual([location]);
  });
});

describe('what the caller is told', () => {
  it('names every field once, in the words of the product', () => {
    const names = ['bezoekadres.postcode', 'bezoekadres.postcode', 'nummer', 'interneNotitie'];
    const detail = 'Het register neemt deze waarde niet aan. Controleer de waarde.';
    expect(refusedFields(failureOf('POST partijen', names), 'partij', nieuw)).toEqual([
      { in: 'body', location: '/klant/bezoekadres/postcode', code: 'geweigerd-door-register', detail },
      { in: 'body', location: '/klant/interneNotitie', code: 'geweigerd-door-register', detail },
    ]);
  });

  it.each([
    ['POST maak-klantcontact', 'betrokkene.wasPartij.uuid', bekend, 'Deze partij bestaat niet of niet meer.'],
    ['POST partijen', '__all__', nieuw, 'Er is al een partij met dit nummer.'],
  ])('says what to do about %s %s', (operation, name, klant, sentence) => {
    const [error] = refusedFields(failureOf(operation, [name]), 'stap', klant);
    expect(error?.detail).toContain(sentence);
  });
});
