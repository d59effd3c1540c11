import { useEffect, useState } from 'preact/hooks';
import type { Toewijsbare, Toewijsbaren } from '../../client/src/index.js';
import { Field } from '../shared/fields.js';
import { klantregie } from '../shared/klantregie.js';

const LEAST = 2;
const PAUSE_MS = 250;

interface Props {
  readonly chosen: Toewijsbare | undefined;
  readonly onChange: (chosen: Toewijsbare | undefined) => void;
  readonly error?: string | undefined;
}

/** For whom a task is: found while typing, by a part of the name. */
export function Assignee({ chosen, onChange, error }: Props) {
  const [typed, setTyped] = useState(chosen?.naam ?? '');
  const [found, setFound] = useState<Toewijsbaren>();
  const [active, setActive] = useState(-1);
  const options = found?.toewijsbaar ?? [];
  const isOpen = options.length > 0 && chosen === undefined;

  useEffect(() => {
    const zoek = typed.trim();
    setFound(undefined);
    setActive(-1);
    if (chosen || zoek.length < LEAST) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await klantregie.call('toewijsbaarZoeken', { query: { zoek } }, { signal: stop.signal });
      if (answer.kind === 'good' && !stop.signal.aborted) setFound(answer.body);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, chosen]);

  const choose = (option: Toewijsbare) => {
    setTyped(option.naam);
    onChange(option);
  };
  const press = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + options.length) % options.length);
    else if (event.key === 'Enter' && !event.ctrlKey && options[active]) choose(options[active]);
    else if (event.key === 'Escape') setFound(undefined);
    else return;
    event.preventDefault();
  };
  const none = found && options.length === 0 ? 'Niemand gevonden.' : '';
  return (
    <div class="combobox">
      <Field
        id="vervolg-toegewezenAan"
        label="Voor wie?"
        hint="Typ een deel van de naam van een collega, afdeling of groep. Leeg: zoals is ingesteld"
        error={error}
      >
        {(described) => (
          <input
            class="utrecht-textbox utrecht-textbox--html-input"
            type="text"
            role="combobox"
            autocomplete="off"
            spellcheck={false}
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls="toewijsbaren"
            {...(isOpen && active >= 0 && { 'aria-activedescendant': `toewijsbaar-${active}` })}
            {...described}
            value={typed}
            onInput={({ currentTarget }) => {
              setTyped(currentTarget.value);
              if (chosen) onChange(undefined);
            }}
            onKeyDown={press}
          />
        )}
      </Field>
      <ul id="toewijsbaren" role="listbox" aria-label="Voor wie" hidden={!isOpen} class="options">
        {options.map((option, index) => (
          <li
            key={`${option.soort} ${option.identificatie}`}
            id={`toewijsbaar-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            {option.naam} <span class="soft">{option.soort}</span>
          </li>
        ))}
      </ul>
      <div role="status">
        {isOpen ? `${options.length} gevonden${found?.meer ? ', er zijn er meer' : ''}` : none}
        {chosen && `✓ ${chosen.naam} (${chosen.soort})`}
      </div>
    </div>
  );
}
