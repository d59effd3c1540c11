import { Module } from '@nestjs/common';
import { ApiController } from './api.controller.js';
import { ApiDocument } from './api-document.js';

/** Describes the API: see operation.ts for how an operation gets into the document. */
@Module({ controllers: [ApiController], providers: [ApiDocument], exports: [ApiDocument] })
export class OpenApiModule {}
