/** SVG shapes as path data, and path data shifted and stretched. */

/** New place of a point: `x * sx + tx`, `y * sy + ty`. */
export interface Placing {
  readonly sx: number;
  readonly sy: number;
  readonly tx: number;
  readonly ty: number;
}

type Attributes = Readonly<Record<string, string>>;

/** Path data of a shape; undefined where it draws nothing. */
export function shapePath(name: string, attributes: Attributes): string | undefined {
  const number = (key: string, other = 0): number => {
    const value = Number.parseFloat(attributes[key] ?? "");
    return Number.isFinite(value) ? value : other;
  };
  switch (name) {
    case "path":
      return attributes["d"];
    case "rect":
      return rectPath(
        number("x"),
        number("y"),
        number("width"),
        number("height"),
        number("rx", number("ry")),
        number("ry", number("rx")),
      );
    case "circle":
      return ellipsePath(number("cx"), number("cy"), number("r"), number("r"));
    case "ellipse":
      return ellipsePath(number("cx"), number("cy"), number("rx"), number("ry"));
    case "line":
      return `M${number("x1")} ${number("y1")}L${number("x2")} ${number("y2")}`;
    case "polyline":
    case "polygon":
      return pointsPath(attributes["points"] ?? "", name === "polygon");
    default:
      return undefined;
  }
}

function rectPath(x: number, y: number, width: number, height: number, rx: number, ry: number): string | undefined {
  if (width <= 0 || height <= 0) return undefined;
  const [a, b] = [Math.min(rx, width / 2), Math.min(ry, height / 2)];
  if (a <= 0 || b <= 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const [across, down] = [width - 2 * a, height - 2 * b];
  const corner = `a${a} ${b} 0 0 1 `;
  return `M${x + a} ${y}h${across}${corner}${a} ${b}v${down}${corner}${-a} ${b}h${-across}${corner}${-a} ${-b}v${-down}${corner}${a} ${-b}z`;
}

function ellipsePath(x: number, y: number, rx: number, ry: number): string | undefined {
  if (rx <= 0 || ry <= 0) return undefined;
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
}

function pointsPath(points: string, isClosed: boolean): string | undefined {
  const numbers = points
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (numbers.length < 4 || numbers.some((value) => !Number.isFinite(value))) return undefined;
  const pairs = Array.from(
    { length: Math.floor(numbers.length / 2) },
    (_, index) => `${numbers[2 * index]} ${numbers[2 * index + 1]}`,
  );
  return `M${pairs.join("L")}${isClosed ? "z" : ""}`;
}

/** How many numbers each command takes. */
const counts: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

/** Path data elsewhere, in as few characters as needed; undefined where it is not path data. */
export function movePath(data: string, place: Placing): string | undefined {
  const tokens = tokensOf(data);
  if (tokens === undefined) return undefined;
  const { sx, sy, tx, ty } = place;
  if (sx === 1 && sy === 1 && tx === 0 && ty === 0) return data.trim();
  let moved = "";
  let isFirst = true;
  for (const { command, numbers } of tokens) {
    // A relative `m` at the very beginning is absolute.
    const isAbsolute = command === command.toUpperCase() || isFirst;
    const lower = command.toLowerCase();
    moved +=
      (isFirst ? command.toUpperCase() : command) +
      movedNumbers(lower, numbers, isAbsolute, place).map(print).join(" ");
    isFirst = false;
  }
  return moved;
}

interface Command {
  readonly command: string;
  readonly numbers: readonly number[];
}

/** Commands with their numbers, one group each: `M0 0 5 5` is a move and a line. */
function tokensOf(data: string): readonly Command[] | undefined {
  const parts = [...data.matchAll(/([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)/g)];
  const isWhole = parts.reduce((sum, part) => sum + part[0].length, 0) === data.trim().length;
  if (!isWhole || !/^[Mm]/.test(data.trim())) return undefined;
  const commands: Command[] = [];
  for (const [, letter = "", rest = ""] of parts) {
    const count = counts[letter.toLowerCase()] ?? 0;
    const numbers = numbersOf(letter.toLowerCase(), rest);
    if (
      numbers === undefined ||
      (count === 0 ? numbers.length > 0 : numbers.length === 0 || numbers.length % count !== 0)
    )
      return undefined;
    if (count === 0) commands.push({ command: letter, numbers: [] });
    for (let start = 0; start < numbers.length; start += count) {
      const isFirst = start === 0;
      const next = letter === "M" ? "L" : letter === "m" ? "l" : letter;
      commands.push({ command: isFirst ? letter : next, numbers: numbers.slice(start, start + count) });
    }
  }
  return commands;
}

const numeric = /^[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/i;

/** Numbers, also where they stick together: `1.5.5-2`; flags of arcs are one digit. */
function numbersOf(command: string, text: string): readonly number[] | undefined {
  const numbers: number[] = [];
  let rest = text;
  while (/[^\s,]/.test(rest)) {
    const place = numbers.length % 7;
    const found = command === "a" && (place === 3 || place === 4) ? /^[\s,]*([01])/.exec(rest) : numeric.exec(rest);
    if (found === null) return undefined;
    const value = Number(found[1]);
    if (!Number.isFinite(value)) return undefined;
    numbers.push(value);
    rest = rest.slice(found[0].length);
  }
  return numbers;
}

function movedNumbers(
  command: string,
  numbers: readonly number[],
  isAbsolute: boolean,
  place: Placing,
): readonly number[] {
  const { sx, sy } = place;
  const [tx, ty] = isAbsolute ? [place.tx, place.ty] : [0, 0];
  if (command === "h") return numbers.map((value) => value * sx + tx);
  if (command === "v") return numbers.map((value) => value * sy + ty);
  if (command !== "a") return numbers.map((value, index) => (index % 2 === 0 ? value * sx + tx : value * sy + ty));
  const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0, x = 0, y = 0] = numbers;
  const isMirrored = sx * sy < 0;
  return [
    rx * Math.abs(sx),
    ry * Math.abs(sy),
    isMirrored ? -turn : turn,
    large,
    isMirrored ? 1 - sweep : sweep,
    x * sx + tx,
    y * sy + ty,
  ];
}

function print(value: number): string {
  return String(Math.round(value * 1000) / 1000 + 0);
}
