import { expect, it } from '@jest/globals';
import type { ModulesContainer } from '@nestjs/core';
import type { Request, Response } from 'express';
import type { Settings } from '../config/settings.js';
import { answerSchema, text } from '../openapi/answer-schema.js';
import { ApiController } from '../openapi/api.controller.js';
import { ApiDocument } from '../openapi/api-document.js';
import { PagesController } from './pages.controller.js';
import { WebAssets } from './web-assets.js';

const PROBLEEM = answerSchema<{ titel: string }>('Probleem', 'Wat er mis is.', { titel: text('In een zin.', 'Mis') });

it('the description of the API, and the page about it, are made once however often they are asked for', () => {
  let made = 0;
  const modules = {
    values: () => {
      made += 1;
      return [{ controllers: new Map([['api', { metatype: ApiController }]]) }];
    },
  } as unknown as ModulesContainer;
  const document = new ApiDocument(modules, PROBLEEM);
  const api = new ApiController(document);
  const shown: string[] = [];
  const request = { acceptsEncodings: () => false } as unknown as Request;
  const response = {
    set: () => response,
    vary: () => response,
    send: (text: string) => shown.push(text),
  } as unknown as Response;
  const pages = new PagesController(document, { configuration: { weergave: {} } } as Settings, new WebAssets([]));
  expect(made).toBe(0);

  const json = api.openapi();
  pages.docs(request, response);
  expect(JSON.parse(json)).toMatchObject({ paths: { '/openapi.json': {} } });
  expect(shown[0]).toContain('/openapi.json');

  // Whoever made one anew would have nothing to make it of.
  const { get } = document;
  document.get = () => {
    throw new Error('made anew');
  };
  expect(api.openapi()).toBe(json);
  pages.docs(request, response);
  expect(shown[1]).toBe(shown[0]);
  document.get = get;
  expect(made).toBe(1);
});
