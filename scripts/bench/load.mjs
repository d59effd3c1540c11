import { percentile } from './figures.mjs';
import { timed, VARIANTS } from './requests.mjs';

/** All variants by turns. */
export function inTurn() {
  let next = 0;
  return () => VARIANTS[next++ % VARIANTS.length].body();
}

/** So many at once, the next one as soon as one is done, until `count` are. Per second. */
export async function throughput(work, atOnce, count) {
  let left = count;
  const one = async () => {
    while (left-- > 0) await work();
  };
  const took = await timed(() => Promise.all(Array.from({ length: atOnce }, one)));
  return (count * 1000) / took;
}

/**
 * So many requests a second for so many seconds, whether they are answered or not.
 * @param send sends one; resolves with the status of the answer.
 * @returns how many were registered, and how long those took in milliseconds; how many were turned away, and the rest.
 */
export async function atRate(send, perSecond, seconds) {
  const next = inTurn();
  const [registered, turnedAway, other] = [[], [], []];
  const one = async () => {
    let status;
    const took = await timed(async () => (status = await send(next())));
    const kind = status === 503 ? turnedAway : status === 201 || status === 202 ? registered : other;
    kind.push(took);
  };
  const begun = performance.now();
  const all = [];
  for (let sent = 0; sent < perSecond * seconds; sent += 1) {
    const early = (sent * 1000) / perSecond - (performance.now() - begun);
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    all.push(one());
  }
  await Promise.all(all);
  return {
    perSecond: Math.round(perSecond),
    geregistreerd: registered.length,
    p50: percentile(registered, 50),
    p99: percentile(registered, 99),
    afgewezen: turnedAway.length,
    anders: other.length,
  };
}
