import { describe, expect, test } from '@jest/globals';
import type { FastifyRequest } from 'fastify';

import { readEnv } from '../config/env.js';
import { makeLog } from '../log/log.js';
import { networkOf } from './network.rules.js';
import { httpAdapter } from './server.js';

describe('[network] whose address it is', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is of %s', (address, network) => expect(networkOf(address)).toBe(network));
});

const PROXY = '10.0.0.5';

/** The address a server with these settings takes for the one who asks, from what stands in X-Forwarded-For. */
async function takenFor(forwarded: string, settings: Record<string, string>, from = PROXY): Promise<string> {
  const http = httpAdapter(readEnv(settings), makeLog('silent')).getInstance();
  http.get('/', async (request: FastifyRequest) => request.ip);
  return (await http.inject({ url: '/', remoteAddress: from, headers: { 'x-forwarded-for': forwarded } })).body;
}

describe('[network] what X-Forwarded-For is believed', () => {
  const written = '198.51.100.1, 203.0.113.7';

  test('nothing, unless a proxy is named: a public address says nothing of one', async () => {
    expect(await takenFor(written, {})).toBe(PROXY);
    expect(await takenFor(written, { PUBLIC_URL: 'https://guildhall.example.gov.uk' })).toBe(PROXY);
  });

  test('as many entries as there are proxies, from the nearest on', async () => {
    expect(await takenFor(written, { TRUSTED_PROXIES: '1' })).toBe('203.0.113.7');
    expect(await takenFor(written, { TRUSTED_PROXIES: '2' })).toBe('198.51.100.1');
  });

  test('what the proxies at these addresses wrote, and nobody else', async () => {
    const named = { TRUSTED_PROXIES: `${PROXY}, 203.0.113.0/24` };
    expect(await takenFor(written, named)).toBe('198.51.100.1');
    expect(await takenFor(written, { TRUSTED_PROXIES: 'uniquelocal' })).toBe('203.0.113.7');
    expect(await takenFor(written, named, '192.0.2.1')).toBe('192.0.2.1');
  });
});
