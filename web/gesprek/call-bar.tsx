import { Button } from '../shared/fields.js';
import { labelOf, statusOf, type Calls } from './calls.js';

interface Props {
  readonly state: Calls;
  readonly onShow: (number: number) => void;
  readonly onBegin: () => void;
}

/** All calls, one press away. */
export function CallBar({ state: { calls, current }, onShow, onBegin }: Props) {
  const news = calls.filter(({ isNews }) => isNews).map(labelOf);
  return (
    <nav class="calls" aria-label="Gesprekken">
      <ul>
        {calls.map((call) => (
          <li key={call.number}>
            <button
              type="button"
              id={`gesprek-${call.number}`}
              class="call-tab"
              {...(call.number === current && { 'aria-current': 'true' })}
              onClick={() => onShow(call.number)}
            >
              {call.isNews && <span class="news">Nieuw: </span>}
              {labelOf(call)} <span class="soft">· {statusOf(call)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button kind="subtle" onClick={onBegin} aria-keyshortcuts="F8">
        + Nieuw gesprek <kbd>F8</kbd>
      </Button>
      <span class="hidden" role="status">
        {news.length > 0 && `Klaar: ${news.join(', ')}`}
      </span>
    </nav>
  );
}
