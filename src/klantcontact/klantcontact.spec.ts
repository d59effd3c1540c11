import { describe, expect, it } from '@jest/globals';
import type { ExpandedBetrokkene, ExpandedKlantcontact, ExpandedPartij } from '../klanten/klanten.types.js';
import { GEHEIMHOUDING } from '../partij/partij.js';
import { showKlantcontact } from './klantcontact.js';

const LEEG = { straatnaam: '', huisnummer: null, land: '' };
const NAMELOOS = { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' };
const KAREL = { voorletters: 'K', voornaam: 'Karel', voorvoegselAchternaam: 'van', achternaam: 'Deurne' };

const PARTIJ: ExpandedPartij = {
  uuid: 'p',
  nummer: null,
  soortPartij: 'persoon',
  betrokkenen: [],
  digitaleAdressen: [{ uuid: 'e' }],
  voorkeursDigitaalAdres: null,
  partijIdentificatoren: [],
  bezoekadres: { ...LEEG, straatnaam: 'Kade' },
  correspondentieadres: LEEG,
  indicatieGeheimhouding: null,
  indicatieActief: true,
  interneNotitie: '',
  voorkeurstaal: '',
  partijIdentificatie: { contactnaam: KAREL },
};

function betrokkene(uuid: string, values: Partial<ExpandedBetrokkene>): ExpandedBetrokkene {
  return {
    uuid,
    wasPartij: null,
    rol: 'klant',
    initiator: true,
    contactnaam: NAMELOOS,
    organisatienaam: '',
    bezoekadres: { ...LEEG, straatnaam: 'Steeg' },
    correspondentieadres: LEEG,
    _expand: {
      digitaleAdressen: [
        {
          uuid: `adres van ${uuid}`,
          soortDigitaalAdres: 'telefoonnummer',
          adres: '0612345678',
          omschrijving: '',
          referentie: '',
          verstrektDoorPartij: null,
          verstrektDoorBetrokkene: { uuid },
        },
      ],
    },
    ...values,
  };
}

function klantcontact(...hadBetrokkenen: ExpandedBetrokkene[]): ExpandedKlantcontact {
  return {
    uuid: 'k',
    referentienummer: '1000000000',
    nummer: '1000000000',
    kanaal: 'telefoon',
    onderwerp: 'Productaanvraag',
    inhoud: '',
    taal: 'nld',
    vertrouwelijk: false,
    indicatieContactGelukt: null,
    plaatsgevondenOp: '2026-03-01T09:00:00Z',
    hadBetrokkenActoren: [],
    _expand: { hadBetrokkenen },
  };
}

const shown = (...list: ExpandedBetrokkene[]) => showKlantcontact(klantcontact(...list)).betrokkenen;

describe('a klantcontact', () => {
  it('of which nothing is expanded, has empty lists', () => {
    const { _expand, ...bare } = klantcontact();
    for (const each of [bare, { ...bare, _expand: {} }])
      expect(showKlantcontact(each)).toMatchObject({
        betrokkenen: [],
        actoren: [],
        onderwerpobjecten: [],
        interneTaken: [],
      });
    expect(_expand).toEqual({ hadBetrokkenen: [] });
  });

  it.each([
    [{ referentienummer: '12', nummer: null }, '12'],
    [{ referentienummer: null, nummer: '34' }, '34'],
    [{ nummer: '34', referentienummer: '' }, '34'],
  ])('has the number that was read out: %j', (numbers, nummer) => {
    expect(showKlantcontact({ ...klantcontact(), ...numbers }).nummer).toBe(nummer);
  });

  it('may have no number', () => {
    expect(showKlantcontact({ ...klantcontact(), nummer: null, referentienummer: null })).not.toHaveProperty('nummer');
  });
});

describe('what is shown', () => {
  const ZAAK = { codeObjecttype: 'zaak', codeRegister: 'openzaak', codeSoortObjectId: 'uuid', objectId: 'z' };
  const ACTOR = { uuid: 'a', naam: 'Mira', soortActor: 'medewerker' };
  const TAAK = {
    uuid: 't',
    referentienummer: '7',
    nummer: '7',
    gevraagdeHandeling: 'Terugbellen',
    toelichting: 'Graag.',
    status: 'verwerkt',
    toegewezenOp: '2026-03-01T09:00:00Z',
    afgehandeldOp: '2026-03-02T09:00:00Z',
    toegewezenAanActoren: [{ uuid: 'a', url: 'https://klanten.example/actoren/a' }],
  };

  const whole = (values: object): ExpandedKlantcontact =>
    ({
      ...klantcontact(),
      hadBetrokkenActoren: [{ ...ACTOR, url: 'x', actoridentificator: { ...ZAAK, objectId: 'mira@gemeente.example' } }],
      _expand: {
        hadBetrokkenen: [],
        gingOverOnderwerpobjecten: [{ uuid: 'o', url: 'x', onderwerpobjectidentificator: ZAAK }],
        leiddeTotInterneTaken: [TAAK, { ...TAAK, uuid: 'u', afgehandeldOp: null }],
        ...values,
      },
    }) as unknown as ExpandedKlantcontact;

  it('is what there is, and nothing that the register has beside it', () => {
    const { uuid, nummer, gevraagdeHandeling, toelichting, status, toegewezenOp, afgehandeldOp } = TAAK;
    const open = { nummer, gevraagdeHandeling, toelichting, status, toegewezenOp };
    const toegewezenAanActoren = [{ uuid: 'a' }];
    const { indicatieContactGelukt, plaatsgevondenOp } = klantcontact();
    expect(showKlantcontact(whole({}))).toStrictEqual({
      uuid: 'k',
      nummer: '1000000000',
      kanaal: 'telefoon',
      onderwerp: 'Productaanvraag',
      inhoud: '',
      taal: 'nld',
      vertrouwelijk: false,
      indicatieContactGelukt,
      plaatsgevondenOp,
      betrokkenen: [],
      actoren: [{ ...ACTOR, identificatie: 'mira@gemeente.example' }],
      onderwerpobjecten: [{ uuid: 'o', onderwerpobjectidentificator: ZAAK }],
      interneTaken: [
        { uuid, ...open, toegewezenAanActoren, afgehandeldOp },
        { uuid: 'u', ...open, toegewezenAanActoren },
      ],
    });
  });

  const OWN = {
    digitaleAdressen: [
      {
        uuid: 'adres van 1',
        soortDigitaalAdres: 'telefoonnummer',
        adres: '0612345678',
        omschrijving: '',
        voorkeur: false,
      },
    ],
    bezoekadres: { straatnaam: 'Steeg' },
  };

  it('is of a betrokkene what there is as well', () => {
    const named = { contactnaam: KAREL, organisatienaam: 'Bakkerij' };
    const all = showKlantcontact(whole({ hadBetrokkenen: [betrokkene('1', named), betrokkene('1', {})] }));
    const common = { uuid: '1', rol: 'klant', initiator: true, adressenAfgeschermd: false, ...OWN };
    expect(all.betrokkenen).toStrictEqual([
      { ...common, ...named, naam: 'Karel van Deurne' },
      { ...common, naam: '' },
    ]);
  });

  it('is of a betrokkene whose addresses nobody may see, why not', () => {
    const all = showKlantcontact(
      whole({
        hadBetrokkenen: [
          betrokkene('1', { wasPartij: { uuid: 'p' }, _expand: {} }),
          { ...betrokkene('2', {}), _expand: undefined },
        ],
      }),
    );
    expect(all.betrokkenen).toStrictEqual([
      {
        uuid: '1',
        rol: 'klant',
        initiator: true,
        naam: '',
        partij: { uuid: 'p' },
        adressenAfgeschermd: true,
        toelichting: GEHEIMHOUDING,
      },
      {
        uuid: '2',
        rol: 'klant',
        initiator: true,
        naam: '',
        adressenAfgeschermd: false,
        digitaleAdressen: [],
        bezoekadres: OWN.bezoekadres,
      },
    ]);
  });
});

describe('a betrokkene', () => {
  it('shows the partij a second time as well', () => {
    const wasPartij = { uuid: 'p' };
    const both = shown(
      betrokkene('1', { wasPartij, _expand: { wasPartij: PARTIJ } }),
      betrokkene('2', { wasPartij, _expand: { wasPartij: null } }),
    );
    expect(both.map(({ partij }) => partij)).toEqual([
      expect.objectContaining({ uuid: 'p', naam: 'Karel van Deurne' }),
      expect.objectContaining({ uuid: 'p', naam: 'Karel van Deurne' }),
    ]);
    expect(both[0]?.partij).not.toHaveProperty('digitaleAdressen');
  });

  it('is called as at this contact, or else as its partij', () => {
    const wasPartij = { uuid: 'p' };
    const names = shown(
      betrokkene('1', { wasPartij, _expand: { wasPartij: PARTIJ } }),
      betrokkene('2', { wasPartij, contactnaam: { ...KAREL, voornaam: 'Kees' } }),
      betrokkene('3', { organisatienaam: 'Bakkerij' }),
      betrokkene('4', {}),
    ).map(({ naam }) => naam);
    expect(names).toEqual(['Karel van Deurne', 'Kees van Deurne', 'Bakkerij', '']);
  });

  it('without partij has its own details', () => {
    const [only] = shown(betrokkene('1', { contactnaam: KAREL }));
    expect(only).toMatchObject({
      adressenAfgeschermd: false,
      bezoekadres: { straatnaam: 'Steeg' },
      digitaleAdressen: [{ adres: '0612345678', voorkeur: false }],
    });
    expect(only).not.toHaveProperty('partij');
  });

  it.each([
    ['of a secret partij', { wasPartij: { ...PARTIJ, indicatieGeheimhouding: true } }],
    ['of a partij that is not shown', {}],
  ])('%s shows no address of its own either', (_, expanded) => {
    const { _expand } = betrokkene('1', {});
    const [only] = shown(betrokkene('1', { wasPartij: { uuid: 'p' }, _expand: { ..._expand, ...expanded } }));
    expect(only).toMatchObject({ adressenAfgeschermd: true, partij: { uuid: 'p' } });
    expect(JSON.stringify(only)).not.toMatch(/0612345678|Steeg|Kade/);
  });
});
