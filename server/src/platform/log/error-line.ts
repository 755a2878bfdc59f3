/** What the log keeps of an error: enough to find the fault, and nothing that anybody wrote. */
export interface ErrorLine {
  type: string;
  message?: string;
  code?: string | number;
  /** Of a fault that the database told: where it met it. */
  database?: Partial<Record<Place, string>>;
  stack?: string;
  cause?: ErrorLine;
  errors?: ErrorLine[];
}

const places = ['schema', 'table', 'column', 'dataType', 'constraint', 'routine', 'position'] as const;
type Place = (typeof places)[number];

interface Thrown {
  name?: string;
  message?: unknown;
  code?: unknown;
  severity?: unknown;
  stack?: unknown;
  cause?: unknown;
  errors?: unknown;
}

const DEEPEST = 4;

/** The line of any error. Only what is named here passes: queries, their parameters and rows hold what people write. */
export function errorLine(error: unknown, depth = 0): ErrorLine {
  if (typeof error !== 'object' || error === null) return { type: typeof error };
  const { name, message, code, severity, stack, cause, errors } = error as Thrown;
  const isOfDatabase = typeof severity === 'string';
  // What the database and a JSON parser say quotes the value they stumbled over.
  const quotes = isOfDatabase || error instanceof SyntaxError;
  const deeper = (inner: unknown) => errorLine(inner, depth + 1);
  return {
    type: error.constructor?.name || name || 'Error',
    ...(typeof message === 'string' && !quotes ? { message } : {}),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(isOfDatabase ? { database: placesOf(error) } : {}),
    ...(typeof stack === 'string' ? { stack: framesOf(stack) } : {}),
    ...(cause !== undefined && depth < DEEPEST ? { cause: deeper(cause) } : {}),
    ...(Array.isArray(errors) && depth < DEEPEST ? { errors: errors.map(deeper) } : {}),
  };
}

function placesOf(fault: Partial<Record<Place, unknown>>): ErrorLine['database'] {
  return Object.fromEntries(
    places.flatMap((place) => (typeof fault[place] === 'string' ? [[place, fault[place]]] : [])),
  );
}

/** A stack begins with the message; where the error came from begins after it. */
function framesOf(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
