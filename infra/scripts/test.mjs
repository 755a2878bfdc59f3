import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build, environment, install, root } from './workspace.mjs';

install();
const results = mkdtempSync(join(tmpdir(), 'guildhall-results-'));
const total = { passed: 0, failed: 0 };

/** Says what begins, and how long it took once it is done. */
function timed(name, work) {
  process.stdout.write(`\n== ${name}\n`);
  const begun = performance.now();
  const answer = work();
  process.stdout.write(`(${name}: ${Math.round((performance.now() - begun) / 1000)} s)\n`);
  return answer;
}

function spawn(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, env: { ...environment, ...env }, stdio: 'inherit' });
}

/** A check passes or it does not: one result. */
function check(name) {
  const passed = timed(name, () => spawn('npm', ['run', '--silent', name])).status === 0;
  total[passed ? 'passed' : 'failed'] += 1;
}

/** A test runner with a JSON report; one that reports nothing has failed. */
function runner(name, command, args, env, count) {
  const report = join(results, `${name}.json`);
  const { status } = timed(name, () => spawn(command, args(report), env(report)));
  const { passed, failed } = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  total.passed += passed;
  total.failed += failed + (status !== 0 && failed === 0 ? 1 : 0) + (passed + failed === 0 ? 1 : 0);
}

function jest(workspace) {
  runner(
    workspace,
    'npm',
    (report) => ['test', '--silent', '-w', workspace, '--', '--json', `--outputFile=${report}`],
    () => ({}),
    ({ numPassedTests, numFailedTests, numFailedTestSuites }) => ({
      passed: numPassedTests,
      failed: Math.max(numFailedTests, numFailedTestSuites),
    }),
  );
}

for (const name of ['format:check', 'lint', 'types', 'floors']) check(name);
jest('server');
jest('client');
timed('build', build);
runner(
  'e2e',
  'npm',
  () => ['test', '--silent', '-w', 'e2e'],
  (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
  ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
);
rmSync(results, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
