import type { Caller, Rol } from '../auth/caller.js';

/** A page that people work with, which is a program in the browser. */
export interface Screen {
  /** Also its path, and the name of its files. */
  readonly name: 'gesprek' | 'beheer';
  readonly title: string;
  /** Who may open it. */
  readonly rol: Rol;
}

export const SCREENS: readonly Screen[] = [
  { name: 'gesprek', title: 'Gesprek', rol: 'medewerker' },
  { name: 'beheer', title: 'Beheer', rol: 'beheerder' },
];

/** Where somebody begins; undefined: there is nothing here for them. */
export const firstScreenOf = ({ rollen }: Caller): Screen | undefined => SCREENS.find(({ rol }) => rollen.has(rol));
