import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readConfiguration } from '../config/read-configuration.js';
import { themeCss } from './theme-css.js';

it('the colours of a configuration that has none are those of the screens themselves', () => {
  const screens = readFileSync(new URL('../../web/shared/style/theme.css', import.meta.url), 'utf8');
  const full = screens.replaceAll(/#([0-9a-f])([0-9a-f])([0-9a-f]);/g, '#$1$1$2$2$3$3;');
  const [light = '', dark = ''] = themeCss(readConfiguration('config').weergave).split('@media');
  const lines = light.match(/--klantregie-[\w-]+: #\w{6};/g) ?? [];
  expect(lines).toHaveLength(15);
  expect(dark.match(/--klantregie-[\w-]+: #\w{6};/g)).toHaveLength(15);
  for (const line of lines) expect(full).toContain(line);
});
