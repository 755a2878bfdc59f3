import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The product in a process of its own (collab-child.ts), which can be killed. */
export class CollabProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** `port` 0 takes a free one. */
  static async start(databaseUrl: string, port = 0): Promise<CollabProcess> {
    const args = ['--conditions=@guildhall/source', '--import', file('./ts-loader.mjs'), file('./collab-child.ts')];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: databaseUrl, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += data.toString()));
    while (!/^ready (\S+)$/m.test(said)) {
      if (child.exitCode !== null) throw new Error(`The server ended: ${said}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
    return new CollabProcess(child, /^ready (\S+)$/m.exec(said)![1]!);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** As by `kill -9`: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
