import { REGISTERS } from '../shared/names.js';
import type { Registerstanden } from '../shared/registers.js';
import { SettingsCheck } from './settings-check.js';
import { outageText, STANDS } from './register-strip.js';

/** The registers in full. */
export function RegistersPage({ standen }: { readonly standen: Registerstanden | undefined }) {
  return (
    <>
      <h1 class="utrecht-heading-1">Registers</h1>
      <div class="table" tabIndex={0} role="region" aria-label="Registers in het kort">
        <table class="utrecht-table utrecht-table--html-table">
          <caption class="hidden">Hoe elk register ervoor staat</caption>
          <thead>
            <tr>
              <th scope="col">Register</th>
              <th scope="col">Stand</th>
              <th scope="col">Versie</th>
              <th scope="col">Meldingen</th>
            </tr>
          </thead>
          <tbody>
            {standen?.registers.map(({ naam, stand, versie, meldingen, storing }) => (
              <tr key={naam}>
                <th scope="row">{REGISTERS[naam]}</th>
                <td>
                  {STANDS[stand].join(' ')} {storing && outageText(storing)}
                </td>
                <td>{versie}</td>
                <td>{meldingen.join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SettingsCheck />
    </>
  );
}
