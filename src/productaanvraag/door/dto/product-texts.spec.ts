import { describe, expect, it } from '@jest/globals';
import { cut, onderwerpOf, taakToelichting } from './product-texts.js';

const product = { naam: 'Parkeervergunning' };

describe(onderwerpOf.name, () => {
  it.each([
    ['Productaanvraag: {naam}', 'Productaanvraag: Parkeervergunning', 'Productaanvraag'],
    ['Aanvraag ({naam})', 'Aanvraag (Parkeervergunning)', 'Aanvraag'],
    ['{naam} aangevraagd', 'Parkeervergunning aangevraagd', 'aangevraagd'],
    ['Telefonische aanvraag', 'Telefonische aanvraag', 'Telefonische aanvraag'],
  ])('of %j is %j, and without a product %j', (template, withProduct, without) => {
    expect([onderwerpOf(template, product), onderwerpOf(template, undefined)]).toEqual([withProduct, without]);
  });

  it('takes the name of a product as it is, and fits', () => {
    expect(onderwerpOf('Aanvraag {naam}', { naam: '$& {naam}' })).toBe('Aanvraag $& {naam}');
    expect(onderwerpOf(`${'o'.repeat(190)} {naam}`, product)).toHaveLength(200);
  });
});

describe(taakToelichting.name, () => {
  it('begins with what is asked and for which product', () => {
    expect(taakToelichting('Zaak aanmaken', product, 'Belt terug.')).toBe(
      'Zaak aanmaken\nProduct: Parkeervergunning\nBelt terug.',
    );
    expect(taakToelichting('Zaak aanmaken', product, '')).toBe('Zaak aanmaken\nProduct: Parkeervergunning');
  });

  it.each([
    [1000, ''],
    [1000 - 'Product: Parkeervergunning\n'.length, 'Product: Parkeervergunning\n'],
    [1000 - 'Zaak aanmaken\nProduct: Parkeervergunning\n'.length, 'Zaak aanmaken\nProduct: Parkeervergunning\n'],
  ])('leaves %d characters that were said whole, after as much as fits', (length, begin) => {
    const said = '😀'.repeat(length);
    expect(taakToelichting('Zaak aanmaken', product, said)).toBe(begin + said);
  });
});

describe(cut.name, () => {
  it.each([
    ['een ', 4, 'een '],
    ['een twee', 4, 'een'],
    ['😀😀😀', 2, '😀😀'],
  ])('leaves what fits as it is, and takes of %j no more than %i characters', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected);
  });
});
