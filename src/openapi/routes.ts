import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import type { ModulesContainer } from '@nestjs/core';
import { EVERY_DAY, PUBLIC, ROL } from '../auth/auth.guard.js';
import type { Rol } from '../auth/caller.js';
import { needsIdempotencyKey } from '../http/idempotency-key.js';
import { followsWait } from '../http/prefer.js';
import { operationOf, type OperationNotes } from './operation.js';

/** An operation with what Nest and the decorators of its method already know of it. */
export interface Route extends OperationNotes {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below the prefix, as OpenAPI writes it: `/productaanvragen/{id}`. */
  readonly path: string;
  /** Of which the caller needs one; undefined: no token is needed. */
  readonly rollen: readonly Rol[] | undefined;
  readonly needsIdempotencyKey: boolean;
  /** Whether it waits for as long as its caller prefers. */
  readonly followsWait: boolean;
}

/** The described operations of all controllers. Needs no controller to have been made: an app in preview mode will do. */
export function routesOf(modules: ModulesContainer): Route[] {
  const controllers = [...modules.values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as abstract new () => object),
  );
  return controllers.flatMap((controller) => operationsOf(controller));
}

function operationsOf(controller: abstract new () => object): Route[] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const notes = typeof handler === 'function' ? operationOf(handler) : undefined;
    if (typeof handler !== 'function' || notes === undefined) return [];
    const number = metadata<RequestMethod>(METHOD_METADATA, handler) ?? RequestMethod.GET;
    return {
      ...notes,
      method: RequestMethod[number].toLowerCase() as Route['method'],
      path: pathOf(metadata(PATH_METADATA, controller), metadata(PATH_METADATA, handler)),
      rollen:
        (metadata(PUBLIC, handler) ?? metadata(PUBLIC, controller))
          ? undefined
          : (metadata<readonly Rol[]>(ROL, handler) ?? metadata<readonly Rol[]>(ROL, controller) ?? EVERY_DAY),
      needsIdempotencyKey: needsIdempotencyKey(controller.prototype as object, name),
      followsWait: followsWait(controller.prototype as object, name),
    };
  });
}

function pathOf(...parts: (string | undefined)[]): string {
  const segments = parts.flatMap((part) => (part ?? '').split('/')).filter((segment) => segment !== '');
  return `/${segments.map((segment) => segment.replace(/^:(.+)$/, '{$1}')).join('/')}`;
}

function metadata<T>(key: string, target: object): T | undefined {
  return Reflect.getMetadata(key, target) as T | undefined;
}
