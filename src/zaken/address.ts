/** The most that Open Zaak keeps of an address. */
const LONGEST = 1000;

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const HOST = new RegExp(`^(?:localhost|\\[.+\\]|(?:${LABEL}\\.)+${LABEL})$`);

/**
 * Whether Open Zaak takes this as an address (Django's URLValidator): a host without a dot, as one may be called within a
 * cluster, is none. What it does not take costs the whole zaak.
 */
export function isAddress(url: string): boolean {
  return url.length <= LONGEST && URL.canParse(url) && HOST.test(new URL(url).hostname);
}
