/** Jest 30 on native ESM for the client's pure logic; screens are tested in a real browser (e2e). */
export default {
  rootDir: 'src',
  testEnvironment: 'node',
  // Properties tried many times take their time on a busy machine.
  testTimeout: 60_000,
  // Jest alone would take one process fewer than there are cores; while one waits for a socket, another works.
  maxWorkers: 2,
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironmentOptions: { customExportConditions: ['@guildhall/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
};
