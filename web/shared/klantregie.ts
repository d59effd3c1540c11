import { Klantregie } from '../../client/src/index.js';

/** The API of this page's own server: the session in the cookie says who asks. */
export const klantregie = new Klantregie();
