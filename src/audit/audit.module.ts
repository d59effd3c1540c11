import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DatabaseModule } from '../database/database.module.js';
import { PROBLEM_WITNESS } from '../http/problem.filter.js';
import { VerwerkingenModule } from '../verwerkingen/verwerkingen.module.js';
import { AuditKeeper } from './audit-keeper.js';
import { AuditController } from './audit.controller.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { Audit } from './audit.js';

/** Writes down who did what, whatever the operation. Global, for the filter of problems is outside all modules. */
@Global()
@Module({
  imports: [DatabaseModule, VerwerkingenModule],
  controllers: [AuditController],
  providers: [
    Audit,
    AuditKeeper,
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
    { provide: PROBLEM_WITNESS, useExisting: Audit },
  ],
  exports: [PROBLEM_WITNESS],
})
export class AuditModule {}
