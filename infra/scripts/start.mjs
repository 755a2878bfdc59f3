import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { build, environment, install, root } from './workspace.mjs';

install();
build();

const embedded = !process.env.DATABASE_URL;
const server = spawn(join(root, 'node_modules', '.bin', 'node'), [join(root, 'server', 'dist', 'main.js')], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...environment,
    NODE_ENV: 'production',
    CLIENT_DIR: process.env.CLIENT_DIR ?? join(root, 'client', 'dist'),
    DEMO: process.env.DEMO ?? String(embedded),
  },
});
// Ctrl-C reaches the server by itself; we wait for it to stop in order. A plain kill of this process is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code) => process.exit(code ?? 1));
