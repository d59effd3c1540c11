import { html } from '../../pages/html.js';
import { page } from '../../pages/page.js';
import { MEDEWERKERS, type Medewerker } from './medewerkers.js';

const REFUSE = 'weigeren';

/** What was chosen on the page: nobody, when logging in was refused. */
export interface Choice {
  readonly medewerker: Medewerker | undefined;
  /** Whether the session is to end after a minute, to see what happens then. */
  readonly isShort: boolean;
}

/** Undefined when it is nothing that the page offers. */
export function readChoice(form: URLSearchParams): Choice | undefined {
  const medewerker = MEDEWERKERS.find(({ sub }) => sub === form.get('keuze'));
  if (!medewerker && form.get('keuze') !== REFUSE) return undefined;
  return { medewerker, isShort: form.has('kort') };
}

/** Lets somebody choose who to be. @param asked the parameters of the request, which come back with the choice */
export function choicePage(asked: URLSearchParams): string {
  return page(
    'Kies een medewerker',
    html`<main id="inhoud" class="page">
      <p class="soft">Inlogserver om mee te ontwikkelen</p>
      <h1>Kies een medewerker</h1>
      <form method="post" action="/authorize">
        ${[...asked].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <p>
          <label><input type="checkbox" name="kort" value="ja" /> De sessie duurt 1 minuut</label>
        </p>
        ${MEDEWERKERS.map(
          ({ sub, name, roles }) =>
            html`<p>
              <button name="keuze" value="${sub}"><strong>${name}</strong> – ${nameOf(roles)}</button>
            </p>`,
        )}
        <p><button name="keuze" value="${REFUSE}">Weiger</button></p>
      </form>
    </main>`,
  );
}

/** For who comes to log out without a place to go back to, and for a request that is none. */
export function messagePage(title: string, text: string): string {
  return page(
    title,
    html`<main id="inhoud" class="page">
      <p class="soft">Inlogserver om mee te ontwikkelen</p>
      <h1>${title}</h1>
      <p>${text}</p>
    </main>`,
  );
}

function nameOf(roles: readonly string[]): string {
  const names = [
    ...(roles.includes('klantcontactmedewerker') ? ['klantcontact'] : []),
    ...(roles.includes('beheerder') ? ['beheer'] : []),
  ];
  return names.join(' en ') || 'zonder rol';
}
