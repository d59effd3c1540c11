import { describe, expect, it } from '@jest/globals';
import type { Checkpoint } from '../durable/durable.js';
import type { AnyAanvraag, Opdracht } from '../productaanvraag/opdracht.js';
import type { StepTools } from '../productaanvraag/steps/step-tools.js';
import { obstaclesTo } from './obstacles.js';

const GESPREK = 'Bij dit gesprek is intussen ook iets anders geregistreerd.';
const ZAAK = 'Een collega werkt al aan zaak Z-1.';
const MOMENT = '2026-03-01T10:00:00.000Z';
const parkeren = { soort: 'afdeling', identificatie: 'parkeren' } as const;
const code = { codeObjecttype: 'a', codeRegister: 'b', codeSoortObjectId: 'c' };
const klant = { soort: 'bekendePartij', partij: 'p' };

const done = (step: string, value: unknown): Checkpoint => ({
  name: step,
  value: { [step]: { value } },
  startedAt: undefined,
  completedAt: undefined,
});
const OURS = [
  done('klantcontact', { uuid: 'gesprek', betrokkene: 'b', onderwerpobject: 'o' }),
  done('interneTaak', 't'),
];
const ours = {
  omschrijvingGeneriek: 'initiator',
  roltoelichting: 'Aanvrager',
  betrokkeneType: 'natuurlijk_persoon',
  betrokkene: '',
};

/** What the registers say, to whoever looks before a take-back. */
interface World {
  /** Of a klantcontact, by uuid: what hangs on it. */
  readonly gesprekken?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly rollen?: readonly object[];
  readonly statussen?: readonly string[];
  readonly taakstatus?: string;
  /** From which klantcontact the zaak came; an error: that cannot be told. */
  readonly zaakVan?: string | Error;
}

function look(
  aanvraag: object,
  checkpoints: Checkpoint[],
  { gesprekken = {}, rollen = [ours], statussen = [MOMENT], taakstatus = 'te_verwerken', zaakVan = '' }: World = {},
) {
  const rows = (uuids: readonly string[] = []) => uuids.map((uuid) => ({ uuid }));
  const tools = {
    klanten: {
      findExpandedKlantcontact: async (uuid: string) => {
        const { betrokkenen, onderwerpobjecten, interneTaken } = gesprekken[uuid] ?? {};
        return {
          _expand: {
            hadBetrokkenen: rows(betrokkenen),
            gingOverOnderwerpobjecten: rows(onderwerpobjecten),
            leiddeTotInterneTaken: rows(interneTaken),
          },
        };
      },
    },
    zaken: {
      findZaakByIdentificatie: async () => {
        if (zaakVan instanceof Error) throw zaakVan;
        return {
          uuid: 'z',
          kenmerken: [{ bron: 'open-klant', kenmerk: zaakVan }],
          resultaat: null,
          deelzaken: [],
          eigenschappen: [],
          zaakobjecten: [],
          zaakinformatieobjecten: [],
        };
      },
      listRollen: async () => rollen,
      listStatussen: async () => statussen.map((datumStatusGezet) => ({ datumStatusGezet })),
    },
    taken: {
      findInterneTaakByReferentienummer: async () => ({
        uuid: 't',
        status: taakstatus,
        toegewezenAanActoren: [{ uuid: 'parkeren' }],
      }),
    },
    actoren: { find: async ({ objectId }: { objectId: string }) => objectId },
  } as unknown as StepTools;
  const opdracht = {
    aanvraag,
    aanvrager: {},
    sleutels: { statusmoment: MOMENT, zaak: 'Z-1', interneTaak: '2' },
    terms: { rsin: '002220647', codes: { toewijzing: { afdeling: code } } },
  } as unknown as Opdracht<AnyAanvraag>;
  return obstaclesTo(tools, opdracht, { checkpoints });
}

const TAAK = { soort: 'interneTaak', toegewezenAan: parkeren };
const zaak = done('zaak', { uuid: 'z', identificatie: 'Z-1' });
const interneTaak = done('interneTaak', 't');

