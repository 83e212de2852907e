/** Text as searches compare it: lower case, without accents, ligatures spelt out. */

/** The folded text; blanks of any kind and length become one space. */
export function fold(text: string): string {
  if (!/[^\x20-\x7e]/.test(text)) return text.toLowerCase().replace(/ {2,}/g, " ");
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[œæß]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s+/g, " ");
}

const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss" };

/** Where the folded needle stands in a text, as UTF-16 offsets of the text itself; `undefined` where it does not. */
export function findFolded(text: string, needle: string): { readonly start: number; readonly end: number } | undefined {
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const cluster of clusters(text)) {
    const piece = fold(cluster);
    const isRepeatedBlank = piece === " " && folded.endsWith(" ");
    if (!isRepeatedBlank) {
      for (let index = 0; index < piece.length; index++) {
        starts.push(offset);
        ends.push(offset + cluster.length);
      }
      folded += piece;
    }
    offset += cluster.length;
  }
  const at = folded.indexOf(needle);
  if (at < 0 || needle === "") return undefined;
  return { start: starts[at] ?? 0, end: ends[at + needle.length - 1] ?? 0 };
}

/** Characters with the marks that follow them. */
function clusters(text: string): Iterable<string> {
  return text.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? [];
}
