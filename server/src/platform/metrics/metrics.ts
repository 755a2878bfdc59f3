import type { FastifyInstance } from 'fastify';
import type { Histogram, Registry } from 'prom-client';

interface Figure {
  kind: 'gauge' | 'total';
  name: string;
  help: string;
  read: () => number;
}

/** Seconds; the interesting part is below a tenth. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Prometheus figures of this server. Costs nothing until it is opened, which only a METRICS_TOKEN does. */
export class Metrics {
  private readonly figures: Figure[] = [];
  private registry: Registry | null = null;

  /** A figure that goes up and down, read when Prometheus asks. */
  gauge(name: string, help: string, read: () => number): void {
    this.figures.push({ kind: 'gauge', name, help, read });
  }

  /** A figure that only grows while the server runs, read when Prometheus asks. */
  total(name: string, help: string, read: () => number): void {
    this.figures.push({ kind: 'total', name, help, read });
  }

  /** Begins to measure requests; must come before the routes. */
  async open(http: FastifyInstance): Promise<void> {
    const prometheus = await import('prom-client');
    const registry = new prometheus.Registry();
    prometheus.collectDefaultMetrics({ register: registry });
    this.measure(
      http,
      new prometheus.Histogram({
        name: 'guildhall_http_request_seconds',
        help: 'Time from request to answer, by route.',
        labelNames: ['method', 'route', 'status'] as const,
        buckets,
        registers: [registry],
      }),
    );
    this.registry = registry;
  }

  /** The Prometheus text; null when not opened. */
  async text(): Promise<string | null> {
    if (!this.registry) return null;
    const { Counter, Gauge } = await import('prom-client');
    for (const { kind, name, help, read } of this.figures) {
      this.registry.removeSingleMetric(name);
      if (kind === 'gauge') new Gauge({ name, help, registers: [this.registry] }).set(read());
      else new Counter({ name, help, registers: [this.registry] }).inc(read());
    }
    return this.registry.metrics();
  }

  private measure(http: FastifyInstance, requests: Histogram<'method' | 'route' | 'status'>): void {
    http.addHook('onResponse', async (request, reply) => {
      const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
      requests.observe(labels, reply.elapsedTime / 1000);
    });
  }
}
