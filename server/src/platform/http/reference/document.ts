import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { problem } from '@guildhall/shared/platform/problem';
import { z } from 'zod';

import { EVERY_TIME } from '../every-time.js';
import { SIGN_IN_COOKIE } from '../sign-in-cookie.js';
import { describeRefusals, type Operation } from './refusals.js';

type Json = Record<string, unknown>;

const description = [
  'Commands and reads of Guildhall. Requests and answers are JSON; refusals are problem+json (RFC 9457), each with a code',
  'of the list at /api/problems. Times are UTC in ISO 8601. A POST that takes an Idempotency-Key is carried out once for the',
  'same key and request within eight days: repeats of one that succeeded are answered alike, and say so with idempotent-replay.',
  'A command that waited on a device may name the member who did it in Done-By; it is refused when somebody else is signed in.',
  'Done-Ago says how long ago that was, in milliseconds: steps of quests, questions and recorded reuse then count as of that time, at most 48 hours back and not before the sign-in or what they are done for began. Live changes travel over socket.io, not here.',
].join(' ');

/** Whoever reads an answer takes it with fields that are not known yet; what is sent holds no others. */
function open(io: 'input' | 'output', each: Json): void {
  if (io === 'output' && each['additionalProperties'] === false) delete each['additionalProperties'];
}

/** JSON Schema without what says nothing to a reader: the pattern behind a format, the limits of every whole number. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: each }) => {
      open(io, each as Json);
      if (each.format) delete each.pattern;
      if (each.maximum === Number.MAX_SAFE_INTEGER) delete each.maximum;
      if (each.minimum === Number.MIN_SAFE_INTEGER) delete each.minimum;
    },
  });
  delete json.$schema;
  return json as Json;
}

/** JSON Schema 2020-12 of a zod schema, which is what OpenAPI 3.1 speaks. Schemas that contain themselves get a name. */
function converter() {
  let named = 0;
  return (schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) => {
    if (!(schema instanceof z.ZodType)) return undefined;
    const {
      $schema: _,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, {
      io: schemaType,
      unrepresentable: 'any',
      override: ({ jsonSchema: each }) => open(schemaType, each as Json),
    }) as Json;
    const names = Object.keys($defs as Json).map((name) => [name, `Nested${(named += 1)}`] as const);
    const renamed = names.reduce(
      (text, [from, to]) => text.replaceAll(`"#/$defs/${from}"`, `"#/components/schemas/${to}"`),
      JSON.stringify({ schema: rest, components: $defs }),
    );
    const { schema: converted, components } = JSON.parse(renamed) as { schema: Json; components: Json };
    return { schema: converted, components: Object.fromEntries(names.map(([from, to]) => [to, components[from]])) };
  };
}

const config = () =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Guildhall')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addCookieAuth(SIGN_IN_COOKIE, { type: 'apiKey', in: 'cookie', name: SIGN_IN_COOKIE }, 'sign-in')
    .addSecurity('metrics', { type: 'http', scheme: 'bearer' })
    .addSecurityRequirements('sign-in')
    .build();

/** The OpenAPI 3.1 document of every route, from the schemas that check the requests. */
export function makeDocument(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, config(), {
    standardSchemaConverter: converter(),
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  const schemas = (document.components!.schemas ??= {});
  schemas['Problem'] = jsonSchema(problem, 'output');
  for (const { method, operation } of operationsOf(document)) complete(method, operation);
  return document;
}

/** What holds for every operation: refusals are problems, and most POSTs may be repeated. */
function complete(method: string, operation: Operation & { [EVERY_TIME]?: boolean }): void {
  describeRefusals(method, operation);
  const everyTime = operation[EVERY_TIME];
  delete operation[EVERY_TIME];
  if (method !== 'post' || everyTime) return;
  (operation.parameters ??= []).push({
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Makes a repetition of this very request harmless. 8 to 100 letters, digits, or . : _ -',
    schema: { type: 'string', minLength: 8, maxLength: 100 },
  });
}

export interface Listed {
  path: string;
  method: string;
  operation: Operation;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation of a document, path by path. */
export function operationsOf(document: OpenAPIObject): Listed[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
}
