import type { Event, HistoryPlan } from './history.js';

/**
 * The least of a history in which something is still wrong: events are left out, many at once and then one by one, for as
 * long as it stays so.
 */
export async function reduced(
  plan: HistoryPlan,
  isWrong: (plan: HistoryPlan) => Promise<boolean>,
): Promise<HistoryPlan> {
  let events = plan.events;
  for (let size = Math.ceil(events.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < events.length;) {
      const fewer = [...events.slice(0, from), ...events.slice(from + size)];
      if (hasRequest(fewer) && (await isWrong({ ...plan, events: fewer }))) events = fewer;
      else from += size;
    }
  }
  return { ...plan, events };
}

const hasRequest = (events: readonly Event[]): boolean => events.some(({ what }) => what === 'request');
