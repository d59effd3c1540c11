import { useState } from 'preact/hooks';
import { Button, Select, TextField } from '../shared/fields.js';
import { REGISTERS, stepText, UITKOMSTEN } from '../shared/names.js';
import { usePolling } from '../shared/polling.js';
import { askRows, filtersOf, listPath, type Filters } from './questions.js';
import { Refreshing } from './refreshing.js';
import { RowsTable } from './rows-table.js';
import { useSteady } from './steady.js';

/** All requests, the newest first, by what the address asks. */
export function ListPage() {
  const [isPaused, setPaused] = useState(false);
  const filters = filtersOf(location.search);
  const page = Number(filters.page ?? 1);
  const polled = usePolling((signal) => askRows(filters, signal), isPaused ? 0 : 10);
  const { rows, waiting, showAll } = useSteady(polled.value?.rows ?? []);
  return (
    <>
      <h1 class="utrecht-heading-1">Aanvragen</h1>
      <FilterForm filters={filters} />
      <Chips filters={filters} />
      <Refreshing polled={polled} isPaused={isPaused} onPause={setPaused} />
      <div role="status">
        {waiting > 0 && page === 1 && (
          <Button onClick={showAll}>
            {waiting} {waiting === 1 ? 'nieuwe' : 'nieuwe aanvragen'} – toon
          </Button>
        )}
      </div>
      {polled.value === undefined && polled.refusal !== undefined && <p class="warning">{polled.refusal}</p>}
      {polled.value && rows.length === 0 && <p>Er zijn geen aanvragen gevonden.</p>}
      {rows.length > 0 && <RowsTable rows={rows} caption="Aanvragen" />}
      <nav class="buttons" aria-label="Bladzijden">
        {page > 1 && (
          <a class="utrecht-link" href={listPath({ ...filters, page: page - 1 })}>
            Vorige
          </a>
        )}
        {polled.value?.hasNext && (
          <a class="utrecht-link" href={listPath({ ...filters, page: page + 1 })}>
            Volgende
          </a>
        )}
      </nav>
    </>
  );
}

const CLOSED = [
  ['', 'Alle'],
  ['false', 'Niet afgesloten'],
  ['true', 'Afgesloten'],
] as const;

/** A number of a person or an organisation, or an e-mail address: it never comes into an address. Ours are longer. */
const PERSONAL = /^\d{1,9}$|^\+|^0\d{9}$|@/;

/** Filters stand in the address: it can be kept and sent to a colleague. */
function FilterForm({ filters }: { readonly filters: Filters }) {
  const [typed, setTyped] = useState(filters);
  const [error, setError] = useState<string>();
  const field = (name: keyof Filters) => ({
    id: `filter-${name}`,
    value: String(typed[name] ?? ''),
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const { page: _, ...asked } = typed;
    if (PERSONAL.test(asked.nummer?.trim() ?? '')) {
      setError(
        'Zoek hier niet op BSN of telefoonnummer. Vul een zaaknummer, taaknummer, gespreksnummer of kenmerk in.',
      );
      return;
    }
    location.assign(listPath(asked));
  };
  return (
    <form class="filters row" role="search" aria-label="Aanvragen" onSubmit={submit}>
      <div class="whole">
        <TextField label="Zaaknummer, taaknummer, gespreksnummer of kenmerk" error={error} {...field('nummer')} />
      </div>
      <Select label="Uitkomst" {...field('uitkomst')} options={[['', 'Alle'], ...Object.entries(UITKOMSTEN)]} />
      <TextField label="Product" size="medium" {...field('product')} />
      <TextField label="Medewerker" size="medium" {...field('medewerker')} />
      <TextField label="Vanaf" size="medium" input={{ type: 'date' }} {...field('vanaf')} />
      <TextField label="Tot en met" size="medium" input={{ type: 'date' }} {...field('totEnMet')} />
      <Select label="Afgesloten" {...field('afgesloten')} options={CLOSED} />
      <Button kind="primary" type="submit">
        Toon
      </Button>
    </form>
  );
}

const NAMES: Partial<Record<keyof Filters, string>> = {
  uitkomst: 'Uitkomst',
  product: 'Product',
  medewerker: 'Medewerker',
  vanaf: 'Vanaf',
  totEnMet: 'Tot en met',
  afgesloten: 'Afgesloten',
  nummer: 'Nummer',
  stap: 'Stap',
  register: 'Register',
  oorzaak: 'Oorzaak',
  code: 'Code',
  soort: 'Soort',
};

/** What is filtered on, each to be taken away. */
function Chips({ filters }: { readonly filters: Filters }) {
  const chosen = (Object.keys(NAMES) as (keyof Filters)[]).filter((name) => filters[name] !== undefined);
  if (chosen.length === 0) return null;
  return (
    <ul class="chips">
      {chosen.map((name) => (
        <li key={name}>
          <a class="utrecht-link" href={listPath({ ...filters, [name]: undefined, page: undefined })}>
            {NAMES[name]}: {textOf(name, String(filters[name]))} <span aria-hidden="true">✕</span>
            <span class="hidden">weghalen</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function textOf(name: keyof Filters, value: string): string {
  if (name === 'uitkomst') return UITKOMSTEN[value as keyof typeof UITKOMSTEN] ?? value;
  if (name === 'stap') return stepText(value);
  if (name === 'register') return REGISTERS[value] ?? value;
  if (name === 'afgesloten') return value === 'true' ? 'ja' : 'nee';
  return value;
}
