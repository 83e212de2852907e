/** A name in a small box: one or two lines, shortened where it does not fit. */

/** Pixels of a letter on average, and of a line. */
const LETTER = 5.7;
export const LINE = 12;

/** Lines that fit; none where nobody could read any. */
export function shortName(name: string, width: number, height: number): readonly string[] {
  const most = Math.floor((width - 6) / LETTER);
  const lines = Math.min(2, Math.floor((height - 2) / LINE));
  if (most < 4 || lines < 1) return [];
  if (name.length <= most) return [name];
  if (lines === 1) return [cut(name, most)];
  const blank = name.lastIndexOf(" ", most);
  const first = blank > 0 ? name.slice(0, blank) : cut(name, most);
  return blank > 0 ? [first, cut(name.slice(blank + 1), most)] : [first];
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
