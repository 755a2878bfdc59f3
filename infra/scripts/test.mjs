import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build, environment, install, root } from './workspace.mjs';

install();
const results = mkdtempSync(join(tmpdir(), 'guildhall-results-'));
const total = { passed: 0, failed: 0 };

function spawn(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, env: { ...environment, ...env }, stdio: 'inherit' });
}

/** A check passes or it does not: one result. */
function check(name) {
  process.stdout.write(`\n== ${name}\n`);
  const passed = spawn('npm', ['run', '--silent', name]).status === 0;
  total[passed ? 'passed' : 'failed'] += 1;
}

/** A test runner with a JSON report; one that reports nothing has failed. */
function runner(name, command, args, env, count) {
  process.stdout.write(`\n== ${name}\n`);
  const report = join(results, `${name}.json`);
  const { status } = spawn(command, args(report), env(report));
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
build();
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
