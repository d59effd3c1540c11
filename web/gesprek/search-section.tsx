import { useState } from 'preact/hooks';
import type { Partij } from '../../client/src/index.js';
import { Button, TextField } from '../shared/fields.js';
import { focusOn } from '../shared/focus.js';
import { klantregie } from '../shared/klantregie.js';
import { noBereikbaarheid, type Form } from './form.js';
import { PartijCard } from './partij-card.js';
import { digitsOf, KINDS, otherKinds, questionOf, recognise, splitNaam, type SearchKind } from './recognise.js';
import { mistakeAt, Section, type PartProps } from './section.js';

type State = 'idle' | 'busy' | { readonly trouble: string };

/** One field for whatever the customer can be found by. Nothing is asked while it is typed. */
export function SearchSection({ form, change, mistakes }: PartProps) {
  const [state, setState] = useState<State>('idle');
  const kind = form.zoeksoort ?? recognise(form.zoekterm);
  const { gevonden } = form;
  const [only] = gevonden?.partijen.length === 1 ? gevonden.partijen : [];

  const search = async () => {
    if (kind === undefined || state === 'busy') return;
    setState('busy');
    const answer = await klantregie.call('partijenZoeken', {
      body: questionOf(kind, form.zoekterm, form.zoekKvkNummer),
    });
    if (answer.kind === 'good') {
      setState('idle');
      const { partijen } = answer.body;
      change({ gevonden: answer.body, ...(partijen.length === 0 && takenOver(form, kind)) });
    } else setState({ trouble: troubleOf(answer) });
  };
  const choose = (partij: Partij) => {
    change({ partij, gevonden: undefined, anders: false });
    requestAnimationFrame(() => focusOn('klant-soort'));
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (only) choose(only);
    else void search();
  };

  return (
    <Section id="deel-3" title="3. Klant zoeken">
      <form class="search" role="search" aria-label="Klant zoeken" onSubmit={submit}>
        <TextField
          id="zoeken"
          label="BSN, telefoon, e-mail, KvK- of vestigingsnummer"
          hint="Of een naam. Enter zoekt."
          value={form.zoekterm}
          onChange={(zoekterm) => change({ zoekterm, zoeksoort: undefined, gevonden: undefined })}
          {...mistakeAt(mistakes, 'zoeken')}
        />
        {kind === 'vestigingsnummer' && (
          <TextField
            id="zoeken-kvk"
            label="KvK-nummer erbij"
            size="medium"
            value={form.zoekKvkNummer}
            onChange={(zoekKvkNummer) => change({ zoekKvkNummer, gevonden: undefined })}
            input={{ inputMode: 'numeric' }}
          />
        )}
        <Button type="submit" isBusy={state === 'busy'}>
          {only ? 'Kies' : 'Zoek'} <kbd>Enter</kbd>
        </Button>
      </form>
      <Kind typed={form.zoekterm} kind={kind} change={(zoeksoort) => change({ zoeksoort, gevonden: undefined })} />
      <div role="status">{messageOf(form, kind, state)}</div>
      {gevonden && gevonden.partijen.length > 0 && (
        <ul class="plain found">
          {gevonden.partijen.map((partij) => (
            <li key={partij.uuid}>
              <PartijCard partij={partij} />
              <Button onClick={() => choose(partij)}>
                Kies <span class="hidden">{partij.naam}</span> {partij === only && <kbd>Enter</kbd>}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {gevonden && !gevonden.volledig && <p class="soft">{gevonden.toelichting}</p>}
    </Section>
  );
}

interface KindProps {
  readonly typed: string;
  readonly kind: SearchKind | undefined;
  readonly change: (kind: SearchKind) => void;
}

/** What we take it for; and what else it can be. */
function Kind({ typed, kind, change }: KindProps) {
  if (kind === undefined)
    return typed.trim() === '' ? null : (
      <p class="soft">Hier kunnen wij niet op zoeken. Een BSN heeft 9 cijfers, een telefoonnummer 10.</p>
    );
  return (
    <p class="kind">
      <span class="chip">{KINDS[kind]}</span>
      {otherKinds(kind).map((other) => (
        <Button key={other} kind="subtle" onClick={() => change(other)}>
          Het is een {KINDS[other]}
        </Button>
      ))}
    </p>
  );
}

function messageOf({ gevonden, partij }: Form, kind: SearchKind | undefined, state: State): string {
  if (state === 'busy') return 'Bezig met zoeken…';
  if (state !== 'idle') return state.trouble;
  if (partij && !gevonden) return `Gekozen: ${partij.naam}`;
  if (!gevonden || kind === undefined) return '';
  const { partijen, meer } = gevonden;
  if (partijen.length === 0)
    return `Niemand gevonden op ${kind === 'naam' ? 'deze naam' : `dit ${KINDS[kind]}`}. Vul hieronder de gegevens in.`;
  if (partijen.length === 1) return '1 klant gevonden. Vraag of dit de klant is. Enter kiest.';
  return `${partijen.length}${meer ? ' of meer' : ''} klanten gevonden.${meer ? ' Vraag om een ander gegeven.' : ''}`;
}

function troubleOf(
  answer: Exclude<Awaited<ReturnType<typeof klantregie.call<'partijenZoeken'>>>, { kind: 'good' }>,
): string {
  if (answer.kind === 'none') return 'Zoeken lukt nu niet: er kwam geen antwoord. Probeer het opnieuw.';
  const [error] = answer.problem.errors ?? [];
  return error?.detail ?? answer.problem.detail;
}

/** What was searched for is not typed again. */
function takenOver(form: Form, kind: SearchKind): Partial<Form> {
  const term = form.zoekterm.trim();
  switch (kind) {
    case 'telefoonnummer':
    case 'email':
      return { bereikbaarheid: withAdres(form, kind, term) };
    case 'naam':
      return form.naam || form.beller !== '' ? {} : { naam: splitNaam(term) };
    case 'bsn':
      return { identificatoren: [{ codeSoortObjectId: 'bsn', objectId: digitsOf(term) }], soortPartij: 'persoon' };
    case 'rsin':
      return { identificatoren: [{ codeSoortObjectId: 'rsin', objectId: digitsOf(term) }], soortPartij: 'organisatie' };
    case 'kvkNummer':
      return {
        identificatoren: [{ codeSoortObjectId: 'kvk_nummer', objectId: digitsOf(term) }],
        soortPartij: 'organisatie',
      };
    case 'vestigingsnummer':
      return {
        soortPartij: 'organisatie',
        identificatoren: [
          { codeSoortObjectId: 'vestigingsnummer', objectId: digitsOf(term) },
          { codeSoortObjectId: 'kvk_nummer', objectId: digitsOf(form.zoekKvkNummer) },
        ],
      };
  }
}

function withAdres({ bereikbaarheid }: Form, soort: 'telefoonnummer' | 'email', adres: string) {
  const row = bereikbaarheid.findIndex((it) => it.soort === soort && it.adres.trim() === '');
  if (row === -1) return bereikbaarheid;
  return bereikbaarheid.map((it, index) => (index === row ? { ...noBereikbaarheid(soort), adres } : it));
}
