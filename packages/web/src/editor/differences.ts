/** How one text becomes another. */

export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Pairs of lines that are compared; beyond that one change does. */
const MOST_COMPARED = 4_000_000;

/** What must change, line by line where that is cheap: a caret between two changes stays where it is. */
export function differences(before: string, after: string): readonly Difference[] {
  if (before === after) return [];
  const old = linesOf(before);
  const now = linesOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const offset = old.slice(0, start).join("").length;
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (gone.length * come.length > MOST_COMPARED)
    return [{ from: offset, to: offset + gone.join("").length, insert: come.join("") }];
  return byLines(offset, gone, come);
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

/** Keeps a longest common sequence of lines. */
function byLines(offset: number, old: readonly string[], now: readonly string[]): readonly Difference[] {
  const common = commonLines(old, now);
  const width = now.length + 1;
  const found: Difference[] = [];
  let [i, j, at] = [0, 0, offset];
  const isSame = (): boolean => i < old.length && j < now.length && old[i] === now[j];
  while (i < old.length || j < now.length) {
    if (isSame()) {
      at += old[i]?.length ?? 0;
      i++;
      j++;
      continue;
    }
    let [to, insert] = [at, ""];
    while ((i < old.length || j < now.length) && !isSame()) {
      const isGone =
        j >= now.length || (i < old.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0));
      if (isGone) to += old[i++]?.length ?? 0;
      else insert += now[j++] ?? "";
    }
    found.push({ from: at, to, insert });
    at = to;
  }
  return found;
}

/** How many lines two texts have in common from each pair of lines on. */
function commonLines(old: readonly string[], now: readonly string[]): Uint32Array {
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === now[j]
          ? 1 + (common[(i + 1) * width + j + 1] ?? 0)
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  return common;
}
