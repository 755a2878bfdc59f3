/** A figure as both our languages write it, such as 50,000, with so many digits behind the point. */
export function number(value: number, digits = 0): string {
  return digits === 0 && Number.isInteger(value) && Math.abs(value) < 1000
    ? String(value)
    : new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
}
