/**
 * What tests know of colours: contrast (WCAG 2.2), difference (CIEDE2000: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000
 * Color-Difference Formula", Color Research and Application 30, 2005) and how people with a colour vision deficiency see them
 * (G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
 * IEEE TVCG 15, 2009, severity 1.0; for tritan vision, which that model does not fit well, H. Brettel, F. Viénot, J. D. Mollon,
 * "Computerized simulation of color appearance for dichromats", J. Opt. Soc. Am. A 14, 1997, as matrices of linear sRGB by DaltonLens).
 */

export type Triple = readonly [number, number, number];

export const visions = ["normal", "protan", "deutan", "tritan"] as const;
export type Vision = (typeof visions)[number];

type Matrix = readonly [Triple, Triple, Triple];

const protan: Matrix = [
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
];
const deutan: Matrix = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
];
/** Two half planes of colours that tritans see, on both sides of a plane with this normal. */
const tritanSides: readonly [Matrix, Matrix] = [
  [
    [1.01277, 0.13548, -0.14826],
    [-0.01243, 0.86812, 0.14431],
    [0.07589, 0.805, 0.11911],
  ],
  [
    [0.93678, 0.18979, -0.12657],
    [0.06154, 0.81526, 0.1232],
    [-0.37562, 1.12767, 0.24796],
  ],
];
const tritanNormal: Triple = [0.03901, -0.02788, -0.01113];

function simulate(light: Triple, vision: Vision): Triple {
  switch (vision) {
    case "normal":
      return light;
    case "protan":
      return multiply(protan, light);
    case "deutan":
      return multiply(deutan, light);
    case "tritan":
      return multiply(tritanSides[dot(tritanNormal, light) >= 0 ? 0 : 1], light);
  }
}

/** Linear light of `#rrggbb`, 0 to 1 (IEC 61966-2-1). */
function linear(color: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Contrast of two colours, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(color: string): number {
  const [r, g, b] = linear(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** A colour as seen, in CIE L*a*b* under D65. */
export function seen(color: string, vision: Vision): Triple {
  const [r, g, b] = simulate(linear(color), vision);
  return toLab([clamped(r), clamped(g), clamped(b)]);
}

/** The smallest difference between any two of the colours, over all ways to see. */
export function smallestDifference(colors: readonly string[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const vision of visions) {
    const labs = colors.map((color) => seen(color, vision));
    for (const [index, first] of labs.entries()) {
      for (const second of labs.slice(index + 1)) smallest = Math.min(smallest, difference(first, second));
    }
  }
  return smallest;
}

/** CIEDE2000 with all weights 1; the numbers in brackets are the paper's equations. */
export function difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const pow7 = 25 ** 7;
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + pow7))); // (4)
  const [x1, x2] = [(1 + g) * a1, (1 + g) * a2]; // (5)
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)]; // (6)
  const [h1, h2] = [hue(x1, b1), hue(x2, b2)]; // (7)
  const isGrey = c1 * c2 === 0;
  const turn = isGrey ? 0 : wrapTurn(h2 - h1); // (10)
  const deltaH = 2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2)); // (11)
  const meanL = (l1 + l2) / 2;
  const newMeanC = (c1 + c2) / 2;
  const meanH = isGrey ? h1 + h2 : meanHue(h1, h2); // (14)
  const t =
    1 -
    0.17 * Math.cos(radians(meanH - 30)) +
    0.24 * Math.cos(radians(2 * meanH)) +
    0.32 * Math.cos(radians(3 * meanH + 6)) -
    0.2 * Math.cos(radians(4 * meanH - 63)); // (15)
  const rotation =
    -Math.sin(radians(60 * Math.exp(-(((meanH - 275) / 25) ** 2)))) *
    2 *
    Math.sqrt(newMeanC ** 7 / (newMeanC ** 7 + pow7)); // (16), (17), (21)
  const lightness = (l2 - l1) / (1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2)); // (18)
  const chroma = (c2 - c1) / (1 + 0.045 * newMeanC); // (19)
  const hueShare = deltaH / (1 + 0.015 * newMeanC * t); // (20)
  return Math.sqrt(lightness ** 2 + chroma ** 2 + hueShare ** 2 + rotation * chroma * hueShare); // (22)
}

function toLab([r, g, b]: Triple): Triple {
  const x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
  const y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b;
  const z = (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883;
  const f = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116);
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))];
}

function multiply([first, second, third]: Matrix, light: Triple): Triple {
  return [dot(first, light), dot(second, light), dot(third, light)];
}

function dot(row: Triple, light: Triple): number {
  return row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function hue(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function wrapTurn(turn: number): number {
  return turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
}

function meanHue(first: number, second: number): number {
  if (Math.abs(first - second) <= 180) return (first + second) / 2;
  return (first + second + (first + second < 360 ? 360 : -360)) / 2;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
