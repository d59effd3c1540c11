import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NeedsRol } from '../auth/auth.guard.js';
import { Auditregels } from '../database/auditregels.js';
import { PREFIX } from '../http/http-app.js';
import { linkHeader } from '../http/link-header.js';
import { pageOfList } from '../http/page-of-list.js';
import { readQuery } from '../http/read-query.js';
import { withinDatabaseLimit } from '../http/within-database-limit.js';
import { Operation } from '../openapi/operation.js';
import { LOG, type Log } from '../telemetry/log.js';
import { AuditfilterDto } from './audit.dto.js';
import { AUDITLOG } from './audit.schema.js';
import { shown, type Getoond } from './getoonde-regel.js';

/** Who did what. For an auditor, whom a beheerder need not be. */
@Controller('beheer/audit')
@NeedsRol('auditor')
export class AuditController {
  constructor(
    @Inject(Auditregels) private readonly auditregels: Auditregels,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** The newest first. */
  @Get()
  @Operation({
    id: 'auditlogBekijken',
    tag: 'audit',
    summary: 'Bekijk wie wat deed',
    description:
      'Wie wat deed, waarmee, waarvandaan en wat ervan kwam: ook zoeken, bekijken en wat is geweigerd. Van een klant staat er ' +
      'hoogstens een uuid in. Een regel staat hier zodra zij is verzegeld, na een paar tellen. Ook wie dit bekijkt, komt erin.',
    query: AuditfilterDto,
    answers: { 200: { description: 'De regels.', body: AUDITLOG, headers: ['Link'] } },
  })
  async list(
    @Query() query: Record<string, string>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ regels: readonly Getoond[] }> {
    const { page, pageSize, ...filter } = readQuery(AuditfilterDto, query);
    const { rows, ...where } = await pageOfList({ page, pageSize }, (part) =>
      withinDatabaseLimit(this.log, () => this.auditregels.list(filter, part)),
    );
    response.set('Link', linkHeader(`/${PREFIX}/beheer/audit`, query, where));
    return { regels: rows.map(shown) };
  }
}
