export * from './api.js';
export type { Answer, Good, KeyedOperation, NoAnswer, OperationName, Refused } from './answer.js';
export { Klantregie, type Options } from './klantregie.js';
export { Submission, type Pause, type Sent } from './submission.js';
