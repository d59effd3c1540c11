import { REGISTERS } from '../shared/names.js';
import type { Polled } from '../shared/polling.js';
import { secondOf, timeOf } from '../shared/time.js';
import type { Registerstand, Registerstanden } from '../shared/registers.js';

export const STANDS: Readonly<Record<Registerstand['stand'], readonly [shape: string, text: string]>> = {
  works: ['✓', 'werkt'],
  silent: ['✕', 'antwoordt niet'],
  tried: ['½', 'wordt geprobeerd'],
};

/** `sinds 14:02 – 12 aanvragen wachten` */
export function outageText({ sinds, wachtend }: NonNullable<Registerstand['storing']>): string {
  const waiting = wachtend === 1 ? '1 aanvraag wacht' : `${wachtend} aanvragen wachten`;
  return `sinds ${timeOf(new Date(sinds))}${wachtend > 0 ? ` – ${waiting}` : ''}`;
}

/** How the registers and the database are, on top of every page. */
export function RegisterStrip({ value, at, isStale }: Polled<Registerstanden>) {
  const database: Registerstand = {
    naam: 'database',
    stand: value?.isReady === true ? 'works' : 'silent',
    meldingen: [],
  };
  const stands = value ? [...value.registers, database] : [];
  return (
    <section class="strip" aria-label="Registers">
      {isStale && (
        <p class="warning">
          Wij weten nu niet hoe het met de registers is{at && `. Laatst gezien om ${secondOf(at)}`}.
        </p>
      )}
      <ul>
        {stands.map(({ naam, stand, versie, meldingen, storing }) => (
          <li key={naam} class={`register register--${stand}`}>
            <strong>{REGISTERS[naam]}</strong> <span aria-hidden="true">{STANDS[stand][0]}</span> {STANDS[stand][1]}
            <span class="soft">
              {storing ? outageText(storing) : versie}
              {meldingen.length > 0 && ` · ${meldingen.length === 1 ? '1 melding' : `${meldingen.length} meldingen`}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
