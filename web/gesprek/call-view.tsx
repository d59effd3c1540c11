import { useEffect } from 'preact/hooks';
import { focusOn, useFocusOn } from '../shared/focus.js';
import { isFilling, labelOf, type Call } from './calls.js';
import { ClosingPanel } from './closing-panel.js';
import { ContactSection } from './contact-section.js';
import { useDesk } from './desk.js';
import type { Form, Vervolg } from './form.js';
import { KlantSection } from './klant-section.js';
import { NotePanel } from './note-panel.js';
import { OutcomeView, type Next } from './outcome-view.js';
import type { Mistake } from './pointers.js';
import { SearchSection } from './search-section.js';
import { VervolgSection } from './vervolg-section.js';

interface Props {
  readonly call: Call;
  readonly change: (patch: Partial<Form>) => void;
  readonly onSend: () => void;
  readonly onAgain: () => void;
  readonly onStopWaiting: () => void;
  readonly onEnd: () => void;
  readonly next: Next;
}

/** One call: the form, or what came of it. */
export function CallView({ call, next, ...doing }: Props) {
  const { stage } = call;
  if (stage.kind === 'ended')
    return (
      <main id="inhoud" class="outcome">
        <OutcomeView key={call.number} call={call} outcome={stage.outcome} steps={stage.steps} next={next} />
      </main>
    );
  return <FormView call={call} {...doing} />;
}

function FormView({ call, change, onSend, onAgain, onStopWaiting, onEnd }: Omit<Props, 'next'>) {
  const { producten } = useDesk();
  const { form, stage, earlier } = call;
  const mistakes = stage.kind === 'filling' ? stage.mistakes : [];
  const standard: Vervolg = producten.find(({ product }) => product === form.product)?.vervolg ?? 'zaak';
  const part = { form, change, mistakes };
  const isFurther = earlier !== undefined;
  // The cursor begins where the call begins.
  useEffect(() => focusOn(isFurther ? 'product' : 'klantcontact-inhoud'), [call.number, isFurther]);
  return (
    <main id="inhoud" class="call">
      <h1 class="utrecht-heading-1 call-title">
        {isFurther ? 'Nog een aanvraag' : 'Nieuwe aanvraag'}
        <span class="soft"> – {labelOf(call)}</span>
      </h1>
      {/* Locked while it is sent: what is sent must not change. */}
      <fieldset class="note-place" disabled={!isFilling(call)} aria-label="Notitie">
        <NotePanel {...part} startedAt={call.startedAt} />
      </fieldset>
      <fieldset class="parts" disabled={!isFilling(call)} aria-label="Aanvraag">
        {stage.kind === 'filling' && <Mistakes mistakes={mistakes} detail={stage.problem?.detail} />}
        <ContactSection {...part} isFurther={isFurther} />
        {!isFurther && <SearchSection {...part} />}
        {!isFurther && <KlantSection {...part} />}
        <VervolgSection {...part} standard={standard} />
      </fieldset>
      <ClosingPanel
        call={call}
        standard={standard}
        onSend={onSend}
        onAgain={onAgain}
        onStopWaiting={onStopWaiting}
        onEnd={onEnd}
      />
    </main>
  );
}

/** All of them at the top, each leading to its field. */
function Mistakes({
  mistakes,
  detail,
}: {
  readonly mistakes: readonly Mistake[];
  readonly detail: string | undefined;
}) {
  const heading = useFocusOn<HTMLHeadingElement>(mistakes, detail);
  if (mistakes.length === 0 && detail === undefined) return null;
  const title =
    mistakes.length === 0
      ? 'Er is niets geregistreerd'
      : mistakes.length === 1
        ? 'Er klopt 1 gegeven niet'
        : `Er kloppen ${mistakes.length} gegevens niet`;
  return (
    <section class="mistakes" aria-labelledby="fouten">
      <h2 class="utrecht-heading-2" id="fouten" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {mistakes.length === 0 ? <p>{detail}</p> : <p>Er is niets geregistreerd.</p>}
      <ul>
        {mistakes.map(({ field, detail: text }, index) => (
          <li key={index}>
            {field === undefined ? (
              text
            ) : (
              <a
                class="utrecht-link"
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusOn(field);
                }}
              >
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
