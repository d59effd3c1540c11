import type { Overzicht } from '../../client/src/index.js';
import { momentOf, timeOf } from '../shared/time.js';
import { listPath, stuckFilters, togetherPath, type Filters } from './questions.js';

const OPEN: Readonly<Record<Overzicht['open'][number]['uitkomst'], readonly [text: string, filters: Filters]>> = {
  vraagtAandacht: ['vraagt aandacht', { uitkomst: 'vraagtAandacht', afgesloten: false, volgorde: 'oudste' }],
  wordtVoltooid: ['wordt afgemaakt', { uitkomst: 'wordtVoltooid', volgorde: 'oudste' }],
  wordtOngedaanGemaakt: ['wordt teruggedraaid', { uitkomst: 'wordtOngedaanGemaakt', volgorde: 'oudste' }],
};

/** How it stands in four numbers, each the way to the requests themselves. */
export function Numbers({ overzicht: { open, vandaag, gemaaktOp } }: { readonly overzicht: Overzicht }) {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(gemaaktOp));
  return (
    <ul class="numbers">
      {open.map(({ uitkomst, aantal, oudsteOp }) => (
        <Figure
          key={uitkomst}
          aantal={aantal}
          text={OPEN[uitkomst][0]}
          href={listPath(OPEN[uitkomst][1])}
          isUrgent={uitkomst === 'vraagtAandacht' && aantal > 0}
          more={oudsteOp === undefined ? '' : `oudste ${momentOf(new Date(oudsteOp))}`}
        />
      ))}
      <Figure
        aantal={vandaag.voltooid}
        text="vandaag geregistreerd"
        href={listPath({ uitkomst: 'voltooid', vanaf: day })}
        isUrgent={false}
        more={vandaag.zonderZaak === 0 ? '' : `waarvan zonder zaak: ${vandaag.zonderZaak}`}
      />
    </ul>
  );
}

interface FigureProps {
  readonly aantal: number;
  readonly text: string;
  readonly href: string;
  readonly isUrgent: boolean;
  readonly more: string;
}

function Figure({ aantal, text, href, isUrgent, more }: FigureProps) {
  return (
    <li class={isUrgent ? 'figure figure--urgent' : 'figure'}>
      <a class="utrecht-link" href={href}>
        <strong>{aantal}</strong> {text}
      </a>
      <span class="soft small">{more}</span>
    </li>
  );
}

/** What requests got stuck by, the longest ago first. */
export function Groups({ oorzaken }: Pick<Overzicht, 'oorzaken'>) {
  const oldestFirst = oorzaken.toSorted((a, b) => a.oudsteOp.localeCompare(b.oudsteOp));
  return (
    <section aria-labelledby="oorzaken">
      <h2 class="utrecht-heading-2" id="oorzaken">
        Waardoor
      </h2>
      <ul class="plain groups">
        {oldestFirst.map(({ oorzaak, tekst, aantal, sinds }) => (
          <li key={JSON.stringify(oorzaak)}>
            <div>
              <p>
                <strong>{tekst}</strong>
              </p>
              <p class="soft">
                {aantal === 1 ? '1 aanvraag' : `${aantal} aanvragen`}, sinds {sinceText(sinds)}
              </p>
            </div>
            {oorzaak && (
              <div class="buttons">
                <a
                  class="utrecht-link"
                  href={listPath({ ...stuckFilters(oorzaak), ...OPEN.vraagtAandacht[1] })}
                  aria-label={`Bekijk: ${tekst}`}
                >
                  Bekijk
                </a>
                <a
                  class="utrecht-button-link utrecht-button utrecht-button--secondary-action"
                  href={togetherPath(stuckFilters(oorzaak))}
                  aria-label={`${retryText(aantal)}: ${tekst}`}
                >
                  {retryText(aantal)}
                </a>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const retryText = (aantal: number) => (aantal === 1 ? 'Probeer deze opnieuw…' : `Probeer alle ${aantal} opnieuw…`);

/** A time when it was today. */
function sinceText(moment: string): string {
  const date = new Date(moment);
  return date.toDateString() === new Date().toDateString() ? timeOf(date) : momentOf(date);
}
