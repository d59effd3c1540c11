import type { Aanvraagregel } from '../../client/src/index.js';
import { durationOf, momentOf } from '../shared/time.js';
import { Status } from './status.js';
import { Cell, Table } from './table.js';

const SOORTEN: Readonly<Record<string, string>> = {
  productaanvraag: '',
  klantcontact: 'alleen gesprek',
  betrokkene: 'klant bij gesprek',
  zaak: 'zaak bij gesprek',
  interneTaak: 'taak bij gesprek',
};

/** Which of the rows are meant. */
export interface Choice {
  readonly isChosen: (id: string) => boolean;
  readonly onChoose: (id: string, isChosen: boolean) => void;
}

interface Props {
  readonly rows: readonly Aanvraagregel[];
  readonly caption: string;
  /** Undefined: there is nothing to choose. */
  readonly choice?: Choice;
}

const COLUMNS = ['Ontvangen', 'Product', 'Nummer', 'Uitkomst', 'Duur', 'Medewerker'];

/** Requests, each a link to everything that is known of it. */
export function RowsTable({ rows, caption, choice }: Props) {
  return (
    <Table caption={caption} columns={choice ? ['Kies', ...COLUMNS] : COLUMNS}>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.id}>
            {choice && (
              <Cell of="Kies">
                <input
                  class="utrecht-checkbox utrecht-checkbox--html-input"
                  type="checkbox"
                  aria-label={`Kies ${row.nummer ?? row.kenmerk ?? row.id}`}
                  checked={choice.isChosen(row.id)}
                  onChange={({ currentTarget }) => choice.onChoose(row.id, currentTarget.checked)}
                />
              </Cell>
            )}
            <Cell of="Ontvangen">
              <a class="utrecht-link" href={`/beheer/aanvragen/${row.id}`}>
                {momentOf(new Date(row.ontvangenOp))}
              </a>
            </Cell>
            <Cell of="Product">
              {row.product} <span class="soft">{SOORTEN[row.soort] ?? row.soort}</span>
            </Cell>
            <Cell of="Nummer" className="told">
              {row.nummer ?? row.kenmerk}
            </Cell>
            <Cell of="Uitkomst">
              <Status {...row} />
              {row.oorzaak && <div class="soft small">{row.oorzaak.tekst}</div>}
            </Cell>
            <Cell of="Duur" className="duration">
              {row.geeindigdOp && durationOf(Date.parse(row.geeindigdOp) - Date.parse(row.ontvangenOp))}
            </Cell>
            <Cell of="Medewerker">{row.medewerker.naam}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
