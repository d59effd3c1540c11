import { describe, expect, it } from '@jest/globals';
import type { Configuration } from '../../config/configuration.js';
import type { ExpandedKlantcontact } from '../../klanten/klanten.types.js';
import type { InterneTaak } from '../../taken/taken.client.js';
import type { Zaak } from '../../zaken/zaken.types.js';
import { InUseError, interneTaakInUse, klantcontactInUse, zaakInUse } from './in-use.js';
import type { Registers } from './registers.js';

const GEBRUIKER = { id: 'karin', identificatie: 'karin', naam: 'Karin' };
const configuration = {
  organisatie: { rsin: '002220647' },
  codes: { toewijzing: { afdeling: { codeObjecttype: 'afd', codeRegister: 'obj', codeSoortObjectId: 'id' } } },
} as unknown as Configuration;
const some = (count: number) => Array.from({ length: count }, (_, index) => ({ uuid: `v${index}` }));

describe(zaakInUse.name, () => {
  const OURS = { uuid: 'z', identificatie: 'Z-1' };
  const opened = {
    uuid: 'z',
    url: 'https://zaken.voorbeeld.test/zaken/z',
    rollen: ['r'],
    resultaat: null,
    deelzaken: [],
    eigenschappen: [],
    zaakobjecten: [],
    zaakinformatieobjecten: [],
  };

  const inUse = (zaak: object | undefined, statussen = 1) =>
    zaakInUse(
      {
        configuration,
        zaken: {
          findZaakByIdentificatie: async () => zaak as Zaak | undefined,
          listStatussen: async () => some(statussen),
        },
      } as unknown as Registers,
      OURS,
      GEBRUIKER,
    );

  it.each([
    ['only opened', opened, 1],
    ['opened in part', { ...opened, rollen: [] }, 0],
    ['gone', undefined, 0],
    ['gone, and its number given to another', { ...opened, uuid: 'anders', resultaat: 'r' }, 3],
  ])('is not when it is %s', async (_, zaak, statussen) => {
    await expect(inUse(zaak, statussen)).resolves.toBeUndefined();
  });

  it.each([
    ['a second status', opened, 2],
    ['a second rol', { ...opened, rollen: ['r', 's'] }, 1],
    ['a resultaat', { ...opened, resultaat: 'r' }, 1],
    ['a deelzaak', { ...opened, deelzaken: ['d'] }, 1],
    ['an eigenschap', { ...opened, eigenschappen: ['e'] }, 1],
    ['a zaakobject', { ...opened, zaakobjecten: ['o'] }, 1],
    ['a document', { ...opened, zaakinformatieobjecten: ['i'] }, 1],
  ])('is when it has %s', async (_, zaak, statussen) => {
    await expect(inUse(zaak, statussen)).resolves.toBe('Een collega werkt al aan zaak Z-1.');
  });
});

describe(interneTaakInUse.name, () => {
  const given = { uuid: 't', status: 'te_verwerken', toegewezenAanActoren: [{ uuid: 'afdeling' }] };

  const inUse = (taak: object | undefined) =>
    interneTaakInUse(
      {
        configuration,
        taken: { findInterneTaakByReferentienummer: async () => taak as InterneTaak | undefined },
        actoren: { find: async () => 'afdeling' },
      } as unknown as Registers,
      { uuid: 't', nummer: 'T-1' },
      { soort: 'afdeling', identificatie: 'parkeren' },
    );

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
      } as unknown as Registers,
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
