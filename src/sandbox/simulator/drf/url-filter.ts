import { exact, type Filter, type Pick } from './filters.js';
import { isUrl } from './formats.js';

/**
 * A host that counts as the register's own besides the one that the caller uses (Open Zaak: LOOSE_FK_LOCAL_BASE_URLS):
 * the one under which recorded requests name their objects.
 */
const ALSO_LOCAL = 'localhost:8002';

/**
 * A row named by its URL. `collection`: where its kind lives, `http://host/zaken/api/v1/zaken`. vng-api-common: what is not
 * a URL is refused; another host, or another kind of resource, finds nothing without saying so.
 */
export function byUrl<Row>(collection: string, pick: Pick<Row>): Filter<Row> {
  return (value, place) => {
    if (!isUrl(value)) return place.refuse('invalid', 'Voer een geldige URL in.');
    const wanted = uuidIn(new URL(collection), new URL(value));
    return wanted ? exact(pick)(wanted, place) : () => false;
  };
}

function uuidIn(collection: URL, { host, pathname }: URL): string | undefined {
  const prefix = `${collection.pathname}/`;
  const isLocal = host === collection.host || host === ALSO_LOCAL;
  return isLocal && pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined;
}
