import type { Pause, Probleem, Productaanvraagtoestand, Stap } from '../../client/src/index.js';
import { EMPTY_FORM, isTouched, naamOf, type Form } from './form.js';
import { isRunning, outcomeNow, type Doubt, type Outcome } from './outcome.js';
import type { Mistake } from './pointers.js';

/** Where a call is: being filled in, being sent, not known whether it arrived, or done. */
export type Stage =
  | { readonly kind: 'filling'; readonly mistakes: readonly Mistake[]; readonly problem?: Probleem | undefined }
  | { readonly kind: 'sending'; readonly pause?: Pause | undefined }
  /** `isCertain`: that nothing was registered, so it may be changed. */
  | {
      readonly kind: 'waiting';
      readonly doubt: Doubt;
      readonly isCertain: boolean;
      readonly problem?: Probleem | undefined;
    }
  | { readonly kind: 'ended'; readonly outcome: Outcome; readonly steps: readonly Stap[] };

/** The conversation that a further request belongs to, and whose it is. */
export interface Earlier {
  readonly klantcontact: string;
  readonly partij?: string | undefined;
}

export interface Call {
  readonly number: number;
  readonly startedAt: Date;
  readonly form: Form;
  readonly stage: Stage;
  readonly earlier?: Earlier;
  /** It came to its end while another call was in view. */
  readonly isNews: boolean;
}

export interface Calls {
  readonly calls: readonly Call[];
  /** The number of the call in view. */
  readonly current: number;
  /** Of the next call. */
  readonly next: number;
}

export const MOST_CALLS = 5;

export type Action =
  | { readonly type: 'begin'; readonly at: Date }
  | { readonly type: 'show'; readonly number: number }
  | { readonly type: 'end'; readonly number: number; readonly at: Date }
  | { readonly type: 'wipe'; readonly at: Date }
  | { readonly type: 'change'; readonly number: number; readonly patch: Partial<Form> }
  | { readonly type: 'stage'; readonly number: number; readonly stage: Stage }
  | { readonly type: 'progress'; readonly number: number; readonly toestand: Productaanvraagtoestand }
  /** Another request in the same conversation. */
  | { readonly type: 'further'; readonly number: number; readonly earlier: Earlier };

const FILLING: Stage = { kind: 'filling', mistakes: [] };

const newCall = (number: number, startedAt: Date): Call => ({
  number,
  startedAt,
  form: EMPTY_FORM,
  stage: FILLING,
  isNews: false,
});

export const firstCalls = (at: Date): Calls => ({ calls: [newCall(1, at)], current: 1, next: 2 });

/** Whether its fields may be changed. */
export const isFilling = (call: Call): boolean => call.stage.kind === 'filling';

/** Whether it may be put away without losing anything: nothing typed, or come to its end. */
export function isDone({ stage, form, earlier }: Call): boolean {
  if (stage.kind === 'ended') return stage.outcome.kind !== 'known' && stage.outcome.kind !== 'undone';
  return stage.kind === 'filling' && !isTouched(form) && earlier === undefined;
}

/** Whether it may be registered without us knowing it. */
export const isInDoubt = ({ stage }: Call): boolean =>
  stage.kind === 'sending' || (stage.kind === 'waiting' && !stage.isCertain);

export function reduce(state: Calls, action: Action): Calls {
  switch (action.type) {
    case 'begin':
      return begin(state, action.at);
    case 'show':
      return { ...update(state, action.number, (call) => ({ ...call, isNews: false })), current: action.number };
    case 'end':
      return end(state, action.number, action.at);
    case 'wipe':
      return {
        ...firstCalls(action.at),
        calls: [newCall(state.next, action.at)],
        current: state.next,
        next: state.next + 1,
      };
    case 'change':
      return update(state, action.number, (call) =>
        isFilling(call) ? { ...call, form: { ...call.form, ...action.patch } } : call,
      );
    case 'stage':
      return update(state, action.number, (call) => withStage(call, action.stage, state.current));
    case 'progress':
      return update(state, action.number, (call) => withProgress(call, action.toestand, state.current));
    case 'further':
      return update(state, action.number, (call) => furtherOf(call, action.earlier));
    default:
      return state;
  }
}

