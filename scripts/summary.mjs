import { readFileSync } from 'node:fs';

/** Ends a run of .ci/run: what went wrong, and on the last line how many tests passed and failed. */
const [results, ...failedSteps] = process.argv.slice(2);
const TESTS = 'npm test';

const { passed, failed, names } = count();
for (const name of names) console.log(`Mislukt: ${name}`);
for (const step of failedSteps) console.log(`Mislukt: ${step}`);
// A failed run of the tests counts by its tests, and as one when none of those failed.
const others = failedSteps.filter((step) => step !== TESTS || failed === 0).length;
console.log(`${passed} passed, ${failed + others} failed`);
process.exit(failed + others === 0 ? 0 : 1);

/** A suite that failed without a test that did, as one that could not be run, counts as one. */
function count() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
    );
    const names = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${name}: ${fullName}`),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + broken.length,
      names: [...names, ...broken.map(({ name }) => name)],
    };
  } catch {
    return { passed: 0, failed: 0, names: [] };
  }
}
