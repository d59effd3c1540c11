import type { FieldError } from '../../http/problem.js';
import type { UpstreamFailure } from '../../upstream/upstream.error.js';
import type { Klant, NieuwePartij } from '../productaanvraag.js';
import { readStepName } from '../step-names.js';
import { ownIdentificatoren } from '../identificatoren.js';

/** Where a refused field of a register comes from: its name there, and the JSON Pointer of ours. */
type Origin = readonly [name: RegExp, pointer: string];

const CONTACTNAAM: Origin[] = [[/^contactnaam\.(\w+)$/, '/contactnaam/$1']];
const ADRES: Origin[] = [[/^(bezoekadres|correspondentieadres)\.([a-zA-Z]+)_?(\d?)$/, '/$1/$2$3']];

/** By operation of a register. Names that are not here are none of the caller's business. */
const ORIGINS: Readonly<Record<string, readonly Origin[]>> = {
  'GET partijen': [[/^uuid$/, '/klant/partij']],
  'POST partijen': [
    ...prefixed('', '/klant', ADRES),
    ...prefixed('partijIdentificatie\\.', '/klant', CONTACTNAAM),
    [/^partijIdentificatie\.naam$/, '/klant/naam'],
    [/^(soortPartij|interneNotitie|voorkeurstaal|indicatie\w+)$/, '/klant/$1'],
    [/^partijIdentificatoren\.(\d+)\./, '/klant/partijIdentificatoren/$1/objectId'],
    [/^__all__$/, '/klant/partijIdentificatoren'],
  ],
  'POST partij-identificatoren': [[/^partijIdentificator/, '/klant/partijIdentificatoren/kvk_nummer/objectId']],
  'POST maak-klantcontact': [
    [/^klantcontact\.(kanaal|onderwerp|inhoud|taal|plaatsgevondenOp)$/, '/klantcontact/$1'],
    [/^betrokkene\.wasPartij/, '/klant/partij'],
    ...prefixed('betrokkene\\.', '/klant', [...CONTACTNAAM, ...ADRES]),
    [/^betrokkene\.organisatienaam$/, '/klant/organisatienaam'],
  ],
  'POST klantcontacten': [[/^(kanaal|onderwerp|inhoud|taal|plaatsgevondenOp)$/, '/klantcontact/$1']],
  'POST betrokkenen': [
    [/^wasPartij/, '/klant/partij'],
    ...prefixed('', '/klant', [...CONTACTNAAM, ...ADRES]),
    [/^organisatienaam$/, '/klant/organisatienaam'],
  ],
  'POST digitaleadressen': [[/^(adres|omschrijving)$/, '/$1']],
  'POST internetaken': [
    [/^(gevraagdeHandeling|toelichting)$/, '/vervolg/$1'],
    [/^toegewezenAan/, '/vervolg/toegewezenAan'],
  ],
  'POST zaken': [[/^(omschrijving|toelichting)$/, '/vervolg/$1']],
  'POST zaak_registreren': [[/^zaak\.(omschrijving|toelichting)$/, '/vervolg/$1']],
};

/**
 * What the caller can do about a refusal: the fields of the request that the register objected to.
 * @param stap the step that was refused; tells which digitaal adres it was.
 */
export function refusedFields(
  { operation, fields }: UpstreamFailure,
  stap: string,
  klant: Klant | undefined,
): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const { name } of fields)
    for (const [pattern, pointer] of ORIGINS[operation] ?? []) {
      const match = pattern.exec(name);
      if (!match) continue;
      const below = pointer.replace(/\$(\d)/g, (_, group: string) => match[Number(group)]!);
      const location = operation === 'POST digitaleadressen' ? adresPointer(stap, klant) + below : placed(below, klant);
      if (location === '/klant/partij' && klant?.soort !== 'bekendePartij') continue;
      errors.set(location, { in: 'body', location, code: 'geweigerd-door-register', detail: sentence(location) });
    }
  return [...errors.values()];
}

function prefixed(name: string, pointer: string, origins: readonly Origin[]): Origin[] {
  return origins.map(([pattern, below]) => [new RegExp(`^${name}${pattern.source.slice(1)}`), `${pointer}${below}`]);
}

/**
 * As the request has it: the details that a known partij gives for this request stand one level deeper, and not every
 * identificator of a new partij goes along with it.
 */
function placed(pointer: string, klant: Klant | undefined): string {
  if (klant?.soort === 'nieuwePartij')
    return pointer.replace(/(?<=^\/klant\/partijIdentificatoren\/)\w+/, (sent) => String(indexOf(sent, klant)));
  const isOwnDetail = klant?.soort === 'bekendePartij' && pointer !== '/klant/partij';
  return isOwnDetail ? pointer.replace('/klant/', '/klant/afwijkendeContactgegevens/') : pointer;
}

/** @param sent a soort, or the place among those that were sent to the register. */
function indexOf(sent: string, { partijIdentificatoren }: NieuwePartij): number {
  const own = ownIdentificatoren(partijIdentificatoren)[Number(sent)];
  return partijIdentificatoren.findIndex((it) => it === own || it.codeSoortObjectId === sent);
}

function adresPointer(stap: string, klant: Klant | undefined): string {
  const index = readStepName(stap)?.index ?? 0;
  return placed(`/klant/digitaleAdressen/${index}`, klant);
}

function sentence(location: string): string {
  if (location === '/klant/partij') return 'Deze partij bestaat niet of niet meer. Zoek de klant opnieuw.';
  if (location === '/klant/partijIdentificatoren')
    return 'Er is al een partij met dit nummer. Zoek de klant en kies die.';
  return 'Het register neemt deze waarde niet aan. Controleer de waarde.';
}
