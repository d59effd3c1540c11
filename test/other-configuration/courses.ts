import type { Kind } from '../histories/requests.js';
import { VARIANTS, type Variant } from '../support/requests.js';
import type { Course } from './trial.js';
import { waysOf } from './ways.js';

const ZAAK = 'POST /zaak_registreren';
const TAAK = 'POST /internetaken';
const PRODUCTS = ['terug', 'uitwijk', 'later'] as const;

const REMOVALS: Readonly<Record<Kind, readonly string[]>> = {
  productaanvraag: ['DELETE /klantcontacten/{uuid}', 'DELETE /zaken/{uuid}', 'DELETE /internetaken/{uuid}'],
  klantcontact: ['DELETE /klantcontacten/{uuid}'],
  betrokkene: ['DELETE /betrokkenen/{uuid}'],
  zaak: ['DELETE /onderwerpobjecten/{uuid}', 'DELETE /zaken/{uuid}'],
  interneTaak: ['DELETE /internetaken/{uuid}'],
};

function coursesOf(name: string, kind: Kind, body: object, pivot: string): Course[] {
  return waysOf(pivot, REMOVALS[kind]).map((way) => ({ name: `${name}: ${way.name}`, kind, body, way }));
}

/** With a number, codes and texts of its own, so that it shows where they come from. */
const WITH_NUMBERS = {
  partijIdentificatoren: [{ codeSoortObjectId: 'bsn', objectId: '999990019' }],
};

function variants(): Course[] {
  return (Object.keys(VARIANTS) as Variant[]).flatMap((variant) => {
    const body = VARIANTS[variant];
    const klant = body.klant.soort === 'nieuwePartij' ? { ...body.klant, ...WITH_NUMBERS } : body.klant;
    if (body.vervolg.soort !== 'zaak')
      return coursesOf(variant, 'productaanvraag', { ...body, product: 'terug', klant }, TAAK);
    return PRODUCTS.flatMap((product) =>
      coursesOf(`${variant} (${product})`, 'productaanvraag', { ...body, product, klant }, ZAAK),
    );
  });
}

/** Every variant of C9018, and each step of it by itself, in every way. */
export const COURSES: readonly Course[] = [
  ...variants(),
  ...coursesOf('the step klantcontact', 'klantcontact', { klantcontact: { inhoud: 'Vraag' } }, 'POST /klantcontacten'),
  ...coursesOf('the step betrokkene', 'betrokkene', { klant: VARIANTS['B2 + zaak'].klant }, 'POST /betrokkenen'),
  ...coursesOf('the step zaak', 'zaak', { product: 'later', klant: VARIANTS['A + zaak'].klant }, ZAAK),
  ...coursesOf('the step interne taak', 'interneTaak', { product: 'terug' }, TAAK),
];
