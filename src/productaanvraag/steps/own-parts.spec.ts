import { describe, expect, it } from '@jest/globals';
import type { NewRol, RolRow, StatusRow } from '../../zaken/zaken.types.js';
import { BLANKED } from '../opdracht.js';
import { isOwnRol, isOwnStatus } from './own-parts.js';

const statusmoment = '2026-03-01T10:59:55.250Z';
const rol: NewRol = {
  roltype: 'roltypen/1',
  betrokkeneType: 'natuurlijk_persoon',
  betrokkene: 'https://klanten.example/partijen/p',
  betrokkeneIdentificatie: { inpBsn: '999990019', geslachtsnaam: 'Deurne ' },
  afwijkendeNaamBetrokkene: '',
  roltoelichting: 'Aanvrager',
};
const ours = { rol, statusmoment };

describe(isOwnStatus.name, () => {
  const isOwn = (datumStatusGezet: string) => isOwnStatus({ datumStatusGezet } as StatusRow, ours);

  it.each([statusmoment, '2026-03-01T10:59:55.250000Z', '2026-03-01T11:59:55.25+01:00'])(
    'knows the moment that was sent, however it is written: %s',
    (moment) => {
      expect(isOwn(moment)).toBe(true);
    },
  );

  it.each(['2026-03-01T10:59:55Z', '2026-03-01T10:59:55.251Z', ''])('knows no other: %s', (moment) => {
    expect(isOwn(moment)).toBe(false);
  });
});

describe(isOwnRol.name, () => {
  it('goes by what was said of whom, when what that was is not kept any more', () => {
    const blanked = { ...ours, rol: { ...rol, betrokkeneIdentificatie: { inpBsn: BLANKED, geslachtsnaam: BLANKED } } };
    expect(isOwnRol(row, blanked)).toBe(true);
    const more = { ...row.betrokkeneIdentificatie, voornamen: 'Karel' };
    expect(isOwnRol({ ...row, betrokkeneIdentificatie: more }, blanked)).toBe(false);
  });

  /** As Open Zaak shows it. */
  const row: RolRow = {
    uuid: 'r',
    url: 'rollen/r',
    roltype: 'roltypen/1',
    omschrijvingGeneriek: 'initiator',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkene: 'https://klanten.example/partijen/p',
    roltoelichting: 'Aanvrager',
    betrokkeneIdentificatie: { inpBsn: '999990019', geslachtsnaam: 'Deurne', voornamen: '', verblijfsadres: null },
  };

  it.each([
    ['it is as it was sent', {}],
    ['Klanten was elsewhere then', { betrokkene: 'https://oud.example/api/partijen/p' }],
    ['the register kept no address', { betrokkene: '' }],
    ['the register kept less of who it is', { betrokkeneIdentificatie: { inpBsn: '999990019' } }],
    ['the register kept nothing of who it is', { betrokkeneIdentificatie: null }],
  ])('is it when %s', (_, changed) => {
    expect(isOwnRol({ ...row, ...changed }, ours)).toBe(true);
  });

  it.each([
    ['another rol', { omschrijvingGeneriek: 'behandelaar' }],
    ['called otherwise', { roltoelichting: '' }],
    ['another kind of betrokkene', { betrokkeneType: 'medewerker' }],
    ['another partij', { betrokkene: 'https://klanten.example/partijen/q' }],
    ['somebody else', { betrokkeneIdentificatie: { inpBsn: '999993653' } }],
    ['somebody of whom more is known', { betrokkeneIdentificatie: { inpBsn: '999990019', voornamen: 'Karel' } }],
    ['somebody with an address', { betrokkeneIdentificatie: { verblijfsadres: { aoaPostcode: '9821ST' } } }],
  ] as const)('is not it when it is %s', (_, changed) => {
    expect(isOwnRol({ ...row, ...changed } as RolRow, ours)).toBe(false);
  });

  it('may have any partij when it is not known which was sent, and nobody when none was said', () => {
    const { betrokkene: _, betrokkeneIdentificatie: __, ...anonymous } = rol;
    expect(isOwnRol({ ...row, betrokkeneIdentificatie: null }, { ...ours, rol: anonymous })).toBe(true);
    expect(isOwnRol(row, { ...ours, rol: anonymous })).toBe(false);
  });
});
