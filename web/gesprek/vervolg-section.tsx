import { Radios, TextArea, TextField } from '../shared/fields.js';
import { Assignee } from './assignee.js';
import { useDesk } from './desk.js';
import type { Vervolg } from './form.js';
import { mistakeAt, Section, type PartProps } from './section.js';

/** What follows on the conversation. @param standard what the product gets when nothing is chosen */
export function VervolgSection({ form, change, mistakes, standard }: PartProps & { readonly standard: Vervolg }) {
  const { troubled } = useDesk();
  const vervolg = form.vervolg || standard;
  const isZakenDown = troubled.some(({ naam }) => naam === 'zaken');
  return (
    <Section id="deel-5" title="5. Vervolg">
      <Radios
        id="vervolg-soort"
        label="Wat gebeurt er met de aanvraag?"
        value={vervolg}
        onChange={(value) => change({ vervolg: value as Vervolg })}
        choices={[
          { value: 'zaak', text: 'Meteen een zaak' },
          { value: 'interneTaak', text: 'Taak voor een collega' },
        ]}
        {...mistakeAt(mistakes, 'vervolg-soort')}
      />
      {vervolg === 'zaak' && isZakenDown && (
        <p class="warning" role="status">
          Zaken werkt nu niet. Een collega maakt de zaak later. De klant hoeft niet terug te bellen.
        </p>
      )}
      {vervolg === 'interneTaak' && (
        <>
          <TextField
            id="vervolg-gevraagdeHandeling"
            label="Wat moet de collega doen?"
            hint="Leeg: zoals bij het product is ingesteld"
            value={form.gevraagdeHandeling}
            onChange={(gevraagdeHandeling) => change({ gevraagdeHandeling })}
            {...mistakeAt(mistakes, 'vervolg-gevraagdeHandeling')}
          />
          <Assignee
            chosen={form.toegewezenAan}
            onChange={(toegewezenAan) => change({ toegewezenAan })}
            {...mistakeAt(mistakes, 'vervolg-toegewezenAan')}
          />
        </>
      )}
      <TextArea
        id="vervolg-toelichting"
        label="Toelichting"
        most={1000}
        rows={2}
        value={form.toelichting}
        onChange={(toelichting) => change({ toelichting })}
        {...mistakeAt(mistakes, 'vervolg-toelichting')}
      />
    </Section>
  );
}
