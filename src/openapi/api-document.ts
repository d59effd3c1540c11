import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Component } from './answer-schema.js';
import { buildDocument, type OpenApiDocument } from './document.js';
import { PROBLEM_SCHEMA } from './problem-schema.js';

/** The document of the running product. */
@Injectable()
export class ApiDocument {
  #document: OpenApiDocument | undefined;
  #json: string | undefined;

  constructor(
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
    @Inject(PROBLEM_SCHEMA) private readonly problem: Component,
  ) {}

  /** Made when it is first asked for: all modules are known by then, and most processes never need it. */
  get(): OpenApiDocument {
    this.#document ??= buildDocument(this.modules, this.problem);
    return this.#document;
  }

  /** The document as it is sent. */
  json(): string {
    this.#json ??= JSON.stringify(this.get());
    return this.#json;
  }
}
