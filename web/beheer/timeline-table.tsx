import { useState } from 'preact/hooks';
import type { Dossier, Dossierstap, Fout } from '../../client/src/index.js';
import { Checkbox } from '../shared/fields.js';
import { stepText } from '../shared/names.js';
import { durationOf, momentOf, secondOf } from '../shared/time.js';
import { Cell, Table } from './table.js';
import { roundsOf, type Round } from './timeline.js';

const RESULTS: Readonly<Record<Dossierstap['resultaat'], readonly [look: string, text: string]>> = {
  gedaan: ['success', '✓ gedaan'],
  geweigerd: ['danger', '✕ geweigerd'],
  onbereikbaar: ['warning', '✕ onbereikbaar'],
  onbekend: ['warning', '? onbekend'],
};

/** What happened, by round trip. Waiting is a gap of the same width, however long it was. */
export function Timeline({
  stappen,
  volgendePogingOp,
  opgevenOp,
}: Pick<Dossier, 'stappen' | 'volgendePogingOp' | 'opgevenOp'>) {
  const [isFiltered, setFiltered] = useState(false);
  const rounds = roundsOf(stappen)
    .map((round) => ({ ...round, steps: round.steps.filter(({ resultaat }) => !isFiltered || resultaat !== 'gedaan') }))
    .filter(({ steps }) => steps.length > 0);
  return (
    <section aria-labelledby="gebeurd">
      <h2 class="utrecht-heading-2" id="gebeurd">
        Wat er is gebeurd
      </h2>
      {stappen.some(({ resultaat }) => resultaat !== 'gedaan') && (
        <Checkbox id="alleen-mis" label="Alleen wat misging" checked={isFiltered} onChange={setFiltered} />
      )}
      <Table
        caption="Stappen, per keer dat er iets naar de registers ging"
        columns={['Stap', 'Resultaat', 'Bijzonderheden', 'Duur', 'Tijd']}
      >
        {rounds.map((round, index) => (
          <RoundRows key={index} round={round} />
        ))}
        {volgendePogingOp !== undefined && (
          <tbody role="rowgroup">
            <tr role="row" class="waiting">
              <td role="cell" colSpan={5}>
                {waitingText(volgendePogingOp, opgevenOp)}
              </td>
            </tr>
          </tbody>
        )}
      </Table>
    </section>
  );
}

/** When it is tried again; when it is given up at the latest, if it comes to that. */
function waitingText(next: string, until: string | undefined): string {
  const left = Date.parse(next) - Date.now();
  const again =
    left > 1000 ? `Klantregie probeert het over ${durationOf(left)} weer` : 'Klantregie probeert het nu weer';
  return until === undefined ? `${again}.` : `${again}, uiterlijk tot ${momentOf(new Date(until))}.`;
}

function RoundRows({ round }: { readonly round: Round }) {
  const { steps, begun, ended, waited } = round;
  return (
    <tbody role="rowgroup">
      {waited > 0 && (
        <tr role="row" class="waiting">
          <td role="cell" colSpan={5}>
            — {durationOf(waited)} wachten —
          </td>
        </tr>
      )}
      {steps.map((step, index) => (
        <tr role="row" key={`${step.naam} ${step.poging ?? ''}`}>
          <th role="rowheader" scope="row">
            {stepText(step.naam)} <code class="soft">{step.naam}</code>
          </th>
          <Cell of="Resultaat">
            <span class={`utrecht-status-badge utrecht-status-badge--${RESULTS[step.resultaat][0]}`}>
              {RESULTS[step.resultaat][1]}
            </span>
          </Cell>
          <Cell of="Bijzonderheden">
            <Particulars {...step} />
          </Cell>
          {index === 0 && (
            <Cell of="Duur" rows={steps.length} className="duration">
              {Number.isFinite(ended - begun) && durationOf(ended - begun)}
            </Cell>
          )}
          {index === 0 && (
            <Cell of="Tijd" rows={steps.length} className="bar-column">
              {Number.isFinite(begun) && <Bar round={round} />}
            </Cell>
          )}
        </tr>
      ))}
    </tbody>
  );
}

function Particulars({ fout, poging, pogingen, eerder = [] }: Dossierstap) {
  const attempts = [poging !== undefined && `poging ${poging}`, pogingen !== undefined && `${pogingen} pogingen`];
  return (
    <>
      {[fout && textOf(fout), ...attempts].filter(Boolean).join(' · ')}
      {eerder.length > 0 && (
        <ol class="soft small">
          {eerder.map((it, index) => (
            <li key={index}>{textOf(it)}</li>
          ))}
        </ol>
      )}
    </>
  );
}

const textOf = ({ melding, velden = [] }: Fout): string =>
  [melding, velden.length > 0 && `velden: ${velden.join(', ')}`].filter(Boolean).join(' · ');

function Bar({ round: { steps, left, width, begun } }: { readonly round: Round }) {
  const isGood = steps.every(({ resultaat }) => resultaat === 'gedaan');
  return (
    <>
      <span class="soft">{secondOf(new Date(begun))}</span>
      <svg
        class={`bar ${isGood ? 'bar--good' : 'bar--bad'}`}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect class="bar-track" width="100" height="4" />
        <rect x={left} width={width} height="4" />
      </svg>
    </>
  );
}
