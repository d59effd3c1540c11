import { describe, expect, it } from '@jest/globals';
import { attemptOf, completing, looking, readAttempt, readName, repeating, undoing } from './checkpoint-names.js';

describe('the name of a checkpoint', () => {
  it.each([repeating, looking, completing])('tells which step it is about (%#)', (naming) => {
    expect(readName(naming('zaak'))).toEqual({ step: 'zaak', isUndoing: false });
  });

  it('tells that a step is undone', () => {
    expect(readName(undoing('zaak'))).toEqual({ step: 'zaak', isUndoing: true });
  });

  it('may be that of a step', () => {
    expect(readName('zaak')).toEqual({ step: 'zaak', isUndoing: false });
  });

  it('tells which attempt it is, from the second', () => {
    expect(readAttempt(attemptOf('zaak', 1))).toEqual({ name: 'zaak' });
    expect(readAttempt(attemptOf('zaak', 12))).toEqual({ name: 'zaak', number: 12 });
  });
});
