import { expect, it } from '@jest/globals';

import { endInTurn } from './ending.js';

it('[ending] what fails or never ends holds up nothing that ends after it', async () => {
  const ended: string[] = [];
  const told: unknown[] = [];
  const ends = [
    async () => void ended.push('first'),
    () => Promise.reject(new Error('no')),
    () => new Promise(() => undefined),
    async () => void ended.push('last'),
  ];
  await endInTurn(ends, 20, (error) => told.push((error as Error).message));
  expect(ended).toEqual(['first', 'last']);
  expect(told).toEqual(['no', 'It took longer than 0.02 seconds.']);
});
