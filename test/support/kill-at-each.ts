import { expect } from '@jest/globals';
import type { HeldCheckpoints } from './held-checkpoints.js';
import type { RestartableProduct, Sent } from './restartable-product.js';

interface Halts {
  /** The checkpoints, the end included. */
  readonly names: readonly string[];
  readonly body: unknown;
  /** Whether what is being written stands in the log afterwards. */
  readonly written: boolean;
}

/** Sends a body for each of these checkpoints, and kills the process while each is being written at its own. */
export async function killAtEach(
  product: RestartableProduct,
  checkpoints: HeldCheckpoints,
  { names, body, written }: Halts,
): Promise<Sent[]> {
  await checkpoints.close(names);
  const sent: Sent[] = [];
  for (const [index] of names.entries()) {
    sent.push(product.send(body));
    await checkpoints.holding(index + 1);
  }
  await product.process.kill();
  const before = await checkpoints.count();
  await checkpoints.open(written);
  // The last one of a run is written with its end.
  expect((await checkpoints.count()) - before).toBe(written ? names.length : 0);
  return sent;
}
