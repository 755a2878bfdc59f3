/** The part of JSON Schema that our schemas use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
}

export interface SchemaRow {
  /** Dotted path; `[]` marks each item of a list. */
  name: string;
  type: string;
  needed: boolean;
}

const DEEPEST = 4;

/** A schema's fields, one row each, nested ones after the one they are in. */
export function schemaRows(schema: Schema, path = '', depth = 0): SchemaRow[] {
  if (schema.items) return schemaRows(schema.items, `${path}[]`, depth);
  const variants = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null');
  if (variants.length > 0) return distinct(variants.flatMap((variant) => schemaRows(variant, path, depth)));
  if (depth === DEEPEST) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const at = path ? `${path}.${name}` : name;
    const row = { name: at, type: typeWords(property), needed: schema.required?.includes(name) ?? false };
    return [row, ...schemaRows(property, at, depth + 1)];
  });
}

/** A type in words, such as `text, at most 80 characters` or `en | cy`. */
export function typeWords(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map(String).join(' | ');
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map(typeWords))].join(' or ');
  const { type } = schema;
  if (Array.isArray(type)) return type.map((each) => typeWords({ ...schema, type: each })).join(' or ');
  return [plainType(schema, type), ...limitWords(schema)].join(', ');
}

function plainType({ format, items }: Schema, type: string | undefined): string {
  if (type === 'array') return items ? `list of ${typeWords(items)}` : 'list';
  if (type === 'string') return format ?? 'text';
  if (type === 'boolean') return 'true | false';
  return type ?? 'anything';
}

function limitWords({ minimum, maximum, minLength, maxLength, maxItems, format }: Schema): string[] {
  const words: string[] = [];
  if (minimum !== undefined) words.push(`at least ${minimum}`);
  if (maximum !== undefined) words.push(`at most ${maximum}`);
  if (minLength !== undefined && minLength > 1 && !format) words.push(`at least ${minLength} characters`);
  if (maxLength !== undefined) words.push(`at most ${maxLength} characters`);
  if (maxItems !== undefined) words.push(`at most ${maxItems}`);
  return words;
}

function distinct(rows: SchemaRow[]): SchemaRow[] {
  return [...new Map(rows.map((row) => [`${row.name} ${row.type}`, row])).values()];
}
