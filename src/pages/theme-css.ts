import type { Configuration, Kleur } from '../config/configuration.js';

/** Under which name the style of the screens has each colour. */
const VARIABLES: Readonly<Record<Kleur, string>> = {
  actie: 'action',
  actieDonker: 'action-dark',
  tekst: 'ink',
  zacht: 'soft',
  lijn: 'line',
  rand: 'border',
  papier: 'paper',
  paneel: 'panel',
  goed: 'good',
  goedPapier: 'good-paper',
  fout: 'bad',
  foutPapier: 'bad-paper',
  waarschuwing: 'warn',
  waarschuwingPapier: 'warn-paper',
  infoPapier: 'info-paper',
};

/** The colours of the configuration, by day and by night, as a style sheet that goes over that of the screens. */
export function themeCss({ kleuren, kleurenDonker }: Configuration['weergave']): string {
  return [
    ':root { color-scheme: light dark; }',
    ruleOf(kleuren),
    `@media (prefers-color-scheme: dark) {\n${ruleOf(kleurenDonker)}\n}`,
    '',
  ].join('\n');
}

function ruleOf(kleuren: Readonly<Record<Kleur, string>>): string {
  const lines = Object.entries(VARIABLES).map(([kleur, name]) => `  --klantregie-${name}: ${kleuren[kleur as Kleur]};`);
  return `.voorbeeld-theme {\n${lines.join('\n')}\n}`;
}
