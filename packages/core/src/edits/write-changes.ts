/**
 * Many changes as new texts of files: what is new from the top down is printed as a whole, in files of its own or by layer where there is
 * no model yet; all else is edited into what stands there, the model being read again between changes that touch the same statement.
 */
import { encode } from "../base/text.ts";
import { editsTogether } from "../language/edit.ts";
import { print, printFiles } from "../language/print.ts";
import type { Change } from "../model/change.ts";
import type { ElementFact, Fact } from "../model/facts.ts";
import type { Workspace } from "../workspace.ts";
import { EditedTexts, type FileChange } from "./edited-texts.ts";
import type { Refusal } from "./refusal.ts";

export interface WritingOptions {
  /** The bytes of a file of the model as it was read. */
  readonly text: (uri: string) => Uint8Array | undefined;
  /** Folder of new files, below that of the workspace. */
  readonly under?: string;
  /** Nothing is printed as a whole: each change names its file, or goes to its likes. */
  readonly asEdits?: boolean;
}

export interface ChangesWritten {
  readonly files: readonly FileChange[];
  /** The workspace as it would be. */
  readonly workspace: Workspace;
}

/** The files as they are after all changes, or why one of them cannot be made. */
export function writeChanges(
  workspace: Workspace,
  changes: readonly Change[],
  { text, under = "", asEdits = false }: WritingOptions,
): ChangesWritten | Refusal {
  const texts = new EditedTexts(workspace, text);
  const isFirst = workspace.files.length === 0;
  const { facts, others } = asEdits ? { facts: [], others: changes } : divided(changes, isFirst);
  const { metamodel } = workspace.model.schema;
  const files = isFirst
    ? printFiles(facts, { metamodel })
    : facts.length === 0
      ? []
      : [{ uri: newFile(facts, under, text), text: print(facts, { metamodel }) }];
  const fresh = files.map((file) => ({ uri: file.uri, bytes: encode(file.text) }));
  for (const { uri, bytes } of fresh) texts.put(uri, bytes);
  texts.workspace.updateAll(fresh);
  for (const wave of wavesOf(others)) {
    const edited = editsTogether(texts.model, wave, (uri) => texts.text(uri) ?? NO_BYTES);
    if ("refused" in edited) return edited;
    texts.apply(edited.edits);
  }
  return { files: texts.changes(), workspace: texts.workspace };
}

const NO_BYTES = new Uint8Array(0);

/**
 * Facts that stand by themselves: new elements all of whose containers are new, and what is said of them; and all other changes. In a
 * model that is there, a new application with parts brings a file of its own; without one, everything goes to its likes.
 */
function divided(
  changes: readonly Change[],
  isFirst: boolean,
): { readonly facts: readonly Fact[]; readonly others: readonly Change[] } {
  const added = new Map<string, ElementFact>();
  for (const change of changes) if (change.change === "add-element") added.set(change.element.id, change.element);
  if (!isFirst && mainOf([...added.values()]) === undefined) return { facts: [], others: changes };
  const isFresh = (id: string): boolean => {
    let at = added.get(id);
    for (let depth = 0; at?.parent !== undefined && depth < added.size; depth++) at = added.get(at.parent);
    return at !== undefined && at.parent === undefined;
  };
  const facts: Fact[] = [];
  const others: Change[] = [];
  for (const change of changes)
    if (change.change === "add-element" && isFresh(change.element.id)) facts.push(change.element);
    else if (change.change === "add-relationship" && isFresh(change.relationship.from)) facts.push(change.relationship);
    else others.push(change);
  return { facts, others };
}

/** The first new application that has parts. */
function mainOf(elements: readonly ElementFact[]): ElementFact | undefined {
  const parents = new Set(elements.flatMap(({ parent }) => parent ?? []));
  return elements.find(({ id, kind, parent }) => kind === "application" && parent === undefined && parents.has(id));
}

/** A name that no file has, after the new application. */
function newFile(facts: readonly Fact[], under: string, text: (uri: string) => Uint8Array | undefined): string {
  const main = mainOf(facts.filter((fact) => fact.fact === "element"));
  const stem = (main?.id ?? "observed").replaceAll(/[^\p{L}\p{N}._-]/gu, "-");
  for (let number = 1; ; number++) {
    const uri = `${under === "" ? "" : `${under}/`}${stem}${number === 1 ? "" : `-${number}`}.orrery`;
    if (text(uri) === undefined) return uri;
  }
}

/** Changes in their order, cut wherever one is about a statement that another before it in the wave has touched. */
function* wavesOf(changes: readonly Change[]): Generator<readonly Change[]> {
  let wave: Change[] = [];
  let touched = new Set<string>();
  for (const change of changes) {
    const subject = subjectOf(change);
    if (subject === undefined || touched.has(subject)) {
      if (wave.length > 0) yield wave;
      wave = [];
      touched = new Set();
    }
    if (subject === undefined) yield [change];
    else {
      wave.push(change);
      touched.add(subject);
    }
  }
  if (wave.length > 0) yield wave;
}

/** The statement that a change edits; undefined where it may touch more than one, or is read by those after it. */
function subjectOf(change: Change): string | undefined {
  switch (change.change) {
    case "set-attribute":
    case "unset-attribute":
    case "add-items":
    case "remove-items":
      return change.subject;
    case "set-relationship-attribute":
    case "unset-relationship-attribute":
      return change.from;
    default:
      return undefined;
  }
}
