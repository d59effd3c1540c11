import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readPage } from './markdown.js';

interface Publiccode {
  readonly description: Readonly<
    Record<string, { shortDescription: string; longDescription: string; features: readonly string[] }>
  >;
  readonly legal: { readonly license: string };
  readonly dependsOn: { readonly open: readonly { readonly name: string; readonly versionMin: string }[] };
}

const publiccode = parse(readPage('publiccode.yml')) as Publiccode;
const { license, engines } = JSON.parse(readPage('package.json')) as { license: string; engines: { node: string } };

describe('publiccode.yml', () => {
  it('names the licence of the package', () => {
    expect(publiccode.legal.license).toBe(license);
  });

  it.each(publiccode.dependsOn.open)('needs $name from $versionMin, as the README says', ({ name, versionMin }) => {
    const said = name === 'Node.js' ? `Node ${versionMin}` : `${name} ${versionMin}`;
    expect(readPage('README.md')).toContain(said);
  });

  it('needs the Node of the package', () => {
    expect(engines.node).toContain(`>=${publiccode.dependsOn.open.find(({ name }) => name === 'Node.js')?.versionMin}`);
  });

  it.each(Object.entries(publiccode.description))(
    'has texts of the length that the standard asks for, in %s',
    (_, it) => {
      expect(it.shortDescription.length).toBeLessThanOrEqual(150);
      expect(it.longDescription.length).toBeGreaterThanOrEqual(150);
      expect(it.features.length).toBeGreaterThanOrEqual(5);
    },
  );
});
