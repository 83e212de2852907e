/** How many cells of a terminal a text takes, and texts made safe to show there. */

/** Combining marks (variation selectors are such) and joiners, which take no cell of their own. */
const NARROWEST = /^(?:\p{M}|[\u200b-\u200d\u2060])$/u;
/** Wide characters of Unicode TR11 (East Asian Width W and F) and emoji, which take two. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\u{20000}-\u{3fffd}]$/u;
const PLAIN = /^[\x20-\x7e\u00a0-\u02ff]*$/;

/** Cells that a text takes; it holds no control characters (see `visible`). */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += NARROWEST.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** The text filled up with spaces to a width, at its end or (for numbers) at its start. */
export function padded(text: string, width: number, side: "start" | "end" = "end"): string {
  const fill = " ".repeat(Math.max(0, width - widthOf(text)));
  return side === "start" ? fill + text : text + fill;
}

/** The text cut to a width, the cut marked by `…`. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const character of text) {
    const wide = widthOf(character);
    if (used + wide > width - 1) break;
    kept += character;
    used += wide;
  }
  return width < 1 ? "" : `${kept}…`;
}

/** The text in lines of at most a width, broken between words; a longer word keeps a line to itself. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      if (line !== "" && widthOf(line) + 1 + widthOf(word) > width) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

/**
 * The text with nothing in it that steers a terminal: control characters and those that turn the direction of text
 * become a visible sign. A model from a stranger may not clear a screen or disguise a name.
 */
export function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones to find
  return text.replace(/[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, signOf);
}

function signOf(character: string): string {
  const code = character.charCodeAt(0);
  if (character === "\t" || character === "\n" || character === "\r") return " ";
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}
