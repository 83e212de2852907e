/** A workspace as the server holds it: the model with its texts, kept true to the disk, and the drafts that nobody has saved yet. */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { createPositions, type Positions } from "@orrery/core/answers/positions";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { metamodel } from "@orrery/core/model/metamodel/index";
import type { Model } from "@orrery/core/model/model";
import { MAX_FILE_BYTES, type Workspace } from "@orrery/core/workspace";
import { type FileChange, isSame } from "@orrery/core/edits/edited-texts";
import { mergeFile } from "@orrery/core/edits/merge-file";
import { type FoundFile, tryReading } from "../files.ts";
import { includesOf, type LoadedModel, loadModel, type ModelPlace, placeAt } from "../load-model.ts";
import { isModelUri, isSidecarUri, pathInside } from "./names.ts";
import { Refused } from "./refusals.ts";
import { finishWriting, type PlacedChange, writeTogether } from "./write-together.ts";

/** The text of a file, for places in it and for the editor. */
export interface FileText {
  readonly uri: string;
  readonly text: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
}

/** What a text that is not saved makes of the model. */
export interface Drafted {
  readonly bytes: Uint8Array;
  readonly model: Model;
  readonly positions: Positions;
  /** What is wrong in the file, to be asked before the next text comes. */
  readonly diagnostics: () => readonly Diagnostic[];
}

/** Why a text is not saved. */
export type SaveFault = "bad-name" | "outside" | "conflict";

export class ServedWorkspace {
  /** URL-safe name. */
  readonly id: string;
  /** Of the folder, or of the one file; absolute. */
  readonly path: string;
  private place: ModelPlace;
  private texts: Map<string, Uint8Array> = new Map();
  private loaded: LoadedModel;
  private marks: ReadonlyMap<string, string>;
  private includedMark: string;
  private revisionNumber = 1;
  private found: readonly Diagnostic[] | undefined;
  private draftMade:
    | { readonly uri: string; readonly revision: number; readonly workspace: Workspace; bytes: Uint8Array }
    | undefined;
  /** Lines and columns in the texts that the model was read from. */
  readonly positions: Positions = createPositions((uri) => this.texts.get(uri));
  private readonly hashes: WeakMap<Uint8Array, string> = new WeakMap();

  constructor(id: string, path: string) {
    this.id = id;
    this.path = path;
    this.place = this.look();
    if (finishWriting(this.folder, merged)) this.place = this.look();
    this.marks = marksOf(this.place.found.files);
    this.loaded = loadModel(this.place, this.texts);
    this.includedMark = markOfIncluded(this.loaded);
  }

  /** Files of the model, in order. */
  get files(): Workspace["files"] {
    return this.loaded.workspace.files;
  }

  get model(): Model {
    return this.loaded.workspace.model;
  }

  /** The model for those who make another of it. */
  get workspace(): Workspace {
    return this.loaded.workspace;
  }

  /** Of the files of the model. */
  get paths(): readonly string[] {
    return this.place.found.files.map(({ path }) => path);
  }

  /** Grows with every change that was read. */
  get revision(): number {
    return this.revisionNumber;
  }

  get folder(): string {
    return this.place.folder;
  }

  /** Folders in which a change would matter, those of included models with them. */
  get folders(): readonly string[] {
    const included = this.loaded.includedPaths.flatMap((path) => placeAt(path)?.found.folders ?? []);
    return [...this.place.found.folders, ...included];
  }

  /** Folders that are watched even while they are not there. */
  get roots(): readonly string[] {
    return [this.folder, ...this.loaded.includedPaths.map((path) => placeAt(path)?.folder ?? path)];
  }

  /** Everything that is wrong, by file and place. */
  diagnostics(): readonly Diagnostic[] {
    return (this.found ??= this.loaded.diagnostics());
  }

  /** The bytes of a file as the model has read them. */
  bytes(uri: string): Uint8Array | undefined {
    return this.texts.get(uri);
  }

  /** The bytes of a file of the model as it was read, or of the places of a view as they are on disk. */
  bytesNow(uri: string): Uint8Array | undefined {
    const known = this.texts.get(uri);
    if (known !== undefined) return known;
    const path = isSidecarUri(uri) ? pathInside(this.folder, uri) : undefined;
    const bytes = path === undefined ? undefined : tryReading(path);
    return bytes instanceof Uint8Array ? bytes : undefined;
  }

