import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, '.cache');

/** The environment in which the Node that npm brought comes first. */
export const environment = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
};

/** Runs a command in the project's root and ends this process when it does not succeed. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, env: environment, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs `work` unless it ran before with the same mark; the mark is what its outcome depends on. */
function once(name, mark, work) {
  const file = join(cache, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === mark) return;
  work();
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, mark);
}

/** Installs exactly what the lock file names, when that is not what is installed. */
export function install() {
  if (installed()) return;
  process.stdout.write('Installing what the lock file names. This happens once.\n');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

function installed() {
  const found = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(found)) return false;
  const present = JSON.parse(readFileSync(found, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages);
  return wanted
    .filter(([path, { optional, link }]) => path.startsWith('node_modules/') && !optional && !link)
    .every(([path, { version }]) => present[path]?.version === version);
}

/** Builds shared code, server and client, when a source is newer than the last build. */
export function build() {
  const sources = [
    'shared/src',
    'server/src',
    'client/src',
    'client/public',
    'client/index.html',
    'client/vite.config.ts',
    'package-lock.json',
  ];
  once('built', sources.map(stamp).join(' '), () => {
    process.stdout.write('Building. This happens after each change of the source and takes a minute or less.\n');
    for (const workspace of ['shared', 'server', 'client']) run('npm', ['run', '--silent', 'build', '-w', workspace]);
  });
}

/** Installs and builds what a script of the server needs, and runs it with the arguments of this process. */
export function runServerScript(path) {
  install();
  for (const workspace of ['shared', 'server']) run('npm', ['run', '--silent', 'build', '-w', workspace]);
  const node = join(root, 'node_modules', '.bin', 'node');
  run(node, [join(root, 'server', 'dist', path), ...process.argv.slice(2)]);
}

/** The newest change below a path, with the number of files, so that a removed file counts too. */
function stamp(path) {
  let newest = 0;
  let files = 0;
  const visit = (place) => {
    const found = statSync(place);
    if (found.isDirectory()) for (const name of readdirSync(place)) visit(join(place, name));
    else files += 1;
    newest = Math.max(newest, found.mtimeMs);
  };
  visit(join(root, path));
  return `${newest}/${files}`;
}
