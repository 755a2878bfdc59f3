import { expect, it } from '@jest/globals';
import { preElection } from '@guildhall/shared/people/organisation';
import { longAbsence } from '@guildhall/shared/people/people';

import { formResolver } from './form-resolver';
import { readMessage } from './message';

const options = { fields: {}, shouldUseNativeValidation: false };

it.each([
  [longAbsence, { from: '', until: null }, 'from', 'invalid_type'],
  [longAbsence, { from: '2026-11-20', until: '2026-11-19' }, 'until', 'ends_before_start'],
  [preElection, { from: '2026-11-20', until: '' }, 'until', 'invalid_type'],
  [preElection, { from: '2026-11-20', until: 'soon' }, 'until', 'invalid_format'],
  [preElection, { from: '2026-11-20', until: '2026-11-19' }, 'until', 'ends_before_start'],
])('a fault is told by its code, which each language has words for (%#)', async (schema, values, field, code) => {
  const { errors } = await formResolver(schema as never)(values, undefined, options);
  const { message } = (errors as Record<string, { message: string }>)[field]!;
  expect(readMessage(message)?.code).toBe(code);
});
