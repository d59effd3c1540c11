import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Partij, Productaanvraagantwoord, Stap } from '../../client/src/index.js';
import { Copy } from '../shared/copy.js';
import { Button, Checkbox, Radios } from '../shared/fields.js';
import { useFocusOn } from '../shared/focus.js';
import { oorzaakText, stepText } from '../shared/names.js';
import type { Call } from './calls.js';
import type { Outcome } from './outcome.js';
import { PartijCard } from './partij-card.js';
import { differentIn } from './requests.js';

/** What can be done after an answer. */
export interface Next {
  readonly begin: () => void;
  /** Another request in this conversation. */
  readonly further: (registratie: Productaanvraagantwoord) => void;
  /** Back to the form, with what was filled in. */
  readonly change: () => void;
  readonly retry: () => void;
  readonly onlyKlantcontact: () => void;
  readonly asTask: () => void;
  /** It is somebody on file. */
  readonly choose: (partij: Partij, withTyped: boolean) => void;
  readonly someoneElse: () => void;
}

interface Props {
  readonly call: Call;
  readonly outcome: Outcome;
  readonly steps: readonly Stap[];
  readonly next: Next;
}

/** One answer, one heading that says what happened, and what to do. */
export function OutcomeView({ call, outcome, steps, next }: Props) {
  switch (outcome.kind) {
    case 'registered':
      return <Registered registratie={outcome.registratie} next={next} />;
    case 'underway':
      return (
        <Result look="info" label="Ontvangen" title="De aanvraag is veilig. Wij maken hem af.">
          <p>U kunt het gesprek afronden. Zeg:</p>
          <ReadOut text={outcome.tekst} />
          {outcome.kenmerk !== undefined && <Numbers numbers={[['Kenmerk', outcome.kenmerk]]} />}
          <Steps steps={steps} />
          <Buttons next={next} />
        </Result>
      );
    case 'undone':
      return <Undone outcome={outcome} call={call} next={next} />;
    case 'undoing':
      return (
        <Result look="warning" label="Wordt opgeruimd" title="Het is niet gelukt. Wij ruimen het op.">
          <p>Er blijft niets staan. U hoeft niets te doen. Zodra alles weg is, kunt u het opnieuw proberen.</p>
          <ReadOut text={outcome.problem.tekst} />
          <Kenmerk outcome={outcome} />
          <Buttons next={next} />
        </Result>
      );
    case 'attention':
      return <Attention outcome={outcome} next={next} />;
    case 'known':
      return <Known outcome={outcome} call={call} next={next} />;
    case 'keyReused':
      return (
        <Result look="error" label="Niet verstuurd" title="Er ging iets mis met deze aanvraag">
          <p>
            Deze aanvraag is al eens verstuurd, met andere gegevens. Doe haar niet nog een keer. Vraag uw beheerder om
            te kijken wat er staat.
          </p>
          <Buttons next={next} />
        </Result>
      );
  }
}

interface ResultProps {
  readonly look: 'ok' | 'info' | 'warning' | 'error';
  readonly label: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Result({ look, label, title, children }: ResultProps) {
  const heading = useFocusOn<HTMLHeadingElement>(title);
  return (
    <section class={`result result--${look}`} aria-labelledby="uitkomst">
      <p class="result-label">{label}</p>
      <h1 class="utrecht-heading-1" id="uitkomst" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </section>
  );
}

const ReadOut = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <blockquote class="read-out">
      “{text.split(NUMBER).map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part))}”
    </blockquote>
  );

/** Of a zaak, a taak or a conversation: what is read out slowly, and never broken off. */
const NUMBER = /(\b[A-Z]+-\d{4}-\d+|\b\d{7,})/;

