import { readFileSync } from 'node:fs';

/** Ends a run of .ci/run: what went wrong, and on the last line how many tests passed and failed. */
const [results, ...failedSteps] = process.argv.slice(2);
const TESTS = 'npm test';

const { passed, failed } = count();
for (const step of failedSteps) console.log(`Mislukt: ${step}`);
// A failed run of the tests counts by its tests, and as one when none of those failed.
const others = failedSteps.filter((step) => step !== TESTS || failed === 0).length;
console.log(`${passed} passed, ${failed + others} failed`);
process.exit(failed + others === 0 ? 0 : 1);

/** A suite that could not be run has no tests to count: it counts as one that failed. */
function count() {
  try {
    const summary = JSON.parse(readFileSync(results, 'utf8'));
    return {
      passed: summary.numPassedTests,
      failed: summary.numFailedTests + summary.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
