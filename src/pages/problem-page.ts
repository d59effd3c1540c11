import { problemPath, PROBLEM_TYPES } from '../problems/catalogue.js';
import { html, inline } from './html.js';
import { page } from './page.js';

/** What one kind of problem means and what to do, for a program. */
export interface ProblemExplanation {
  readonly type: string;
  readonly title: string;
  /** The usual one. */
  readonly status: number;
  readonly uitleg: string;
}

export function explanationOf(slug: string): ProblemExplanation | undefined {
  const found = PROBLEM_TYPES.get(slug);
  return found && { type: problemPath(slug), title: found.title, status: found.status, uitleg: found.uitleg };
}

/** The same for a person. */
export function problemPage({ title, status, type, uitleg }: ProblemExplanation): string {
  return page(
    title,
    html`<main id="inhoud" class="page">
      <p class="soft">Fout van Klantregie</p>
      <h1>${title}</h1>
      <p>${inline(uitleg)}</p>
      <p class="soft">Meestal status ${status}, met als type <code>${type}</code></p>
      <p><a href="/docs#fouten">Alle soorten fouten</a> staan in de <a href="/docs">beschrijving van de API</a>.</p>
    </main>`,
  );
}
