import type { Logo } from '../config/logo.js';

/** The route of the logo, outside the API. */
export const LOGO_ROUTE = 'logo/:name';

/** Where the logo of a gemeente is: at an address that changes with what is in it, so whoever has it keeps it. */
export const logoPath = (logo: Logo | undefined): string | undefined => logo && `/logo/${logo.name}`;
