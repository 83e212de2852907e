/** Names of files from ids: safe on every disk and in every address, and no two of them equal where case does not count. */

/** A name without ending for each id. The first of two ids that differ in case only has the plain name. */
export function fileNames(ids: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of ids) {
    if (names.has(id)) continue;
    const stem = fileName(id);
    let name = stem;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}~${number}`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
}

/** Longer names are cut: folders around them may be deep, and Windows ends at 260 characters. */
const LONGEST = 100;

/** The name of one id. What a disk or an address would take for something else becomes `~` and its code, hexadecimal. */
export function fileName(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9_-]/gu, (sign) => `~${(sign.codePointAt(0) ?? 0).toString(16)}`);
  const name = plain.slice(0, LONGEST);
  return /^(?:con|prn|aux|nul|com\d|lpt\d|index|)$/i.test(name) ? `~${name}` : name;
}
