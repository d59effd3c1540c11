import { METHODS } from 'node:http';
import type { Router } from 'express';

/** What Express keeps of a route, and does not declare. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): unknown;
}

/**
 * Methods that a path has a handler for, in upper case: empty for an unknown path. Asks the router that also serves the
 * request, so it cannot differ from what is really there.
 */
export function allowedMethods(router: Router, path: string): string[] {
  const methods = new Set<string>();
  for (const layer of router.stack as unknown as Layer[]) {
    if (layer.route === undefined || !matches(layer, path)) continue;
    const own = Object.keys(layer.route.methods).map((method) => method.toUpperCase());
    // Whoever wants to see every method is middleware, not a handler.
    if (!METHODS.every((method) => own.includes(method))) own.forEach((method) => methods.add(method));
  }
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].toSorted();
}

/** False for a path with malformed percent-encoding; the router itself refuses that one. */
function matches(layer: Layer, path: string): boolean {
  try {
    return Boolean(layer.match(path));
  } catch {
    return false;
  }
}
