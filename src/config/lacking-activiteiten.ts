import type { Configuration } from './configuration.js';

/** Which activities the logboek cannot be told of: each must be an absolute URI, of one version of that activity. */
export const lackingActiviteiten = ({ activiteiten }: Configuration['logboek']): string[] =>
  Object.entries(activiteiten)
    .filter(([, uri]) => !URL.canParse(uri))
    .map(([name]) => `logboek.activiteiten.${name} in klantregie.yaml is geen URI, en LOGBOEK_URL staat aan.`);
