import type { OpenAPIObject } from '@nestjs/swagger';

import { type Listed, operationsOf } from './document.js';
import { escape, page } from './html.js';
import { type Schema, type SchemaRow, schemaRows, typeWords } from './schema-rows.rules.js';

interface Body {
  content?: Record<string, { schema?: Schema }>;
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}

/** The API for people to read: every operation by subject, with what it takes and gives. */
export function referencePage(document: OpenAPIObject): string {
  const byTag = Map.groupBy(operationsOf(document), ({ operation }) => operation.tags?.[0] ?? 'other');
  const tags = [...byTag.keys()].sort();
  const links = tags.map((tag) => `<li><a href="#${slug(tag)}">${escape(tag)}</a></li>`).join('');
  const sections = tags.map((tag) => section(tag, byTag.get(tag)!)).join('\n');
  const intro = `<p>${escape(document.info.description ?? '')}</p>`;
  return page('API', `${intro}\n<nav class="subjects" aria-label="Subjects"><ul>${links}</ul></nav>\n${sections}`);
}

const slug = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function section(tag: string, listed: Listed[]): string {
  const id = slug(tag);
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escape(tag)}</h2>${listed.map(operation).join('\n')}</section>`;
}

function operation({ path, method, operation: described }: Listed): string {
  const id = slug(described.operationId ?? `${method} ${path}`);
  return `<article aria-labelledby="${id}">
<h3 id="${id}"><code><span class="method">${method.toUpperCase()}</span> ${escape(path)}</code></h3>
<p>${escape(described.summary ?? '')}</p>
${parameters(described.parameters as Parameter[] | undefined)}
${fields('Takes', schemaOf(described.requestBody as Body | undefined), asked)}
${answers(described.responses as Record<string, Body & { description?: string }>)}
</article>`;
}

/** What the last column says of a field that is always there, and of one that is not. */
type Presence = readonly [head: string, always: string, sometimes: string];
const asked: Presence = ['Needed', 'yes', 'no'];
const given: Presence = ['Present', 'always', 'sometimes'];

function parameters(list: Parameter[] = []): string {
  const rows = list.map(({ name, in: where, required, schema }) => ({
    name: `${name} (${where})`,
    type: typeWords(schema ?? {}),
    needed: required ?? false,
  }));
  return rows.length > 0 ? table('Parameters', rows, asked) : '';
}

/** Where the statuses of refusals begin. */
const REFUSALS = 400;

function answers(responses: Record<string, Body & { description?: string }>): string {
  const told = Object.entries(responses).filter(([status]) => status !== 'default');
  const successes = told.filter(([status]) => Number(status) < REFUSALS);
  const refusals = told.filter(([status]) => Number(status) >= REFUSALS);
  return [
    ...successes.map(([status, response]) => {
      const words = `<p><strong>Answers ${status}.</strong> ${escape(response.description ?? '')}</p>`;
      return words + fields('Gives', schemaOf(response), given);
    }),
    `<p><strong>Can refuse with</strong> ${refusals.map(([status, { description = '' }]) => `${status} (${escape(description)})`).join('; ')}.</p>`,
  ].join('\n');
}

const schemaOf = (body: Body | undefined) => Object.values(body?.content ?? {})[0]?.schema;

function fields(title: string, schema: Schema | undefined, presence: Presence): string {
  if (!schema) return '';
  const rows = schemaRows(schema);
  return rows.length > 0 ? table(title, rows, presence) : `<p>${escape(title)}: ${escape(typeWords(schema))}</p>`;
}

/** A table that scrolls sideways can be reached by keyboard; hundreds of landmarks would lead nobody anywhere. */
function table(title: string, rows: SchemaRow[], [head, always, sometimes]: Presence): string {
  const body = rows
    .map(
      ({ name, type, needed }) =>
        `<tr><th scope="row"><code>${escape(name)}</code></th><td>${escape(type)}</td><td>${needed ? always : sometimes}</td></tr>`,
    )
    .join('');
  return `<div class="scroll" role="group" aria-label="${escape(title)}" tabindex="0"><table><caption>${escape(title)}</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">${head}</th></tr></thead><tbody>${body}</tbody></table></div>`;
}
