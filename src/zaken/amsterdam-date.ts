const DATUM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The day that it is in the Netherlands: `YYYY-MM-DD`. */
export const amsterdamDate = (moment: Date): string => DATUM.format(moment);
