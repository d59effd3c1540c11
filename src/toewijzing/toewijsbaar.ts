import { Inject, Injectable } from '@nestjs/common';
import type { Toewijzing } from '../config/configuration.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { KlantenClient } from '../klanten/klanten.client.js';
import type { Actor, Page } from '../klanten/klanten.types.js';
import { isEmailadres } from '../notation/emailadres.js';
import { oneLine } from '../notation/text.js';
import { SOORTEN, type ToewijsbaarDto } from './toewijsbaar.dto.js';

/** Someone to whom an interne taak can go: soort and identificatie make the `toegewezenAan` of a request. */
export interface Toewijsbare extends Toewijzing {
  readonly naam: string;
}

export interface Toewijsbaren {
  /** At most 20, by naam. */
  readonly toewijsbaar: readonly Toewijsbare[];
  /** Whether there are more than these. */
  readonly meer: boolean;
}

/** Most in one answer: who gets more types another letter. */
const MOST = 20;

/** The active actoren of Klanten that stand for a medewerker, afdeling or groep. */
@Injectable()
export class Toewijsbaar {
  constructor(
    @Inject(KlantenClient) private readonly klanten: KlantenClient,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One call for each soort, side by side. Throws an UpstreamError. */
  async list({ zoek, soort }: ToewijsbaarDto): Promise<Toewijsbaren> {
    const { toewijzing } = this.settings.configuration.codes;
    const soorten = soort === undefined ? SOORTEN : [soort];
    const lists = await Promise.all(
      soorten.map(async (each) => toToewijsbaren(each, await this.klanten.listActoren(zoek, toewijzing[each], MOST))),
    );
    const all = lists.flatMap(({ toewijsbaar }) => toewijsbaar);
    return {
      toewijsbaar: all.toSorted((a, b) => a.naam.localeCompare(b.naam, 'nl')).slice(0, MOST),
      meer: all.length > MOST || lists.some(({ meer }) => meer),
    };
  }
}

/** Each once: Klanten takes any number of actoren with the same identification. */
function toToewijsbaren(soort: Toewijzing['soort'], { results, next }: Page<Actor>): Toewijsbaren {
  const byIdentificatie = new Map(
    results
      .map(({ naam, actoridentificator }) => ({ soort, identificatie: actoridentificator.objectId, naam }))
      .filter(isUsable)
      .map((it) => [it.identificatie, it]),
  );
  return { toewijsbaar: [...byIdentificatie.values()], meer: next !== null };
}

/** What is offered here, a request must take as well. */
function isUsable({ soort, identificatie }: Toewijsbare): boolean {
  return soort === 'medewerker'
    ? isEmailadres(identificatie)
    : identificatie !== '' && oneLine(identificatie) === identificatie;
}
