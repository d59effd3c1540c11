import { Button, Radios, Select, TextField } from '../shared/fields.js';
import {
  filledBereikbaarheid,
  naamOf,
  noBereikbaarheid,
  type Adresvelden,
  type Bereikbaarheid,
  type Form,
} from './form.js';
import { useDesk } from './desk.js';
import { PartijCard } from './partij-card.js';
import { KINDS, type Naam } from './recognise.js';
import { mistakeAt, Section, type PartProps } from './section.js';

/** Who the customer is: on file, or what there is to know. */
export function KlantSection(props: PartProps) {
  return (
    <Section id="deel-4" title="4. Gegevens van de klant">
      {props.form.partij ? <Bekend {...props} /> : <Onbekend {...props} />}
    </Section>
  );
}

function Bekend(props: PartProps) {
  const { form, change, mistakes } = props;
  return (
    <>
      {form.partij && <PartijCard partij={form.partij} />}
      <Button kind="subtle" onClick={() => change({ partij: undefined })}>
        Dit is niet de klant
      </Button>
      <Radios
        id="klant-soort"
        label="Kloppen deze gegevens nog?"
        value={form.anders ? 'anders' : 'ja'}
        onChange={(value) => change({ anders: value === 'anders' })}
        choices={[
          { value: 'ja', text: 'Ja' },
          { value: 'anders', text: 'Alleen voor deze aanvraag anders' },
        ]}
        {...mistakeAt(mistakes, 'klant-soort')}
      />
      {form.anders && (
        <>
          <p class="soft">Vul alleen in wat anders is.</p>
          <Naamvelden {...props} />
          <Reach {...props} />
          <Adres {...props} />
        </>
      )}
    </>
  );
}

function Onbekend(props: PartProps) {
  const { form, change, mistakes } = props;
  const isOrganisatie = form.soortPartij === 'organisatie';
  const vraag = useDesk().producten.find(({ product }) => product === form.product)?.voorleesvraag;
  return (
    <>
      <Radios
        id="klant-soort"
        label="Mogen wij de gegevens bewaren voor een volgende keer?"
        {...(vraag !== undefined && { hint: `Lees voor: “${vraag}”` })}
        value={form.bewaren}
        onChange={(value) => change({ bewaren: value as Form['bewaren'] })}
        choices={[
          { value: 'ja', text: 'Ja, bewaren' },
          { value: 'nee', text: 'Nee, alleen voor deze aanvraag' },
        ]}
        {...mistakeAt(mistakes, 'klant-soort')}
      />
      <Radios
        id="klant-soortPartij"
        label="Voor wie is de aanvraag?"
        value={form.soortPartij}
        onChange={(value) => change({ soortPartij: value as Form['soortPartij'] })}
        choices={[
          { value: 'persoon', text: 'Persoon' },
          { value: 'organisatie', text: 'Organisatie' },
        ]}
      />
      {isOrganisatie && (
        <TextField
          id="klant-organisatienaam"
          label="Naam van de organisatie"
          value={form.organisatienaam}
          onChange={(organisatienaam) => change({ organisatienaam })}
          {...mistakeAt(mistakes, 'klant-organisatienaam')}
        />
      )}
      {/* Only for this request there may be both: the organisation, and who calls for it. */}
      {(!isOrganisatie || form.bewaren === 'nee') && <Naamvelden {...props} />}
      <Identificatoren {...props} />
      <Reach {...props} />
      <Adres {...props} />
    </>
  );
}

function Naamvelden({ form, change, mistakes }: PartProps) {
  const naam = naamOf(form);
  const field = (id: string, part: keyof Naam) => ({
    id: `klant-contactnaam-${id}`,
    value: naam[part],
    onChange: (value: string) => change({ naam: { ...naam, [part]: value } }),
    ...mistakeAt(mistakes, `klant-contactnaam-${id}`),
  });
  return (
    <div class="row row--naam">
      <TextField label="Voorletters" {...field('voorletters', 'voorletters')} />
      <TextField label="Voornaam" {...field('voornaam', 'voornaam')} />
      <TextField label="Tussenvoegsel" {...field('voorvoegselAchternaam', 'voorvoegsel')} />
      <TextField label="Achternaam" {...field('achternaam', 'achternaam')} />
    </div>
  );
}

const CODES = { bsn: 'bsn', rsin: 'rsin', kvk_nummer: 'kvkNummer', vestigingsnummer: 'vestigingsnummer' } as const;

