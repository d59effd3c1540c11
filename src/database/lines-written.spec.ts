import { describe, expect, it } from '@jest/globals';
import { whenLinesAreWritten, writingLines } from './lines-written.js';

describe(whenLinesAreWritten.name, () => {
  it('is told after lines were written, until it wants to know no more', async () => {
    const order: string[] = [];
    const end = whenLinesAreWritten(() => order.push('told'));
    await expect(writingLines(async () => order.push('written'))).resolves.toBe(1);
    end();
    await writingLines(async () => order.push('written'));
    expect(order).toEqual(['written', 'told', 'written']);
  });

  it('is told as well when it is not known whether they were written', async () => {
    let told = 0;
    const end = whenLinesAreWritten(() => (told += 1));
    await expect(writingLines(() => Promise.reject(new Error('geen antwoord')))).rejects.toThrow('geen antwoord');
    expect(told).toBe(1);
    end();
  });
});
