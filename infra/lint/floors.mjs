import { fileURLToPath } from 'node:url';

/** The floors of the server, lowest first (docs/architecture.md); a file imports from its own floor and lower ones. */
const floors = [['platform'], ['people'], ['activity'], ['work', 'game'], ['insight', 'outbound']];
const folder = (floor) => `^server/src/(${floor.join('|')})/`;
const support = '\\.spec\\.ts$|^server/src/testing/';

const upward = floors.flatMap((floor, index) => {
  const above = floors.slice(index + 1).flat();
  return above.length === 0
    ? []
    : [
        {
          name: `${floor.join('-')}-below`,
          severity: 'error',
          from: { path: folder(floor), pathNot: support },
          to: { path: folder(above) },
        },
      ];
});

const apart = [
  ['work', 'game'],
  ['game', 'work'],
  ['insight', 'outbound'],
  ['outbound', 'insight'],
].map(([from, to]) => ({
  name: `${from}-apart-from-${to}`,
  severity: 'error',
  from: { path: folder([from]), pathNot: support },
  to: { path: folder([to]) },
}));

export default {
  forbidden: [
    ...upward,
    ...apart,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-live-knows-socket-io',
      severity: 'error',
      from: { path: '^server/src/', pathNot: `^server/src/platform/live/|\\.live\\.ts$|${support}` },
      to: { path: 'node_modules/socket\\.io' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^client/src/(ui|lib)/' },
      to: { path: '^client/src/(features|app)/' },
    },
    {
      name: 'shared-imports-zod-and-itself',
      severity: 'error',
      from: { path: '^shared/src/' },
      to: { pathNot: '^shared/src/|node_modules/zod' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: '\\.(store|command|queries|controller|live|job|module|stage)\\.ts$|^server/src/platform/(database|http|live|clock)',
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@guildhall/source', 'import', 'default'] },
  },
};
