import { useRef, useState } from 'preact/hooks';
import type { Hervatting, Operations } from '../../client/src/index.js';
import { Button } from '../shared/fields.js';
import { klantregie } from '../shared/klantregie.js';
import { usePolling } from '../shared/polling.js';
import { momentOf } from '../shared/time.js';
import { RequestLink } from './presses-page.js';
import { askRows, filtersOf, good, listPath, type StuckFilters } from './questions.js';
import { Refreshing } from './refreshing.js';
import { RowsTable, type Choice } from './rows-table.js';

/** As many as one answer of the list has, of the oldest. */
const SHOWN = 100;
const NO_ANSWER = 'Er kwam geen antwoord. Druk nog een keer: dat kan geen kwaad.';

/** What would be resumed together: how many, and which. Nothing happens until the button is pressed. */
export function TogetherPage() {
  const filters = filtersOf(location.search) as StuckFilters;
  const attention = { ...filters, uitkomst: 'vraagtAandacht', afgesloten: false, volgorde: 'oudste' } as const;
  const { value } = usePolling(async (signal) => {
    const [count, rows] = await Promise.all([
      klantregie.call('hervattingTellen', { query: filters }, { signal }),
      askRows({ ...attention, pageSize: SHOWN }, signal),
    ]);
    return { ...good(count).body, ...rows };
  }, 10);
  const { leftOut, choice } = useChoice();
  const chosen = value?.rows.map(({ id }) => id).filter((id) => !leftOut.has(id)) ?? [];
  // Of what was not left out by hand there may be more than is shown.
  const isAll = value && chosen.length === value.rows.length;
  const now = value && (isAll ? Math.min(value.aantal, value.hoogstens) : chosen.length);
  const { press, isBusy, refusal } = usePress(isAll ? filters : { ...filters, aanvragen: chosen });
  return (
    <>
      <BackLink />
      <h1 class="utrecht-heading-1">Samen opnieuw proberen</h1>
      {value?.aantal === 0 && <p class="all-well">Er is niets meer om opnieuw te proberen.</p>}
      {value && now !== undefined && value.aantal > 0 && (
        <>
          <p>
            {value.rows[0]?.oorzaak?.tekst} Is dat opgelost? Dan gaat Klantregie bij elke aanvraag verder waar zij
            ophield.
          </p>
          {value.aantal > value.hoogstens && (
            <p>
              Het zijn er {value.aantal}. Er kunnen er {value.hoogstens} tegelijk: eerst de oudste.
            </p>
          )}
          <div class="buttons">
            <Button kind="primary" isBusy={isBusy || now === 0} onClick={() => void press()}>
              {now === 1 ? 'Probeer 1 aanvraag opnieuw' : `Probeer ${now} aanvragen opnieuw`}
            </Button>
            <a class="utrecht-link" href="/beheer">
              Nee, terug
            </a>
          </div>
          <div role="status">{refusal !== undefined && <p class="bad">{refusal}</p>}</div>
          <p>Wat u niet aankruist, blijft zoals het is.</p>
          <RowsTable rows={value.rows} caption="Wat opnieuw wordt geprobeerd" choice={choice} />
          {value.hasNext && (
            <p>
              <a class="utrecht-link" href={listPath(attention)}>
                Bekijk ze allemaal
              </a>
            </p>
          )}
        </>
      )}
    </>
  );
}

/** All are meant, but those that somebody left out. */
function useChoice(): { readonly leftOut: ReadonlySet<string>; readonly choice: Choice } {
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const onChoose = (id: string, isChosen: boolean) =>
    setLeftOut((before) => new Set(isChosen ? [...before].filter((it) => it !== id) : [...before, id]));
  return { leftOut, choice: { isChosen: (id) => !leftOut.has(id), onChoose } };
}

type Meant = Operations['samenHervatten']['input']['body'];

/** Whoever presses again while nothing is answered, asks for the same thing; something else has a key of its own. */
function usePress(meant: Meant) {
  const asked = useRef<{ readonly key: string; readonly text: string } | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const press = async () => {
    setBusy(true);
    setRefusal(undefined);
    const text = JSON.stringify(meant);
    if (asked.current?.text !== text) asked.current = { key: crypto.randomUUID(), text };
    const { answer } = await klantregie.submit('samenHervatten', { body: meant }, asked.current).send();
    if (answer.kind === 'good') return location.assign(`/beheer/samen-hervatten/${answer.body.id}`);
    setRefusal(answer.kind === 'problem' ? answer.problem.detail : NO_ANSWER);
    return setBusy(false);
  };
  return { press, isBusy, refusal };
}

/** How far it is. */
export function ProgressPage({ id }: { readonly id: string }) {
  const [isPaused, setPaused] = useState(false);
  const [isRunning, setRunning] = useState(true);
  const polled = usePolling(
    async (signal) => {
      const { body } = good(await klantregie.call('hervattingBekijken', { path: { id } }, { signal }));
      setRunning(body.standen.wacht + body.standen.bezig > 0);
      return body;
    },
    isPaused ? 0 : isRunning ? 2 : 30,
  );
  const { value, refusal } = polled;
  return (
    <>
      <BackLink />
      <h1 class="utrecht-heading-1">Samen opnieuw proberen</h1>
      {value === undefined && refusal !== undefined && <p class="warning">{refusal}</p>}
      {value && (
        <>
          <p>
            Gevraagd door {value.door.naam}, {momentOf(new Date(value.gemaaktOp))}. U kunt deze bladzijde sluiten: het
            gaat door.
          </p>
          <Refreshing polled={polled} isPaused={isPaused} onPause={setPaused} />
          <Progress {...value} />
        </>
      )}
    </>
  );
}

const BackLink = () => (
  <p>
    <a class="utrecht-link" href="/beheer">
      ‹ Aandacht
    </a>
  </p>
);

const STANDEN: readonly (readonly [stand: keyof Hervatting['standen'], look: string, shape: string, text: string])[] = [
  ['aandacht', 'danger', '!', 'vraagt nog aandacht'],
  ['wacht', 'neutral', '…', 'wacht'],
  ['bezig', 'neutral', '…', 'bezig'],
  ['klaar', 'success', '✓', 'klaar'],
];

function Progress({ aantal, standen, aanvragen }: Hervatting) {
  const told = STANDEN.toReversed().filter(([stand]) => standen[stand] > 0);
  return (
    <>
      <p role="status" class="progress">
        {aantal === 0
          ? 'Er was niets om opnieuw te proberen.'
          : told.map(([stand, , , text]) => `${standen[stand]} ${text}`).join(', ')}
      </p>
      {aantal > 0 && (
        <progress max={aantal} value={standen.klaar + standen.aandacht} aria-label="Hoe ver het is">
          {standen.klaar + standen.aandacht} van {aantal}
        </progress>
      )}
      {STANDEN.filter(([stand]) => standen[stand] > 0).map(([stand, look, shape, text]) => (
        <section key={stand} aria-labelledby={`stand-${stand}`}>
          <h2 class="utrecht-heading-2" id={`stand-${stand}`}>
            <span class={`utrecht-status-badge utrecht-status-badge--${look}`}>
              <span aria-hidden="true">{shape} </span>
              {standen[stand]} {text}
            </span>
          </h2>
          <ul class="plain">
            {aanvragen
              .filter((it) => it.stand === stand)
              .map(({ melding, ...aanvraag }) => (
                <li key={aanvraag.id}>
                  <RequestLink {...aanvraag} />
                  {melding !== undefined && <span class="soft"> – {melding}</span>}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
