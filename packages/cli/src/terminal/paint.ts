/** Colours of a terminal, as functions on text; without colours they give the text back. */

export type Colour = "bold" | "dim" | "underline" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";
export type Paint = Readonly<Record<Colour, (text: string) => string>>;

/** What decides about colours besides the stream. */
export interface ColourWish {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `--color` or `--no-color`, undefined when neither was given. */
  readonly asked?: boolean | undefined;
}

/**
 * Whether to colour a stream. The command line goes first, then NO_COLOR (no-color.org: any text but the empty one), then
 * FORCE_COLOR (`0` and `false` forbid), then whether the stream is a terminal that is not dumb.
 */
export function wantsColour(stream: { readonly isTTY?: boolean | undefined }, wish: ColourWish): boolean {
  if (wish.asked !== undefined) return wish.asked;
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: kind } = wish.environment;
  if (never !== undefined && never !== "") return false;
  if (always !== undefined && always !== "") return always !== "0" && always !== "false";
  return stream.isTTY === true && kind !== "dumb";
}

/** The sixteen colours that every terminal has, so that its theme decides how they look. */
const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

/** Paint that colours, or plain paint. */
export function makePaint(isColoured: boolean): Paint {
  const entries = Object.entries(codes).map(([colour, [on, off]]) => [
    colour,
    (text: string) => (isColoured && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text),
  ]);
  return Object.fromEntries(entries) as Paint;
}
