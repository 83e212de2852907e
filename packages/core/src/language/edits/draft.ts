/** Edits under construction: replacements by file; what lies inside a removed range needs no edit of its own. */
import { compare } from "../../base/compare.ts";
import type { TextEdit } from "../../base/text.ts";

export class Draft {
  private readonly files: Map<string, TextEdit[]> = new Map();

  replace(uri: string, start: number, end: number, text: string): void {
    const edit: TextEdit = { uri, span: { start, end }, text };
    const file = this.files.get(uri);
    if (file === undefined) this.files.set(uri, [edit]);
    else file.push(edit);
  }

  insert(uri: string, at: number, text: string): void {
    this.replace(uri, at, at, text);
  }

  remove(uri: string, start: number, end: number): void {
    if (end > start) this.replace(uri, start, end, "");
  }

  /** All edits by file and place, none inside another. */
  edits(): readonly TextEdit[] {
    const all: TextEdit[] = [];
    for (const [, file] of [...this.files].sort(([a], [b]) => compare(a, b))) {
      const ordered = file
        .map((edit, order) => ({ edit, order }))
        .sort(
          (a, b) => a.edit.span.start - b.edit.span.start || b.edit.span.end - a.edit.span.end || a.order - b.order,
        );
      let end = -1;
      for (const { edit } of ordered) {
        const isInside = edit.span.start < end;
        if (isInside && edit.span.end <= end) continue;
        if (isInside) {
          // Two removals that overlap (a blank line that both would take): the rest of the second.
          all.push({ ...edit, span: { start: end, end: edit.span.end } });
        } else all.push(edit);
        end = Math.max(end, edit.span.end);
      }
    }
    return all;
  }
}
