import type { Contactnaam, Partij } from '../simulator/klanten/rows.js';
import type { Rol } from '../simulator/zaken/zaken-rows.js';
import type { Answered } from './answered.js';
import type { Register, Rows } from './rows.js';
import type { Scene } from './scenes.js';

/** One row that belongs to a productaanvraag, in words. */
export interface Found {
  readonly register: Register;
  readonly uuid: string;
  readonly tekst: string;
}

export interface ReadBack {
  readonly found: readonly Found[];
  /** What should be there and is not. */
  readonly flaws: readonly string[];
}

const MEDEWERKER = 'Mira Jansen';

/** Looks up in the registers what the answer says that was registered, and everything that must hang on it. */
export function readBack(rows: Rows, { naam, einde, body: { klant } }: Scene, { body: answer }: Answered): ReadBack {
  const found: Found[] = [];
  const flaws: string[] = [];
  const need = <T extends { readonly uuid: string }>(
    register: Register,
    soort: string,
    candidates: readonly T[],
    isIt: (row: T) => boolean,
    tekst: (row: T) => string = () => '',
  ): T | undefined => {
    const row = candidates.find(isIt);
    if (row) found.push({ register, uuid: row.uuid, tekst: `${soort} ${tekst(row)}`.trim() });
    else flaws.push(`in ${register} staat niet de juiste ${soort}`);
    return row;
  };

  const contact = need(
    'Klanten',
    'klantcontact',
    rows.klantcontacten,
    ({ uuid, nummer }) => uuid === answer.klantcontact?.uuid && nummer === answer.klantcontact.nummer,
    ({ nummer, onderwerp }) => `${nummer} (${onderwerp})`,
  )?.uuid;
  const partij = rows.partijen.find((row) => row.uuid === answer.partij?.uuid && naamOf(row) === naam);
  if (klant.soort === 'nieuwePartij')
    need(
      'Klanten',
      'partij',
      partij ? [partij] : [],
      () => true,
      (row) => `${naamOf(row)} (${row.nummer})`,
    );
  const betrokkene = need(
    'Klanten',
    'betrokkene',
    rows.betrokkenen,
    (row) =>
      row.uuid === answer.betrokkene?.uuid &&
      row.hadKlantcontact === contact &&
      (klant.soort === 'eenmalig' ? voluit(row.contactnaam) === naam : row.wasPartij === (partij?.uuid ?? '')),
    (row) => (row.wasPartij ? `met partij ${naam}` : voluit(row.contactnaam)),
  )?.uuid;
  for (const { adres, voorkeur } of klant.soort === 'bekendePartij' ? [] : klant.digitaleAdressen)
    need(
      'Klanten',
      'digitaal adres',
      rows.digitaleadressen,
      (row) =>
        row.adres === adres &&
        (klant.soort === 'eenmalig'
          ? row.verstrektDoorBetrokkene === betrokkene
          : row.verstrektDoorPartij === partij?.uuid) &&
        (!voorkeur || partij?.voorkeursDigitaalAdres === row.uuid),
      () => (voorkeur ? `${adres} (voorkeur)` : adres),
    );
  need(
    'Klanten',
    'medewerker',
    rows.actorklantcontacten,
    (row) => row.klantcontact === contact && actorOf(rows, row.actor) === MEDEWERKER,
    () => MEDEWERKER,
  );

  if (einde === 'interneTaak') {
    need(
      'Taken',
      'interne taak',
      rows.internetaken,
      (row) => row.uuid === answer.interneTaak?.uuid && row.aanleidinggevendKlantcontact === contact,
      (row) => `${row.nummer} voor ${row.toegewezenAanActoren.map((uuid) => actorOf(rows, uuid)).join()}`,
    );
    return { found, flaws };
  }
  need(
    'Klanten',
    'onderwerpobject',
    rows.onderwerpobjecten,
    (row) => row.klantcontact === contact && row.onderwerpobjectidentificator.objectId === answer.zaak?.uuid,
    () => 'met de zaak',
  );
  const zaak = need(
    'Zaken',
    'zaak',
    rows.zaken,
    ({ uuid, identificatie }) => uuid === answer.zaak?.uuid && identificatie === answer.zaak.identificatie,
    ({ identificatie, omschrijving }) => `${identificatie} (${omschrijving})`,
  )?.uuid;
  need('Zaken', 'initiator', rows.rollen, (row) => row.zaak === zaak && initiatorOf(row) === naam, initiatorOf);
  need(
    'Zaken',
    'status',
    rows.statussen,
    (row) => row.zaak === zaak,
    (row) => rows.statustypen.find(({ uuid }) => row.statustype.endsWith(uuid))?.omschrijving ?? '',
  );
  return { found, flaws };
}

function voluit({ voornaam, voorvoegselAchternaam, achternaam }: Contactnaam): string {
  return [voornaam, voorvoegselAchternaam, achternaam].filter(Boolean).join(' ');
}

function naamOf({ partijIdentificatie }: Partij): string {
  if (!partijIdentificatie) return '';
  return 'naam' in partijIdentificatie ? partijIdentificatie.naam : voluit(partijIdentificatie.contactnaam);
}

function initiatorOf({ omschrijvingGeneriek, betrokkeneIdentificatie }: Rol): string {
  if (omschrijvingGeneriek !== 'initiator') return '';
  const { voornamen, voorvoegselGeslachtsnaam, geslachtsnaam } = betrokkeneIdentificatie ?? {};
  return [voornamen, voorvoegselGeslachtsnaam, geslachtsnaam].filter(Boolean).join(' ');
}

function actorOf({ actoren }: Rows, actor: string): string | undefined {
  return actoren.find(({ uuid }) => uuid === actor)?.naam;
}
