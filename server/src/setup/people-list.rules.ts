import { signIn } from '@guildhall/shared/people/identity';

import { type CsvRow, readCsv } from './csv.rules.js';

/** What a person may be listed as: nothing more, a role for their own unit, a role for everybody, or a councillor. */
const listedRoles = ['member', 'lead', 'manager', 'reviewer', 'facilitator', 'admin', 'councillor'] as const;
type ListedRole = (typeof listedRoles)[number];

export interface Listed {
  line: number;
  name: string;
  email: string;
  /** Names of the units from the directorate down to theirs; empty when they are in none. */
  unit: string[];
  role: ListedRole;
}

const LONGEST_NAME = 200;
/** A directorate, a department in it, and a team in that. */
export const UNIT_KINDS = ['directorate', 'department', 'team'] as const;
const needed = ['name', 'email', 'unit'];
const columns = [...needed, 'role'];

/** The people of a list with the columns name, email, unit and role; throws every fault with its line and its mend. */
export function peopleIn(text: string): Listed[] {
  const [head, ...rows] = readCsv(text);
  const named = head?.cells.map((cell) => cell.toLowerCase()) ?? [];
  if (!needed.every((column) => named.includes(column)) || named.some((column) => !columns.includes(column)))
    throw new Error(
      'Line 1: name the columns name,email,unit, and role where some have one, with commas between them.',
    );
  const people = rows.map((row) => listedIn(row, named));
  refuseFaulty([...people.flatMap(faultsOf), ...twiceIn(people)]);
  return people as Listed[];
}

/** Throws these faults in the order of their lines, if there are any. */
export function refuseFaulty(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const sentences = faults.toSorted((a, b) => a.line - b.line).map(({ line, mend }) => `Line ${line}: ${mend}`);
  throw new Error(`${sentences.join('\n')}\nNothing was changed.`);
}

export interface Fault {
  line: number;
  /** What is wrong and how it is mended. */
  mend: string;
}

type Read = Omit<Listed, 'role'> & { role: string; cells: number; columns: number };

function listedIn({ line, cells }: CsvRow, named: readonly string[]): Read {
  const cell = (column: string) => (cells[named.indexOf(column)] ?? '').trim();
  const unit = cell('unit') === '' ? [] : cell('unit').split(/\s+\/\s+/);
  const read = { line, name: cell('name'), email: cell('email').toLowerCase(), unit, columns: named.length };
  return { ...read, role: cell('role').toLowerCase() || 'member', cells: cells.length };
}

function faultsOf({ line, name, email, unit, role, cells, columns: wanted }: Read): Fault[] {
  const mends: [boolean, string][] = [
    [cells > wanted, 'there are more cells than columns; put a cell with a comma in quotation marks.'],
    [name === '', 'the name is missing; give one.'],
    [name.length > LONGEST_NAME, `give a name of ${LONGEST_NAME} letters at most.`],
    [
      !signIn.shape.email.safeParse(email).success,
      `“${email}” is no e-mail address; give one such as ada@example.org.`,
    ],
    [unit.length > UNIT_KINDS.length, 'give three units at most: directorate / department / team.'],
    [
      unit.some((part) => part === '' || part === '/' || part.length > LONGEST_NAME),
      'a unit has no name, or a very long one.',
    ],
    [
      !(listedRoles as readonly string[]).includes(role),
      `“${role}” is no role; give one of ${listedRoles.join(', ')}.`,
    ],
    [unit.length === 0 && (role === 'lead' || role === 'manager'), `give the unit they are ${role} of.`],
  ];
  return mends.flatMap(([faulty, mend]) => (faulty ? [{ line, mend }] : []));
}

function twiceIn(people: readonly Read[]): Fault[] {
  const first = new Map<string, number>();
  return people.flatMap(({ email, line }) => {
    const earlier = first.get(email);
    if (earlier === undefined) first.set(email, line);
    return earlier === undefined || email === '' ? [] : [{ line, mend: `${email} stands in line ${earlier} already.` }];
  });
}
