/** How whatever stands at the address of a register answers to a GET that is only there to see what it has. */
export interface Probe {
  readonly status: number;
  /** Whether it is the register's own answer: what was asked for, or an error as it gives them. */
  readonly isOwn: boolean;
  /** Header API-version. */
  readonly apiVersion?: string;
  /** The register's own code of an error. */
  readonly code?: string;
}

/** Whether something answered that looks like an API, whatever it thought of the request. */
export const isApi = ({ status, apiVersion, isOwn }: Probe): boolean =>
  status < 500 && (apiVersion !== undefined || isOwn);

/** Whether the token was accepted; undefined when the answer does not tell. */
export function isTokenAccepted({ status, isOwn }: Probe): boolean | undefined {
  if (!isOwn) return undefined;
  if (status === 401 || status === 403) return false;
  return status === 200 ? true : undefined;
}

/**
 * Whether a path is there that takes nothing but a POST, as its answer to a GET shows: an error of the register (405) says
 * so, a page (404) that it may not be. Undefined when the answer does not tell.
 */
export function isEndpoint({ status, isOwn }: Probe): boolean | undefined {
  if (status === 404) return isOwn ? undefined : false;
  return isOwn && status >= 400 && status < 500 ? true : undefined;
}
