import type { Dossier } from '../../client/src/index.js';
import { oorzaakText, stepText } from '../shared/names.js';

/** What is the matter with a request, and what a beheerder does about it: the tables of docs/beheer.md. */
export interface Advice {
  readonly what: string;
  readonly todo: string;
}

export function adviceFor(dossier: Dossier): Advice {
  const { uitkomst, afgeslotenOp } = dossier;
  if (afgeslotenOp !== undefined) return { what: 'Een beheerder heeft deze aanvraag afgesloten.', todo: 'Niets.' };
  switch (uitkomst) {
    case 'voltooid':
      return {
        what: dossier.registratie?.zaakNietGemaakt
          ? 'Alles staat in de registers. Er is geen zaak, maar een taak: een collega maakt de zaak.'
          : 'Alles staat in de registers.',
        todo: 'Niets. Was de aanvraag een vergissing? Dan kunt u haar terugdraaien, zolang niemand er mee verder is.',
      };
    case 'wordtVoltooid':
      return {
        what: 'Klantregie is nog bezig.',
        todo: 'Wachten. Duurt het lang? Kijk dan hieronder welk register niet antwoordt.',
      };
    case 'ongedaanGemaakt':
      return { what: 'Er staat niets meer van deze aanvraag in de registers.', todo: 'Niets.' };
    case 'wordtOngedaanGemaakt':
      return { what: 'Klantregie haalt weg wat er al stond.', todo: 'Wachten. Dit kan een paar minuten duren.' };
    case 'vraagtAandacht':
      return attention(dossier);
  }
}

/** The first that fits. */
function attention({ probleem, stappen }: Dossier): Advice {
  const stap = probleem?.stap ?? '';
  const left = probleem?.achtergebleven ?? [];
  const cause = probleem?.oorzaak ? ` ${oorzaakText(probleem.oorzaak)}.` : '';
  if (stap === 'onvoorzien')
    return {
      what: 'Er zit een fout in Klantregie zelf.',
      todo: 'Kijk in het log, en meld de fout. Kies na het herstel Probeer opnieuw. Ruim anders zelf op wat hieronder staat, en kies Sluit af.',
    };
  if (left.some(({ wat }) => (Object(wat) as { reden?: unknown }).reden !== undefined))
    return {
      what: 'Een collega gebruikte de nieuwe klant, precies toen die werd verwijderd. Zijn gesprek is nu zijn klant kwijt.',
      todo: 'Zoek dat gesprek op met het uuid en koppel de klant opnieuw. Kies dan Sluit af.',
    };
  if (stappen.some(({ naam, resultaat }) => naam.endsWith(' ongedaan maken') && resultaat !== 'gedaan'))
    return {
      what: `Weghalen lukte niet.${cause} Wat er nog staat, ziet u hieronder.`,
      todo: 'Kies Probeer opnieuw. Zegt de fout dat een collega ermee werkt? Overleg dan, en kies Sluit af.',
    };
  if (probleem?.zaak || probleem?.interneTaak) {
    const lacking = left.map((it) => stepText(it.stap)).join(', ');
    return {
      what: `De ${probleem.zaak ? 'zaak' : 'taak'} staat er. Er ontbreekt nog iets${lacking && `: ${lacking}`}.${cause}`,
      todo: 'Los de oorzaak op en kies Probeer opnieuw. Blijft het register weigeren? Vul dan zelf aan wat ontbreekt, en kies Sluit af.',
    };
  }
  return {
    what: `Het ging mis bij: ${stepText(stap)}.${cause} Klantregie weet niet zeker wat er staat, en laat de rest staan.`,
    todo: 'Kies Probeer opnieuw als het register weer werkt. Klantregie zoekt het dan uit.',
  };
}
