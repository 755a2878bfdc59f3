import { LiveGateway } from './gateway.js';
import { LiveTopics } from './live-topics.js';

const EVERY_MS = 5_000;

/** Tells watchers how far their topics stand, so that a change whose publishing was lost in a crash is noticed. */
export class LiveSweeper {
  private timer: NodeJS.Timeout | null = null;

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
    const byTopic = new Map<string, string[]>();
    for (const address of this.gateway.watchedHere()) {
      const [name = '', ...rest] = address.split(':');
      byTopic.set(name, [...(byTopic.get(name) ?? []), rest.join(':')]);
    }
    for (const [name, subjects] of byTopic) {
      const versions = await this.topics.find(name)?.handler.versions(subjects);
      for (const [subject, version] of versions ?? []) {
        const topic = subject ? `${name}:${subject}` : name;
        this.gateway.server?.local.to(topic).emit('live:stale', { topic, version });
      }
    }
  }
}
