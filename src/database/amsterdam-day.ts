/** The first moment of a day in the Netherlands, in SQL. @param day an expression of type date. */
export const startOf = (day: string): string => `(${day})::timestamp at time zone 'Europe/Amsterdam'`;

/** Today in the Netherlands, in SQL. */
export const TODAY = `(now() at time zone 'Europe/Amsterdam')::date`;
