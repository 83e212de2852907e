/** What changed between two texts, with a few lines around each change: for previews, and for the text beside a picture. */
import type { EditedFile } from "../answers/edit-answers.ts";
import { lineRuns, linesOf } from "../base/line-diff.ts";

type Hunk = EditedFile["hunks"][number];
type HunkLine = Hunk["lines"][number];

/** Lines around a change. */
const AROUND = 2;

/** The changes from a text to another; none where they are the same. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const lines = lineRuns(old, fresh).flatMap(({ kind, old: at, fresh: from, count }): HunkLine[] =>
    (kind === "added" ? fresh.slice(from, from + count) : old.slice(at, at + count)).map((text) => ({ kind, text })),
  );
  return gathered(removedFirst(lines));
}

/** In each run of changes what went before what came, as people read it. */
function removedFirst(lines: readonly HunkLine[]): readonly HunkLine[] {
  const ordered: HunkLine[] = [];
  let run: HunkLine[] = [];
  const end = (): void => {
    ordered.push(...run.filter(({ kind }) => kind === "removed"), ...run.filter(({ kind }) => kind === "added"));
    run = [];
  };
  for (const line of lines) {
    if (line.kind !== "same") run.push(line);
    else {
      end();
      ordered.push(line);
    }
  }
  end();
  return ordered;
}

/** The changes with the lines around them; changes that share these are one. */
function gathered(lines: readonly HunkLine[]): readonly Hunk[] {
  const isNear = new Uint8Array(lines.length);
  lines.forEach(({ kind }, index) => {
    if (kind !== "same") isNear.fill(1, Math.max(0, index - AROUND), index + AROUND + 1);
  });
  const hunks: { oldLine: number; newLine: number; lines: HunkLine[] }[] = [];
  let [oldLine, newLine] = [1, 1];
  lines.forEach((line, index) => {
    if (isNear[index] === 1) {
      if (isNear[index - 1] !== 1) hunks.push({ oldLine, newLine, lines: [] });
      hunks.at(-1)?.lines.push(line);
    }
    if (line.kind !== "added") oldLine++;
    if (line.kind !== "removed") newLine++;
  });
  return hunks;
}
