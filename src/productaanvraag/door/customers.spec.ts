import { beforeEach, describe, expect, it } from '@jest/globals';
import { readConfiguration } from '../../config/read-configuration.js';
import type { Settings } from '../../config/settings.js';
import type { KlantenClient } from '../../klanten/klanten.client.js';
import type { ExpandedKlantcontact, PartijIdentity } from '../../klanten/klanten.types.js';
import { ShownPartijen } from '../../partij/shown-partijen.js';
import { createLog } from '../../telemetry/log.js';
import type { Klant } from '../productaanvraag.js';
import { LookUpsBeforeStart } from './before-start.js';
import { Customers } from './customers.js';

const MIRA = { id: 'mira' };
const PARTIJ = {
  uuid: 'p',
  soortPartij: 'persoon',
  partijIdentificatie: { naam: 'Sanne' },
  partijIdentificatoren: [{ uuid: 'i' }],
} as unknown as PartijIdentity;
const BY_NAME = { ...PARTIJ, partijIdentificatoren: [] };
const BEKEND: Klant = { soort: 'bekendePartij', partij: 'p' };
const SANNE = { voorletters: '', voornaam: 'Sanne', voorvoegselAchternaam: '', achternaam: 'Vries' };
const NIEUW = {
  soort: 'nieuwePartij',
  contactnaam: SANNE,
  digitaleAdressen: [],
  partijIdentificatoren: [],
} as unknown as Klant;

let asked: string[];
/** What Klanten has. */
let partij: object | undefined;
let shown: ShownPartijen;
let customers: Customers;

beforeEach(() => {
  [asked, partij] = [[], PARTIJ];
  shown = new ShownPartijen();
  const find = async (uuid: string) => {
    asked.push(uuid);
    return partij;
  };
  const klanten = { findPartij: find, findExpandedPartij: find } as unknown as KlantenClient;
  const settings = { configuration: readConfiguration('config') } as Settings;
  customers = new Customers(shown, klanten, new LookUpsBeforeStart(settings, createLog('silent')));
});

describe('who a customer is', () => {
  it('is recalled when the caller was shown it: its numbers only for a zaak', () => {
    expect(customers.recall(BEKEND, MIRA, 'zaak')).toEqual(BEKEND);
    shown.remember('mira', [PARTIJ]);
    expect(customers.recall(BEKEND, MIRA, 'zaak')).toEqual({ ...BEKEND, getoond: PARTIJ });
    expect(customers.recall(BEKEND, MIRA, 'interneTaak')).toEqual({ ...BEKEND, getoond: BY_NAME });
    expect(customers.recall(BEKEND, { id: 'bram' }, 'zaak')).toEqual(BEKEND);
    expect(customers.recall(NIEUW, MIRA, 'zaak')).toBe(NIEUW);
    expect(asked).toEqual([]);
  });

  it('is read when the caller was not shown it, by name alone', async () => {
    await expect(customers.name(BEKEND, MIRA)).resolves.toEqual({ ...BEKEND, getoond: BY_NAME });
    expect(asked).toEqual(['p']);
    shown.remember('mira', [PARTIJ]);
    await expect(customers.name(BEKEND, MIRA)).resolves.toEqual({ ...BEKEND, getoond: BY_NAME });
    expect(asked).toEqual(['p']);
  });

  it('is left for Klanten to refuse when it is not there', async () => {
    partij = undefined;
    await expect(customers.name(BEKEND, MIRA)).resolves.toBe(BEKEND);
  });

  it('is said by the request itself of who is new', async () => {
    await expect(customers.name(NIEUW, MIRA)).resolves.toBe(NIEUW);
    expect(asked).toEqual([]);
  });
});

describe('what a customer has already', () => {
  const contact = (hadBetrokkenen?: object[]) =>
    (hadBetrokkenen ? { _expand: { hadBetrokkenen } } : {}) as unknown as ExpandedKlantcontact;
  const betrokkene = {
    uuid: 'b',
    rol: 'klant',
    initiator: true,
    wasPartij: { uuid: 'p' },
    contactnaam: {},
    organisatienaam: '',
    _expand: {
      wasPartij: {
        uuid: 'p',
        soortPartij: 'persoon',
        partijIdentificatie: { contactnaam: SANNE },
        partijIdentificatoren: [],
        bezoekadres: {},
        correspondentieadres: {},
      },
    },
  };

  it('is read of the partij of a new one, and of nobody else', async () => {
    partij = undefined;
    await customers.inContact(NIEUW, {}, contact([betrokkene]));
    expect(asked).toEqual(['p']);
    asked = [];
    await customers.inContact(NIEUW, {}, contact([{ ...betrokkene, wasPartij: null, _expand: {} }]));
    await customers.inContact(NIEUW, {}, contact([]));
    await customers.inContact(NIEUW, {}, contact());
    await customers.inContact(BEKEND, {}, contact([betrokkene]));
    expect(asked).toEqual([]);
  });
});
