import { REGISTERS } from '../shared/names.js';
import type { Registerstanden } from '../shared/registers.js';
import { SettingsCheck } from './settings-check.js';
import { outageText, STANDS } from './register-strip.js';
import { Cell, Table } from './table.js';

/** The registers in full. */
export function RegistersPage({ standen }: { readonly standen: Registerstanden | undefined }) {
  return (
    <>
      <h1 class="utrecht-heading-1">Registers</h1>
      <Table caption="Hoe elk register ervoor staat" columns={['Register', 'Stand', 'Versie', 'Meldingen']}>
        <tbody role="rowgroup">
          {standen?.registers.map(({ naam, stand, versie, meldingen, storing }) => (
            <tr role="row" key={naam}>
              <th role="rowheader" scope="row">
                {REGISTERS[naam]}
              </th>
              <Cell of="Stand">
                {STANDS[stand].join(' ')} {storing && outageText(storing)}
              </Cell>
              <Cell of="Versie">{versie}</Cell>
              <Cell of="Meldingen">{meldingen.join(' ')}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <SettingsCheck />
    </>
  );
}
