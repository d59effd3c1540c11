import { Module, type DynamicModule } from '@nestjs/common';
import type { Component } from './answer-schema.js';
import { ApiController } from './api.controller.js';
import { ApiDocument } from './api-document.js';
import { PROBLEM_SCHEMA } from './problem-schema.js';

/** Describes the API: see operation.ts for how an operation gets into the document. */
@Module({})
export class OpenApiModule {
  /** @param problem what every error answer looks like */
  static with(problem: Component): DynamicModule {
    return {
      module: OpenApiModule,
      global: true,
      controllers: [ApiController],
      providers: [{ provide: PROBLEM_SCHEMA, useValue: problem }, ApiDocument],
      exports: [ApiDocument],
    };
  }
}
