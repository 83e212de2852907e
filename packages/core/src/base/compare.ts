/** The order of texts by their UTF-16 code units and of numbers by size, the same on every machine: for files and lists that tools compare. */
export function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
