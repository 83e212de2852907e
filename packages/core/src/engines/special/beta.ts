/** The incomplete beta function and its inverse. */
import { logGamma, stirlingRest } from "./gamma.ts";

/**
 * I_x(a, b), the distribution function of a beta value: continued fraction (DLMF 8.17.22) by Lentz's method, on the side where it
 * converges fast. Relative error near 1e-13 for parameters up to 1e9 and more.
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - fraction(1 - x, x, b, a);
  return fraction(x, 1 - x, a, b);
}

function fraction(x: number, y: number, a: number, b: number): number {
  const factor = Math.exp(logPower(x, y, a, b)) / a;
  const tiny = 1e-300;
  let numerator = 1;
  let denominator = 1 - ((a + b) * x) / (a + 1);
  denominator = 1 / (Math.abs(denominator) < tiny ? tiny : denominator);
  let value = denominator;
  // Needs some multiples of the square root of the greater parameter.
  const most = 1000 + 20 * Math.sqrt(Math.max(a, b));
  for (let term = 1; term < most; term++) {
    const even = (term * (b - term) * x) / ((a + 2 * term - 1) * (a + 2 * term));
    denominator = 1 + even * denominator;
    denominator = 1 / (Math.abs(denominator) < tiny ? tiny : denominator);
    numerator = 1 + even / numerator;
    if (Math.abs(numerator) < tiny) numerator = tiny;
    value *= denominator * numerator;
    const odd = (-(a + term) * (a + b + term) * x) / ((a + 2 * term) * (a + 2 * term + 1));
    denominator = 1 + odd * denominator;
    denominator = 1 / (Math.abs(denominator) < tiny ? tiny : denominator);
    numerator = 1 + odd / numerator;
    if (Math.abs(numerator) < tiny) numerator = tiny;
    const change = denominator * numerator;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return factor * value;
}

/** ln(x^a y^b / B(a, b)), for great parameters without the difference of great logarithms. */
function logPower(x: number, y: number, a: number, b: number): number {
  if (a < 10 || b < 10) return a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  const sum = a + b;
  return (
    a * Math.log((x * sum) / a) +
    b * Math.log((y * sum) / b) +
    Math.log((a / sum) * b) / 2 -
    Math.log(2 * Math.PI) / 2 +
    stirlingRest(sum) -
    stirlingRest(a) -
    stirlingRest(b)
  );
}

/** The x of which I_x(a, b) is `chance`: halving, on a logarithmic scale where it is small, to the last digits. */
export function inverseBeta(chance: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let round = 0; round < 200; round++) {
    const middle = low === 0 ? high / 8 : low > 0.5 || high < 2 * low ? (low + high) / 2 : Math.sqrt(low * high);
    if (middle <= low || middle >= high || middle < 1e-300) break;
    if (regularizedBeta(middle, a, b) < chance) low = middle;
    else high = middle;
    if (high - low < 1e-13 * high) break;
  }
  return (low + high) / 2;
}
