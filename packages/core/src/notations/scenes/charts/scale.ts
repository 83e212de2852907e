/** Scales of charts: round ticks that cover some numbers, and where a number lies between two ends. */

/** The round number that is not below: 1, 2, 2.5 or 5 times a power of ten. */
export function roundStep(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return tidy(factor * power);
}

/** Round numbers from below the least to above the most, about as many as wanted; `isWhole`: no fractions between them. */
export function ticksBetween(least: number, most: number, wanted: number, isWhole = false): readonly number[] {
  const span = most > least ? most - least : Math.max(1, Math.abs(most));
  const step = isWhole ? Math.max(1, Math.ceil(roundStep(span / wanted))) : roundStep(span / wanted);
  const from = Math.floor(least / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: Math.min(200, to - from + 1) }, (_, index) => tidy((from + index) * step));
}

/** A function from numbers to places; the middle where both ends are the same. */
export function placeOn(
  { from, to }: { readonly from: number; readonly to: number },
  start: number,
  end: number,
): (number: number) => number {
  const span = to - from;
  return (number) => (span === 0 ? (start + end) / 2 : start + ((number - from) / span) * (end - start));
}

/** Without the noise of binary fractions. */
function tidy(number: number): number {
  return Number(number.toPrecision(12));
}
