import { useState } from 'preact/hooks';
import { klantregie } from '../shared/klantregie.js';
import { usePolling } from '../shared/polling.js';
import { timeOf } from '../shared/time.js';
import { Groups, Numbers } from './overview.js';
import { askRows, good } from './questions.js';
import { Refreshing } from './refreshing.js';
import { RowsTable } from './rows-table.js';

const MOST = 20;

/** What a person has to look at: how much, what it got stuck by, and each, the oldest first. */
export function AttentionPage() {
  const [isPaused, setPaused] = useState(false);
  const polled = usePolling(
    async (signal) => {
      const [overview, rows] = await Promise.all([
        klantregie.call('overzichtBekijken', {}, { signal }),
        askRows({ uitkomst: 'vraagtAandacht', afgesloten: false, volgorde: 'oudste', pageSize: MOST }, signal),
      ]);
      return { overzicht: good(overview).body, ...rows };
    },
    isPaused ? 0 : 10,
  );
  const { value, at } = polled;
  return (
    <>
      <h1 class="utrecht-heading-1">Aandacht</h1>
      <Refreshing polled={polled} isPaused={isPaused} onPause={setPaused} />
      {value && <Numbers overzicht={value.overzicht} />}
      {value && value.rows.length === 0 && (
        <p class="all-well">
          <span aria-hidden="true">✓</span> Niets te doen. Alle aanvragen zijn af of worden afgemaakt.
          {at && ` Laatste controle ${timeOf(at)}.`}
        </p>
      )}
      {value && value.rows.length > 0 && (
        <>
          <Groups oorzaken={value.overzicht.oorzaken} />
          <section aria-labelledby="welke">
            <h2 class="utrecht-heading-2" id="welke">
              Welke aanvragen
            </h2>
            <p>{value.hasNext ? `De oudste ${MOST}, de oudste bovenaan.` : 'De oudste staat bovenaan.'}</p>
            <RowsTable rows={value.rows} caption="Aanvragen die aandacht vragen" />
          </section>
        </>
      )}
    </>
  );
}
