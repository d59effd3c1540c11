// Tries everything that there is to try in these suites; `npm test` does a part of it.
process.env.TESTS = 'thorough';
await import('./test.mjs');
