import { describe, expect, it } from '@jest/globals';
import type { ExpandedBetrokkene, ExpandedKlantcontact, ExpandedPartij } from '../klanten/klanten.types.js';
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
