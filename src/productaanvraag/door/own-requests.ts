import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../auth/caller.js';
import { Aanvragen, type Aanvraagregel } from '../../database/aanvragen.js';
import { keysOf } from '../../http/idempotency-key.js';
import { pageOfList } from '../../http/page-of-list.js';
import { answerSchema, choice, list, moment, optional, text, uuid } from '../../openapi/answer-schema.js';
import { LOG, type Log } from '../../telemetry/log.js';
import { amsterdamDate } from '../../zaken/amsterdam-date.js';
import { UITKOMSTEN, type Uitkomst } from '../answer/answer.js';
import { KENMERK } from '../answer/probleem.schema.js';
import { PROCESSES } from '../intake/kinds.js';
import { submissionOf } from '../intake/submission.js';
import { withinDatabaseLimit } from '../../http/within-database-limit.js';
import type { OwnRequestsDto } from './dto/own-requests.dto.js';

/** A request of the caller, without anything about the customer. */
export interface OwnRequest {
  readonly id: string;
  /** Kind of request: `productaanvraag`, or a step of it. */
  readonly soort: string;
  readonly product?: string;
  /** ISO 8601 in UTC. */
  readonly ontvangenOp: string;
  readonly geeindigdOp?: string;
  readonly uitkomst: Uitkomst;
  readonly kenmerk?: string;
  /** Of the zaak, or else the interne taak, or else the klantcontact. */
  readonly nummer?: string;
}

const OWN_REQUEST = answerSchema<OwnRequest>(
  'EigenAanvraag',
  'Een aanvraag die u deed. Er staat niets in over de klant.',
  {
    id: uuid('Nummer van de aanvraag.'),
    soort: text('`productaanvraag`, of welke stap het was.', 'productaanvraag'),
    product: optional(text('Het product dat is aangevraagd.', 'parkeervergunning')),
    ontvangenOp: moment('Wanneer de aanvraag binnenkwam.'),
    geeindigdOp: optional(moment('Wanneer de aanvraag klaar was, of aandacht ging vragen.')),
    uitkomst: choice(UITKOMSTEN, 'Hoe de aanvraag ervoor staat.'),
    kenmerk: optional(text(KENMERK, '1000000000')),
    nummer: optional(text('Het nummer om voor te lezen: van de zaak, de taak of het gesprek.', 'KCC-2026-000001')),
  },
);

export const OWN_REQUESTS = answerSchema<{ aanvragen: readonly OwnRequest[] }>('EigenAanvragen', 'Een bladzijde.', {
  aanvragen: list(OWN_REQUEST, 'De nieuwste eerst.'),
});

/** What a caller sent before, for who lost sight of it. */
@Injectable()
export class OwnRequests {
  constructor(
    @Inject(Aanvragen) private readonly aanvragen: Aanvragen,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Throws a ProblemException 503 when the database does not answer. */
  async list(
    caller: Caller,
    { vanaf, sleutel, ...asked }: OwnRequestsDto,
  ): Promise<{ aanvragen: readonly OwnRequest[]; page: number; hasNext: boolean }> {
    const filter = {
      medewerkerId: caller.id,
      vanaf: vanaf ?? (sleutel === undefined ? amsterdamDate(new Date()) : undefined),
      ...(sleutel !== undefined && { ids: idsUnder(caller, sleutel) }),
    };
    const { rows, ...page } = await pageOfList(asked, (part) =>
      withinDatabaseLimit(this.log, () => this.aanvragen.list(filter, part)),
    );
    return { aanvragen: rows.map(shown), ...page };
  }
}

/** Each kind of request has keys of its own. */
const idsUnder = (caller: Caller, sleutel: string): string[] =>
  Object.keys(PROCESSES).flatMap((soort) => {
    const { id, earlierIds } = submissionOf(soort, caller, keysOf(sleutel), undefined);
    return [id, ...earlierIds];
  });

const shown = ({ id, soort, product, ontvangen, geeindigd, uitkomst, kenmerk, nummer }: Aanvraagregel): OwnRequest => ({
  id,
  soort,
  ...(product !== null && { product }),
  ontvangenOp: ontvangen.toISOString(),
  ...(geeindigd && { geeindigdOp: geeindigd.toISOString() }),
  uitkomst: uitkomst as Uitkomst,
  ...(kenmerk !== null && { kenmerk }),
  ...(nummer !== null && { nummer }),
});
