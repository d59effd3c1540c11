import type { Configuration, Product } from '../config/configuration.js';
import type { Place } from '../config/read-configuration.js';
import { identificatorOf } from '../klanten/actoren.js';
import type { KlantenClient } from '../klanten/klanten.client.js';
import { UpstreamError } from '../upstream/upstream.error.js';
import type { CatalogiClient, Zaaktype, Zaaktypeversie } from '../zaken/catalogi.client.js';
import { delenOf } from '../zaken/zaaktypen.js';
import type { Verdict } from './verdict.js';
import { zaakrechtenOf, type Zaakregister } from './zaakrechten.js';

/** What a product is held against; a register that cannot be asked is absent. */
export interface Against {
  readonly catalogi?: CatalogiClient;
  readonly zaken?: Zaakregister;
  readonly klanten?: KlantenClient;
  readonly codes: Configuration['codes'];
  /** Today in Europe/Amsterdam, `YYYY-MM-DD`. */
  readonly day: string;
  readonly place: Place;
}

/** Everything that is wrong with one product, and what is right. */
export async function checkProduct(product: Product, against: Against, verdict: Verdict): Promise<void> {
  await checkZaaktype(product, against, verdict);
  await checkAssignee(product, against, verdict);
}

async function checkZaaktype({ product, zaaktype }: Product, against: Against, verdict: Verdict): Promise<void> {
  const { catalogi, day } = against;
  if (!catalogi) return;
  const { catalogus, identificatie } = zaaktype;
  const problem = (text: string, ...path: string[]) =>
    verdict.problem(`${against.place('producten', ['producten', product, 'zaaktype', ...path])} ${product}: ${text}`);
  try {
    const found = await catalogi.findCatalogus(catalogus.domein, catalogus.rsin);
    if (!found) return problem(`Catalogi heeft geen catalogus ${catalogus.domein} van ${catalogus.rsin}.`, 'catalogus');
    const versies = await catalogi.listZaaktypeversies(found.url, identificatie);
    const inForce = versies.filter((versie) => !versie.concept && isInForce(versie, day));
    const [current] = inForce;
    if (!current) return problem(`${absence(identificatie, versies)}`, 'identificatie');
    if (inForce.length > 1)
      problem(`van zaaktype ${identificatie} gelden vandaag ${inForce.length} versies.`, 'identificatie');
    const [statustypen, initiators] = await Promise.all([
      catalogi.listStatustypen(current.url),
      catalogi.listRoltypen(current.url, 'initiator'),
    ]);
    const delen = delenOf(statustypen, initiators);
    if ('problems' in delen)
      for (const each of delen.problems) problem(`zaaktype ${identificatie} ${each}.`, 'identificatie');
    else if (inForce.length === 1)
      verdict.right(
        `${product}: zaaktype ${identificatie} geldt sinds ${current.beginGeldigheid} ` +
          `(${current.vertrouwelijkheidaanduiding}), met een eerste status en één initiator.`,
      );
    await checkRechten(product, current, against, verdict);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    problem(`het zaaktype is niet te controleren: ${error.failure.message}.`, 'identificatie');
  }
}

async function checkRechten(product: string, zaaktype: Zaaktype, against: Against, verdict: Verdict): Promise<void> {
  if (!against.zaken) return;
  const path = ['producten', product, 'zaaktype', 'identificatie'];
  const oordeel = await zaakrechtenOf(zaaktype, against.zaken);
  if ('right' in oordeel) verdict.right(`${product}: ${oordeel.right}`);
  else verdict.problem(`${against.place('producten', path)} ${product}: ${oordeel.problem}`);
}

async function checkAssignee({ product, toegewezenAan }: Product, against: Against, verdict: Verdict): Promise<void> {
  const { soort, identificatie } = toegewezenAan;
  // A medewerker is made known to Klanten when the first taak is for them.
  if (soort === 'medewerker')
    return verdict.right(
      `${product}: een taak voor ${identificatie} staat bij geen afdeling of groep. ITA kan die niet openen: zet het ` +
        'product op een afdeling of groep.',
    );
  if (!against.klanten) return;
  const path = ['producten', product, 'toegewezenAan', 'identificatie'];
  const problem = (text: string) => verdict.problem(`${against.place('producten', path)} ${product}: ${text}`);
  try {
    const actor = await against.klanten.findActor(identificatorOf(against.codes.toewijzing[soort], identificatie));
    if (!actor) return problem(`Klanten kent geen ${soort} ${identificatie}.`);
    verdict.right(`${product}: ${soort} ${identificatie} staat in Klanten.`);
    // ITA lists the taken of an afdeling by the exact naam of its actor.
    if (actor.naam !== identificatie)
      verdict.right(
        `${product}: ${soort} ${identificatie} heet in Klanten "${actor.naam}". ITA zoekt op die naam: ` +
          'zorg dat de afdeling of groep daar precies zo heet.',
      );
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    problem(`${soort} ${identificatie} is niet te controleren: ${error.failure.message}.`);
  }
}

const isInForce = ({ beginGeldigheid, eindeGeldigheid }: Zaaktypeversie, day: string): boolean =>
  beginGeldigheid <= day && day <= (eindeGeldigheid ?? day);

/** Why there is no version to open a zaak of. */
function absence(identificatie: string, versies: readonly Zaaktypeversie[]): string {
  if (versies.length === 0) return `de catalogus heeft geen zaaktype ${identificatie}.`;
  const published = versies.filter(({ concept }) => !concept);
  if (published.length === 0) return `zaaktype ${identificatie} is nog een concept: publiceer het.`;
  const periods = published.map(({ beginGeldigheid, eindeGeldigheid }) =>
    eindeGeldigheid === null ? `vanaf ${beginGeldigheid}` : `van ${beginGeldigheid} tot en met ${eindeGeldigheid}`,
  );
  return `zaaktype ${identificatie} geldt vandaag niet, wel ${periods.join(' en ')}.`;
}
