import * as fc from 'fast-check';

const COMMON_VALUES = 4;

/**
 * Makes arbitraries of what the schemas of the document allow. Often with a value that the document gives as an example
 * somewhere, so that a request also gets past the rules that a schema cannot express.
 */
export class FromSchema {
  #schemas;
  #examples;
  #ids;
  #made = new Map();

  /** @param ids uuids of what exists */
  constructor(document, ids) {
    this.#schemas = document.components.schemas;
    this.#examples = examplesByName(document);
    this.#ids = ids;
  }

  /** @param name of the field or parameter that the value is for */
  of(schema, name = '') {
    if (schema.$ref) return this.#component(schema.$ref.split('/').at(-1), name);
    if (schema.allOf) return this.of(schema.allOf[0], name);
    const options = schema.oneOf ?? schema.anyOf;
    if (options) return fc.oneof(...options.map((option) => this.of(option, name)));
    if (schema.enum) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return fc.array(this.of(schema.items, name), { maxLength: Math.min(schema.maxItems ?? 3, 12), size: 'xsmall' });
      case 'boolean':
        return fc.boolean();
      case 'integer':
        return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1_000_000 });
      case 'string':
        return this.#string(schema, name);
      default:
        return fc.jsonValue({ maxDepth: 2 });
    }
  }

  #component(component, name) {
    if (!this.#made.has(component)) this.#made.set(component, this.of(this.#schemas[component], name));
    return this.#made.get(component);
  }

  #object({ properties = {}, required = [] }) {
    const fields = Object.entries(properties).map(([field, schema]) => [field, this.of(schema, field)]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true });
  }

  #string(schema, name) {
    const { pattern, format, minLength = 0, maxLength = 200 } = schema;
    const fits = (it) => it.length >= minLength && it.length <= maxLength && (!pattern || new RegExp(pattern).test(it));
    const examples = [...(this.#examples.get(name) ?? [])].filter(fits);
    if (format === 'uuid') return weighted(this.#ids, fc.uuid());
    if (format === 'date-time') {
      const range = { min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true };
      return weighted(
        examples,
        fc.date(range).map((it) => it.toISOString()),
      );
    }
    if (pattern) {
      const matching = fc.stringMatching(new RegExp(pattern), { size: 'small', maxLength });
      return weighted(examples, matching);
    }
    const free = fc.oneof(
      { weight: 3, arbitrary: fc.string({ minLength, maxLength, size: 'small', unit: 'grapheme-ascii' }) },
      { weight: 3, arbitrary: fc.string({ minLength, maxLength, size: 'small', unit: 'grapheme' }) },
      { weight: 1, arbitrary: fc.constantFrom('x'.repeat(maxLength), 'é'.repeat(maxLength), ' '.repeat(minLength)) },
      { weight: 1, arbitrary: fc.constantFrom('👩‍👩‍👧', '🅰️', '\u202Etxt', "Robert'); --", '<b>x</b>', '%00', '\u00A0') },
    );
    return weighted(
      examples,
      free.filter((it) => it.length <= maxLength),
    );
  }
}

function weighted(common, other) {
  if (common.length === 0) return other;
  return fc.oneof({ weight: COMMON_VALUES, arbitrary: fc.constantFrom(...common) }, { weight: 1, arbitrary: other });
}

/** Every text that the document gives as an example, by the name of its field or parameter. */
function examplesByName(document) {
  const found = new Map();
  const add = (name, value) => {
    if (typeof value === 'string') found.set(name, (found.get(name) ?? new Set()).add(value));
  };
  const ofValue = (value) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      add(name, part);
      ofValue(part);
    }
  };
  const visit = (node, name) => {
    if (typeof node !== 'object' || node === null) return;
    if ('example' in node) add(node.in ? node.name : name, node.example);
    for (const [key, part] of Object.entries(node)) {
      if (key === 'examples') for (const { value } of Object.values(part)) ofValue(value);
      else visit(part, key === 'schema' && node.name ? node.name : key);
    }
  };
  visit(document.paths, '');
  visit(document.components.schemas, '');
  return found;
}
