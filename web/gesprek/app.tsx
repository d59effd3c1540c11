import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { Productaanvraagantwoord } from '../../client/src/index.js';
import { klantregie } from '../shared/klantregie.js';
import { nameHere } from '../shared/mount.js';
import { Page } from '../shared/page.js';
import { usePolling } from '../shared/polling.js';
import { useRegisters } from '../shared/registers.js';
import { useSession } from '../shared/session.js';
import { CallBar } from './call-bar.js';
import { CallView } from './call-view.js';
import { firstCalls, isDone, isFilling, isInDoubt, reduce, type Action, type Call, type Calls } from './calls.js';
import { DeskContext, type Desk } from './desk.js';
import { Earlier, Today } from './earlier.js';
import type { Form } from './form.js';
import type { Next } from './outcome-view.js';
import type { Rejection } from './outcome.js';
import { asKnown, mistakesIn, missingIn, onlyKlantcontact, requestOf } from './requests.js';
import { Sender, type Request } from './sender.js';
import { UnansweredRequests } from './unanswered.js';

const unanswered = new UnansweredRequests(sessionStorage);

/** Everything of the calls of one medewerker. Outside this page there is nothing of it but the keys of what is not answered. */
export function App() {
  const [state, dispatch] = useReducer(reduce, undefined, () => firstCalls(new Date()));
  const latest = useRef(state);
  latest.current = state;
  const sender = useRef<Sender | undefined>(undefined);
  const session = useSession({
    onReturn: () => void sender.current?.allAgain(waitingForLogin(latest.current)),
    onGone: () => {
      sessionStorage.clear();
      dispatch({ type: 'wipe', at: new Date() });
    },
  });
  sender.current ??= new Sender(
    klantregie,
    dispatch,
    (number, rejection) => reject(latest.current, dispatch, number, rejection),
    session.notLoggedIn,
    unanswered,
  );
  const desk = useDeskData(session.stand !== 'out');
  const current = state.calls.find(({ number }) => number === state.current) ?? state.calls[0]!;
  const doing = useDoing(latest, dispatch, sender.current, desk);

  useHotkeys(doing, latest);
  useLeaving(latest);
  useTitle(state);

  return (
    <DeskContext.Provider value={desk}>
      <Page session={session} screen="gesprek" title={nameHere()}>
        <Earlier requests={unanswered} />
        <CallBar state={state} onShow={(number) => dispatch({ type: 'show', number })} onBegin={doing.begin} />
        <CallView
          call={current}
          change={(patch) => dispatch({ type: 'change', number: current.number, patch })}
          onSend={() => doing.send()}
          onAgain={() => void sender.current?.again(current.number)}
          onStopWaiting={() => sender.current?.stopWaiting(current.number)}
          onEnd={doing.end}
          next={doing.next}
        />
        <Today />
      </Page>
    </DeskContext.Provider>
  );
}

function useDeskData(isIn: boolean): Desk {
  const settings = usePolling(
    async (signal) => {
      const [producten, instellingen] = await Promise.all([
        klantregie.call('productenBekijken', {}, { signal }),
        klantregie.call('instellingenBekijken', {}, { signal }),
      ]);
      if (producten.kind !== 'good' || instellingen.kind !== 'good') throw new Error('no settings');
      return { ...producten.body, ...instellingen.body };
    },
    300,
    isIn,
  ).value;
  const registers = useRegisters(30).value?.registers;
  return useMemo(
    () => ({
      producten: settings?.producten ?? [],
      methoden: settings?.authenticatiemethoden ?? [],
      standaard: settings?.klantcontact,
      troubled: (registers ?? []).filter(({ stand }) => stand === 'silent'),
    }),
    [settings, registers],
  );
}

interface Doing {
  readonly begin: () => void;
  readonly end: () => void;
  readonly send: () => void;
  readonly next: Next;
}

