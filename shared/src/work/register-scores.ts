/** The numbers that likelihood and impact of a risk may have. */
const [LEAST, MOST] = [1, 5];

/** Whether the cells below a table's heading hold a likelihood or an impact. */
export function isScoreHeading(heading: string): boolean {
  return /\b(likelihood|impact|tebygolrwydd|effaith)\b/i.test(heading);
}

/** Whether a cell names a number that no likelihood or impact can have; words such as “high” say what they say. */
export function isOutOfRange(cell: string): boolean {
  const [number] = /^[-−+]?\d+(?:[.,]\d+)?/.exec(cell.trim()) ?? [];
  if (number === undefined) return false;
  const score = Number(number.replace(',', '.').replace('−', '-'));
  return !Number.isInteger(score) || score < LEAST || score > MOST;
}
