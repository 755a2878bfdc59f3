import { createHash } from 'node:crypto';

import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Actor } from '../actor.js';
import { fieldProblem, Problem } from './problem.js';
import { makeStorable } from '../text/storable.rules.js';

const limits = { files: 1, fields: 4, parts: 5, fieldSize: 4096, fieldNameSize: 64, headerPairs: 20 };

/** One file of a form, and its other answers. What the file calls itself and its type is not believed, so it is not here. */
export interface Upload {
  bytes: Buffer;
  fields: Partial<Record<string, string>>;
}

/** Lets routes ask for an upload; a form is read only by a route that asks. */
export async function takeUploads(http: FastifyInstance): Promise<void> {
  await http.register(multipart, { limits });
}

/** Reads the form of a request; throws `invalid` naming `file` when it has none, `too_large` beyond `mostBytes`. */
export async function uploadOf(request: FastifyRequest, mostBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem('unsupported', 'Please send a form with a file.');
  const { bytes, fields } = await partsOf(request, mostBytes).catch(unreadable);
  if (!bytes || bytes.length === 0) throw fieldProblem('file', 'file_needed', 'Please choose a file.');
  makeStorable(fields);
  return { bytes, fields };
}

async function partsOf(request: FastifyRequest, mostBytes: number) {
  const fields: Upload['fields'] = {};
  let bytes: Buffer | null = null;
  for await (const part of request.parts({ limits: { ...limits, fileSize: mostBytes } })) {
    if (part.type === 'file') bytes = await part.toBuffer().catch(tooLarge(mostBytes));
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  return { bytes, fields };
}

/** What is refused for its size or number says so itself; anything else is no form, or the beginning of one. */
function unreadable(cause: unknown): never {
  if (cause instanceof Problem || (cause as { statusCode?: number }).statusCode !== undefined) throw cause;
  const detail = 'We could not read that form. Please choose the file again and send it.';
  throw new Problem('invalid', detail, { cause });
}

/** The caller with what they sent as part of what they asked: it was not read yet when the key was looked at. */
export function askedWith(actor: Actor, { bytes, fields }: Upload): Actor {
  if (!actor.once) return actor;
  const asked = createHash('sha256')
    .update(`${actor.once.fingerprint}\n${JSON.stringify(fields)}\n`)
    .update(bytes);
  return { ...actor, once: { ...actor.once, fingerprint: asked.digest('base64url') } };
}

const tooLarge = (mostBytes: number) => (cause: unknown) => {
  if ((cause as { statusCode?: number }).statusCode !== 413) throw cause;
  const most = Math.round(mostBytes / 1024 / 1024);
  throw new Problem('too_large', `This file is larger than ${most} MB. Please send a smaller one.`, { cause });
};
