import { NO_ADRES, NO_CONTACTNAAM } from './groups.js';
import type { Actor, Contactnaam, DigitaalAdres, Partij, PartijIdentificator } from './rows.js';
import type { KlantenState } from './state.js';

/* Fictitious persons, an organisation and employees, to try the product with. Their uuids do not change. */

/** Sanne de Vries, the partij of the examples. */
export const SEEDED_PARTIJ = '9194a0f8-df7b-4b8c-a227-709a5ca27835';

/** Bakkerij De Gouden Aar, the organisatie. */
export const SEEDED_ORGANISATIE = '6b1f5d0e-3c86-4f0b-9a64-0d1b6f2f7a31';

const AMRANI = 'c3a0f0a4-98c5-4f0b-8d35-5b3a1e0b9f52';
const HOFSTRA = 'e5b8d5e1-2a64-4c0f-b1a7-94a6f7d0c863';

const PARTIJEN: readonly Partij[] = [
  persoon(SEEDED_PARTIJ, { voorletters: 'S', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' }),
  persoon(AMRANI, { voorletters: 'Y', voornaam: 'Younes', voorvoegselAchternaam: 'el', achternaam: 'Amrani' }),
  persoon(HOFSTRA, { ...NO_CONTACTNAAM, voornaam: 'Fenna', achternaam: 'Hofstra' }),
  { ...partij(SEEDED_ORGANISATIE, 'organisatie'), partijIdentificatie: { naam: 'Bakkerij De Gouden Aar' } },
];

const ADRESSEN: readonly DigitaalAdres[] = [
  adres('1f6f2f4c-5f0e-4a55-8f5e-2f7f6d3c1a01', SEEDED_PARTIJ, 'email', 'sanne.devries@inwoner.test'),
  adres('1f6f2f4c-5f0e-4a55-8f5e-2f7f6d3c1a02', SEEDED_PARTIJ, 'telefoonnummer', '0611111111'),
  adres('1f6f2f4c-5f0e-4a55-8f5e-2f7f6d3c1a03', AMRANI, 'email', 'younes@inwoner.test'),
  adres('1f6f2f4c-5f0e-4a55-8f5e-2f7f6d3c1a04', HOFSTRA, 'telefoonnummer', '+31622222222'),
  adres('1f6f2f4c-5f0e-4a55-8f5e-2f7f6d3c1a05', SEEDED_ORGANISATIE, 'email', 'info@goudenaar.example'),
  adres('1f6f2f4c-5f0e-4a55-8f5e-2f7f6d3c1a06', SEEDED_ORGANISATIE, 'telefoonnummer', '0701234567'),
];

const KVK: PartijIdentificator = {
  uuid: '7d0a5c1e-90f1-4f0c-8a3e-6d5f4c3b2a01',
  identificeerdePartij: SEEDED_ORGANISATIE,
  anderePartijIdentificator: '',
  partijIdentificator: {
    codeObjecttype: 'niet_natuurlijk_persoon',
    codeSoortObjectId: 'kvk_nummer',
    objectId: '12345678',
    codeRegister: 'hr',
  },
  subIdentificatorVan: null,
};

const BSNS: readonly PartijIdentificator[] = [
  bsn('7d0a5c1e-90f1-4f0c-8a3e-6d5f4c3b2a02', SEEDED_PARTIJ, '111222333'),
  bsn('7d0a5c1e-90f1-4f0c-8a3e-6d5f4c3b2a03', AMRANI, '999990019'),
  bsn('7d0a5c1e-90f1-4f0c-8a3e-6d5f4c3b2a04', HOFSTRA, '999993653'),
];

const ACTOREN: readonly Actor[] = [
  actor('a3d9c7b1-4e20-4b6a-9c55-1f2e3d4c5b01', 'Parkeren', 'organisatorische_eenheid', 'afd', 'parkeren'),
  actor('a3d9c7b1-4e20-4b6a-9c55-1f2e3d4c5b02', 'Burgerzaken', 'organisatorische_eenheid', 'afd', 'burgerzaken'),
  actor('a3d9c7b1-4e20-4b6a-9c55-1f2e3d4c5b03', 'Balie centrum', 'organisatorische_eenheid', 'grp', 'balie-centrum'),
  actor('a3d9c7b1-4e20-4b6a-9c55-1f2e3d4c5b04', 'Mia de Medewerker', 'medewerker', 'mdw', 'mia'),
];

export function fillWithSeed(state: KlantenState, withBsn: boolean): void {
  for (const row of ACTOREN) state.actoren.insert(row);
  for (const row of PARTIJEN) state.partijen.insert(row);
  for (const row of ADRESSEN) state.digitaleadressen.insert(row);
  for (const row of withBsn ? [KVK, ...BSNS] : [KVK]) state.partijIdentificatoren.insert(row);
  state.partijen.update(SEEDED_PARTIJ, { voorkeursDigitaalAdres: ADRESSEN[0]!.uuid });
}

function persoon(uuid: string, contactnaam: Contactnaam): Partij {
  return { ...partij(uuid, 'persoon'), partijIdentificatie: { contactnaam } };
}

function partij(uuid: string, soortPartij: string): Partij {
  return {
    uuid,
    nummer: null,
    interneNotitie: '',
    voorkeursDigitaalAdres: null,
    soortPartij,
    indicatieGeheimhouding: false,
    voorkeurstaal: 'nld',
    indicatieActief: true,
    bezoekadres: NO_ADRES,
    correspondentieadres: NO_ADRES,
    partijIdentificatie: null,
  };
}

function adres(uuid: string, partij: string, soortDigitaalAdres: string, adres: string): DigitaalAdres {
  return {
    uuid,
    verstrektDoorBetrokkene: null,
    verstrektDoorPartij: partij,
    adres,
    soortDigitaalAdres,
    isStandaardAdres: true,
    omschrijving: '',
    referentie: '',
    verificatieDatum: null,
  };
}

function bsn(uuid: string, partij: string, objectId: string): PartijIdentificator {
  const code = { codeObjecttype: 'natuurlijk_persoon', codeSoortObjectId: 'bsn', codeRegister: 'brp' };
  return { ...KVK, uuid, identificeerdePartij: partij, partijIdentificator: { ...code, objectId } };
}

function actor(uuid: string, naam: string, soortActor: string, codeObjecttype: string, objectId: string): Actor {
  const actoridentificator = { codeObjecttype, codeSoortObjectId: 'idf', objectId, codeRegister: 'obj' };
  return { uuid, naam, soortActor, indicatieActief: true, actoridentificator, actorIdentificatie: null };
}