/** A call that has nothing in it yet is the new one. */
function begin(state: Calls, at: Date): Calls {
  const empty = state.calls.find((call) => call.stage.kind === 'filling' && isDone(call));
  if (empty) return { ...update(state, empty.number, (call) => ({ ...call, startedAt: at })), current: empty.number };
  const running = state.calls.filter((call) => !isDone(call) || isStillRunning(call));
  if (running.length >= MOST_CALLS) return state;
  // What is done goes, so that there is room.
  const kept = state.calls.length >= MOST_CALLS ? running : state.calls.filter((call) => !isRead(call));
  return { calls: [...kept, newCall(state.next, at)], current: state.next, next: state.next + 1 };
}

function update(state: Calls, number: number, change: (call: Call) => Call): Calls {
  return { ...state, calls: state.calls.map((call) => (call.number === number ? change(call) : call)) };
}

const isStillRunning = ({ stage }: Call): boolean => stage.kind === 'ended' && isRunning(stage.outcome);
const isRead = (call: Call): boolean =>
  call.stage.kind === 'ended' && isDone(call) && !isStillRunning(call) && !call.isNews;

function end(state: Calls, number: number, at: Date): Calls {
  const calls = state.calls.filter((call) => call.number !== number);
  const [last] = calls.slice(-1);
  if (!last) return { calls: [newCall(state.next, at)], current: state.next, next: state.next + 1 };
  return { ...state, calls, current: state.current === number ? last.number : state.current };
}

function withStage(call: Call, stage: Stage, current: number): Call {
  return { ...call, stage, isNews: stage.kind === 'ended' && call.number !== current };
}

function withProgress(call: Call, toestand: Productaanvraagtoestand, current: number): Call {
  const { stage } = call;
  if (stage.kind !== 'ended') return call;
  const outcome = outcomeNow(toestand) ?? stage.outcome;
  const hasEnded = isRunning(stage.outcome) && !isRunning(outcome);
  return {
    ...call,
    stage: { kind: 'ended', outcome, steps: toestand.stappen },
    isNews: call.isNews || (hasEnded && call.number !== current),
  };
}

/** The customer and how we know who it is stay; what is asked is new. */
function furtherOf(call: Call, earlier: Earlier): Call {
  const {
    product: _,
    vervolg: __,
    toelichting: ___,
    gevraagdeHandeling: ____,
    toegewezenAan: _____,
    ...kept
  } = call.form;
  return { ...call, form: { ...EMPTY_FORM, ...kept }, stage: FILLING, earlier };
}

/** What a call is called in the bar. */
export function labelOf({ form, number }: Call): string {
  const { voorletters, voornaam, voorvoegsel, achternaam } = naamOf(form);
  const first = voorletters || voornaam.slice(0, 1).replace(/\p{L}/u, '$&.');
  const typed = [first, voorvoegsel, achternaam].filter(Boolean).join(' ');
  return form.partij?.naam || typed || form.beller.trim() || form.organisatienaam.trim() || `Gesprek ${number}`;
}

/** How it stands, beside its name. */
export function statusOf({ stage }: Call): string {
  switch (stage.kind) {
    case 'filling':
      return 'invullen';
    case 'sending':
      return 'versturen';
    case 'waiting':
      return 'wacht';
    case 'ended':
      return ENDED[stage.outcome.kind];
  }
}

const ENDED: Readonly<Record<Outcome['kind'], string>> = {
  registered: 'geregistreerd',
  underway: 'wordt afgemaakt',
  undone: 'niet geregistreerd',
  undoing: 'wordt opgeruimd',
  attention: 'bij een beheerder',
  known: 'klant kiezen',
  keyReused: 'ging mis',
};
