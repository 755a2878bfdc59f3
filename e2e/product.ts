import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts the built product as `npm start` does, on a free port with new data; its address and its database's socket go to the journeys. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join('/var/tmp', 'guildhall-e2e-'));
  // As root the database runs as somebody else, who has to come through.
  chmodSync(data, 0o755);
  const server = startServer({ DATA_DIR: data, DATABASE_URL: '', DEMO: 'true' });
  process.env['GUILDHALL_URL'] = await addressOf(server);
  process.env['GUILDHALL_SOCKET'] = socketOf(data);
  return async () => {
    const ended = new Promise((done) => server.once('exit', done));
    // An impatient hand: the second signal must not cut short what the first began.
    server.kill('SIGINT');
    server.kill('SIGTERM');
    await ended;
    if (existsSync(join(data, 'postgres', 'postmaster.pid'))) throw new Error('The product left its database running');
    rmSync(data, { recursive: true, force: true });
  };
}

/** The folder of the socket on which the database with its data here answers: the fifth line it writes of itself. */
function socketOf(data: string): string {
  return readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';
}

/** The built server with the built client on a free port, with these settings besides. */
export function startServer(settings: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    env: { ...process.env, PORT: '0', CLIENT_DIR: join(root, 'client/dist'), LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Where a server answers, once it says so. */
export function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    let said = '';
    server.once('exit', (code) => failed(new Error(`The product stopped with code ${code}: ${said}`)));
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /Guildhall is ready at (\S+)/.exec(said)?.[1];
      if (address) ready(address);
      // What it warns of while people are at work belongs to the report.
      for (const line of chunk.toString().split('\n')) if (line.startsWith('{')) process.stderr.write(`${line}\n`);
    });
  });
}