  /**
   * Writes files, all or none; the model has read them when this returns. "changed": one of them is not any more what it was taken
   * for, and nothing is written.
   */
  write(changes: readonly FileChange[]): "written" | "changed" {
    const placed = changes.map((change): PlacedChange => ({ ...change, path: this.pathOf(change.uri) }));
    if (writeTogether(this.folder, placed) === "changed") return "changed";
    const hasRead = this.refresh(new Set(placed.map(({ path }) => path)));
    // Places of views are no part of the model, but of what is shown of it.
    if (!hasRead) this.revisionNumber++;
    return "written";
  }

  /** A file for the editor: its text without a byte order mark. */
  file(uri: string): FileText | undefined {
    const bytes = this.texts.get(uri);
    return bytes === undefined ? undefined : { uri, text: decoder.decode(bytes), hash: this.hashOf(bytes) };
  }

  /**
   * Reads what is different on disk. Touched paths are read whatever their marks say. True when something changed.
   */
  refresh(touched: ReadonlySet<string>): boolean {
    const place = this.look();
    const marks = marksOf(place.found.files);
    const different = place.found.files.filter(
      (file) => touched.has(file.path) || marks.get(file.uri) !== this.marks.get(file.uri),
    );
    const gone = [...this.marks.keys()].filter((uri) => !marks.has(uri));
    const isSameElsewhere = this.includedMark === markOfIncluded(this.loaded) && sameProblems(this.place, place);
    if (different.length === 0 && gone.length === 0 && isSameElsewhere) {
      this.place = place;
      return false;
    }
    const isRead = isSameElsewhere && this.readInPlace(different, gone);
    this.place = place;
    this.marks = marks;
    if (isRead === "unchanged") return false;
    if (isRead !== "changed") this.readAnew();
    this.revisionNumber++;
    this.found = undefined;
    this.draftMade = undefined;
    return true;
  }

