/**
 * How connections stay open. How many there are at once is seen to before: a call that waited here would use up its time.
 */
export const KEPT_OPEN = {
  keepAlive: true,
  scheduling: 'lifo',
  // Idle ones are closed before the other end does so: a request that crosses that has no answer.
  timeout: 1500,
} as const;
