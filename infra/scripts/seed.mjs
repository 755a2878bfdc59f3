import { join } from 'node:path';

import { install, root, run } from './workspace.mjs';

install();
run('npm', ['run', '--silent', 'build', '-w', 'shared']);
run('npm', ['run', '--silent', 'build', '-w', 'server']);
run(join(root, 'node_modules', '.bin', 'node'), [
  join(root, 'server', 'dist', 'demo', 'seed.js'),
  ...process.argv.slice(2),
]);
