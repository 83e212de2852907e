/**
 * Changing what a workspace says: edits, taking back, making again. What somebody else wrote meanwhile is read right before, and looked
 * at once more right before the files are replaced: it is merged, never overwritten.
 */
import type { Edit } from "@orrery/core/answers/edit-answers";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import type { FileChange } from "@orrery/core/edits/edited-texts";
import { type EditsMade, type EditsOptions, makeEdits } from "@orrery/core/edits/make-edits";
import { mergeFile } from "@orrery/core/edits/merge-file";
import { newErrors, newProblems, problemKey } from "@orrery/core/edits/new-problems";
import type { Refusal } from "@orrery/core/edits/refusal";
import type { ServedWorkspace } from "./served-workspace.ts";
import type { Step } from "./steps.ts";

/** Makes edits and writes them, unless they are only tried. "changed": somebody else writes faster than we do. */
export function edit(
  served: ServedWorkspace,
  edits: readonly Edit[],
  options: Omit<EditsOptions, "text"> & { readonly dry: boolean },
): EditsMade | Refusal | "changed" {
  return twice(served, () => {
    const made = makeEdits(served.workspace, edits, { ...options, text: (uri) => served.bytesNow(uri) });
    if ("refused" in made || options.dry || made.files.length === 0) return made;
    return served.write(made.files) === "written" ? made : "changed";
  });
}

/** Writes changes that were made elsewhere, unless they are only tried. */
export function writeMade(
  served: ServedWorkspace,
  make: () => Pick<EditsMade, "files"> | Refusal,
  dry: boolean,
): EditsMade | Refusal | "changed" {
  return twice<EditsMade | Refusal>(served, () => {
    const made = make();
    if ("refused" in made) return made;
    const known = served.workspace.diagnostics();
    const before = new Set(idsIn(served, made.files));
    const isWritten = !dry && made.files.length > 0;
    if (isWritten && served.write(made.files) === "changed") return "changed";
    const created = isWritten ? [...idsIn(served, made.files)].filter((id) => !before.has(id)) : [];
    return {
      files: made.files,
      created,
      removed: [],
      problems: isWritten ? newProblems(known, served.workspace.diagnostics(), made.files) : [],
    };
  });
}

/** Why a step is not taken back: somebody has changed the same since, or what came since would be in error without it. */
export type StepFault = "conflict" | "changed" | { readonly needed: Diagnostic };

/** Takes a step back, or makes it again. */
export function takeStep(served: ServedWorkspace, step: Step, what: "undo" | "redo"): EditsMade | StepFault {
  return twice<EditsMade | StepFault>(served, () => {
    const files = filesOf(served, step, what);
    if (files === "conflict") return files;
    const known = served.workspace.diagnostics();
    const needed = errorAfter(served, files, known, what === "undo" ? step.errors.went : step.errors.came);
    if (needed !== undefined) return { needed };
    const before = [...idsIn(served, files)];
    if (served.write(files) === "changed") return "changed";
    const after = [...idsIn(served, files)];
    return {
      files: files.filter((file) => file.before !== file.after),
      created: after.filter((id) => !before.includes(id)),
      removed: before.filter((id) => served.model.element(id) === undefined),
      problems: newProblems(known, served.workspace.diagnostics(), files),
    };
  });
}

/** The files of a step as they are now, and as they are to be. */
function filesOf(served: ServedWorkspace, step: Step, what: "undo" | "redo"): readonly FileChange[] | "conflict" {
  const verbs = served.model.schema.relationships.map(({ id }) => id);
  const files: FileChange[] = [];
  for (const { uri, before, after } of step.files) {
    const ours = served.bytesNow(uri);
    const [base, theirs] = what === "undo" ? [after, before] : [before, after];
    const merged = mergeFile(uri, { base, ours, theirs }, verbs);
    if (merged === "conflict") return merged;
    files.push({ uri, before: ours, after: merged.bytes });
  }
  return files;
}

/** An error that the step would leave behind, other than those that were there before it: something refers to what it made. */
function errorAfter(
  served: ServedWorkspace,
  files: readonly FileChange[],
  known: readonly Diagnostic[],
  permitted: ReadonlySet<string>,
): Diagnostic | undefined {
  const texts = new Map(files.map(({ uri, after }) => [uri, after]));
  const fork = served.workspace.fork((uri) => (texts.has(uri) ? texts.get(uri) : served.bytes(uri)));
  for (const [uri, bytes] of texts) if (uri.endsWith(".orrery")) fork.update(uri, bytes);
  return newErrors(known, fork.diagnostics()).find((error) => !permitted.has(problemKey(error)));
}

function* idsIn({ model }: ServedWorkspace, files: readonly FileChange[]): Generator<string> {
  for (const { uri } of files) {
    const segment = model.parts.segments.find((one) => one.uri === uri);
    for (let row = segment?.elements[0] ?? 0; row < (segment?.elements[1] ?? 0); row++)
      if (model.isDeclared(row)) yield model.at(row).id;
  }
}

/** Once more where something changed between reading and writing. */
function twice<Result>(served: ServedWorkspace, attempt: () => Result | "changed"): Result | "changed" {
  served.refresh(new Set());
  const first = attempt();
  if (first !== "changed") return first;
  served.refresh(new Set(served.paths));
  return attempt();
}
