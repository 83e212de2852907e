/** What a workspace is, at a glance. */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Model } from "../model/model.ts";
import type { KindAnswer, WorkspaceAnswer, WorkspaceSummary } from "./answers.ts";
import { type Counted, severityCounts, statistics } from "./statistics.ts";
import { kindAnswer, wordsOf } from "./summary.ts";

export interface WorkspaceRequest {
  /** URL-safe name of the workspace. */
  readonly id: string;
  readonly revision: number;
  /** For a model that gives itself no title. */
  readonly title?: string | undefined;
}

/** A workspace in the list of workspaces. */
export function workspaceSummary(
  workspace: Counted,
  request: { readonly id: string; readonly folder: string; readonly title?: string | undefined },
): WorkspaceSummary {
  const { elements, relationships, diagnostics } = statistics(workspace);
  return {
    id: request.id,
    title: titleOf(workspace.model) ?? request.title ?? request.id,
    folder: request.folder,
    elements,
    relationships,
    diagnostics,
  };
}

/** A workspace with its counts, files and the kinds that occur in it. */
export function workspaceAnswer(workspace: Counted, request: WorkspaceRequest): WorkspaceAnswer {
  const { model } = workspace;
  return {
    version: 1,
    id: request.id,
    title: titleOf(model) ?? request.title ?? request.id,
    languages: languagesOf(model),
    revision: request.revision,
    statistics: statistics(workspace),
    files: fileAnswers(workspace),
    kinds: kindAnswers(model),
  };
}

function titleOf(model: Model): string | undefined {
  const header = model.header();
  return header === undefined || header.name === "" ? undefined : header.name;
}

/** Languages that the header names; of a model that names none, nothing is known. */
function languagesOf(model: Model): readonly string[] {
  const header = model.header();
  const row =
    header === undefined
      ? undefined
      : model.attributeRows(header.row).find((attribute) => model.key(attribute) === "languages");
  return row === undefined ? [] : wordsOf(model, row);
}

function fileAnswers(workspace: Counted): WorkspaceAnswer["files"] {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of workspace.diagnostics()) {
    const list = byFile.get(diagnostic.uri);
    if (list === undefined) byFile.set(diagnostic.uri, [diagnostic]);
    else list.push(diagnostic);
  }
  return workspace.files.map(({ uri, bytes, elements }) => ({
    uri,
    bytes,
    elements: elementsBetween(workspace.model, elements[0], elements[1]),
    diagnostics: severityCounts(byFile.get(uri) ?? []),
  }));
}

function elementsBetween(model: Model, start: number, end: number): number {
  let count = 0;
  for (let row = start; row < end; row++) if (model.isElement(row)) count++;
  return count;
}

/** Kinds with at least one element, and all kinds of the organisation. */
function kindAnswers(model: Model): readonly KindAnswer[] {
  const counts = model.countByKind();
  return model.schema.kinds.flatMap((kind, number) => {
    const count = counts[number] ?? 0;
    return kind.layer === undefined || (count === 0 && kind.base === undefined) ? [] : [kindAnswer(kind, count)];
  });
}
