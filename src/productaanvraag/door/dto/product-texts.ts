import type { Product } from '../../../config/configuration.js';
import { codePoints } from '../../../http/fields.js';
import type { InterneTaakVervolg } from '../../productaanvraag.js';
import type { ZaakVervolgDto } from './vervolg.dto.js';

/* Where a colleague sees which product it is about: few applications show anything of a request but these texts. */

/** Open Klant keeps no more. */
const LONGEST_ONDERWERP = 200;
const LONGEST_HANDELING = 200;
const LONGEST_TOELICHTING = 1000;

/** The setting klantcontact.onderwerp for a product; of a conversation that is about none yet, without its place. */
export function onderwerpOf(template: string, product: Pick<Product, 'naam'> | undefined): string {
  const words = product
    ? template.replaceAll('{naam}', () => product.naam)
    : template.replaceAll(/[\s\p{P}]*\{naam\}\p{Pe}*/gu, '').trim();
  return cut(words, LONGEST_ONDERWERP);
}

/**
 * What the toelichting of an interne taak begins with: what is asked, and for which product. What was said comes after it,
 * and goes before it: that is left whole, and what does not fit beside it is left out, for it stands elsewhere as well.
 */
export function taakToelichting(gevraagdeHandeling: string, { naam }: Pick<Product, 'naam'>, said: string): string {
  const product = `Product: ${naam}`;
  const texts = [[gevraagdeHandeling, product, said], [product, said], [said]].map((lines) =>
    lines.filter(Boolean).join('\n'),
  );
  return texts.find((text) => codePoints(text) <= LONGEST_TOELICHTING) ?? said;
}

/**
 * What a colleague reads instead of the zaak. A zaak has room for a omschrijving beside a toelichting as long as that of an
 * interne taak: what does not fit together stands with what is asked, of which the end may go.
 */
export function textsInsteadOfZaak(
  { omschrijving, toelichting = '' }: Pick<ZaakVervolgDto, 'omschrijving' | 'toelichting'>,
  product: Pick<Product, 'naam' | 'gevraagdeHandeling'>,
): Pick<InterneTaakVervolg, 'gevraagdeHandeling' | 'toelichting'> {
  const { gevraagdeHandeling } = product;
  const together = [omschrijving, toelichting].filter(Boolean).join('\n');
  if (omschrijving === undefined || codePoints(together) <= LONGEST_TOELICHTING)
    return { gevraagdeHandeling, toelichting: taakToelichting(gevraagdeHandeling, product, together) };
  const asked = cut(gevraagdeHandeling.replace(/\.$/, ''), LONGEST_HANDELING - codePoints(`: ${omschrijving}`));
  return {
    gevraagdeHandeling: `${asked}: ${omschrijving}`,
    toelichting: taakToelichting(gevraagdeHandeling, product, toelichting),
  };
}

export function cut(text: string, max: number): string {
  return codePoints(text) <= max ? text : [...text].slice(0, max).join('').trimEnd();
}
