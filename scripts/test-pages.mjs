import { existsSync } from 'node:fs';

// The screens as people use them, in a real browser. Pictures of every state come to stand in .screens/.
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const chromium = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));

if (chromium === undefined) {
  console.error(
    'Er is geen Chromium gevonden. Op Debian en Ubuntu: apt-get install chromium. Staat het ergens anders? ' +
      'Zet het pad dan in CHROMIUM.',
  );
  process.exit(1);
}
process.env.CHROMIUM = chromium;
process.env.TESTS = 'pages';
process.argv.splice(2, 0, '--maxWorkers=1');
if (!process.argv.slice(3).some((it) => !it.startsWith('-'))) process.argv.push('test/pages');
await import('./test.mjs');
