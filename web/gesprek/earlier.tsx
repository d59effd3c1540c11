import { useState } from 'preact/hooks';
import type { EigenAanvraag } from '../../client/src/index.js';
import { Button } from '../shared/fields.js';
import { klantregie } from '../shared/klantregie.js';
import { UITKOMSTEN } from '../shared/names.js';
import { usePolling } from '../shared/polling.js';
import { timeOf } from '../shared/time.js';
import type { Unanswered, UnansweredRequests } from './unanswered.js';

/** What was sent before so long, and is not there, does not come there any more. Milliseconds. */
const LATEST_MS = 30_000;

/** What became of what was sent before this page was loaded: what was filled in is gone, and nothing is sent again. */
export function Earlier({ requests }: { readonly requests: UnansweredRequests }) {
  const [open, setOpen] = useState(() => requests.list());
  const close = ({ sleutel }: Unanswered) => {
    requests.remove(sleutel);
    setOpen(requests.list().filter((it) => open.some((before) => before.sleutel === it.sleutel)));
  };
  return (
    <>
      {open.map((it) => (
        <EarlierOne key={it.sleutel} sent={it} onClose={() => close(it)} />
      ))}
    </>
  );
}

function EarlierOne({ sent, onClose }: { readonly sent: Unanswered; readonly onClose: () => void }) {
  const [isSettled, setSettled] = useState(false);
  const { value } = usePolling(
    async (signal) => {
      const answer = await klantregie.call('eigenAanvragenBekijken', { query: { sleutel: sent.sleutel } }, { signal });
      if (answer.kind !== 'good') throw new Error('not known');
      const [found] = answer.body.aanvragen;
      const isTooLate = Date.now() - sent.op > LATEST_MS;
      setSettled(found ? !found.uitkomst.startsWith('wordt') : isTooLate);
      return { found, isTooLate };
    },
    isSettled ? 0 : 3,
  );
  return (
    <section class="banner" aria-label="Eerdere aanvraag">
      <p role="status">{textOf(value)}</p>
      {isSettled && <Button onClick={onClose}>Ik heb het gezien</Button>}
    </section>
  );
}

function textOf(
  looked: { readonly found: EigenAanvraag | undefined; readonly isTooLate: boolean } | undefined,
): string {
  if (!looked || (!looked.found && !looked.isTooLate))
    return 'U verstuurde een aanvraag en laadde daarna dit scherm opnieuw. Wij vragen na of zij is aangekomen.';
  const { found } = looked;
  if (!found) return 'Uw laatste aanvraag is niet aangekomen. Er is niets geregistreerd. Vul haar opnieuw in.';
  const number = found.nummer ?? found.kenmerk;
  return `Uw laatste aanvraag is aangekomen${number === undefined ? '' : `: ${number}`}. ${UITKOMSTEN[found.uitkomst]}. Doe haar niet nog een keer.`;
}

/** What the medewerker sent today, when they ask. */
export function Today() {
  const [isOpen, setOpen] = useState(false);
  return (
    <aside class="today" aria-label="Mijn aanvragen">
      <details class="more" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>Mijn aanvragen van vandaag</summary>
        {isOpen && <TodayList />}
      </details>
    </aside>
  );
}

function TodayList() {
  const { value } = usePolling(async (signal) => {
    const answer = await klantregie.call('eigenAanvragenBekijken', { query: { pageSize: 100 } }, { signal });
    if (answer.kind !== 'good') throw new Error('no answer');
    return answer.body.aanvragen;
  }, 10);
  if (value?.length === 0) return <p>U hebt vandaag nog niets verstuurd.</p>;
  return (
    <ul>
      {value?.map(({ id, ontvangenOp, product, nummer, kenmerk, uitkomst }) => (
        <li key={id}>
          {timeOf(new Date(ontvangenOp))} – {nummer ?? kenmerk ?? ''} {product && `· ${product} `}–{' '}
          {UITKOMSTEN[uitkomst]}
        </li>
      ))}
    </ul>
  );
}
