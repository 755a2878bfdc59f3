import { expect, it } from '@jest/globals';

import { hadNoConnection, isPassingFault } from './passing-fault.js';

it.each([
  ['a deadlock', Object.assign(new Error('deadlock detected'), { code: '40P01' }), true],
  ['a server that is shut down', Object.assign(new Error('terminating connection'), { code: '57P01' }), true],
  ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), true],
  ['a lost connection', new Error('Connection terminated unexpectedly'), true],
  ['a violated check', Object.assign(new Error('violates check constraint'), { code: '23514' }), false],
  ['a value that is none', Object.assign(new Error('invalid input syntax'), { code: '22P02' }), false],
  ['a fault in a rule', new TypeError('undefined is not a function'), false],
])('[database/passing] %s', (_, error, passes) => {
  expect(isPassingFault(error)).toBe(passes);
});

it.each([
  ['a pool that is full', new Error('timeout exceeded when trying to connect'), true],
  ['a database that never answers', new Error('Connection terminated due to connection timeout'), true],
  ['a database with too many connections', Object.assign(new Error('too many clients'), { code: '53300' }), true],
  ['a database that is starting', Object.assign(new Error('starting up'), { code: '57P03' }), true],
  ['a lost connection', new Error('Connection terminated unexpectedly'), false],
  ['a shut-down in the middle', Object.assign(new Error('terminating connection'), { code: '57P01' }), false],
  ['a statement that took too long', new Error('Query read timeout'), false],
])('[database/no-connection] %s', (_, error, none) => {
  expect(hadNoConnection(error)).toBe(none);
});
