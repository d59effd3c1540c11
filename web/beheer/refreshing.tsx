import { Button } from '../shared/fields.js';
import type { Polled } from '../shared/polling.js';
import { secondOf } from '../shared/time.js';

interface Props {
  readonly polled: Polled<unknown>;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
}

/** How old it is what is shown, and that it can be made to stand still. */
export function Refreshing({ polled: { at, isStale, refresh }, isPaused, onPause }: Props) {
  return (
    <p class="refreshing soft">
      {isStale && <strong class="bad">Geen antwoord. </strong>}
      {at && `Bijgewerkt ${secondOf(at)}`}
      <Button kind="subtle" onClick={() => onPause(!isPaused)} aria-pressed={isPaused}>
        Zet stil
      </Button>
      <Button kind="subtle" onClick={refresh}>
        Nu bijwerken
      </Button>
    </p>
  );
}
