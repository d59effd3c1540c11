/** Everything that jest can put another clock under: for who fakes some of it. */
export const EVERY_TIMER = [
  'nextTick',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'queueMicrotask',
  'performance',
  'hrtime',
  'Date',
] as const;