/** What a medewerker can do with the call in view. */
function useDoing(
  latest: { readonly current: Calls },
  dispatch: (action: Action) => void,
  sender: Sender,
  desk: Desk,
): Doing {
  const methoden = useRef(desk);
  methoden.current = desk;
  return useMemo(() => {
    const call = () => latest.current.calls.find(({ number }) => number === latest.current.current)!;
    const begin = () => dispatch({ type: 'begin', at: new Date() });
    const submit = ({ number }: Call, request: Request) => void sender.send(number, request);
    const send = (it = call()) => {
      if (!isFilling(it)) return;
      const mistakes = missingIn(it);
      if (mistakes.length > 0)
        return dispatch({ type: 'stage', number: it.number, stage: { kind: 'filling', mistakes } });
      submit(it, requestOf(it, methoden.current.methoden, standardOf(it)));
    };
    /** Back to the form, with something changed, and sent again: under a new key. */
    const resend = (patch: Partial<Form>) => {
      const it = call();
      const form = { ...it.form, ...patch };
      reopen(it.number);
      dispatch({ type: 'change', number: it.number, patch });
      submit(it, requestOf({ ...it, form }, methoden.current.methoden, standardOf(it)));
    };
    const reopen = (number = call().number) =>
      dispatch({ type: 'stage', number, stage: { kind: 'filling', mistakes: [] } });
    const standardOf = ({ form }: Call) =>
      methoden.current.producten.find(({ product }) => product === form.product)?.vervolg ?? 'zaak';
    const end = () => {
      const it = call();
      if (!isDone(it) && !confirm('Wat u hebt ingevuld, gaat weg. Stoppen met dit gesprek?')) return;
      sender.forget(it.number);
      dispatch({ type: 'end', number: it.number, at: new Date() });
    };
    return {
      begin,
      end,
      send: () => send(),
      next: {
        begin,
        further: ({ klantcontact, partij }: Productaanvraagantwoord) => {
          const { number, form, earlier } = call();
          const uuid = klantcontact?.uuid ?? earlier?.klantcontact;
          if (uuid === undefined) return;
          dispatch({
            type: 'further',
            number,
            earlier: { klantcontact: uuid, partij: partij?.uuid ?? form.partij?.uuid },
          });
        },
        change: () => reopen(),
        retry: () => resend({}),
        onlyKlantcontact: () => submit(call(), onlyKlantcontact(call(), methoden.current.methoden)),
        asTask: () => resend({ vervolg: 'interneTaak' }),
        choose: (partij, withTyped) => resend(asKnown(call().form, partij, withTyped)),
        someoneElse: () => resend({ ondanksMogelijkeDubbele: true }),
      },
    };
  }, []);
}

function reject(state: Calls, dispatch: (action: Action) => void, number: number, rejection: Rejection): void {
  const call = state.calls.find((it) => it.number === number);
  if (!call) return;
  const mistakes = mistakesIn(call.form, rejection);
  dispatch({ type: 'stage', number, stage: { kind: 'filling', mistakes, problem: rejection.problem } });
}

const waitingForLogin = ({ calls }: Calls): number[] =>
  calls.filter(({ stage }) => stage.kind === 'waiting' && stage.doubt === 'loggedOut').map(({ number }) => number);

/** Keys that no browser and no text field needs. */
function useHotkeys(doing: Doing, latest: { readonly current: Calls }): void {
  const press = useCallback((event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) doing.send();
    else if (event.key === 'F8') doing.begin();
    else if (event.key === 'F9') showNext(latest.current);
    else return;
    event.preventDefault();
  }, []);
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [press]);
}

function showNext({ calls, current }: Calls): void {
  const at = calls.findIndex(({ number }) => number === current);
  const next = calls[(at + 1) % calls.length];
  document.getElementById(`gesprek-${next?.number}`)?.click();
}

/** Asks only when something would be lost. */
function useLeaving(latest: { readonly current: Calls }): void {
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (latest.current.calls.some((call) => isInDoubt(call) || !isDone(call))) event.preventDefault();
    };
    addEventListener('beforeunload', leave);
    return () => removeEventListener('beforeunload', leave);
  }, []);
}

/** What happened stands in front, where a reader begins; and how much happened in calls that are not in view. */
function useTitle({ calls, current }: Calls): void {
  const [title] = useState(document.title);
  const news = calls.filter(({ isNews }) => isNews).length;
  const stage = calls.find(({ number }) => number === current)?.stage;
  const hasMistakes = stage?.kind === 'filling' && (stage.mistakes.length > 0 || stage.problem !== undefined);
  useEffect(() => {
    document.title = `${news > 0 ? `(${news}) ` : ''}${hasMistakes ? 'Fout: ' : ''}${title}`;
  }, [news, hasMistakes]);
}
