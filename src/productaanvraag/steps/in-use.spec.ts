import { describe, expect, it } from '@jest/globals';
import type { Configuration } from '../../config/configuration.js';
import type { ExpandedKlantcontact, Identificator } from '../../klanten/klanten.types.js';
import type { InterneTaak } from '../../taken/taken.client.js';
import type { Zaak } from '../../zaken/zaken.types.js';
import { InUseError, interneTaakInUse, klantcontactInUse, zaakInUse } from './in-use.js';
import type { StepTools } from './step-tools.js';

const GEBRUIKER = { id: 'karin', identificatie: 'karin', naam: 'Karin' };
const RSIN = '002220647';
const codes = {
  toewijzing: {
    afdeling: { codeObjecttype: 'afd', codeRegister: 'obj', codeSoortObjectId: 'id' },
    medewerker: { codeObjecttype: 'mdw', codeRegister: 'handmatig', codeSoortObjectId: 'email' },
  },
} as unknown as Configuration['codes'];

describe(zaakInUse.name, () => {
  const OURS = { uuid: 'z', identificatie: 'Z-1' };
  const opened = {
    uuid: 'z',
    url: 'https://zaken.voorbeeld.test/zaken/z',
    resultaat: null,
    deelzaken: [],
    eigenschappen: [],
    zaakobjecten: [],
    zaakinformatieobjecten: [],
  };

  const statusmoment = '2026-03-01T10:00:00.000Z';
  const initiator = {
    omschrijvingGeneriek: 'initiator',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkene: '',
    betrokkeneIdentificatie: { inpBsn: '999990019' },
    roltoelichting: 'Aanvrager',
  } as const;
  const rol = { ...initiator, roltype: '', afwijkendeNaamBetrokkene: '' };
  const behandelaar = { ...initiator, omschrijvingGeneriek: 'behandelaar' };
  const anotherInitiator = { ...initiator, betrokkeneIdentificatie: { inpBsn: '111222333' } };
  const status = { datumStatusGezet: '2026-03-01T10:00:00Z' };
  const later = { datumStatusGezet: '2026-03-02T10:00:00Z' };

  interface There {
    readonly zaak?: object;
    readonly rollen?: readonly object[];
    readonly statussen?: readonly object[];
  }
  const inUse = ({ zaak, rollen = [initiator], statussen = [status] }: There) =>
    zaakInUse(
      {
        zaken: {
          findZaakByIdentificatie: async () => zaak as Zaak | undefined,
          listRollen: async () => rollen,
          listStatussen: async () => statussen,
        },
      } as unknown as StepTools,
      RSIN,
      OURS,
      GEBRUIKER,
      { rol, statusmoment },
    );

  it.each<[string, There]>([
    ['only opened', { zaak: opened }],
    ['opened in part', { zaak: opened, rollen: [], statussen: [] }],
    ['gone', {}],
    ['gone, and its number given to another', { zaak: { ...opened, uuid: 'anders', resultaat: 'r' } }],
  ])('is not when it is %s', async (_, there) => {
    await expect(inUse(there)).resolves.toBeUndefined();
  });

  it.each<[string, There]>([
    ['a second status', { zaak: opened, statussen: [later, status] }],
    ['a status of a colleague alone', { zaak: opened, statussen: [later] }],
    ['a second rol', { zaak: opened, rollen: [initiator, behandelaar] }],
    ['a rol of a colleague alone', { zaak: opened, rollen: [behandelaar] }],
    ['another initiator', { zaak: opened, rollen: [anotherInitiator] }],
    ['a resultaat', { zaak: { ...opened, resultaat: 'r' } }],
    ['a deelzaak', { zaak: { ...opened, deelzaken: ['d'] } }],
    ['an eigenschap', { zaak: { ...opened, eigenschappen: ['e'] } }],
    ['a zaakobject', { zaak: { ...opened, zaakobjecten: ['o'] } }],
    ['a document', { zaak: { ...opened, zaakinformatieobjecten: ['i'] } }],
  ])('is when it has %s', async (_, there) => {
    await expect(inUse(there)).resolves.toBe('Een collega werkt al aan zaak Z-1.');
  });
});

