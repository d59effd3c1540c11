import { describe, expect, it } from '@jest/globals';
import { EMPTY_FORM, noBereikbaarheid } from './form.js';
import { mistakesOf } from './pointers.js';

const fieldOf = (location: string, form = EMPTY_FORM) =>
  mistakesOf(form, [{ in: 'body', location, code: 'ongeldig', detail: 'Klopt niet.' }])[0]?.field;

describe('the field of a mistake', () => {
  it.each([
    ['/product', 'product'],
    ['/klantcontact/inhoud', 'klantcontact-inhoud'],
    ['/klantcontact/plaatsgevondenOp', 'klantcontact-plaatsgevondenOp'],
    ['/authenticatie/niveau', 'authenticatie'],
    ['/authenticatie', 'authenticatie'],
    ['/klant', 'klant-soort'],
    ['/klant/soort', 'klant-soort'],
    ['/klant/contactnaam', 'klant-contactnaam-achternaam'],
    ['/klant/contactnaam/voorvoegselAchternaam', 'klant-contactnaam-voorvoegselAchternaam'],
    ['/klant/naam', 'klant-organisatienaam'],
    ['/klant/afwijkendeContactgegevens/contactnaam/achternaam', 'klant-contactnaam-achternaam'],
    ['/klant/partijIdentificatoren/0/objectId', 'klant-partijIdentificatoren'],
    ['/klant/bezoekadres/postcode', 'klant-bezoekadres-postcode'],
    ['/klant/bezoekadres', 'klant-bezoekadres-straatnaam'],
    ['/klant/partij', 'zoeken'],
    ['/vervolg/soort', 'vervolg-soort'],
    ['/vervolg/toelichting', 'vervolg-toelichting'],
    ['/vervolg/toegewezenAan/identificatie', 'vervolg-toegewezenAan'],
    ['/iets/nieuws', undefined],
  ])('%s is %s', (location, field) => {
    expect(fieldOf(location)).toBe(field);
  });

  it('is that of the row that was sent, not that of its place on the page', () => {
    const bereikbaarheid = [noBereikbaarheid('telefoonnummer'), { ...noBereikbaarheid('email'), adres: 'x' }];
    const form = { ...EMPTY_FORM, bereikbaarheid };
    expect(fieldOf('/klant/digitaleAdressen/0/adres', form)).toBe('klant-digitaleAdressen-1-adres');
    expect(fieldOf('/klant/digitaleAdressen/0/soortDigitaalAdres', form)).toBe('klant-digitaleAdressen-1-adres');
  });
});
