import { REAL } from './real.js';
import type { SagaUnderTest } from './saga-under-test.js';
import { TOY } from './toy.js';

/** Every saga there is: each gets the whole matrix. */
export const SAGAS: readonly SagaUnderTest[] = [TOY, ...REAL];
