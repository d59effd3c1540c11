import { Inject, Injectable } from '@nestjs/common';
import { Aanvragen } from '../database/aanvragen.js';
import { Ingrepen } from '../database/ingrepen.js';
import { pageOfList } from '../http/page-of-list.js';
import { withinDatabaseLimit } from '../http/within-database-limit.js';
import { LOG, type Log } from '../telemetry/log.js';
import { ingreepMetAanvraagOf, type IngreepMetAanvraag } from './dossier.js';
import type { IngrepenFilterDto } from './ingrepen.dto.js';
import { overzichtOf, type Overzicht } from './overzicht.js';

/** More groups than a person looks through. */
const MOST_GROUPS = 50;

/** What there is to see over all requests together. */
@Injectable()
export class OverzichtService {
  constructor(
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(Ingrepen) private readonly ingrepen: Ingrepen,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Throws a ProblemException 503 when the database does not answer. */
  async look(): Promise<Overzicht> {
    const [open, vandaag, stuck] = await withinDatabaseLimit(this.log, () =>
      Promise.all([this.aanvragen.countOpen(), this.aanvragen.countToday(), this.aanvragen.groupStuck(MOST_GROUPS)]),
    );
    return overzichtOf({ open, vandaag, stuck }, new Date());
  }

  /** Who pressed which button, at whatever request. */
  async listIngrepen({
    persoon,
    vanaf,
    totEnMet,
    ...asked
  }: IngrepenFilterDto): Promise<{ ingrepen: readonly IngreepMetAanvraag[]; page: number; hasNext: boolean }> {
    const filter = { medewerkerId: persoon, vanaf, totEnMet };
    const { rows, ...page } = await pageOfList(asked, (part) =>
      withinDatabaseLimit(this.log, () => this.ingrepen.listAll(filter, part)),
    );
    return { ingrepen: rows.map(ingreepMetAanvraagOf), ...page };
  }
}