describe(obstaclesTo.name, () => {
  it('are none for what only this request made', async () => {
    const gesprekken = { gesprek: { betrokkenen: ['b'], onderwerpobjecten: ['o'], interneTaken: ['t'] } };
    await expect(look({ klant, vervolg: TAAK }, [...OURS, zaak], { gesprekken })).resolves.toEqual([]);
    await expect(look({}, [])).resolves.toEqual([]);
  });

  it.each(['betrokkenen', 'onderwerpobjecten', 'interneTaken'])('are what hangs on its gesprek: %s', async (what) => {
    const gesprekken = { gesprek: { [what]: ['van een collega'] } };
    await expect(look({}, OURS, { gesprekken })).resolves.toEqual([GESPREK]);
  });

  it('are what a colleague did with its zaak or its interne taak', async () => {
    const world = { statussen: [MOMENT, '2026-03-02T10:00:00.000Z'], taakstatus: 'verwerkt' };
    await expect(look({ klant, vervolg: TAAK }, [zaak, interneTaak], world)).resolves.toEqual([
      ZAAK,
      'Een collega heeft interne taak 2 al verwerkt.',
    ]);
    await expect(look({ klant, vervolg: TAAK }, [], world)).resolves.toEqual([]);
  });

  it('are those also while it is being undone, and none for what is gone', async () => {
    const world = { taakstatus: 'verwerkt' };
    const turned = { name: 'ongedaan maken', value: {}, startedAt: undefined, completedAt: undefined };
    const undone = { ...turned, name: 'interneTaak ongedaan maken', value: { value: null } };
    await expect(look({ vervolg: TAAK }, [interneTaak, turned], world)).resolves.toHaveLength(1);
    await expect(look({ vervolg: TAAK }, [interneTaak, turned, undone], world)).resolves.toEqual([]);
  });

  it('are sought for the taak that came instead of a zaak', async () => {
    const world = { taakstatus: 'verwerkt' };
    const instead = { vervolg: { soort: 'zaak', uitwijk: TAAK } };
    await expect(look(instead, [interneTaak], world)).resolves.toHaveLength(1);
    for (const vervolg of [{ soort: 'zaak', uitwijk: { soort: 'later' } }, { soort: 'zaak' }])
      await expect(look({ vervolg }, [interneTaak], world)).resolves.toEqual([]);
  });

  it('are what a colleague did with a zaak that was left halfway, when that can be told', async () => {
    const statussen = ['2026-03-02T10:00:00.000Z'];
    const halfway = (world: World) => look({ klant, vervolg: { soort: 'zaak' } }, OURS, { statussen, ...world });
    await expect(halfway({ zaakVan: 'gesprek' })).resolves.toEqual([ZAAK]);
    await expect(halfway({ zaakVan: 'gesprek', statussen: [MOMENT] })).resolves.toEqual([]);
    await expect(halfway({ zaakVan: 'een ander gesprek' })).resolves.toEqual([]);
    await expect(halfway({ zaakVan: new Error('no register') })).resolves.toEqual([]);
    const task = look({ klant, vervolg: TAAK }, OURS, { statussen, zaakVan: 'gesprek' });
    await expect(task).resolves.toEqual([]);
  });

  it('tell the initiator of the zaak from that of a colleague by what was known of the partij', async () => {
    const known = { soortPartij: 'persoon', partijIdentificatie: null, partijIdentificatoren: [] };
    const bsn = [{ codeSoortObjectId: 'bsn', objectId: '999990019' }];
    const prepared = done('vooraf', { partij: { ...known, partijIdentificatoren: bsn } });
    const unread = { ...done('vooraf', {}), value: { vooraf: { failure: { kind: 'unknown', message: '' } } } };
    const rollen = [{ ...ours, betrokkeneIdentificatie: { inpBsn: '999990019' } }];
    await expect(look({ klant }, [unread, prepared, zaak], { rollen })).resolves.toEqual([]);
    for (const checkpoints of [[], [unread], [done('ander', { partij: { ...known, partijIdentificatoren: bsn } })]])
      await expect(look({ klant }, [...checkpoints, zaak], { rollen })).resolves.toEqual([ZAAK]);
    await expect(look({ klant }, [done('vooraf', { partij: known }), prepared, zaak], { rollen })).resolves.toEqual([
      ZAAK,
    ]);
  });

  describe('of a klantcontact that was there before', () => {
    const contact = { klantcontact: 'eerder', betrokkenen: ['was er al'] };
    const added = [done('betrokkene', 'b')];

    it('are what was built on the betrokkene that was added', async () => {
      const gesprekken = { eerder: { betrokkenen: ['was er al', 'b'] } };
      await expect(look({ contact }, added, { gesprekken })).resolves.toEqual([]);
      const used = { eerder: { ...gesprekken.eerder, onderwerpobjecten: ['van een collega'] } };
      await expect(look({ contact }, added, { gesprekken: used })).resolves.toEqual([GESPREK]);
    });

    it('are none when no betrokkene was added', async () => {
      const gesprekken = { eerder: { onderwerpobjecten: ['van een collega'] } };
      await expect(look({ contact }, [], { gesprekken })).resolves.toEqual([]);
    });
  });
});
