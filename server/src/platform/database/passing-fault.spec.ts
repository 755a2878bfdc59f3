import { expect, it } from '@jest/globals';

import { isPassingFault } from './passing-fault.js';

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
