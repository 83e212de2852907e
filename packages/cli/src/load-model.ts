/** From a folder or file on disk to a workspace, with the models that it includes. */
import { compare } from "@orrery/core/base/compare";
import { dirname, posix, resolve } from "node:path";
import type { Diagnostic, Span } from "@orrery/core/base/diagnostic";
import type { Model } from "@orrery/core/model/model";
import { MAX_FILE_BYTES, Workspace, type WorkspaceFile } from "@orrery/core/workspace";
import { openFromSnapshot } from "./snapshot.ts";
import { supportIn } from "./support-file.ts";
import {
  type Found,
  type FoundFile,
  findModelFiles,
  foundFile,
  kindOfPath,
  readModelFiles,
  realPath,
  tryReading,
} from "./files.ts";

/** Where a model is: a folder, or one file in it. */
export interface ModelPlace {
  readonly folder: string;
  /** One file was named, not its folder. */
  readonly isFile?: true;
  readonly found: Found;
}

export interface LoadedModel {
  readonly workspace: Workspace;
  readonly folder: string;
  readonly files: readonly FoundFile[];
  /** Everything that is wrong: in the texts, on the disk, with includes; by file and place. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** What is wrong on the disk and with includes alone. */
  readonly problems: readonly Diagnostic[];
  /** Paths that the model and the models that it includes include, also where nothing is. */
  readonly includedPaths: readonly string[];
  /** The text of a file as it is on disk now; as it was read where texts are kept. */
  text(uri: string): Uint8Array | undefined;
}

/** The model files at a path; undefined when there is neither a folder nor a file. */
export function placeAt(path: string): ModelPlace | undefined {
  switch (kindOfPath(path)) {
    case "folder":
      return { folder: path, found: findModelFiles(path) };
    case "file":
      return {
        folder: dirname(path),
        isFile: true,
        found: { files: [foundFile(path)], folders: [dirname(path)], problems: [] },
      };
    default:
      return undefined;
  }
}

/**
 * Loads a model. Each file is read once and let go; the included models (`include finance "../finance"`, relative to the file that says
 * so) are loaded first to last, each once, however many include it. Who lets the model live on gives a map that keeps its texts.
 */
export function loadModel(place: ModelPlace, texts?: Map<string, Uint8Array>): LoadedModel {
  const family: Family = { stack: [identityOf(place)], loaded: new Map(), paths: new Set() };
  return { ...load(place, family, texts), includedPaths: [...family.paths] };
}

interface Family {
  /** Models that are being loaded, from the one that was asked for. */
  readonly stack: readonly string[];
  readonly loaded: Map<string, Included>;
  readonly paths: Set<string>;
}

interface Included {
  readonly model: Model;
  /** Models of the stack that it includes, itself or by others. */
  readonly reached: ReadonlySet<string>;
}

type Loaded = Omit<LoadedModel, "includedPaths"> & { readonly reached: ReadonlySet<string> };

function load(place: ModelPlace, family: Family, texts?: Map<string, Uint8Array>): Loaded {
  const { files } = place.found;
  const problems: Diagnostic[] = [...place.found.problems];
  const paths = new Map(files.map((file) => [file.uri, file.path]));
  const text = (uri: string): Uint8Array | undefined => {
    if (texts !== undefined) return texts.get(uri);
    const path = paths.get(uri);
    const bytes = path === undefined ? undefined : tryReading(path);
    return bytes instanceof Uint8Array ? bytes : undefined;
  };
  const read = readModelFiles(files, MAX_FILE_BYTES, (problem) => problems.push(problem));
  const options = { text, support: supportIn(place.folder) };
  const kept = texts === undefined ? openFromSnapshot(place, text, options.support) : undefined;
  const workspace = kept ?? Workspace.load(texts === undefined ? read : keeping(read, texts), options);
  const reached = new Set<string>();
  const includes = loadIncludes(workspace.model, place.folder, family, problems, reached);
  if (includes.size > 0) workspace.setIncludes(includes);
  return {
    reached,
    workspace,
    folder: place.folder,
    files,
    problems,
    text,
    diagnostics: () => inOrder(workspace.diagnostics(), problems),
  };
}

function* keeping(files: Iterable<WorkspaceFile>, texts: Map<string, Uint8Array>): Generator<WorkspaceFile> {
  for (const file of files) {
    texts.set(file.uri, file.bytes);
    yield file;
  }
}

/**
 * Models that include each other are loaded all the same, the second time without their includes: a reference needs the elements of
 * the model that it names and nothing beyond. The person hears of it where the circle begins.
 */
function loadIncludes(
  model: Model,
  folder: string,
  family: Family,
  problems: Diagnostic[],
  reached: Set<string>,
): ReadonlyMap<string, Model> {
  const includes = new Map<string, Model>();
  const self = family.stack.at(-1) ?? "";
  for (const statement of includesOf(model)) {
    const report = (code: string, severity: "error" | "warning"): void => {
      problems.push({ code, severity, uri: statement.uri, span: statement.span, parameters: { path: statement.path } });
    };
    const path = resolve(folder, posix.dirname(statement.uri), statement.path);
    family.paths.add(path);
    const place = placeAt(path);
    if (place === undefined || place.found.files.length === 0) {
      report("include-not-found", "error");
      continue;
    }
    const identity = identityOf(place);
    if (family.stack.includes(identity)) reached.add(identity);
    else {
      const included = loadedOnce(place, identity, family);
      includes.set(statement.name, included.model);
      for (const other of included.reached) reached.add(other);
    }
    if (reached.delete(self)) report("include-cycle", "warning");
  }
  return includes;
}

function loadedOnce(place: ModelPlace, identity: string, family: Family): Included {
  const known = family.loaded.get(identity);
  if (known !== undefined) return known;
  const { workspace, reached } = load(place, { ...family, stack: [...family.stack, identity] });
  const included = { model: workspace.model, reached };
  family.loaded.set(identity, included);
  return included;
}

/** A folder is its own path, a single file is that file: `include` may name either. */
function identityOf(place: ModelPlace): string {
  const [only, ...others] = place.found.files;
  const isFile =
    only !== undefined &&
    others.length === 0 &&
    only.path === resolve(place.folder, only.uri) &&
    !only.uri.includes("/");
  return isFile ? realPath(only.path) : realPath(place.folder);
}

export interface IncludeStatement {
  readonly name: string;
  readonly path: string;
  readonly uri: string;
  readonly span: Span;
}

/** The `include` statements of a model, in the order of the files. */
export function* includesOf(model: Model): Generator<IncludeStatement> {
  const { columns, symbols, parts } = model;
  const word = symbols.find("include");
  if (word === undefined) return;
  for (let row = 0; row < parts.ownRows; row++) {
    if (columns.elementKind[row] !== word) continue;
    const { uri, span } = model.elementPlace(row);
    const name = symbols.text(columns.elementId[row] ?? 0);
    yield { name, path: symbols.text(columns.elementName[row] ?? 0), uri, span };
  }
}

/** The workspace gives its own in order; those of the disk and of includes go between them. */
export function inOrder(own: readonly Diagnostic[], problems: readonly Diagnostic[]): readonly Diagnostic[] {
  if (problems.length === 0) return own;
  return [...own, ...problems].sort((a, b) => compare(a.uri, b.uri) || a.span.start - b.span.start);
}
