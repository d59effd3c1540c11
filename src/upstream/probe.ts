/** How a register answers to a GET that is only there to see what it has. */
export interface Probe {
  readonly status: number;
  /** Header API-version. */
  readonly apiVersion?: string;
  /** The register's own code of an error. */
  readonly code?: string;
  readonly isJson: boolean;
}

/** Whether something answered that looks like an API, whatever it thought of the request. */
export const isApi = ({ status, apiVersion, isJson }: Probe): boolean =>
  status < 500 && (apiVersion !== undefined || isJson);

/** Whether the token was accepted; undefined when the answer does not tell. */
export function isTokenAccepted({ status }: Probe): boolean | undefined {
  if (status === 401 || status === 403) return false;
  return status === 200 ? true : undefined;
}

/**
 * Whether a path is there that takes nothing but a POST, as its answer to a GET shows: an error of the API itself (405)
 * says so, a page without any code (404) that it is not. Undefined when the answer does not tell.
 */
export function isEndpoint({ status, code }: Probe): boolean | undefined {
  if (status === 404) return code === undefined ? false : undefined;
  return status >= 400 && status < 500 && code !== undefined ? true : undefined;
}
