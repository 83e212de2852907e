/** Marks of axes at numbers that people count in. */

const HOURS: readonly number[] = [
  1 / 3600,
  1 / 360,
  1 / 120,
  1 / 60,
  1 / 12,
  1 / 6,
  1 / 4,
  1 / 2,
  1,
  2,
  4,
  6,
  12,
  24,
  48,
  72,
  120,
  168,
  336,
  720,
  1440,
  2160,
  4320,
  8766,
];

/** Hours from 0 to the end, at most so many steps of them. */
export function timeTicks(end: number, most = 8): readonly number[] {
  if (!(end > 0)) return [0];
  const step = HOURS.find((one) => end / one <= most) ?? niceStep(end / most);
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, index) => index * step);
}

/** Numbers from 0 to at least the greatest, by 1, 2 or 5 times a power of ten. */
export function numberTicks(greatest: number, most = 5): readonly number[] {
  if (!(greatest > 0)) return [0, 1];
  const step = niceStep(greatest / most);
  const count = Math.ceil(greatest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return step * power;
}