  /** What would be wrong in a file if this were its text, and the bytes that the places are in. The model stays as it is. */
  draft(uri: string, text: string): { readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] } {
    const { bytes, diagnostics } = this.drafted(uri, text);
    return { bytes, diagnostics: diagnostics() };
  }

  /** The model as it would be if this were the text of a file. */
  drafted(uri: string, text: string): Drafted {
    const bytes = encoder.encode(text);
    const draft = this.draftOf(uri, bytes);
    draft.bytes = bytes;
    draft.workspace.update(uri, bytes);
    const { workspace } = draft;
    const texts = this.texts;
    return {
      bytes,
      model: workspace.model,
      positions: createPositions((asked) => (asked === uri ? bytes : texts.get(asked))),
      diagnostics: () => workspace.diagnostics().filter((diagnostic) => diagnostic.uri === uri),
    };
  }

  /**
   * Saves a text: of a file that is still the one with this hash, or of a new file where the hash is empty. Byte order mark and line
   * endings stay as they were in the file. The model has read it when this returns.
   */
  save(uri: string, text: string, hash: string): FileText | SaveFault {
    const known = this.place.found.files.find((file) => file.uri === uri);
    const isFile = this.path !== this.place.folder;
    if (known === undefined && (isFile || !isModelUri(uri))) return "bad-name";
    const path = pathInside(this.folder, uri);
    if (path === undefined) return "outside";
    const read = tryReading(path);
    const before = read instanceof Uint8Array ? read : undefined;
    if (hash !== (before === undefined ? "" : this.hashOf(before))) return "conflict";
    const bytes = encoder.encode(before === undefined ? text : inTheMannerOf(before, text));
    if (isSame(before, bytes)) this.refresh(new Set([known?.path ?? path]));
    else if (this.write([{ uri, before, after: bytes }]) === "changed") return "conflict";
    return { uri, text: decoder.decode(bytes), hash: this.hashOf(bytes) };
  }

  /** Where a file of the folder is written; refused where that would be somewhere else, or nobody would read it. */
  private pathOf(uri: string): string {
    const known = this.place.found.files.find((file) => file.uri === uri);
    const isOneFile = this.path !== this.place.folder;
    if (known === undefined && !isSidecarUri(uri) && (isOneFile || !isModelUri(uri)))
      throw new Refused("bad-name", { uri });
    const path = pathInside(this.folder, uri);
    if (path === undefined) throw new Refused("outside", { uri });
    return known?.path ?? path;
  }

  private look(): ModelPlace {
    return placeAt(this.path) ?? { folder: this.path, found: { files: [], folders: [], problems: [] } };
  }

  /** Gives the model each text that is different; "anew" where more than that has changed: what is included, what cannot be read. */
  private readInPlace(different: readonly FoundFile[], gone: readonly string[]): "changed" | "unchanged" | "anew" {
    const read = different.map((file) => ({
      uri: file.uri,
      bytes: file.bytes > MAX_FILE_BYTES ? undefined : tryReading(file.path),
    }));
    const uris = new Set([...different.map((file) => file.uri), ...gone]);
    if (this.loaded.problems.some((problem) => uris.has(problem.uri))) return "anew";
    if (!read.every(({ bytes }) => bytes instanceof Uint8Array && isUtf8(bytes))) return "anew";
    const included = includeWords(this.model);
    const texts = [...read, ...gone.map((uri) => ({ uri, bytes: undefined }))].map(({ uri, bytes }) => ({
      uri,
      bytes: bytes instanceof Uint8Array ? bytes : undefined,
    }));
    for (const { uri, bytes } of texts) {
      if (bytes === undefined) this.texts.delete(uri);
      else this.texts.set(uri, bytes);
    }
    const isChanged = this.loaded.workspace.updateAll(texts);
    if (includeWords(this.model) !== included) return "anew";
    return isChanged ? "changed" : "unchanged";
  }

  private readAnew(): void {
    this.texts = new Map();
    this.loaded = loadModel(this.place, this.texts);
    this.includedMark = markOfIncluded(this.loaded);
  }

  /** Keystroke after keystroke goes into one copy of the workspace. */
  private draftOf(uri: string, bytes: Uint8Array): { readonly workspace: Workspace; bytes: Uint8Array } {
    if (this.draftMade?.uri === uri && this.draftMade.revision === this.revisionNumber) return this.draftMade;
    this.diagnostics();
    const texts = this.texts;
    const workspace = this.loaded.workspace.fork((asked) => (asked === uri ? made.bytes : texts.get(asked)));
    const made = { uri, revision: this.revisionNumber, workspace, bytes };
    this.draftMade = made;
    return made;
  }

  private hashOf(bytes: Uint8Array): string {
    let hash = this.hashes.get(bytes);
    if (hash === undefined) this.hashes.set(bytes, (hash = createHash("sha256").update(bytes).digest("hex")));
    return hash;
  }
}

const decoder: TextDecoder = new TextDecoder();
const encoder: TextEncoder = new TextEncoder();
const BYTE_ORDER_MARK = "\ufeff";

/** The text of a file that somebody has changed since it was half written: both changes, or theirs where these meet. */
function merged({ uri, before, after }: FileChange, now: Uint8Array): Uint8Array | undefined {
  const both = mergeFile(uri, { base: before, ours: now, theirs: after }, verbs);
  return both === "conflict" ? now : both.bytes;
}

const verbs: readonly string[] = metamodel.relationships.map(({ id }) => id);

/** By uri, what differs when a file was written: time, size, and which file it is. */
function marksOf(files: readonly FoundFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ uri, path }) => [uri, markOf(path)]));
}

function markOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.mtimeNs}:${stats.size}:${stats.ino}`;
}

function markOfIncluded(loaded: LoadedModel): string {
  return loaded.includedPaths
    .flatMap((path) => [path, ...(placeAt(path)?.found.files ?? []).map((file) => `${file.path}=${markOf(file.path)}`)])
    .join("\n");
}

function sameProblems(before: ModelPlace, after: ModelPlace): boolean {
  return JSON.stringify(before.found.problems) === JSON.stringify(after.found.problems);
}

function includeWords(model: Model): string {
  return JSON.stringify([...includesOf(model)].map(({ name, path, uri }) => [name, path, uri]));
}

/** Editors in a browser know no byte order mark and one line ending only. */
function inTheMannerOf(before: Uint8Array, text: string): string {
  const old = new TextDecoder("utf-8", { ignoreBOM: true }).decode(before);
  const lines =
    old.includes("\r\n") && !/(?<!\r)\n/.test(old) && !text.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
  return old.startsWith(BYTE_ORDER_MARK) && !lines.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK + lines : lines;
}
