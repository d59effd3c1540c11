import { existsSync, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

/** Lets Node run TypeScript as the tests are written, without a build: `node --import ./test/histories/typescript.mjs`. */
export function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && context.parentURL?.endsWith('.ts')) {
    const url = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

export function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename });
  return { format: 'module', source: code, shortCircuit: true };
}

// Node before 22.15 runs them in a thread of their own, which loads this file once more.
if (nodeModule.registerHooks) nodeModule.registerHooks({ resolve, load });
else if (!process.env.TYPESCRIPT_HOOKS) {
  process.env.TYPESCRIPT_HOOKS = 'registered';
  nodeModule.register(import.meta.url);
  delete process.env.TYPESCRIPT_HOOKS;
}
