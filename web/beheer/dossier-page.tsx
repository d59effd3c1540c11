import { useState } from 'preact/hooks';
import type { Ding, Dossier, Ingreep } from '../../client/src/index.js';
import { Copy } from '../shared/copy.js';
import { klantregie } from '../shared/klantregie.js';
import { REGISTERS, stepText } from '../shared/names.js';
import { Refusal, usePolling } from '../shared/polling.js';
import { momentOf } from '../shared/time.js';
import { PRESSED } from './presses.js';
import { adviceFor } from './advice.js';
import { Interventions } from './interventions.js';
import { good } from './questions.js';
import { Refreshing } from './refreshing.js';
import { Status } from './status.js';
import { Timeline } from './timeline-table.js';

/** Everything of one request: first what is to be done. */
export function DossierPage({ id }: { readonly id: string }) {
  const [isPaused, setPaused] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const polled = usePolling(
    async (signal) => {
      const answer = await klantregie.call('aanvraagBekijken', { path: { id } }, { signal });
      if (answer.kind === 'problem' && answer.status === 404)
        return new Refusal(404, 'Deze aanvraag is er niet, of niet meer.');
      const dossier = good(answer).body;
      setRunning(dossier.uitkomst.startsWith('wordt'));
      return dossier;
    },
    isPaused ? 0 : isRunning ? 2 : 10,
  );
  const { value, refresh } = polled;
  return (
    <>
      <p>
        <a class="utrecht-link" href="/beheer">
          ‹ Aandacht
        </a>
      </p>
      {value instanceof Refusal && <h1 class="utrecht-heading-1">{value.message}</h1>}
      {value && !(value instanceof Refusal) && (
        <Details dossier={value} refresh={refresh}>
          <Refreshing polled={polled} isPaused={isPaused} onPause={setPaused} />
        </Details>
      )}
      {!value && polled.isStale && <p class="warning">Er komt geen antwoord. Wij proberen het vanzelf opnieuw.</p>}
    </>
  );
}

interface Props {
  readonly dossier: Dossier;
  readonly refresh: () => void;
  readonly children: preact.ComponentChildren;
}

function Details({ dossier, refresh, children }: Props) {
  const { uitkomst, product, medewerker, ontvangenOp, afgeslotenOp } = dossier;
  const { what, todo } = adviceFor(dossier);
  return (
    <>
      <h1 class="utrecht-heading-1">
        {numberOf(dossier)}
        {product && ` · ${product}`}
      </h1>
      <p>
        <Status {...dossier} /> door {medewerker.naam}, {momentOf(new Date(ontvangenOp))}
      </p>
      {children}
      <section class={`result result--${afgeslotenOp === undefined ? LOOKS[uitkomst] : 'info'}`} aria-labelledby="wat">
        <h2 class="utrecht-heading-2" id="wat">
          Wat is er?
        </h2>
        <p>{what}</p>
        <p>
          <strong>Wat u doet:</strong> {todo}
        </p>
        <Interventions dossier={dossier} refresh={refresh} />
      </section>
      <Timeline {...dossier} />
      <Standing bestaat={dossier.bestaat} />
      <Pressed ingrepen={dossier.ingrepen} />
      <details class="more">
        <summary>Technisch</summary>
        <Copy text={pretty(dossier)} what="voor een melding" />
        <pre tabIndex={0} role="region" aria-label="Dossier als JSON">
          {pretty(dossier)}
        </pre>
      </details>
    </>
  );
}

const LOOKS = {
  voltooid: 'ok',
  wordtVoltooid: 'info',
  ongedaanGemaakt: 'info',
  wordtOngedaanGemaakt: 'warning',
  vraagtAandacht: 'warning',
} as const;

const pretty = (dossier: Dossier): string => JSON.stringify(dossier, null, 2);

/** What the customer may have heard, or else how it is found. */
function numberOf({ registratie, probleem, id }: Dossier): string {
  const told = registratie ?? probleem;
  return told?.zaak?.identificatie ?? told?.interneTaak?.nummer ?? told?.klantcontact?.nummer ?? told?.kenmerk ?? id;
}

function Standing({ bestaat }: { readonly bestaat: readonly Ding[] }) {
  return (
    <section aria-labelledby="staat">
      <h2 class="utrecht-heading-2" id="staat">
        Wat er staat
      </h2>
      {bestaat.length === 0 ? (
        <p>Niets, voor zover Klantregie weet.</p>
      ) : (
        <ul class="plain standing">
          {bestaat.map(({ uuid, soort, register, adres }) => (
            <li key={uuid}>
              <span>
                {stepText(soort)} <span class="soft">in {REGISTERS[register]}</span>
              </span>
              <code>{uuid}</code>
              {adres !== undefined && (
                <a class="utrecht-link" href={adres} target="_blank" rel="noopener noreferrer">
                  Bekijk <span class="hidden">{stepText(soort)} (nieuw tabblad)</span>
                </a>
              )}
              <Copy text={uuid} what={`uuid van ${stepText(soort)}`} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Pressed({ ingrepen }: { readonly ingrepen: readonly Ingreep[] }) {
  if (ingrepen.length === 0) return null;
  return (
    <section aria-labelledby="ingrepen">
      <h2 class="utrecht-heading-2" id="ingrepen">
        Wat beheerders deden
      </h2>
      <ul>
        {ingrepen.map(({ soort, op, door, reden }) => (
          <li key={op}>
            {momentOf(new Date(op))} – {PRESSED[soort]} door {door.naam}
            {reden && `: ${reden}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
