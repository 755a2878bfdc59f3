/** Jest 30 on native ESM; SWC keeps class names and decorator metadata, which Nest's injection reads. */
export default {
  rootDir: 'src',
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['@guildhall/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: './testing/global-setup.mjs',
  globalTeardown: './testing/global-teardown.mjs',
  // A busy machine takes its time to start the whole application; a test waits for conditions, never for this.
  testTimeout: 120_000,
  // Jest alone would take one process fewer than there are cores; while one waits for the database, another works.
  maxWorkers: 2,
  // Nothing is left open in a worker, but one that has run half the suite takes a second to give its memory back.
  workerGracefulExitTimeout: 10_000,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
};
