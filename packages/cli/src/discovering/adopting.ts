/** Adoption on disk: the texts of a model as they would be, shown and written. */
import { describe } from "@orrery/core/base/codes";
import { adoptionOf, type AdoptWish } from "@orrery/core/discovery/adopt";
import type { Drift } from "@orrery/core/discovery/drift-items";
import { driftBetween } from "@orrery/core/discovery/drift";
import { matchElements } from "@orrery/core/discovery/drift/match";
import type { Observation } from "@orrery/core/discovery/observation";
import { dayNumber } from "@orrery/core/base/dates";
import { editedFiles } from "@orrery/core/edits/edits-answer";
import type { FileChange } from "@orrery/core/edits/edited-texts";
import { writeChanges } from "@orrery/core/edits/write-changes";
import { Workspace } from "@orrery/core/workspace";
import { join, relative } from "node:path";
import { shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Ground } from "./ground.ts";

export interface Adopted {
  /** Folder to which the files are relative. */
  readonly folder: string;
  readonly files: readonly FileChange[];
  /** How many elements, relationships and values were written. */
  readonly counts: { readonly elements: number; readonly relationships: number; readonly values: number };
  readonly unknown: readonly string[];
  readonly views: readonly string[];
}

/** What adoption writes; undefined after telling why it cannot. */
export function adopt(
  terminal: Terminal,
  ground: Ground,
  observation: Observation,
  wish: Pick<AdoptWish, "subjects" | "minConfidence">,
): Adopted | undefined {
  const { loaded, answered, home } = ground;
  const workspace = loaded?.workspace ?? new Workspace();
  const { model } = workspace;
  const matching = matchElements(model, observation, answered);
  const day = terminal.today();
  const options = {
    today: dayNumber(day) ?? 0,
    answered,
    ...(wish.minConfidence === undefined ? {} : { minConfidence: wish.minConfidence }),
  };
  const drift: Drift = driftBetween(model, observation, matching, options);
  const { changes, unknown } = adoptionOf(model, observation, matching, drift, {
    ...wish,
    day,
    system: ground.system,
    locale: terminal.locale,
  });
  const folder = loaded?.folder ?? home;
  const under = relative(folder, home).replaceAll("\\", "/");
  const written = writeChanges(workspace, changes, { text: (uri) => loaded?.text(uri), under });
  if ("refused" in written) {
    terminal.complain(describe(written.refused, terminal.locale));
    return undefined;
  }
  const added = changes.flatMap((change) => (change.change === "add-element" ? [change.element] : []));
  const isView = ({ kind }: { readonly kind: string }): boolean => kind === "view";
  const links = added.filter(({ kind }) => kind === "link").length;
  const elements = added.filter((element) => !isView(element)).length - links;
  const relationships = changes.filter(({ change }) => change === "add-relationship").length + links;
  return {
    folder,
    files: written.files,
    unknown,
    views: added.filter(isView).map(({ id }) => id),
    counts: { elements, relationships, values: changes.length - added.length - relationships + links },
  };
}

/** The changed files by what is added and taken; a new file by its name and length alone, unless all is wanted. */
export function showAdopted(terminal: Terminal, { folder, files }: Adopted, isWhole: boolean): void {
  const { paint } = terminal;
  const fresh = new Set(files.filter(({ before }) => before === undefined).map(({ uri }) => uri));
  for (const { uri, hunks } of editedFiles(files)) {
    const lines = hunks.flatMap(({ lines: all }) => all);
    const path = paint.cyan(visible(shownPath(terminal, join(folder, uri))));
    if (fresh.has(uri) && !isWhole) {
      terminal.print(`${path}  ${paint.dim(terminal.text("adopt.new-file", { count: lines.length }))}`);
      continue;
    }
    terminal.print(path);
    for (const { kind, text } of lines)
      if (kind === "added") terminal.print(`${paint.green("+")} ${visible(text)}`);
      else if (kind === "removed") terminal.print(`${paint.red("-")} ${visible(text)}`);
  }
}

/** The files as they are to be written. */
export function contentOf({ files }: Adopted): ReadonlyMap<string, Uint8Array | undefined> {
  return new Map(files.map(({ uri, after }) => [uri, after]));
}
