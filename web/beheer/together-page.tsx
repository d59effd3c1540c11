import { useRef, useState } from 'preact/hooks';
import type { Hervatting } from '../../client/src/index.js';
import { Button } from '../shared/fields.js';
import { klantregie } from '../shared/klantregie.js';
import { usePolling } from '../shared/polling.js';
import { momentOf } from '../shared/time.js';
import { RequestLink } from './presses-page.js';
import { askRows, filtersOf, good, listPath, type StuckFilters } from './questions.js';
import { Refreshing } from './refreshing.js';
import { RowsTable } from './rows-table.js';

const SHOWN = 20;
const NO_ANSWER = 'Er kwam geen antwoord. Druk nog een keer: dat kan geen kwaad.';

/** What would be resumed together: how many, and which. Nothing happens until the button is pressed. */
export function TogetherPage() {
  const filters = filtersOf(location.search) as StuckFilters;
  const attention = { ...filters, uitkomst: 'vraagtAandacht', afgesloten: false, volgorde: 'oudste' } as const;
  // Whoever presses twice, or reloads while nothing is answered, asks for the same thing.
  const key = useRef(crypto.randomUUID());
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const { value } = usePolling(async (signal) => {
    const [count, rows] = await Promise.all([
      klantregie.call('hervattingTellen', { query: filters }, { signal }),
      askRows({ ...attention, pageSize: SHOWN }, signal),
    ]);
    return { ...good(count).body, ...rows };
  }, 10);
  const press = async () => {
    setBusy(true);
    setRefusal(undefined);
    const { answer } = await klantregie.submit('samenHervatten', { body: filters }, { key: key.current }).send();
    if (answer.kind === 'good') return location.assign(`/beheer/samen-hervatten/${answer.body.id}`);
    setRefusal(answer.kind === 'problem' ? answer.problem.detail : NO_ANSWER);
    return setBusy(false);
  };
  const now = value && Math.min(value.aantal, value.hoogstens);
  return (
    <>
      <BackLink />
      <h1 class="utrecht-heading-1">Samen opnieuw proberen</h1>
      {value && now === 0 && <p class="all-well">Er is niets meer om opnieuw te proberen.</p>}
      {value && now !== undefined && now > 0 && (
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
            <Button kind="primary" isBusy={isBusy} onClick={() => void press()}>
              {now === 1 ? 'Probeer 1 aanvraag opnieuw' : `Probeer ${now} aanvragen opnieuw`}
            </Button>
            <a class="utrecht-link" href="/beheer">
              Nee, terug
            </a>
          </div>
          <div role="status">{refusal !== undefined && <p class="bad">{refusal}</p>}</div>
          <RowsTable rows={value.rows} caption="Wat opnieuw wordt geprobeerd" />
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
