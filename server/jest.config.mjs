/** Jest 30, with specs that Node itself loads. */
export default {
  rootDir: 'src',
  testEnvironment: 'node',
  testRunner: '<rootDir>/testing/native-runner.mjs',
  testMatch: ['**/*.spec.ts'],
  transform: {},
  globalSetup: './testing/global-setup.mjs',
  globalTeardown: './testing/global-teardown.mjs',
  // A busy machine takes its time to start the whole application; a test waits for conditions, never for this.
  testTimeout: 120_000,
  // Jest alone would take one process fewer than there are cores; while two wait for the database, two work.
  maxWorkers: 4,
  // Nothing is left open in a worker, but one that has run half the suite takes a second to give its memory back.
  workerGracefulExitTimeout: 10_000,
};
