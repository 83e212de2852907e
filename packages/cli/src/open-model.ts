/** The model that a person means: the folder or file that they name, or the one around where they stand. */
import { closest } from "@orrery/core/base/suggest";
import type { Model } from "@orrery/core/model/model";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { findModelFiles, holdsModelFiles, kindOfPath, realPath } from "./files.ts";
import { type LoadedModel, loadModel, type ModelPlace, placeAt } from "./load-model.ts";
import type { Terminal } from "./terminal.ts";
import { visible } from "./terminal/width.ts";

/** The model at a path as typed, or around the current folder; undefined after telling the person why there is none. */
export function openModel(terminal: Terminal, typed: string | undefined): LoadedModel | undefined {
  const place = findModel(terminal, typed);
  if (place === undefined) return undefined;
  terminal.progress(terminal.text("progress.reading", { count: place.found.files.length }));
  try {
    return loadModel(place);
  } finally {
    terminal.progress(undefined);
  }
}

/** The same for who computes with it: errors in the texts are told, for what cannot be read counts as not stated. */
export function openModelToCompute(terminal: Terminal, typed: string | undefined): LoadedModel | undefined {
  const loaded = openModel(terminal, typed);
  const count = loaded?.diagnostics().filter(({ severity }) => severity === "error").length ?? 0;
  if (count > 0)
    terminal.say(
      `${terminal.paintBeside.yellow(terminal.text("severity.warning"))} ${terminal.text("open.errors", { count })}`,
    );
  return loaded;
}

/** The model around the current folder; undefined, and nothing said, where there is none. */
export function openModelAround(terminal: Terminal): LoadedModel | undefined {
  return openModel({ ...terminal, complain: () => undefined }, undefined);
}

/** Where the model is, without reading it; undefined after telling the person why there is none. */
export function findModel(terminal: Terminal, typed: string | undefined): ModelPlace | undefined {
  const place = typed === undefined ? placeAround(terminal.folder) : placeAt(resolve(terminal.folder, typed));
  if (place === undefined && typed !== undefined) {
    terminal.complain(terminal.text("open.no-such-path", { path: visible(typed) }));
    return undefined;
  }
  if (place === undefined || (place.found.files.length === 0 && place.found.problems.length === 0)) {
    terminal.complain(
      terminal.text("open.no-model", { path: visible(typed ?? terminal.folder) }),
      terminal.text("open.no-model.hint"),
    );
    return undefined;
  }
  return place;
}

/** A path as the person would type it in the current folder; with `..` only where that is the shorter name. */
export function shownPath(terminal: Terminal, path: string): string {
  const here = relative(terminal.folder, path);
  return here === "" ? "." : here.length < path.length ? here : path;
}

/** Says that a model has no element of an id, with the nearest ids that it has; `isTimed`: not on the day that was asked for. */
export function complainOfUnknownId(terminal: Terminal, model: Model, id: string, isTimed: boolean): 2 {
  const suggestion = idOfName(model, id) ?? closest(id, idsOf(model), 1)[0];
  if (isTimed && model.element(id) !== undefined)
    terminal.complain(terminal.text("open.not-that-day", { id: visible(id) }));
  else {
    const hint =
      suggestion === undefined
        ? terminal.text("open.unknown-id.hint")
        : terminal.text("did-you-mean", { suggestion: visible(suggestion) });
    terminal.complain(terminal.text("open.unknown-id", { id: visible(id) }), hint);
  }
  return 2;
}

/** People know names: the id of the first element of that name, in any language and case. */
function idOfName(model: Model, name: string): string | undefined {
  const folded = name.toLowerCase();
  for (const element of model.elements()) {
    if ([element.name, element.nameIn("en"), element.nameIn("fr")].some((one) => one.toLowerCase() === folded))
      return element.id;
  }
  return undefined;
}

function* idsOf(model: Model): Generator<string> {
  for (const element of model.elements()) yield element.id;
}

/**
 * The current folder where it holds a model, else the nearest folder above that holds model files itself. The search ends at the
 * root of a repository, and never takes the home folder, that of temporary files or the root for a model.
 */
function placeAround(folder: string): ModelPlace | undefined {
  const found = findModelFiles(folder);
  if (found.files.length > 0) return { folder, found };
  const never = [homedir(), tmpdir()].map(realPath);
  for (let below = folder; !isRepository(below); below = dirname(below)) {
    const at = dirname(below);
    if (at === dirname(at) || never.includes(realPath(at))) return undefined;
    if (holdsModelFiles(at)) return placeAt(at);
  }
  return undefined;
}

function isRepository(folder: string): boolean {
  return kindOfPath(join(folder, ".git")) !== undefined;
}

/** What `[ID] [DIR]` means: one operand that is a path, or the name of a folder with a model in it, is the folder; else the id. */
export function idAndFolder(
  terminal: Terminal,
  [first, second]: readonly string[],
): { readonly id: string | undefined; readonly folder: string | undefined } {
  if (second !== undefined || first === undefined) return { id: first, folder: second };
  const path = resolve(terminal.folder, first);
  const kind = kindOfPath(path);
  const isWrittenAsPath = first === "." || first.includes("/") || first.includes("\\");
  const isFolder = isWrittenAsPath ? kind !== undefined : kind === "folder" && holdsModelFiles(path);
  return isFolder ? { id: undefined, folder: first } : { id: first, folder: undefined };
}
