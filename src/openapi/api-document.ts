import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { buildDocument, type OpenApiDocument } from './document.js';

/** The document of the running product. */
@Injectable()
export class ApiDocument {
  #document: OpenApiDocument | undefined;

  constructor(@Inject(ModulesContainer) private readonly modules: ModulesContainer) {}

  /** Made when it is first asked for: all modules are known by then, and most processes never need it. */
  get(): OpenApiDocument {
    this.#document ??= buildDocument(this.modules);
    return this.#document;
  }
}
