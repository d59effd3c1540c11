import { useRef, useEffect } from 'preact/hooks';
import { Button } from '../shared/fields.js';
import { REGISTERS } from '../shared/names.js';
import type { Call } from './calls.js';
import { isFilling } from './calls.js';
import { useDesk } from './desk.js';
import type { Vervolg } from './form.js';
import { isSureEnough, klantnaamOf, summaryOf } from './summary.js';

interface Props {
  readonly call: Call;
  readonly standard: Vervolg;
  readonly onSend: () => void;
  readonly onAgain: () => void;
  readonly onStopWaiting: () => void;
  readonly onEnd: () => void;
}

/** Who it is, what is going to be registered, and the button. */
export function ClosingPanel({ call, standard, onSend, onAgain, onStopWaiting, onEnd }: Props) {
  const { producten, methoden, troubled } = useDesk();
  const { form, stage } = call;
  const product = producten.find((it) => it.product === form.product);
  const methode = methoden.find((it) => it.methode === form.methode);
  const isSure = isSureEnough(product, methode);
  const button = useRef<HTMLDivElement>(null);
  // A field that is locked would lose the focus to nowhere.
  useEffect(() => {
    if (stage.kind === 'sending') button.current?.querySelector('button')?.focus();
  }, [stage.kind]);
  return (
    <aside class="closing" aria-labelledby="afronden">
      <h2 class="utrecht-heading-2" id="afronden">
        Dit gaat u vastleggen
      </h2>
      <p>{summaryOf(form, product, form.vervolg || standard) ?? 'Kies eerst een product.'}</p>
      <p class="soft">
        {klantnaamOf(form) || 'Nog geen naam'}
        {methode && ` · ${methode.naam} (${methode.niveau})`}
        {isSure === false && <strong class="bad"> · niet genoeg</strong>}
      </p>
      {troubled.map(({ naam }) => (
        <p class="warning" key={naam}>
          ✕ {REGISTERS[naam]} antwoordt niet. Registreren kan wel: wij maken het af.
        </p>
      ))}
      <div ref={button} class="buttons" hidden={stage.kind === 'waiting'}>
        <Button kind="primary" isBusy={!isFilling(call)} onClick={onSend} aria-keyshortcuts="Control+Enter">
          Registreer <kbd>Ctrl+Enter</kbd>
        </Button>
        {isFilling(call) && (
          <Button kind="subtle" onClick={onEnd}>
            Stop dit gesprek
          </Button>
        )}
      </div>
      <Progress call={call} onAgain={onAgain} onStopWaiting={onStopWaiting} />
    </aside>
  );
}

type ProgressProps = Pick<Props, 'call' | 'onAgain' | 'onStopWaiting'>;

/** What happens with it now. Says nothing was registered only when that is certain. */
function Progress({ call: { stage }, onAgain, onStopWaiting }: ProgressProps) {
  const sending = stage.kind === 'sending' ? stage : undefined;
  const pause = sending?.pause;
  const isBusy = pause?.answer.kind === 'problem' && [429, 503].includes(pause.answer.status);
  return (
    <div class="progress">
      <div role="status">
        {sending && !pause && <p class="late">Bezig met registreren…</p>}
        {pause && (
          <>
            <h3 class="utrecht-heading-3">{isBusy ? 'Even geduld' : 'Geen verbinding'}</h3>
            <p>
              {isBusy
                ? 'Het is druk. Wij sturen de aanvraag vanzelf opnieuw.'
                : 'Wij weten nog niet of de aanvraag is aangekomen. Wij vragen het na.'}{' '}
              Dat doen wij over {pause.seconds === 1 ? 'een seconde' : `${pause.seconds} seconden`}.
            </p>
          </>
        )}
      </div>
      {pause && (
        <Button kind="subtle" onClick={onStopWaiting}>
          Stop met wachten
        </Button>
      )}
      {stage.kind === 'waiting' && (
        <div class="doubt" role="status">
          <h3 class="utrecht-heading-3">{DOUBT[stage.doubt].title}</h3>
          <p>
            {stage.isCertain
              ? 'De aanvraag is nog niet geregistreerd. Wat u hebt ingevuld, blijft staan.'
              : DOUBT[stage.doubt].text}
          </p>
          {stage.problem?.instance && <p class="soft">Nummer van deze fout: {stage.problem.instance}</p>}
        </div>
      )}
      {stage.kind === 'waiting' && (
        <Button kind="primary" onClick={onAgain}>
          {stage.isCertain ? 'Probeer opnieuw' : 'Vraag het na'}
        </Button>
      )}
    </div>
  );
}

const NOT_KNOWN = 'Wij weten nog niet of de aanvraag is aangekomen. De gegevens staan vast tot wij dat weten.';
const DOUBT = {
  noConnection: { title: 'Geen verbinding', text: NOT_KNOWN },
  loggedOut: { title: 'U bent uitgelogd', text: NOT_KNOWN },
  busy: { title: 'Even geduld', text: NOT_KNOWN },
  ourFault: { title: 'Er ging bij ons iets mis', text: NOT_KNOWN },
} as const;
