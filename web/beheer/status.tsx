import type { Dossier } from '../../client/src/index.js';
import { UITKOMSTEN } from '../shared/names.js';

const LOOKS = {
  voltooid: ['success', '✓'],
  wordtVoltooid: ['neutral', '…'],
  ongedaanGemaakt: ['inactive', '○'],
  wordtOngedaanGemaakt: ['warning', '↺'],
  vraagtAandacht: ['danger', '!'],
} as const;

/** How a request stands: in words, with a shape, and with a colour. */
export function Status({ uitkomst, afgeslotenOp }: Pick<Dossier, 'uitkomst' | 'afgeslotenOp'>) {
  const [look, shape] = afgeslotenOp === undefined ? LOOKS[uitkomst] : (['inactive', '–'] as const);
  return (
    <span class={`utrecht-status-badge utrecht-status-badge--${look}`}>
      <span aria-hidden="true">{shape} </span>
      {afgeslotenOp === undefined ? UITKOMSTEN[uitkomst] : 'Afgesloten'}
    </span>
  );
}
