import type { Configuration } from '../config/configuration.js';
import { html, type Html } from '../pages/html.js';
import { page } from '../pages/page.js';
import type { LoginFailure } from './login.error.js';

interface Message {
  readonly status: number;
  readonly title: string;
  readonly text: Html;
  /** What the way on is called. */
  readonly link: string;
  /** Whether the issuer must ask again who it is. */
  readonly asSomebodyElse?: true;
}

/** Why somebody could not log in, for that person. */
export function failurePage(
  failure: LoginFailure,
  { token }: Configuration,
  naar: string,
): { status: number; body: string } {
  const { status, title, text, link, asSomebodyElse } = messages(token)[failure];
  const again = new URLSearchParams({ naar, ...(asSomebodyElse && { ander: 'ja' }) });
  return { status, body: messagePage(title, text, html`<a href="/inloggen?${again.toString()}">${link}</a>`) };
}

const messages = (token: Configuration['token']): Readonly<Record<LoginFailure, Message>> => ({
  away: {
    status: 503,
    title: 'Inloggen kan nu niet',
    text: html`De inlogserver van de gemeente geeft geen antwoord. Probeer het over een paar minuten opnieuw. Bent u in
    een ander tabblad al ingelogd? Dan kunt u daar gewoon verder.`,
    link: 'Probeer het opnieuw',
  },
  refused: {
    status: 403,
    title: 'U bent niet ingelogd',
    text: html`U bent gestopt met inloggen, of de inlogserver van de gemeente laat u niet toe.`,
    link: 'Log in',
    asSomebodyElse: true,
  },
  lapsed: {
    status: 400,
    title: 'U bent nog niet ingelogd',
    text: html`Het inloggen duurde te lang, of deze bladzijde is al een keer gebruikt.`,
    link: 'Log opnieuw in',
  },
  misfit: {
    status: 502,
    title: 'Inloggen lukt niet',
    text: html`De inlogserver van de gemeente en Klantregie passen niet bij elkaar. Opnieuw proberen helpt niet. Vraag
    uw beheerder om in het logboek van Klantregie te kijken.`,
    link: 'Probeer het toch opnieuw',
  },
  nobody: {
    status: 403,
    title: 'Wij weten niet wie u bent',
    text: html`In uw account staat niet waaraan de registers u herkennen. Vraag uw beheerder om
      <code>${token.identificatie}</code> in te vullen.`,
    link: 'Log in als iemand anders',
    asSomebodyElse: true,
  },
  noRole: {
    status: 403,
    title: 'U hebt nog geen toegang',
    text: html`U bent bekend, maar u hebt geen rol in Klantregie. Vraag uw beheerder om de rol
      <code>${token.medewerkerRol}</code> voor gesprekken, of <code>${token.beheerderRol}</code> voor beheer.`,
    link: 'Log in als iemand anders',
    asSomebodyElse: true,
  },
});

/** While somebody is on the way to the issuer, to log out there as well. */
export const loggingOutPage = (issuer: URL): string =>
  messagePage('U wordt uitgelogd', html`Een ogenblik.`, html`<a href="${issuer.href}">Ga verder met uitloggen</a>`);

export const loggedOutPage = (): string =>
  messagePage('U bent uitgelogd', html`U kunt dit venster sluiten.`, html`<a href="/inloggen">Log weer in</a>`);

function messagePage(title: string, text: Html, link: Html): string {
  return page(
    title,
    html`<main id="inhoud" class="page">
      <h1>${title}</h1>
      <p>${text}</p>
      <p>${link}</p>
    </main>`,
  );
}
