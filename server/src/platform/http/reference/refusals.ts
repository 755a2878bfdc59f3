import { type ProblemCode, problemStatus } from '@guildhall/shared/platform/problem';
import type { OpenAPIObject } from '@nestjs/swagger';

export type Operation = OpenAPIObject['paths'][string]['get'] & object;

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** What holds of an operation, as far as it decides how it may be refused. */
function traitsOf(method: string, { parameters = [], requestBody, security }: Operation) {
  const writes = method !== 'get';
  const takes = parameters.some((parameter) => 'in' in parameter && parameter.in !== 'header');
  return {
    writes,
    body: requestBody !== undefined,
    checked: takes || requestBody !== undefined,
    named: parameters.some((parameter) => 'in' in parameter && parameter.in === 'path'),
    signedIn: security === undefined,
  };
}

/** The problems that an operation can meet, from what it takes and whom it is for. */
function problemsOf(method: string, operation: Operation): ProblemCode[] {
  const { writes, body, checked, named, signedIn } = traitsOf(method, operation);
  const meets: [boolean, ...ProblemCode[]][] = [
    [checked, 'invalid'],
    [signedIn, 'sign_in_needed', 'not_allowed'],
    [writes, 'wrong_origin'],
    [named, 'not_found'],
    [writes && signedIn, 'conflict', 'changed_meanwhile', 'not_in_this_state', 'already_done'],
    [body, 'too_large', 'unsupported'],
    [true, 'too_many_requests'],
  ];
  return meets.flatMap(([applies, ...codes]) => (applies ? codes : []));
}

/** Says of an operation how it may be refused, besides what it says itself. */
export function describeRefusals(method: string, operation: Operation): void {
  const codes = Map.groupBy(problemsOf(method, operation), (code) => problemStatus[code]);
  for (const [status, some] of codes) operation.responses[status] ??= { description: some.join(', '), content };
  operation.responses['default'] = { description: 'Another refusal; its code says which.', content };
}

/** How a route says itself that it may be refused with a problem. */
export const refusal = (description: string) => ({ description, content });
