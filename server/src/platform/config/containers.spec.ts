import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { environment } from './env.js';

const root = join(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const settings = Object.keys(environment.shape);

interface Service {
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string>;
  depends_on?: string[] | Record<string, { condition: string }>;
  volumes?: string[];
  healthcheck?: object;
  ports?: string[];
  stop_grace_period?: string;
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

const compose = parse(read('docker-compose.yml')) as Compose;
const withTls = parse(read('docker-compose.tls.yml')) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build);

/** Each instruction with what it is given, lines that go on joined. */
function instructionsOf(dockerfile: string): [name: string, rest: string][] {
  const lines = dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n');
  return lines.filter((line) => line.trim()).map((line) => [line.split(' ', 1)[0]!, line.slice(line.indexOf(' ') + 1)]);
}
const image = instructionsOf(read('infra/image/Dockerfile'));
const all = (name: string) => image.flatMap(([each, rest]) => (each === name ? [rest] : []));
const copies = all('COPY').map((rest) => rest.split(/\s+/));

describe('docker-compose.yml', () => {
  test('whatever is waited for is there, and can tell that it is well where that is waited for', () => {
    const waits = services.flatMap(([, { depends_on: waited = [] }]) =>
      Array.isArray(waited)
        ? waited.map((name) => [name, 'service_started'] as const)
        : Object.entries(waited).map(([name, { condition }]) => [name, condition] as const),
    );
    expect(waits.length).toBeGreaterThan(0);
    for (const [name, condition] of waits) {
      expect(Object.keys(compose.services)).toContain(name);
      if (condition === 'service_healthy') expect(compose.services[name]).toHaveProperty('healthcheck');
    }
  });

  test('the servers are given settings they know, and build from a file that is there', () => {
    expect(ours.length).toBeGreaterThan(1);
    for (const [, { build, environment: given = {} }] of ours) {
      expect(settings).toEqual(expect.arrayContaining(Object.keys(given)));
      expect(existsSync(join(root, build!.context, build!.dockerfile))).toBe(true);
    }
  });

  test('volumes are declared, and files of ours that are mounted are there', () => {
    for (const source of services.flatMap(([, { volumes = [] }]) => volumes.map((each) => each.split(':')[0]!))) {
      if (source.startsWith('.')) expect(existsSync(join(root, source))).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  test('only the proxy is reached from elsewhere, and the servers believe what it writes', () => {
    for (const [name, { ports = [] }] of services)
      if (name !== 'proxy') expect(ports.filter((each) => !each.startsWith('127.0.0.1:'))).toEqual([]);
    for (const [, { environment: given }] of ours) expect(given).toHaveProperty('TRUSTED_PROXIES');
  });

  test('servers have time to finish what is under way', () => {
    for (const [, service] of ours) expect(service.stop_grace_period).toBe('30s');
  });
});

describe('docker-compose.tls.yml', () => {
  test('adds to services and settings that are there, and declares its volumes', () => {
    for (const [name, { environment: given = {}, volumes = [] }] of Object.entries(withTls.services)) {
      expect(compose.services).toHaveProperty(name);
      if (compose.services[name]!.build) expect(settings).toEqual(expect.arrayContaining(Object.keys(given)));
      for (const each of volumes) expect(withTls.volumes).toHaveProperty(each.split(':')[0]!);
    }
  });

  test('what Caddy is given is what its file reads', () => {
    const reads = [...read('infra/proxy/Caddyfile').matchAll(/\{\$(\w+):/g)].map(([, name]) => name);
    const given = [compose, withTls].flatMap(({ services: { proxy } }) => Object.keys(proxy?.environment ?? {}));
    expect(given.toSorted()).toEqual(reads.toSorted());
  });
});

describe('the image', () => {
  test('is made of instructions that there are', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD'];
    expect(image[0]![0]).toBe('FROM');
    expect(known).toEqual(expect.arrayContaining(image.map(([name]) => name)));
    for (const command of all('CMD')) expect(JSON.parse(command)).toEqual(expect.any(Array));
  });

  test('sets only what the server knows', () => {
    const names = all('ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=/g)].map(([, name]) => name!));
    expect(names).toContain('CLIENT_DIR');
    expect([...settings, 'NODE_ENV']).toEqual(expect.arrayContaining(names));
  });

  test('copies what is there: from the project, and from a stage of its own', () => {
    const stages = all('FROM').map((rest) => rest.split(' AS ')[1]);
    for (const words of copies) {
      const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      if (from !== undefined) expect(stages).toContain(from);
      else
        for (const source of words.slice(0, -1))
          expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    }
  });

  test('knows every workspace before it installs, since the lock names them all', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
    const sources = copies.flatMap((words) => words.slice(0, -1));
    expect(sources).toEqual(expect.arrayContaining(workspaces.map((name) => `${name}/package.json`)));
  });
});
