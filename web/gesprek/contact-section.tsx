import { Radios, Select, TextField } from '../shared/fields.js';
import { useDesk } from './desk.js';
import { mistakeAt, Section, type PartProps } from './section.js';
import { isSureEnough } from './summary.js';

/** More than that is a list to open. */
const MOST_RADIOS = 7;

/** What it is about, and how sure it is who calls. */
export function ContactSection({ form, change, mistakes, isFurther }: PartProps & { readonly isFurther: boolean }) {
  const { producten } = useDesk();
  const shown = {
    value: form.product,
    onChange: (product: string) => change({ product }),
    ...mistakeAt(mistakes, 'product'),
  };
  return (
    <Section id="deel-2" title="2. Waar gaat het over?">
      {producten.length > MOST_RADIOS ? (
        <Select
          id="product"
          label="Product"
          {...shown}
          options={[['', 'Kies een product'], ...producten.map(({ product, naam }) => [product, naam] as const)]}
        />
      ) : (
        <Radios
          id="product"
          label="Product"
          isList
          {...shown}
          choices={producten.map(({ product, naam, omschrijving }) => ({
            value: product,
            text: naam,
            hint: omschrijving,
          }))}
        />
      )}
      {!isFurther && <More form={form} change={change} mistakes={mistakes} />}
      <Authenticatie form={form} change={change} mistakes={mistakes} />
    </Section>
  );
}

const YES_NO = [
  ['ja', 'Ja'],
  ['nee', 'Nee'],
] as const;

/** What is set stands there already. */
function More({ form, change, mistakes }: PartProps) {
  const { standaard } = useDesk();
  const yesOrNo = (value: boolean | undefined) => (value === undefined ? '' : value ? 'ja' : 'nee');
  const text = (id: string, name: 'onderwerp' | 'kanaal' | 'taal') => ({
    id,
    value: form[name] ?? standaard?.[name] ?? '',
    onChange: (value: string) => change({ [name]: value }),
    ...mistakeAt(mistakes, id),
  });
  const choice = (id: string, name: 'vertrouwelijk' | 'gelukt') => ({
    id,
    value: form[name] || yesOrNo(standaard?.[name === 'gelukt' ? 'indicatieContactGelukt' : name]),
    onChange: (value: string) => change({ [name]: value as '' | 'ja' | 'nee' }),
    options: YES_NO,
    ...mistakeAt(mistakes, id),
  });
  return (
    <details class="more">
      <summary>Meer over het gesprek</summary>
      <div class="row">
        <TextField label="Onderwerp" {...text('klantcontact-onderwerp', 'onderwerp')} />
        <TextField label="Kanaal" size="medium" {...text('klantcontact-kanaal', 'kanaal')} />
        <TextField label="Taal" size="short" hint="Drie letters" {...text('klantcontact-taal', 'taal')} />
      </div>
      <div class="row">
        <Select label="Vertrouwelijk" {...choice('klantcontact-vertrouwelijk', 'vertrouwelijk')} />
        <Select label="Gesprek gelukt" {...choice('klantcontact-indicatieContactGelukt', 'gelukt')} />
        <TextField
          id="klantcontact-plaatsgevondenOp"
          label="Tijdstip"
          size="medium"
          hint="Leeg: toen dit gesprek begon"
          value={form.tijdstip}
          onChange={(tijdstip) => change({ tijdstip })}
          input={{ type: 'datetime-local' }}
          {...mistakeAt(mistakes, 'klantcontact-plaatsgevondenOp')}
        />
      </div>
    </details>
  );
}

function Authenticatie({ form, change, mistakes }: PartProps) {
  const { producten, methoden } = useDesk();
  const product = producten.find((it) => it.product === form.product);
  const methode = methoden.find((it) => it.methode === form.methode);
  const isSure = isSureEnough(product, methode);
  return (
    <>
      <Radios
        id="authenticatie"
        label="Hoe hebt u gecontroleerd wie er belt?"
        value={form.methode}
        onChange={(chosen) => change({ methode: chosen })}
        choices={methoden.map(({ methode: value, naam, niveau }) => ({ value, text: naam, hint: niveau }))}
        {...mistakeAt(mistakes, 'authenticatie')}
      />
      <p class="verdict" role="status">
        {isSure === true && <span class="good">✓ Genoeg voor {product?.naam}</span>}
        {isSure === false && (
          <span class="bad">
            ✕ {product?.naam} vraagt niveau {product?.niveau}. Controleer eerst beter wie de klant is.
          </span>
        )}
      </p>
    </>
  );
}
