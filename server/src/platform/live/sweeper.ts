import { LiveGateway } from './gateway.js';
import { LiveTopics } from './live-topics.js';

const EVERY_MS = 5_000;

/**
 * Tells watchers how far their topics stood a while ago, so that a change whose publishing was lost in a crash is noticed
 * and one that is only just being told is not.
 */
export class LiveSweeper {
  private timer: NodeJS.Timeout | null = null;
  /** By address, as the last sweep found them. */
  private stood = new Map<string, number>();

  constructor(
    private readonly gateway: LiveGateway,
    private readonly topics: LiveTopics,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.sweep().catch(() => undefined), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  async sweep(): Promise<void> {
    const stand = await this.versionsOf(this.gateway.watchedHere());
    for (const [topic, version] of this.stood) {
      if (stand.has(topic)) this.gateway.server?.local.to(topic).emit('live:stale', { topic, version });
    }
    this.stood = stand;
  }

  private async versionsOf(addresses: string[]): Promise<Map<string, number>> {
    const byName = new Map<string, string[]>();
    for (const address of addresses) {
      const [name = '', ...rest] = address.split(':');
      const subjects = byName.get(name) ?? [];
      subjects.push(rest.join(':'));
      byName.set(name, subjects);
    }
    const found = new Map<string, number>();
    for (const [name, subjects] of byName) {
      const versions = await this.topics.find(name)?.handler.versions(subjects);
      for (const [subject, version] of versions ?? []) found.set(subject ? `${name}:${subject}` : name, version);
    }
    return found;
  }
}
