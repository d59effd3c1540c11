import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ends a run of .ci/run: what went wrong, and on the last line how many tests passed and failed. */
const [results, ...failedSteps] = process.argv.slice(2);

const counted = new Map(readdirSync(results).map((step) => [step, count(join(results, step))]));
const failedOf = (step) => counted.get(step)?.failed ?? 0;
const total = (kind) => [...counted.values()].reduce((sum, it) => sum + it[kind], 0);
// A step that failed counts by its tests, and as one when none of those failed.
const failed = total('failed') + failedSteps.filter((step) => failedOf(step) === 0).length;

for (const { names } of counted.values()) for (const name of names) console.log(`Mislukt: ${name}`);
for (const step of failedSteps) console.log(`Mislukt: ${step}`);
console.log(`${total('passed')} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** A suite that failed without a test that did, as one that could not be run, counts as one. */
function count(file) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
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
