export interface CsvRow {
  /** Where it begins in the file, from 1. */
  line: number;
  /** Without the blanks around what is not quoted. */
  cells: string[];
}

/** One cell with what ends it: quoted, with quotation marks doubled within, or plain. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** The rows of a comma-separated text (RFC 4180), empty ones left out; throws one sentence that names the line of a fault. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  let row: CsvRow = { line, cells: [] };
  for (let at = 0; ;) {
    CELL.lastIndex = at;
    const found = CELL.exec(text);
    if (!found) throw new Error(`Line ${line}: a quotation mark stands alone; put the whole cell in them.`);
    const [all, quoted, plain, end] = found;
    row.cells.push(quoted?.replaceAll('""', '"') ?? plain!.trim());
    line += all.split('\n').length - 1;
    at += all.length;
    if (end === ',') continue;
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
    if (end === '') return rows;
    row = { line, cells: [] };
  }
}

/** A comma-separated text of these rows, every cell quoted. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return rows.map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}
