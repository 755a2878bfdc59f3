import { describe, expect, it } from '@jest/globals';

import { signInCookieName, signsInUnprotected } from './sign-in-cookie.js';

describe('what people sign in with', () => {
  it.each([
    ['127.0.0.1', undefined, false],
    ['::1', undefined, false],
    ['0.0.0.0', undefined, true],
    ['192.168.1.20', undefined, true],
    ['127.0.0.1', 'http://guildhall.example.gov.uk', true],
    ['0.0.0.0', 'http://localhost:8080', false],
    ['0.0.0.0', 'http://[::1]:8080', false],
    ['0.0.0.0', 'https://guildhall.example.gov.uk', false],
    ['127.0.0.1.example.org', undefined, true],
  ])('at %s, for people %s, crosses a network unprotected: %s', (HOST, PUBLIC_URL, unprotected) => {
    expect(signsInUnprotected({ HOST, PUBLIC_URL })).toBe(unprotected);
  });

  it('goes by a name that only this host can set wherever the address is https', () => {
    expect(signInCookieName({ PUBLIC_URL: 'https://guildhall.example.gov.uk' })).toMatch(/^__Host-/);
    expect(signInCookieName({ PUBLIC_URL: 'http://localhost:8080' })).not.toMatch(/^__Host-/);
  });
});
