/** What undoing left standing on purpose: stored, and told to the caller as it is here. */
export type Behouden = {
  /** `partij`, `partijIdentificator`, `klantcontact`. */
  readonly soort: string;
  readonly uuid: string;
  /** For the medewerker: why, in a sentence. */
  readonly reden: string;
  /** It belongs to others, and undoing broke it: a person must mend it. Not told. */
  readonly isBroken?: true;
};
