import { describe, expect, it } from '@jest/globals';
import { explanationOf, problemPage } from './problem-page.js';

describe('what a kind of problem means', () => {
  it('is told to a program', () => {
    expect(explanationOf('niet-gevonden')).toEqual({
      type: '/problemen/niet-gevonden',
      title: expect.any(String),
      status: 404,
      uitleg: expect.any(String),
    });
    expect(explanationOf('bestaat-niet')).toBeUndefined();
  });

  it('is told to a person', () => {
    const explanation = explanationOf('niet-gevonden')!;
    const page = problemPage({ ...explanation, uitleg: 'Kijk bij `a`.' });
    expect(page).toContain(`<h1>${explanation.title}</h1>`);
    expect(page).toContain('<p>Kijk bij <code>a</code>.</p>');
    expect(page).toContain('Meestal status 404, met als type <code>/problemen/niet-gevonden</code>');
  });
});
