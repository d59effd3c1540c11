import type { Auditregel } from '../database/auditregels.js';

/** A line of the audit log, as an auditor sees it. What is not known is left out. */
export interface Getoond {
  readonly nummer: number;
  /** ISO 8601 in UTC. */
  readonly op: string;
  /** Subject of the token. */
  readonly persoon?: string;
  readonly rollen: readonly string[];
  readonly herkomst?: string;
  readonly actie: string;
  readonly zoeksoort?: string;
  readonly objecten: readonly string[];
  readonly resultaat: Auditregel['resultaat'];
  readonly status?: number;
  readonly reden?: string;
  /** 32 hexadecimal digits. */
  readonly trace?: string;
  readonly aantal: number;
}

export const shown = ({
  nummer,
  op,
  persoon,
  rollen,
  herkomst,
  actie,
  zoeksoort,
  objecten,
  resultaat,
  status,
  reden,
  trace,
  aantal,
}: Auditregel): Getoond => ({
  nummer,
  op: op.toISOString(),
  ...(persoon !== null && { persoon }),
  rollen,
  ...(herkomst !== null && { herkomst }),
  actie,
  ...(zoeksoort !== null && { zoeksoort }),
  objecten,
  resultaat,
  ...(status !== null && { status }),
  ...(reden !== null && { reden }),
  ...(trace !== null && { trace: trace.replaceAll('-', '') }),
  aantal,
});
