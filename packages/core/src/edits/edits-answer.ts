/** Files before and after, as a page shows them. */
import type { EditedFile } from "../answers/edit-answers.ts";
import { decode } from "../base/text.ts";
import type { FileChange } from "./edited-texts.ts";
import { hunksOf } from "./hunks.ts";

/** What changed in each file, in the order of their names. */
export function editedFiles(changes: readonly FileChange[]): readonly EditedFile[] {
  return changes
    .map(({ uri, before, after }) => ({ uri, hunks: hunksOf(textOf(before), textOf(after)) }))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? "" : decode(bytes);
}
