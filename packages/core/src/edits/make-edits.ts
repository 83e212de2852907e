/**
 * Edits of the architecture as new texts: all of them or none, in order, each on the model that the ones before it left. What they come
 * to is decided here; how it is written so that nothing else changes, in `language/edit.ts`.
 */
import type { Edit } from "../answers/edit-answers.ts";
import type { Locale } from "../base/codes.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Layout } from "../engines/layout/graph.ts";
import { editsTogether } from "../language/edit.ts";
import type { Change } from "../model/change.ts";
import type { Element } from "../model/model.ts";
import type { Workspace } from "../workspace.ts";
import { arrange } from "./arrange.ts";
import { connect, disconnect, setRelationship } from "./connect.ts";
import { create } from "./create.ts";
import { EditedTexts, type FileChange } from "./edited-texts.ts";
import { literalReader } from "./literal.ts";
import { changeId, move, remove } from "./place.ts";
import type { Refusal } from "./refusal.ts";
import { describe, list, rename, set } from "./set.ts";
import { newProblems } from "./new-problems.ts";
import { isRefusal, type Made, nothing, type Stage } from "./stage.ts";

export interface EditsOptions {
  /** The bytes of a file: of the model as it was read, and of the sidecars of views. */
  readonly text: (uri: string) => Uint8Array | undefined;
  /** Whose words and decimals are read, and who reads refusals. */
  readonly locale: Locale;
  /** Language of names in refusals: any tag. */
  readonly language?: string;
  /** How a view is drawn now, for edits that arrange it. */
  readonly layoutOf?: (view: string) => Layout | undefined;
}

export interface EditsMade {
  /** Files that are not what they were; none where the texts said so already. */
  readonly files: readonly FileChange[];
  /** Ids that were made, in the order of the edits that made them. */
  readonly created: readonly string[];
  /** Ids that are gone. */
  readonly removed: readonly string[];
  /** What is wrong in the edited files and was not before; places are in the new texts. */
  readonly problems: readonly Diagnostic[];
}

/** Makes edits on a copy of a workspace, which itself stays as it is; or says why not all of them can be made. */
export function makeEdits(workspace: Workspace, edits: readonly Edit[], options: EditsOptions): EditsMade | Refusal {
  const before = workspace.diagnostics();
  const texts = new EditedTexts(workspace, options.text);
  const run = new Run(texts, options);
  for (const edit of edits) {
    const refused = run.make(edit);
    if (refused !== undefined) return refused;
  }
  const refused = run.write();
  if (refused !== undefined) return refused;
  const files = texts.changes();
  const { model } = texts;
  return {
    files,
    created: run.created.filter((id) => model.element(id) !== undefined),
    removed: [...new Set(run.removed)].filter((id) => model.element(id) === undefined),
    problems: newProblems(before, texts.workspace.diagnostics(), files),
  };
}

/** Edits on their way. Those that touch statements of their own are written together, so that the model is read once for many. */
class Run {
  readonly created: string[] = [];
  readonly removed: string[] = [];
  private readonly texts: EditedTexts;
  private readonly options: EditsOptions;
  private waiting: Change[] = [];
  /** Rows of what waits, and of what is around it. */
  private touched: Set<number> = new Set();
  private around: Set<number> = new Set();
  private hasNewNames = false;
  private stageMade: Stage | undefined;

  constructor(texts: EditedTexts, options: EditsOptions) {
    this.texts = texts;
    this.options = options;
  }

  make(edit: Edit): Refusal | undefined {
    const subject = subjectOf(edit);
    const element = subject === undefined ? undefined : this.texts.model.element(subject);
    if (element === undefined || !this.isApart(element)) {
      const refused = this.write();
      if (refused !== undefined) return refused;
    }
    const made = this.isGone(edit) ? nothing : makeOne(edit, this.stage());
    if (isRefusal(made)) return made;
    return this.take(made, edit, element);
  }

  /** Writes what waits. */
  write(): Refusal | undefined {
    if (this.waiting.length === 0) return undefined;
    const edited = editsTogether(this.texts.model, this.waiting, (uri) => this.texts.text(uri) ?? EMPTY);
    this.waiting = [];
    this.touched = new Set();
    this.around = new Set();
    this.hasNewNames = false;
    if ("refused" in edited) return edited;
    this.texts.apply(edited.edits);
    this.stageMade = undefined;
    return undefined;
  }

  private take(made: Made, edit: Edit, element: Element | undefined): Refusal | undefined {
    if (made.created !== undefined) this.created.push(made.created);
    this.removed.push(...(made.removed ?? []));
    for (const change of made.changes) {
      this.waiting.push(change);
      if (element !== undefined && made.changes.length === 1) continue;
      const refused = this.write();
      if (refused !== undefined) return refused;
    }
    for (const { uri, bytes } of made.files ?? []) this.texts.put(uri, bytes);
    if (element !== undefined && made.changes.length === 1) this.remember(element);
    if (edit.edit === "rename" && made.changes.length > 0) this.hasNewNames = true;
    return undefined;
  }

  /** What an edit before this one took along, such as a part of a whole, need not be removed once more. */
  private isGone(edit: Edit): boolean {
    return edit.edit === "remove" && this.removed.includes(edit.id) && this.texts.model.element(edit.id) === undefined;
  }

  /** Whether what waits says nothing about the element, what it is in, and what is in it. Names that wait may be meant by later values. */
  private isApart(element: Element): boolean {
    if (this.hasNewNames || this.around.has(element.row)) return false;
    return [element, ...element.path].every(({ row }) => !this.touched.has(row));
  }

  private remember(element: Element): void {
    this.touched.add(element.row);
    this.around.add(element.row);
    for (const { row } of element.path) this.around.add(row);
  }

  private stage(): Stage {
    const { texts, options } = this;
    const { model } = texts;
    return (this.stageMade ??= {
      texts,
      model,
      locale: options.locale,
      language: options.language ?? options.locale,
      layoutOf: options.layoutOf ?? (() => undefined),
      reading: {
        model,
        includes: texts.workspace.included,
        literal: literalReader(model.schema.relationships.map((verb) => verb.id)),
        locale: options.locale,
      },
    });
  }
}

const EMPTY: Uint8Array = new Uint8Array(0);

/** What an edit is about, where it is about what one statement and its extensions say; others are made by themselves. */
function subjectOf(edit: Edit): string | undefined {
  switch (edit.edit) {
    case "set":
    case "list":
      return edit.subject;
    case "rename":
    case "describe":
      return edit.id;
    default:
      return undefined;
  }
}

function makeOne(edit: Edit, stage: Stage): Made | Refusal {
  switch (edit.edit) {
    case "create":
      return create(edit, stage);
    case "set":
      return set(edit, stage);
    case "list":
      return list(edit, stage);
    case "rename":
      return rename(edit, stage);
    case "describe":
      return describe(edit, stage);
    case "move":
      return move(edit, stage);
    case "remove":
      return remove(edit, stage);
    case "change-id":
      return changeId(edit, stage);
    case "connect":
      return connect(edit, stage);
    case "disconnect":
      return disconnect(edit, stage);
    case "set-relationship":
      return setRelationship(edit, stage);
    case "arrange":
      return arrange(edit, stage);
  }
}
