import { expect, it } from '@jest/globals';
import { z } from 'zod';

import './validation.js';

it.each([
  [z.string(), undefined, 'Please fill this in.'],
  [z.string(), 3, 'Please give text.'],
  [z.array(z.string()), 'a', 'Please give a list.'],
  [z.string().min(1), '', 'Please fill this in.'],
  [z.string().min(3), 'a', 'Please write at least 3 characters.'],
  [z.string().length(2), 'a', 'Please write exactly 2 characters.'],
  [z.string().max(3), 'abcd', 'Please shorten this to at most 3 characters.'],
  [z.array(z.string()).min(2), [], 'Please give at least 2.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'Please give at most 1.'],
  [z.number().int(), 1.5, 'Please give a whole number.'],
  [z.number().min(2), 1, 'Please give 2 or more.'],
  [z.number().positive(), 0, 'Please give more than 0.'],
  [z.number().max(2), 3, 'Please give 2 or less.'],
  [z.number().multipleOf(5), 3, 'Please give a multiple of 5.'],
  [z.enum(['light', 'dark']), 'blue', 'Please give one of these: light, dark.'],
  [z.literal('en'), 'fr', 'Please give en.'],
  [z.uuid(), 'x', 'Please give an identifier as the API gives it (a UUID).'],
  [z.email(), 'x', 'Please give an e-mail address, such as jo@example.org.'],
  [z.iso.date(), 'x', 'Please give a date, such as 2026-05-04.'],
  [z.iso.datetime(), 'x', 'Please give a time, such as 2026-05-04T09:30:00Z.'],
  [z.string().regex(/a/), 'x', 'This does not look as it should. Please check for a slip.'],
  [z.strictObject({}), { role: 'admin' }, 'Please leave this out, it is not known here: role.'],
  [z.union([z.string(), z.number()]), true, 'Please give it in one of the forms that the reference at /api names.'],
  [z.string().refine(() => false, { params: { code: 'alike' } }), 'x', 'Please give each of these once.'],
  [z.string().refine(() => false), 'x', 'Please have another look at this.'],
  [z.string().min(3, 'A name has three letters.'), 'a', 'A name has three letters.'],
])('[problem/fields] a fault says its mend in plain English (%#)', (schema, value, words) => {
  expect(schema.safeParse(value).error?.issues[0]?.message).toBe(words);
});
