/** Who can get a token while developing, and what it says. */
export interface Medewerker {
  /** Also the client_id to ask a token with. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
}

/** The first takes requests; the second sees to what became of them as well; the last sees who did what. The others are there to be told apart. */
export const MEDEWERKERS: readonly [Medewerker, Medewerker, ...Medewerker[]] = [
  {
    sub: 'mira.jansen',
    email: 'mira.jansen@gemeente.example',
    name: 'Mira Jansen',
    roles: ['klantcontactmedewerker'],
  },
  {
    sub: 'bram.de.boer',
    email: 'bram.de.boer@gemeente.example',
    name: 'Bram de Boer',
    roles: ['klantcontactmedewerker', 'beheerder'],
  },
  {
    sub: 'fatima.el.amrani',
    email: 'fatima.el.amrani@gemeente.example',
    name: 'Fatima el Amrani',
    roles: ['beheerder'],
  },
  {
    sub: 'joost.bakker',
    email: 'joost.bakker@gemeente.example',
    name: 'Joost Bakker',
    roles: [],
  },
  {
    sub: 'ada.visser',
    email: 'ada.visser@gemeente.example',
    name: 'Ada Visser',
    roles: ['auditor'],
  },
];
