import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useFocusOn } from '../shared/focus.js';
import { LogIn } from './log-in.js';
import { send, type Answer } from './send.js';

interface Props {
  /** Of the example. */
  readonly label: string;
  readonly method: string;
  readonly path: string;
  /** Whether it goes with a key of the sender. */
  readonly hasKey: boolean;
  /** Whether nobody has to be logged in for it. */
  readonly isOpen: boolean;
  readonly body: string | null | undefined;
  /** Where on the page it is. */
  readonly at: string;
  readonly isLoggedIn: boolean;
  readonly onLoggedOut: () => void;
}

type State = 'idle' | 'busy' | 'noAnswer' | Answer;

/** One example, to send as it is or changed. Sent again it has the same key, until somebody asks for another one. */
export function TryOut(props: Props) {
  const [form, setForm] = useState<'never' | 'open' | 'closed'>('never');
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (form === 'closed') opener.current?.focus();
  }, [form]);
  if (form === 'open') return <Form {...props} onClose={() => setForm('closed')} />;
  return (
    <button type="button" ref={opener} onClick={() => setForm('open')}>
      Probeer het<span class="hidden">: {props.label}</span>
    </button>
  );
}

function Form({
  label,
  method,
  body,
  hasKey,
  isOpen,
  at,
  isLoggedIn,
  onLoggedOut,
  onClose,
  ...given
}: Props & Closing) {
  const id = useId();
  const first = useFocusOn<HTMLInputElement>();
  const [path, setPath] = useState(given.path);
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const [data, setData] = useState(body ?? '');
  const [state, setState] = useState<State>('idle');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (state === 'busy') return;
    setState('busy');
    try {
      const hasBody = typeof body === 'string';
      const answer = await send({ method, path, key: hasKey ? key : undefined, body: hasBody ? data : undefined });
      setState(answer);
      if (answer.status === 401) onLoggedOut();
    } catch {
      setState('noAnswer');
    }
  };
  return (
    <form class="try" aria-label={`Probeer het: ${label}`} onSubmit={(event) => void submit(event)}>
      <label for={`${id}-path`}>Adres</label>
      <input
        id={`${id}-path`}
        autocomplete="off"
        spellcheck={false}
        ref={first}
        value={path}
        onInput={({ currentTarget }) => setPath(currentTarget.value)}
      />
      {hasKey && (
        <>
          <label for={`${id}-key`}>Idempotency-Key</label>
          <div class="line">
            <input
              id={`${id}-key`}
              autocomplete="off"
              spellcheck={false}
              value={key}
              onInput={({ currentTarget }) => setKey(currentTarget.value)}
            />
            <button type="button" onClick={() => setKey(crypto.randomUUID())}>
              Nieuwe sleutel
            </button>
          </div>
        </>
      )}
      {typeof body === 'string' && (
        <>
          <label for={`${id}-data`}>Gegevens</label>
          <textarea
            id={`${id}-data`}
            rows={Math.min(24, data.split('\n').length + 1)}
            autocomplete="off"
            spellcheck={false}
            value={data}
            onInput={({ currentTarget }) => setData(currentTarget.value)}
          />
        </>
      )}
      <div class="line">
        {isOpen || isLoggedIn ? (
          <button type="submit" class="primary" aria-disabled={state === 'busy'}>
            Verstuur
          </button>
        ) : (
          <p>
            <LogIn text="Log in om dit te proberen" at={at} />
          </p>
        )}
        <button type="button" onClick={onClose}>
          Sluit
        </button>
      </div>
      <div role="status">{statusOf(state)}</div>
      {typeof state === 'object' && <Answered {...state} label={label} />}
    </form>
  );
}

interface Closing {
  readonly onClose: () => void;
}

function statusOf(state: State): string {
  if (state === 'idle') return '';
  if (state === 'busy') return 'Bezig…';
  if (state === 'noAnswer') return 'Er kwam geen antwoord. Stuur hetzelfde nog een keer, met dezelfde sleutel.';
  return `Status ${state.status}, na ${state.milliseconds} ms.`;
}

function Answered({ label, headers, text, tekst }: Answer & { readonly label: string }) {
  return (
    <>
      {tekst !== undefined && (
        <p class="read-out">
          <strong>Lees voor:</strong> {tekst}
        </p>
      )}
      {headers.map(([name, value]) => (
        <p key={name}>
          {name}: <code>{value}</code>
        </p>
      ))}
      {text !== '' && (
        <pre tabIndex={0} role="region" aria-label={`${label}: antwoord op uw verzoek`}>
          <code>{text}</code>
        </pre>
      )}
    </>
  );
}