/** Large, and spelled out for who listens. */
function Numbers({ numbers }: { readonly numbers: readonly (readonly [name: string, value: string | undefined])[] }) {
  return (
    <dl class="numbers">
      {numbers.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <span class="hidden">{spelled(value)}</span>
                <span aria-hidden="true" class="number">
                  {grouped(value)}
                </span>
                <Copy text={value} what={name} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Long numbers in groups of three from the right. */
const grouped = (value: string): string => (/^\d{7,}$/.test(value) ? value.replace(/\B(?=(\d{3})+$)/g, ' ') : value);
const spelled = (value: string): string => [...value].filter((it) => it !== '-').join(' ');

/** A row of buttons that ends every answer. */
function Buttons({ next, children }: { readonly next: Next; readonly children?: ComponentChildren }) {
  return (
    <div class="buttons">
      {children}
      <Button kind={children === undefined ? 'primary' : 'secondary'} onClick={next.begin} aria-keyshortcuts="F8">
        Nieuw gesprek <kbd>F8</kbd>
      </Button>
    </div>
  );
}

function Registered({ registratie, next }: { readonly registratie: Productaanvraagantwoord; readonly next: Next }) {
  const { tekst, zaak, interneTaak, klantcontact, zaakNietGemaakt } = registratie;
  return (
    <Result look="ok" label={zaakNietGemaakt ? 'Geregistreerd, zonder zaak' : 'Geregistreerd'} title="Lees dit voor">
      <ReadOut text={tekst} />
      <Numbers
        numbers={[
          ['Zaaknummer', zaak?.identificatie],
          ['Taaknummer', interneTaak?.nummer],
          ['Gespreksnummer', klantcontact?.nummer],
        ]}
      />
      {zaakNietGemaakt && (
        <p>
          {zaakNietGemaakt.oorzaak ? `${oorzaakText(zaakNietGemaakt.oorzaak)}. ` : ''}Een collega maakt de zaak. U hoeft
          niets te doen.
        </p>
      )}
      <div class="buttons">
        <Button kind="primary" onClick={next.begin} aria-keyshortcuts="F8">
          Nieuw gesprek <kbd>F8</kbd>
        </Button>
        {klantcontact && <Button onClick={() => next.further(registratie)}>Nog een aanvraag voor deze klant</Button>}
      </div>
    </Result>
  );
}

function Kenmerk({ outcome: { problem } }: { readonly outcome: Extract<Outcome, { problem: unknown }> }) {
  return problem.kenmerk === undefined ? null : <Numbers numbers={[['Kenmerk', problem.kenmerk]]} />;
}

interface UndoneProps {
  readonly outcome: Extract<Outcome, { kind: 'undone' }>;
  readonly call: Call;
  readonly next: Next;
}

function Undone({ outcome, call, next }: UndoneProps) {
  const cause = outcome.oorzaak ? `${oorzaakText(outcome.oorzaak)}. ` : '';
  const isWhole = call.earlier === undefined;
  return (
    <Result look="warning" label="Niet geregistreerd" title="Er is niets geregistreerd">
      <p>
        {cause}
        {outcome.mayRetry
          ? 'Probeer het over een paar minuten.'
          : 'Nog een keer proberen helpt niet. Geef dit nummer aan uw beheerder.'}
      </p>
      <ReadOut text={outcome.problem.tekst} />
      <Kenmerk outcome={outcome} />
      <Buttons next={next}>
        {outcome.mayRetry && (
          <Button kind="primary" onClick={next.retry}>
            Probeer opnieuw
          </Button>
        )}
        {outcome.mayRetry && isWhole && (
          <>
            <Button onClick={next.onlyKlantcontact}>Leg alleen het gesprek vast</Button>
            <Button onClick={next.asTask}>Maak er een taak van</Button>
          </>
        )}
        <Button kind={outcome.mayRetry ? 'secondary' : 'primary'} onClick={next.change}>
          Terug naar de gegevens
        </Button>
      </Buttons>
    </Result>
  );
}

interface AttentionProps {
  readonly outcome: Extract<Outcome, { kind: 'attention' }>;
  readonly next: Next;
}

function Attention({ outcome, next }: AttentionProps) {
  const { zaak, interneTaak, tekst } = outcome.problem;
  const stands = zaak !== undefined || interneTaak !== undefined;
  return (
    <Result look="warning" label="Bijna klaar" title="Een beheerder kijkt hiernaar">
      <p>
        {stands
          ? 'De aanvraag staat geregistreerd. Er ontbreekt nog iets. Lees voor:'
          : 'Wij weten nog niet of alles staat. Zeg:'}
      </p>
      <ReadOut text={tekst} />
      <Numbers
        numbers={[
          ['Zaaknummer', zaak?.identificatie],
          ['Taaknummer', interneTaak?.nummer],
          ['Kenmerk', outcome.problem.kenmerk],
        ]}
      />
      <p>
        <strong>Doe de aanvraag niet nog een keer.</strong>
      </p>
      <Buttons next={next} />
    </Result>
  );
}

interface KnownProps {
  readonly outcome: Extract<Outcome, { kind: 'known' }>;
  readonly call: Call;
  readonly next: Next;
}

/** Found before anything was written. */
function Known({ outcome: { isCertain, kandidaten }, call, next }: KnownProps) {
  const [chosen, setChosen] = useState(kandidaten.length === 1 ? kandidaten[0]!.uuid : '');
  const typed = differentIn(call.form, kandidaten);
  const [withTyped, setWithTyped] = useState(typed.length > 0);
  const partij = kandidaten.find(({ uuid }) => uuid === chosen);
  return (
    <Result
      look="info"
      label="Er is niets geregistreerd"
      title={isCertain ? 'Deze klant is al bekend' : 'Deze klant is misschien al bekend'}
    >
      {kandidaten.length > 0 ? (
        <Radios
          id="kandidaten"
          label="Wie is de klant?"
          isList
          value={chosen}
          onChange={setChosen}
          choices={kandidaten.map(({ uuid, naam }) => ({ value: uuid, text: naam || 'Naam niet bekend' }))}
        />
      ) : (
        <p>Zoek de klant op met het nummer, en kies die klant.</p>
      )}
      {partij && <PartijCard partij={partij} />}
      {typed.length > 0 && kandidaten.length > 0 && (
        <Checkbox
          id="met-getypt"
          label={`Gebruik ${typed.map(({ adres }) => adres).join(' en ')} alleen voor deze aanvraag`}
          checked={withTyped}
          onChange={setWithTyped}
        />
      )}
      <div class="buttons">
        {kandidaten.length > 0 && (
          <Button kind="primary" isBusy={!partij} onClick={() => partij && next.choose(partij, withTyped)}>
            Registreer voor deze klant
          </Button>
        )}
        {!isCertain && <Button onClick={next.someoneElse}>Nee, het is iemand anders</Button>}
        <Button onClick={next.change}>Terug naar de gegevens</Button>
      </div>
    </Result>
  );
}

/** How far it is. */
function Steps({ steps }: { readonly steps: readonly Stap[] }) {
  const done = steps.filter(({ naam, resultaat }) => resultaat === 'gedaan' && naam !== 'vooraf');
  if (done.length === 0) return null;
  return (
    <>
      <h2 class="utrecht-heading-3">Dit is al klaar</h2>
      <ul class="plain">
        {done.map(({ naam }, index) => (
          <li key={`${naam} ${index}`}>✓ {stepText(naam)}</li>
        ))}
      </ul>
    </>
  );
}