/** What the customer was searched by. */
function Identificatoren({ form: { identificatoren }, change, mistakes }: PartProps) {
  if (identificatoren.length === 0) return null;
  const { error } = mistakeAt(mistakes, 'klant-partijIdentificatoren');
  return (
    <div class={error === undefined ? '' : 'utrecht-form-field--invalid'}>
      {error !== undefined && <div class="utrecht-form-field-error-message">{error}</div>}
      {identificatoren.map(({ codeSoortObjectId, objectId }, index) => (
        <p class="kind" key={codeSoortObjectId}>
          <span class="chip">
            {KINDS[CODES[codeSoortObjectId]]} {objectId}
          </span>
          <Button
            kind="subtle"
            {...(index === 0 && { id: 'klant-partijIdentificatoren' })}
            onClick={() => change({ identificatoren: identificatoren.filter((_, at) => at !== index) })}
          >
            Niet meesturen <span class="hidden">{KINDS[CODES[codeSoortObjectId]]}</span>
          </Button>
        </p>
      ))}
    </div>
  );
}

const SOORTEN = { telefoonnummer: 'Telefoonnummer', email: 'E-mailadres', overig: 'Anders' } as const;
const MOST_ADRESSEN = 10;

/** How the customer can be reached. */
function Reach({ form, change, mistakes }: PartProps) {
  const { bereikbaarheid } = form;
  const patch = (row: number, part: Partial<Bereikbaarheid>) =>
    change({ bereikbaarheid: bereikbaarheid.map((it, index) => (index === row ? { ...it, ...part } : it)) });
  const add = () => change({ bereikbaarheid: [...bereikbaarheid, noBereikbaarheid('telefoonnummer')] });
  return (
    <>
      <div class="row">
        {bereikbaarheid.slice(0, 2).map((it, row) => (
          <AdresField key={row} row={row} value={it} onChange={(adres) => patch(row, { adres })} mistakes={mistakes} />
        ))}
      </div>
      {bereikbaarheid.slice(2).map((it, index) => {
        const row = index + 2;
        return (
          <div class="row" key={row}>
            <Select
              id={`klant-soort-${row}`}
              label="Soort"
              value={it.soort}
              onChange={(soort) => patch(row, { soort: soort as Bereikbaarheid['soort'] })}
              options={Object.entries(SOORTEN)}
            />
            <AdresField row={row} value={it} onChange={(adres) => patch(row, { adres })} mistakes={mistakes} />
            <TextField
              id={`klant-digitaleAdressen-${row}-omschrijving`}
              label="Waarvoor"
              size="medium"
              value={it.omschrijving}
              onChange={(omschrijving) => patch(row, { omschrijving })}
              {...mistakeAt(mistakes, `klant-digitaleAdressen-${row}-omschrijving`)}
            />
          </div>
        );
      })}
      {bereikbaarheid.length < MOST_ADRESSEN && (
        <Button kind="subtle" onClick={add}>
          + Nog een nummer of adres
        </Button>
      )}
      <Voorkeur form={form} change={change} />
    </>
  );
}

interface AdresFieldProps {
  readonly row: number;
  readonly value: Bereikbaarheid;
  readonly onChange: (adres: string) => void;
  readonly mistakes: PartProps['mistakes'];
}

function AdresField({ row, value, onChange, mistakes }: AdresFieldProps) {
  const id = `klant-digitaleAdressen-${row}-adres`;
  return (
    <TextField
      id={id}
      label={SOORTEN[value.soort]}
      value={value.adres}
      onChange={onChange}
      input={{ inputMode: value.soort === 'email' ? 'email' : value.soort === 'overig' ? 'text' : 'tel' }}
      {...mistakeAt(mistakes, id)}
    />
  );
}

/** Only a question when there is something to choose. */
function Voorkeur({ form, change }: Pick<PartProps, 'form' | 'change'>) {
  const rows = filledBereikbaarheid(form);
  if (rows.length < 2) return null;
  const preferred = rows.find(({ voorkeur }) => voorkeur);
  const prefer = (value: string) =>
    change({ bereikbaarheid: form.bereikbaarheid.map((it, row) => ({ ...it, voorkeur: String(row) === value })) });
  return (
    <Radios
      id="klant-voorkeur"
      label="Wat heeft de voorkeur?"
      value={preferred ? String(preferred.row) : ''}
      onChange={prefer}
      choices={[{ value: '', text: 'Niets' }, ...rows.map(({ row, adres }) => ({ value: String(row), text: adres }))]}
    />
  );
}

function Adres({ form, change, mistakes }: PartProps) {
  const field = (name: keyof Adresvelden) => ({
    id: `klant-bezoekadres-${name}`,
    value: form.adres[name],
    onChange: (value: string) => change({ adres: { ...form.adres, [name]: value } }),
    ...mistakeAt(mistakes, `klant-bezoekadres-${name}`),
  });
  return (
    <details class="more">
      <summary>Adres</summary>
      <div class="row">
        <TextField label="Straat" {...field('straatnaam')} />
        <TextField label="Huisnummer" size="short" input={{ inputMode: 'numeric' }} {...field('huisnummer')} />
        <TextField label="Toevoeging" size="short" {...field('huisnummertoevoeging')} />
      </div>
      <div class="row">
        <TextField label="Postcode" size="short" {...field('postcode')} />
        <TextField label="Plaats" {...field('stad')} />
      </div>
    </details>
  );
}
