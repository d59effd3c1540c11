import 'reflect-metadata';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { readSettings } from './config/settings.js';
import type { Component } from './openapi/answer-schema.js';
import { buildDocument, type OpenApiDocument } from './openapi/document.js';
import { PROBLEM_SCHEMA } from './openapi/problem-schema.js';
import { typescriptOf } from './openapi/typescript.js';

/** Enough to know which operations there are; nothing is called. */
const NOWHERE = {
  DATABASE_URL: 'postgres://database.example/klantregie',
  ENCRYPTION_KEYS: `geen:${Buffer.alloc(32).toString('base64')}`,
  KLANTEN_URL: 'https://klanten.example',
  KLANTEN_TOKEN: 'geen',
  ZAKEN_URL: 'https://zaken.example',
  CATALOGI_URL: 'https://catalogi.example',
  ZAKEN_CLIENT_ID: 'geen',
  ZAKEN_SECRET: 'geen',
  OIDC_ISSUER: 'https://login.example',
  OIDC_AUDIENCE: 'geen',
};

/** The document of the API as it was built, without starting anything. */
export async function describeProduct(): Promise<OpenApiDocument> {
  const app = await NestFactory.create(AppModule.with(readSettings(NOWHERE)), { preview: true, logger: false });
  return buildDocument(app.get(ModulesContainer), app.get<Component>(PROBLEM_SCHEMA));
}

/** The same as types of TypeScript: what the client is generated from. */
export const describeClient = async (): Promise<string> => typescriptOf(await describeProduct());
