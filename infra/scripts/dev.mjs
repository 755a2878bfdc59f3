import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { environment, install, root, run } from './workspace.mjs';

install();
run('npm', ['run', '--silent', 'build', '-w', 'shared']);
run('npm', ['run', '--silent', 'build', '-w', 'server']);

process.stdout.write('The client, with hot reload, is at http://localhost:5173 once the server says it is ready.\n');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const env = { ...environment, DEMO: process.env.DEMO ?? String(!process.env.DATABASE_URL) };

/** The compiler, the server (restarted by what the compiler writes) and the client with hot reload on port 5173. */
const parts = [
  spawn(bin('tsc'), ['-b', 'shared', 'server', '--watch', '--preserveWatchOutput'], {
    cwd: root,
    env,
    stdio: 'inherit',
  }),
  spawn(bin('node'), ['--watch-path=server/dist', '--watch-path=shared/dist', 'server/dist/main.js'], {
    cwd: root,
    env,
    stdio: 'inherit',
  }),
  spawn(bin('vite'), [], { cwd: join(root, 'client'), env, stdio: 'inherit' }),
];

// Ctrl-C reaches every part by itself; when one ends, the others have no purpose.
process.on('SIGINT', () => {});
for (const part of parts) {
  part.on('exit', () => {
    for (const other of parts) other.kill('SIGTERM');
  });
}
