import { describe, expect, it } from '@jest/globals';
import type { JWTPayload } from 'jose';
import type { Configuration } from '../config/configuration.js';
import { readCaller } from './read-caller.js';

const TOKEN = {
  identificatie: 'email',
  naam: 'name',
  rollen: 'roles',
  medewerkerRol: 'klantcontactmedewerker',
  beheerderRol: 'beheerder',
  kanaalRol: 'klantkanaal',
  vertrouwelijkRol: 'vertrouwelijk',
  kanaalIdentificatie: 'azp',
  auditorRol: 'auditor',
};
const mira: JWTPayload = {
  sub: 'f3a1-mira',
  email: 'Mira.Jansen@gemeente.example',
  name: 'Mira Jansen',
  roles: ['klantcontactmedewerker', 'iets anders'],
};

const callerOf = (claims: JWTPayload, token: Partial<typeof TOKEN> = {}) =>
  readCaller(claims, { token: { ...TOKEN, ...token } } as Configuration);

describe('the caller', () => {
  it('is who the token says', () => {
    expect(callerOf(mira)).toEqual({
      id: 'f3a1-mira',
      soort: 'medewerker',
      identificatie: 'mira.jansen@gemeente.example',
      naam: 'Mira Jansen',
      rollen: new Set(['medewerker']),
    });
  });

  it('is known without blanks around', () => {
    expect(callerOf({ ...mira, email: ' mira@gemeente.example\n', name: ' Mira ' })).toMatchObject({
      identificatie: 'mira@gemeente.example',
      naam: 'Mira',
    });
  });

  it.each([undefined, null, '', '  ', 7])('is called by the identification when the name is %j', (name) => {
    expect(callerOf({ ...mira, email: ` ${mira['email'] as string} `, name })).toMatchObject({
      naam: 'Mira.Jansen@gemeente.example',
    });
  });

  it.each([undefined, null, '', '  ', 7, ['mira@gemeente.example']])('is nobody when the e-mail is %j', (email) => {
    expect(callerOf({ ...mira, email })).toBeUndefined();
  });

  it('is called by what a register can keep of the name', () => {
    expect(callerOf({ ...mira, name: 'Mira\0Jansen\ud800' })).toMatchObject({ naam: 'Mira Jansen' });
    expect(callerOf({ ...mira, name: '\0' })).toMatchObject({ naam: 'Mira.Jansen@gemeente.example' });
    for (const email of ['mi\0ra@gemeente.example', '\ud800@gemeente.example'])
      expect(callerOf({ ...mira, email })).toBeUndefined();
  });

  it('is nobody when no register can keep who it is', () => {
    const email = (length: number) => `${'m'.repeat(length - '@gemeente.example'.length)}@gemeente.example`;
    expect(callerOf({ ...mira, email: ` ${email(200)} ` })).toMatchObject({ identificatie: email(200) });
    expect(callerOf({ ...mira, email: email(201) })).toBeUndefined();
  });

  it('is nobody as long as the issuer says that the e-mail address, by which it is known, was not verified', () => {
    expect(callerOf({ ...mira, email_verified: false })).toBeUndefined();
    expect(callerOf({ ...mira, email_verified: true })).toBeDefined();
    expect(callerOf({ ...mira, oid: '7', email_verified: false }, { identificatie: 'oid' })).toBeDefined();
    const website = { sub: '1', azp: 'website', roles: ['klantkanaal'], email_verified: false };
    expect(callerOf(website)).toBeDefined();
  });

  it.each([undefined, '', '  ', 'f3a1\0mira'])('is nobody when the subject is %j', (sub) => {
    expect(callerOf({ ...mira, sub } as JWTPayload)).toBeUndefined();
  });
});

describe('a kanaal', () => {
  const website: JWTPayload = { sub: 'service-website', azp: 'Website', roles: ['klantkanaal'] };

  it('is known by its client id, as it is spelled, and needs no e-mail address', () => {
    expect(callerOf(website)).toEqual({
      id: 'service-website',
      soort: 'kanaal',
      identificatie: 'Website',
      naam: 'Website',
      rollen: new Set(['kanaal']),
    });
  });

  it('is known without blanks around', () => {
    expect(callerOf({ ...website, azp: ' Website ' })).toMatchObject({ identificatie: 'Website', naam: 'Website' });
  });

  it('is nobody without its client id', () => {
    expect(callerOf({ ...website, azp: undefined })).toBeUndefined();
  });
});

describe('the rollen', () => {
  it.each([
    ['klantcontactmedewerker', ['medewerker']],
    [
      ['beheerder', 'klantcontactmedewerker'],
      ['medewerker', 'beheerder'],
    ],
    [['beheerder'], ['beheerder']],
    [['auditor'], ['auditor']],
    [['vertrouwelijk'], ['vertrouwelijk']],
    [['Klantcontactmedewerker', 'beheerders'], []],
    [[['klantcontactmedewerker']], []],
    [undefined, []],
    [{ klantcontactmedewerker: true }, []],
  ])('of %j are %j', (roles, expected) => {
    expect(callerOf({ ...mira, roles })?.rollen).toEqual(new Set(expected));
  });
});

describe('a claim', () => {
  it('may lie deeper', () => {
    const claims = { sub: '1', realm_access: { roles: ['beheerder'] }, persoon: { mail: 'm@gemeente.example' } };
    expect(callerOf(claims, { rollen: 'realm_access.roles', identificatie: 'persoon.mail' })).toMatchObject({
      identificatie: 'm@gemeente.example',
      rollen: new Set(['beheerder']),
    });
  });

  it('may have dots in its name', () => {
    const claims = { ...mira, 'https://gemeente.example/rollen': ['beheerder'] };
    expect(callerOf(claims, { rollen: 'https://gemeente.example/rollen' })?.rollen).toEqual(new Set(['beheerder']));
  });

  it('goes by its whole name before its path', () => {
    const claims = { ...mira, 'a.b': ['beheerder'], a: { b: ['klantcontactmedewerker'] } };
    expect(callerOf(claims, { rollen: 'a.b' })?.rollen).toEqual(new Set(['beheerder']));
  });

  it.each([null, 'tekst', 7, undefined])('lies nowhere when its path ends at %j', (persoon) => {
    expect(callerOf({ ...mira, persoon }, { identificatie: 'persoon.mail' })).toBeUndefined();
  });

  it.each(['constructor.name', 'toString', 'email.length', '__proto__', 'roles.x.y', ''])(
    'is never something that every object has: %j',
    (identificatie) => {
      expect(callerOf(mira, { identificatie })).toBeUndefined();
    },
  );
});
