const COUNT = 200;
/** Of the same user in a minute there may be no more than the configuration lets through. */
const BURSTS = 5;

/**
 * How long the requests of one user take while another sends hundreds of look-ups at once: one user must not keep the
 * others waiting. Milliseconds each, of those that were begun while look-ups were under way.
 * @param submit sends one request of the one user and resolves when it is answered.
 * @param other the token of the other.
 */
export async function besideOthers({ url }, other, submit) {
  const times = [];
  for (let burst = 0; burst < BURSTS; burst += 1) {
    const state = { isOver: false };
    const lookUps = Promise.all(Array.from({ length: COUNT }, () => lookUp(url, other)));
    const end = () => (state.isOver = true);
    lookUps.then(end, end);
    while (!state.isOver) times.push(await submit());
    await lookUps;
  }
  return times;
}

async function lookUp(url, token) {
  const response = await fetch(`${url}/api/v1/partijen/_zoek`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ bsn: '999990019' }),
  });
  const answer = await response.text();
  if (response.status !== 200) throw new Error(answer);
}
