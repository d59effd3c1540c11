import type { DynamicModule, FactoryProvider, Type, ValueProvider } from '@nestjs/common';

type Token = unknown;
type Provider = Type | FactoryProvider | ValueProvider;
type Module = Type | DynamicModule;

/**
 * Makes the parts of a module as Nest would, but only those that are asked for, and within a millisecond: every history
 * has a few products of its own.
 */
export class Assembly {
  readonly #providers: ReadonlyMap<Token, Provider>;
  readonly #made: Map<Token, unknown>;

  /** @param instead what takes the place of a provider, by token. */
  constructor(root: Type, instead: ReadonlyMap<Token, unknown>) {
    this.#made = new Map(instead);
    this.#providers = providersOf(root);
  }

  get<T>(token: Type<T> | symbol): T {
    return this.#get(token) as T;
  }

  #get(token: Token): unknown {
    if (this.#made.has(token)) return this.#made.get(token);
    const provider = this.#providers.get(token);
    if (!provider) throw new Error(`nothing provides ${String(token)}`);
    const made = this.#make(provider);
    this.#made.set(token, made);
    return made;
  }

  #make(provider: Provider): unknown {
    if (typeof provider === 'function') {
      const dependencies = (Reflect.getMetadata('self:paramtypes', provider) ?? []) as {
        index: number;
        param: Token;
      }[];
      return new provider(...dependencies.toSorted((a, b) => a.index - b.index).map(({ param }) => this.#get(param)));
    }
    if ('useValue' in provider) return provider.useValue;
    return provider.useFactory(...(provider.inject ?? []).map((token) => this.#get(token)));
  }
}

const read = new Map<Type, ReadonlyMap<Token, Provider>>();

/** What a module and those that it imports provide, by token. */
function providersOf(root: Type): ReadonlyMap<Token, Provider> {
  const known = read.get(root);
  if (known) return known;
  const providers = new Map<Token, Provider>();
  const seen = new Set<Module>();
  const add = (module: Module): void => {
    // What comes with npm is never asked for: it lies below what takes its place.
    if (typeof module !== 'function' || seen.has(module)) return;
    seen.add(module);
    const of = (key: string) => (Reflect.getMetadata(key, module) ?? []) as unknown[];
    for (const imported of of('imports') as Module[]) add(imported);
    for (const provider of of('providers') as Provider[])
      providers.set(typeof provider === 'function' ? provider : provider.provide, provider);
  };
  add(root);
  read.set(root, providers);
  return providers;
}
