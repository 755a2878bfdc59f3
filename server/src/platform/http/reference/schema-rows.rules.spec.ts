import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';

import { type Schema, schemaRows, typeWords } from './schema-rows.rules.js';

const schemaOf = (type: z.ZodType) => z.toJSONSchema(type) as Schema;

describe('[reference] a schema in words', () => {
  test.each([
    [z.string().min(2).max(80), 'text, at least 2 characters, at most 80 characters'],
    [z.uuid().nullable(), 'uuid or null'],
    [z.enum(['en', 'cy']), 'en | cy'],
    [z.number().min(5).max(9), 'number, at least 5, at most 9'],
    [z.array(z.boolean()).max(5), 'list of true | false, at most 5'],
    [z.literal('ok'), '"ok"'],
    [z.unknown(), 'anything'],
  ])('%#', (type, words) => {
    expect(typeWords(schemaOf(type))).toBe(words);
  });

  test('fields stand one a row, nested ones after the one they are in', () => {
    const card = z.object({ name: z.string(), steps: z.array(z.object({ minutes: z.number().optional() })) });
    expect(schemaRows(schemaOf(card))).toEqual([
      { name: 'name', type: 'text', needed: true },
      { name: 'steps', type: 'list of object', needed: true },
      { name: 'steps[].minutes', type: 'number', needed: false },
    ]);
  });

  test('of several shapes, every field is shown once', () => {
    const either = z.union([
      z.object({ ok: z.literal(true), at: z.number() }),
      z.object({ ok: z.literal(false), at: z.number() }),
    ]);
    expect(schemaRows(schemaOf(either)).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'ok true',
      'at number',
      'ok false',
    ]);
  });
});
