import { useState } from 'preact/hooks';
import type { IngreepMetAanvraag, Operations } from '../../client/src/index.js';
import { Button, TextField } from '../shared/fields.js';
import { klantregie } from '../shared/klantregie.js';
import { usePolling } from '../shared/polling.js';
import { momentOf } from '../shared/time.js';
import { groupedPresses, PRESSED } from './presses.js';
import { good, pathWith } from './questions.js';
import { Cell, Table } from './table.js';

type Asked = NonNullable<Operations['ingrepenBekijken']['input']['query']>;

const PATH = '/beheer/ingrepen';

/** Who pressed what, of everybody, the newest first. */
export function PressesPage() {
  const asked = Object.fromEntries([...new URLSearchParams(location.search)].filter(([, it]) => it !== '')) as Asked;
  const page = Number(asked.page ?? 1);
  const { value, refusal } = usePolling(async (signal) => {
    const { body, headers } = good(await klantregie.call('ingrepenBekijken', { query: asked }, { signal }));
    return { ingrepen: body.ingrepen, hasNext: /rel="next"/.test(headers.get('Link') ?? '') };
  }, 30);
  return (
    <>
      <h1 class="utrecht-heading-1">Ingrepen</h1>
      <p>Wie op welke knop drukte, de nieuwste bovenaan.</p>
      <FilterForm asked={asked} />
      {refusal !== undefined && <p class="warning">{refusal}</p>}
      {value?.ingrepen.length === 0 && <p>Er zijn geen ingrepen gevonden.</p>}
      {value && value.ingrepen.length > 0 && <Presses ingrepen={value.ingrepen} />}
      <nav class="buttons" aria-label="Bladzijden">
        {page > 1 && (
          <a class="utrecht-link" href={pathWith(PATH, { ...asked, page: page - 1 })}>
            Vorige
          </a>
        )}
        {value?.hasNext && (
          <a class="utrecht-link" href={pathWith(PATH, { ...asked, page: page + 1 })}>
            Volgende
          </a>
        )}
      </nav>
    </>
  );
}

/** Filters stand in the address. */
function FilterForm({ asked }: { readonly asked: Asked }) {
  const [typed, setTyped] = useState(asked);
  const field = (name: 'persoon' | 'vanaf' | 'totEnMet') => ({
    id: `filter-${name}`,
    value: typed[name] ?? '',
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const submit = (event: Event) => {
    event.preventDefault();
    location.assign(pathWith(PATH, { ...typed, page: undefined }));
  };
  return (
    <form class="filters row" role="search" aria-label="Ingrepen" onSubmit={submit}>
      <TextField label="Wie" size="medium" {...field('persoon')} />
      <TextField label="Vanaf" size="medium" input={{ type: 'date' }} {...field('vanaf')} />
      <TextField label="Tot en met" size="medium" input={{ type: 'date' }} {...field('totEnMet')} />
      <Button kind="primary" type="submit">
        Toon
      </Button>
    </form>
  );
}

function Presses({ ingrepen }: { readonly ingrepen: readonly IngreepMetAanvraag[] }) {
  return (
    <Table caption="Wat beheerders deden" columns={['Wanneer', 'Wat', 'Aanvraag', 'Wie', 'Reden']}>
      <tbody role="rowgroup">
        {groupedPresses(ingrepen).map(([first, ...others]) => (
          <tr role="row" key={`${first.op} ${first.aanvraag.id}`}>
            <Cell of="Wanneer">{momentOf(new Date(first.op))}</Cell>
            <Cell of="Wat">{PRESSED[first.soort]}</Cell>
            <Cell of="Aanvraag">
              {first.hervatting === undefined ? (
                <RequestLink {...first.aanvraag} />
              ) : (
                <details>
                  <summary>{others.length === 0 ? '1 aanvraag' : `${others.length + 1} aanvragen`} samen</summary>
                  <ul class="plain">
                    {[first, ...others].map(({ aanvraag }) => (
                      <li key={aanvraag.id}>
                        <RequestLink {...aanvraag} />
                      </li>
                    ))}
                    <li>
                      <a class="utrecht-link" href={`/beheer/samen-hervatten/${first.hervatting}`}>
                        Hoe ver het is
                      </a>
                    </li>
                  </ul>
                </details>
              )}
            </Cell>
            <Cell of="Wie">
              <a class="utrecht-link" href={pathWith(PATH, { persoon: first.door.id })}>
                {first.door.naam}
              </a>
            </Cell>
            <Cell of="Reden">{first.reden}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** By the number that a person may have heard. */
export function RequestLink({ id, nummer, kenmerk, product }: Omit<IngreepMetAanvraag['aanvraag'], 'soort'>) {
  return (
    <>
      <a class="utrecht-link told" href={`/beheer/aanvragen/${id}`}>
        {nummer ?? kenmerk ?? id}
      </a>{' '}
      <span class="soft">{product}</span>
    </>
  );
}
