import type { Aanvraagregel } from '../../client/src/index.js';
import { durationOf, momentOf } from '../shared/time.js';
import { Status } from './status.js';

const SOORTEN: Readonly<Record<string, string>> = {
  productaanvraag: '',
  klantcontact: 'alleen gesprek',
  betrokkene: 'klant bij gesprek',
  zaak: 'zaak bij gesprek',
  interneTaak: 'taak bij gesprek',
};

/** Requests, each a link to everything that is known of it. */
export function RowsTable({ rows, caption }: { readonly rows: readonly Aanvraagregel[]; readonly caption: string }) {
  return (
    <div class="table" tabIndex={0} role="region" aria-label={caption}>
      <table class="utrecht-table utrecht-table--html-table">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Ontvangen</th>
            <th scope="col">Product</th>
            <th scope="col">Nummer</th>
            <th scope="col">Uitkomst</th>
            <th scope="col">Duur</th>
            <th scope="col">Medewerker</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <a class="utrecht-link" href={`/beheer/aanvragen/${row.id}`}>
                  {momentOf(new Date(row.ontvangenOp))}
                </a>
              </td>
              <td>
                {row.product} <span class="soft">{SOORTEN[row.soort] ?? row.soort}</span>
              </td>
              <td class="told">{row.nummer ?? row.kenmerk}</td>
              <td>
                <Status {...row} />
                {row.oorzaak && <div class="soft small">{row.oorzaak.tekst}</div>}
              </td>
              <td class="duration">
                {row.geeindigdOp && durationOf(Date.parse(row.geeindigdOp) - Date.parse(row.ontvangenOp))}
              </td>
              <td>{row.medewerker.naam}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