describe(interneTaakInUse.name, () => {
  const given = { uuid: 't', status: 'te_verwerken', toegewezenAanActoren: [{ uuid: 'afdeling' }] };

  const PARKEREN = { soort: 'afdeling', identificatie: 'parkeren' } as const;
  const OTTO = { soort: 'medewerker', identificatie: 'otto@gemeente.example' } as const;

  const inUse = (
    taak: object | undefined,
    assignment: Parameters<typeof interneTaakInUse>[3] = { toegewezenAan: PARKEREN },
  ) =>
    interneTaakInUse(
      {
        taken: { findInterneTaakByReferentienummer: async () => taak as InterneTaak | undefined },
        actoren: {
          find: async ({ objectId }: Identificator) => (objectId === OTTO.identificatie ? 'otto' : 'afdeling'),
        },
      } as unknown as StepTools,
      codes,
      { uuid: 't', nummer: 'T-1' },
      assignment,
    );

  it.each([
    ['with the afdeling', ['otto', 'afdeling'], undefined],
    ['without the afdeling, which was not there then', ['otto'], undefined],
    ['with another', ['otto', 'afdeling', 'karin'], 'Interne taak T-1 is intussen aan iemand anders gegeven.'],
    ['for the afdeling alone', ['afdeling'], 'Interne taak T-1 is intussen aan iemand anders gegeven.'],
  ])('of a medewerker is told by whom it is for now: %s', async (_, actoren, reason) => {
    const taak = { ...given, toegewezenAanActoren: actoren.map((uuid) => ({ uuid })) };
    await expect(inUse(taak, { toegewezenAan: OTTO, metAfdeling: PARKEREN })).resolves.toBe(reason);
  });

  it.each([
    ['as it was given', given],
    ['gone', undefined],
    ['gone, and its number given to another', { ...given, uuid: 'anders', status: 'verwerkt' }],
  ])('is not when it is %s', async (_, taak) => {
    await expect(inUse(taak)).resolves.toBeUndefined();
  });

  it.each([
    ['was done', { ...given, status: 'verwerkt' }, 'Een collega heeft interne taak T-1 al verwerkt.'],
    ['is for another', { ...given, toegewezenAanActoren: [{ uuid: 'karin' }] }, 'Interne taak T-1 is intussen'],
    [
      'is for another too',
      { ...given, toegewezenAanActoren: [...given.toegewezenAanActoren, { uuid: 'karin' }] },
      'Interne',
    ],
    ['is for nobody any more', { ...given, toegewezenAanActoren: [] }, 'Interne taak T-1 is intussen'],
  ])('is when it %s', async (_, taak, reason) => {
    await expect(inUse(taak)).resolves.toContain(reason);
  });
});

describe(klantcontactInUse.name, () => {
  const inUse = (klantcontact: object | undefined, ours: Parameters<typeof klantcontactInUse>[2] = {}) =>
    klantcontactInUse(
      {
        klanten: { findExpandedKlantcontact: async () => klantcontact as ExpandedKlantcontact | undefined },
      } as unknown as StepTools,
      'k',
      ours,
    );

  it.each([
    ['nothing hangs on it', {}, {}],
    ['it is gone', undefined, {}],
    [
      'what hangs on it is ours',
      {
        _expand: {
          hadBetrokkenen: [{ uuid: 'b' }],
          gingOverOnderwerpobjecten: [{ uuid: 'o' }],
          leiddeTotInterneTaken: [{ uuid: 't' }],
        },
      },
      { betrokkenen: ['b'], onderwerpobjecten: ['o'], interneTaken: ['t'] },
    ],
  ])('is not when %s', async (_, klantcontact, ours) => {
    await expect(inUse(klantcontact, ours)).resolves.toBeUndefined();
  });

  it.each(['hadBetrokkenen', 'gingOverOnderwerpobjecten', 'leiddeTotInterneTaken'])(
    'is when others have something in %s',
    async (name) => {
      const ours = { betrokkenen: ['b'], onderwerpobjecten: ['b'], interneTaken: ['b'] };
      await expect(inUse({ _expand: { [name]: [{ uuid: 'b' }, { uuid: 'x' }] } }, ours)).resolves.toContain(
        'ook iets anders',
      );
    },
  );
});

describe(InUseError.name, () => {
  it('is a refusal: no repeat changes it', () => {
    expect(new InUseError('Een collega.').failure).toEqual({ kind: 'refused', message: 'Een collega.' });
  });
});
