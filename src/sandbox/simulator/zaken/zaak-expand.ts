import { CatalogusRepresentation } from '../catalogi/catalogus-representation.js';
import { invalid } from '../drf/problem.js';
import type { Call } from '../drf/router.js';
import type { Resultaat, Rol, Status, Zaak, Zaakeigenschap } from './zaken-rows.js';
import type { ZakenRegister } from './zaken-register.js';
import type { ZakenRepresentation } from './zaken-representation.js';

/** Shows a zaak with what `?expand=rollen,status.statustype` asks for under `_expand`, which is always there on a GET. */
export function zaakWithExpand(register: ZakenRegister, call: Call): (zaak: Zaak) => object {
  const expansion = new Expansion(register, call, readExpand(call.query));
  return (zaak) => ({ ...register.show(call).zaak(zaak), _expand: expansion.of(zaak) });
}

/** What stands under `_expand` of a zaak. */
class Expansion {
  readonly #show: ZakenRepresentation;
  readonly #types: CatalogusRepresentation;

  constructor(
    readonly register: ZakenRegister,
    { origin }: Call,
    readonly wanted: readonly string[],
  ) {
    this.#show = register.show({ origin });
    this.#types = new CatalogusRepresentation(register.catalogus, origin);
  }

  /** What the zaak does not have is left out. */
  of(zaak: Zaak): object {
    const expanded = this.wanted.map((name) => partOf(name)).map((part) => [part, this.parts[part]?.(zaak)] as const);
    return Object.fromEntries(expanded.filter(([, value]) => value !== undefined));
  }

  readonly parts: Readonly<Record<string, (zaak: Zaak) => object | undefined>> = {
    zaaktype: ({ zaaktype }) => optional(this.register.catalogus.zaaktypen.get(zaaktype), this.#types.zaaktype),
    status: ({ uuid }) => optional(this.register.store.lastStatus(uuid), this.#status),
    rollen: ({ uuid }) => this.register.store.rollenVan.all(uuid).map(this.#rol),
    zaakobjecten: ({ uuid }) => this.register.store.zaakobjectenVan.all(uuid).map(this.#show.zaakobject),
    eigenschappen: ({ uuid }) => this.register.store.zaakeigenschappenVan.all(uuid).map(this.#eigenschap),
    resultaat: ({ uuid }) => optional(this.register.store.resultaatVan(uuid), this.#resultaat),
    zaakinformatieobjecten: () => [],
    deelzaken: () => [],
  };

  readonly #status = (row: Status) =>
    this.#with('status.statustype', this.#show.status(row), () =>
      optional(this.register.catalogus.statustypen.get(row.statustype), this.#types.statustype),
    );

  readonly #rol = (row: Rol) =>
    this.#with('rollen.roltype', this.#show.rol(row), () =>
      optional(this.register.catalogus.roltypen.get(row.roltype), this.#types.roltype),
    );

  readonly #eigenschap = (row: Zaakeigenschap) =>
    this.#with('eigenschappen.eigenschap', this.#show.zaakeigenschap(row), () =>
      optional(this.register.catalogus.eigenschappen.get(row.eigenschap), this.#types.eigenschap),
    );

  readonly #resultaat = (row: Resultaat) =>
    this.#with('resultaat.resultaattype', this.#show.resultaat(row), () =>
      optional(this.register.catalogus.resultaattypen.get(row.resultaattype), this.#types.resultaattype),
    );

  /** A part of the zaak, itself with its type under `_expand` when that was asked for. */
  #with(path: string, shown: object, type: () => object | undefined): object {
    return this.wanted.includes(path) ? { ...shown, _expand: { [path.split('.')[1]!]: type() } } : shown;
  }
}

const EXPANDABLE = [
  'zaaktype',
  'status',
  'status.statustype',
  'rollen',
  'rollen.roltype',
  'zaakobjecten',
  'eigenschappen',
  'eigenschappen.eigenschap',
  'resultaat',
  'resultaat.resultaattype',
  'zaakinformatieobjecten',
  'hoofdzaak',
  'deelzaken',
];

/** The names that are asked for; a dotted one asks for what it starts with too. */
function readExpand(query: URLSearchParams): readonly string[] {
  const names = (query.getAll('expand').at(-1) ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !EXPANDABLE.includes(name));
  if (unknown === undefined) return names;
  throw invalid('expand', 'invalid_choice', `Selecteer een geldige keuze. ${unknown} is geen beschikbare keuze.`);
}

function partOf(name: string): string {
  return name.split('.')[0]!;
}

function optional<T>(row: T | undefined, show: (row: T) => object): object | undefined {
  return row && show(row);
}
