import type { ButtonHTMLAttributes, ComponentChildren, InputHTMLAttributes } from 'preact';

interface Common {
  /** Of the field itself: where a mistake in it leads to. */
  readonly id: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
}

interface Named extends Common {
  readonly children: (described: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
  }) => ComponentChildren;
  readonly className?: string;
}

/** A label, what is said about the field, and the field. */
export function Field({ id, label, hint, error, className = '', children }: Named) {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class={`utrecht-form-field field ${error === undefined ? '' : 'utrecht-form-field--invalid'} ${className}`}>
      <label class="utrecht-form-label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div class="utrecht-form-field-description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && <ErrorMessage id={id} text={error} />}
      {children({
        id,
        ...(described !== '' && { 'aria-describedby': described }),
        ...(error !== undefined && { 'aria-invalid': true }),
      })}
    </div>
  );
}

function ErrorMessage({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <div class="utrecht-form-field-error-message" id={`${id}-error`}>
      <span class="hidden">Fout: </span>
      {text}
    </div>
  );
}

interface TextProps extends Common {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly size?: 'short' | 'medium' | 'long';
  readonly input?: InputHTMLAttributes;
}

/** The browser keeps nothing of what is typed: it is about others. */
const PRIVATE = { autocomplete: 'off', autocorrect: 'off', spellcheck: false } as const;

export function TextField({ value, onChange, size = 'long', input, ...field }: TextProps) {
  return (
    <Field {...field} className={`field--${size}`}>
      {(described) => (
        <input
          class={`utrecht-textbox utrecht-textbox--html-input ${field.error === undefined ? '' : 'utrecht-textbox--invalid'}`}
          type="text"
          {...PRIVATE}
          {...input}
          {...described}
          value={value}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface AreaProps extends Common {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most: number;
  readonly rows?: number;
}

/** Says how much room is left from four fifths on. */
export function TextArea({ value, onChange, most, rows = 3, ...field }: AreaProps) {
  const left = most - value.length;
  const isFull = value.length >= most * 0.8;
  return (
    <Field {...field}>
      {(described) => (
        <>
          <textarea
            class={`utrecht-textarea utrecht-textarea--html-textarea ${field.error === undefined ? '' : 'utrecht-textarea--invalid'}`}
            rows={rows}
            {...PRIVATE}
            {...described}
            value={value}
            onInput={({ currentTarget }) => onChange(currentTarget.value)}
          />
          <div class="counter" aria-live="polite">
            {isFull && (left < 0 ? `${-left} tekens te veel` : `Nog ${left} tekens`)}
          </div>
        </>
      )}
    </Field>
  );
}

interface SelectProps extends Common {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly (readonly [value: string, text: string])[];
}

export function Select({ value, onChange, options, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(described) => (
        <select
          class="utrecht-select utrecht-select--html-select"
          {...described}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          {options.map(([option, text]) => (
            <option key={option} value={option} selected={option === value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

interface RadiosProps extends Common {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  /** One below the other. */
  readonly isList?: boolean;
}

/** One of a few. The group itself carries the id: a mistake leads to its first choice. */
export function Radios({ id, label, hint, error, value, onChange, choices, isList = false }: RadiosProps) {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      class={`group ${error === undefined ? '' : 'utrecht-form-field--invalid'}`}
      {...(described !== '' && { 'aria-describedby': described })}
    >
      <legend class="utrecht-form-label">{label}</legend>
      {hint !== undefined && (
        <div class="utrecht-form-field-description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && <ErrorMessage id={id} text={error} />}
      <div class={isList ? 'choices choices--list' : 'choices'}>
        {choices.map((choice, index) => {
          const choiceId = index === 0 ? id : `${id}-${choice.value}`;
          return (
            <div class="choice" key={choice.value}>
              <input
                class="utrecht-radio-button utrecht-radio-button--html-input"
                type="radio"
                id={choiceId}
                name={id}
                checked={choice.value === value}
                {...(choice.hint !== undefined && { 'aria-describedby': `${choiceId}-choice-hint` })}
                onChange={() => onChange(choice.value)}
              />
              <label for={choiceId}>{choice.text}</label>
              {choice.hint !== undefined && (
                <span class="choice-hint" id={`${choiceId}-choice-hint`}>
                  {choice.hint}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ id, label, checked, onChange }: CheckboxProps) {
  return (
    <div class="choice">
      <input
        class="utrecht-checkbox utrecht-checkbox--html-input"
        type="checkbox"
        id={id}
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <label for={id}>{label}</label>
    </div>
  );
}

interface ButtonProps extends ButtonHTMLAttributes {
  readonly kind?: 'primary' | 'secondary' | 'subtle';
  /** Busy: does nothing, and keeps the focus. */
  readonly isBusy?: boolean;
  readonly children: ComponentChildren;
}

export function Button({ kind = 'secondary', isBusy = false, children, onClick, ...rest }: ButtonProps) {
  const look = { primary: 'primary-action', secondary: 'secondary-action', subtle: 'subtle' }[kind];
  return (
    <button
      type="button"
      {...rest}
      class={`utrecht-button utrecht-button--${look} ${isBusy ? 'utrecht-button--busy' : ''}`}
      {...(isBusy ? { 'aria-disabled': 'true' } : onClick && { onClick })}
    >
      {children}
    </button>
  );
}
