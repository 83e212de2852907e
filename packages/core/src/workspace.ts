/**
 * The one door for surfaces: files in, model and diagnostics out, incrementally.
 * All texts are needed again only when an organisation's verb changes what statements are; the surface then gives them once more.
 */
import { compare } from "./base/compare.ts";
import type { Diagnostic } from "./base/diagnostic.ts";
import { Symbols } from "./base/symbols.ts";
import { contentHash } from "./base/hash.ts";
import { parse } from "./language/parse.ts";
import { makeVocabulary, type Vocabulary } from "./language/vocabulary.ts";
import { Columns, type Segment } from "./model/columns.ts";
import type { Metamodel } from "./model/metamodel.ts";
import { metamodel as builtIn } from "./model/metamodel/index.ts";
import type { SupportTable } from "./model/endoflife/support-table.ts";
import { DEFINITION, Model } from "./model/model.ts";
import { Schema } from "./model/schema.ts";
import { Checker } from "./reconcile/check.ts";
import { definedVerbs, readDefinitions } from "./reconcile/definitions.ts";
import { link } from "./reconcile/link.ts";
import type { ReferenceMemory } from "./reconcile/references.ts";
import { openSnapshot, writeSnapshot } from "./reconcile/snapshot.ts";
import { type ByteSource, inMemory } from "./base/pack.ts";
import { splice } from "./reconcile/splice.ts";
import { changedIds, mentions } from "./reconcile/touch.ts";

/** Files beyond this are refused: 1 GiB. */
export const MAX_FILE_BYTES: number = 2 ** 30;

export interface WorkspaceOptions {
  readonly metamodel?: Metamodel;
  /** Models that `include name "path"` names, already loaded by the surface. */
  readonly includes?: ReadonlyMap<string, Model>;
  /** The text of a file that was given before; without it the workspace keeps all texts. */
  readonly text?: (uri: string) => Uint8Array | undefined;
  /** Until when products are supported, instead of the table that comes with the product. */
  readonly support?: SupportTable | undefined;
}

export interface WorkspaceFile {
  readonly uri: string;
  readonly bytes: Uint8Array;
}

export class Workspace {
  private readonly options: WorkspaceOptions;
  private symbols: Symbols = new Symbols();
  private vocabulary: Vocabulary;
  private verbs: readonly string[];
  private columns: Columns = new Columns();
  private segments: readonly Segment[] = [];
  private schema: Schema;
  private definitionProblems: readonly Diagnostic[] = [];
  private linkProblems: readonly Diagnostic[] = [];
  private checked: WeakMap<readonly Diagnostic[], readonly Diagnostic[]> = new WeakMap();
  private includes: ReadonlyMap<string, Model>;
  private references: ReferenceMemory = new WeakMap();
  private modelMade: Model;
  private readonly texts: Map<string, Uint8Array> = new Map();

  constructor(options: WorkspaceOptions = {}) {
    this.options = options;
    this.includes = options.includes ?? new Map();
    const base = options.metamodel ?? builtIn;
    this.verbs = base.relationships.map((relationship) => relationship.id);
    this.vocabulary = makeVocabulary(this.symbols, this.verbs);
    this.schema = new Schema(base);
    this.modelMade = this.supported(link(this.columns, this.segments, this.symbols, this.schema, this.includes).model);
  }

  /** A workspace of these files; they are read one by one, so a generator may hand them over without holding all. */
  static load(files: Iterable<WorkspaceFile>, options: WorkspaceOptions = {}): Workspace {
    const workspace = new Workspace(options);
    workspace.read(files);
    return workspace;
  }

  /**
   * A workspace from the bytes of `snapshot`, without reading any text; undefined when they are of another version or damaged.
   * The surface compares `files` with the disk and gives `update` what has changed since.
   */
  static open(
    source: Uint8Array | ByteSource,
    options: WorkspaceOptions & Required<Pick<WorkspaceOptions, "text">>,
  ): Workspace | undefined {
    const snapshot = openSnapshot(
      source instanceof Uint8Array ? inMemory(source) : source,
      options.metamodel ?? builtIn,
    );
    if (snapshot === undefined) return undefined;
    const workspace = new Workspace(options);
    workspace.symbols = snapshot.symbols;
    workspace.columns = snapshot.columns;
    workspace.segments = snapshot.segments;
    workspace.refreshDefinitions();
    workspace.vocabulary = makeVocabulary(workspace.symbols, workspace.verbs);
    workspace.linkProblems = snapshot.linkProblems;
    workspace.modelMade = workspace.supported(snapshot.model(workspace.schema));
    snapshot.segments.forEach((segment, index) => {
      const checked = snapshot.checked[index];
      if (checked !== undefined) workspace.checked.set(segment.diagnostics, checked);
    });
    return workspace;
  }

  /** The bytes that `open` takes; undefined for a workspace with includes, which may change on their own. */
  snapshot(): Uint8Array | undefined {
    if (this.includes.size > 0) return undefined;
    this.diagnostics();
    const checked = this.segments.map((segment) => this.checked.get(segment.diagnostics) ?? []);
    return writeSnapshot(this.modelMade, this.options.metamodel ?? builtIn, checked, this.linkProblems);
  }

  /**
   * A workspace that begins as this one and goes its own way: what was read and checked is shared, later updates are not. For texts
   * that are not saved yet; `text` answers for the copy.
   */
  fork(text: (uri: string) => Uint8Array | undefined): Workspace {
    const copy = new Workspace({ ...this.options, text });
    copy.symbols = this.symbols;
    copy.vocabulary = this.vocabulary;
    copy.verbs = this.verbs;
    copy.columns = this.columns;
    copy.segments = this.segments;
    copy.schema = this.schema;
    copy.definitionProblems = this.definitionProblems;
    copy.linkProblems = this.linkProblems;
    copy.includes = this.includes;
    copy.references = this.references;
    copy.modelMade = this.modelMade;
    for (const { diagnostics } of this.segments) {
      const checked = this.checked.get(diagnostics);
      if (checked !== undefined) copy.checked.set(diagnostics, checked);
    }
    return copy;
  }

  /** The model of what was read last. Immutable: a later change makes another. */
  get model(): Model {
    return this.modelMade;
  }

  /** Everything that is wrong, by file and place. Checks run when first asked for, per file, and are kept. */
  diagnostics(): readonly Diagnostic[] {
    const all: Diagnostic[] = [...this.definitionProblems, ...this.linkProblems];
    let checker: Checker | undefined;
    for (const segment of this.segments) {
      let found = this.checked.get(segment.diagnostics);
      if (found === undefined) {
        checker ??= new Checker(this.modelMade);
        found = checker.check(segment);
        this.checked.set(segment.diagnostics, found);
      }
      for (const diagnostic of segment.diagnostics) all.push(diagnostic);
      for (const diagnostic of found) all.push(diagnostic);
    }
    const order = new Map(this.segments.map((segment, index) => [segment.uri, index]));
    return all.sort(
      (a, b) =>
        (order.get(a.uri) ?? 0) - (order.get(b.uri) ?? 0) ||
        a.span.start - b.span.start ||
        a.span.end - b.span.end ||
        compare(a.code, b.code),
    );
  }

  /** Takes a new text for a file (a new file, too), or its removal; reads that file only. False when nothing changed. */
  update(uri: string, bytes: Uint8Array | undefined): boolean {
    return this.updateAll([{ uri, bytes }]);
  }

  /** The same for several files, each once; everything is linked once for all of them. */
  updateAll(files: Iterable<{ readonly uri: string; readonly bytes: Uint8Array | undefined }>): boolean {
    const before = this.modelMade;
    const oldSegments = new Map(this.segments.map((segment) => [segment.uri, segment]));
    const changed: string[] = [];
    let hasDefined = false;
    for (const { uri, bytes } of files) {
      const old = oldSegments.get(uri);
      if (!this.replace(uri, bytes)) continue;
      changed.push(uri);
      const placed = this.segments.find((segment) => segment.uri === uri);
      hasDefined ||= old !== undefined && definesAnything(before, old);
      hasDefined ||= placed !== undefined && hasDefinitions(this.columns, placed, this.symbols);
    }
    if (changed.length === 0) return false;
    if (hasDefined && this.refreshDefinitions()) this.readAll();
    this.relink();
    if (hasDefined) this.checked = new WeakMap();
    else for (const uri of changed) this.forgetChecks(before, oldSegments.get(uri), uri);
    return true;
  }

  /** Sets the models that `other::id` refers to. */
  setIncludes(includes: ReadonlyMap<string, Model>): void {
    this.includes = includes;
    this.checked = new WeakMap();
    this.relink();
  }

  /** Models that `other::id` leads into, by the names that they have here. */
  get included(): ReadonlyMap<string, Model> {
    return this.includes;
  }

  /** Uris of the files in their order. */
  get files(): readonly Segment[] {
    return this.segments;
  }

  /** Puts a file in the place of the one of its name; nothing is linked yet. False when it is the same. */
  private replace(uri: string, bytes: Uint8Array | undefined): boolean {
    const index = this.segments.findIndex((segment) => segment.uri === uri);
    const old = this.segments[index];
    if (bytes === undefined && old === undefined) return false;
    if (bytes !== undefined && old !== undefined && old.bytes === bytes.length && old.hash === contentHash(bytes))
      return false;
    this.keep(uri, bytes);
    let fresh: Segment | undefined;
    let freshColumns: Columns | undefined;
    if (bytes !== undefined) {
      freshColumns = new Columns();
      fresh = this.parse({ uri, bytes }, freshColumns);
    }
    const at = old === undefined ? insertionPoint(this.segments, uri) : index;
    const spliced =
      old === undefined && fresh !== undefined
        ? insert(this.columns, this.segments, at, freshColumns as Columns, fresh)
        : splice(this.columns, this.segments, at, freshColumns, fresh);
    this.columns = spliced.columns;
    this.segments = spliced.segments;
    return true;
  }

  /** Files that mention an id that came, went or changed its kind with a file are checked again. */
  private forgetChecks(before: Model, old: Segment | undefined, uri: string): void {
    const placed = this.segments.find((segment) => segment.uri === uri);
    const changed = changedIds(before, old, this.modelMade, placed);
    if (changed === undefined) return;
    for (const segment of this.segments)
      if (segment !== placed && mentions(this.columns, segment, changed)) this.checked.delete(segment.diagnostics);
  }

  private read(files: Iterable<WorkspaceFile>): void {
    const segments: Segment[] = [];
    this.symbols.isGathering = true;
    for (const file of files) {
      segments.push(this.parse(file, this.columns));
      this.keep(file.uri, file.bytes);
    }
    this.symbols.isGathering = false;
    this.segments = segments;
    if (this.refreshDefinitions()) this.readAll();
    this.relink();
  }

  private parse(file: WorkspaceFile, columns: Columns): Segment {
    if (file.bytes.length > MAX_FILE_BYTES) {
      const empty = parse(file.uri, new Uint8Array(0), this.symbols, this.vocabulary, columns);
      const problem: Diagnostic = {
        code: "file-too-large",
        severity: "error",
        uri: file.uri,
        span: { start: 0, end: 0 },
        parameters: { size: file.bytes.length, limit: MAX_FILE_BYTES },
      };
      return { ...empty, diagnostics: [problem] };
    }
    return parse(file.uri, file.bytes, this.symbols, this.vocabulary, columns);
  }

  /** Reads kinds, attributes and verbs of the organisation; true when a new verb changes how statements are read. */
  private refreshDefinitions(): boolean {
    const base = this.options.metamodel ?? builtIn;
    const { metamodel, diagnostics } = readDefinitions(base, this.columns, this.segments, this.symbols);
    this.definitionProblems = diagnostics;
    if (metamodel !== this.schema.metamodel) {
      this.schema = new Schema(metamodel);
      this.references = new WeakMap();
    }
    const verbs = [
      ...new Set([
        ...base.relationships.map((relationship) => relationship.id),
        ...definedVerbs(this.columns, this.segments, this.symbols),
      ]),
    ];
    const isSame = verbs.length === this.verbs.length && verbs.every((verb, index) => verb === this.verbs[index]);
    this.verbs = verbs;
    return !isSame;
  }

  private keep(uri: string, bytes: Uint8Array | undefined): void {
    if (this.options.text !== undefined) return;
    if (bytes === undefined) this.texts.delete(uri);
    else this.texts.set(uri, bytes);
  }

  private readAll(): void {
    const symbols = this.symbols;
    this.vocabulary = makeVocabulary(symbols, this.verbs);
    const columns = new Columns();
    const segments: Segment[] = [];
    for (const segment of this.segments) {
      const bytes = this.options.text === undefined ? this.texts.get(segment.uri) : this.options.text(segment.uri);
      if (bytes !== undefined) segments.push(this.parse({ uri: segment.uri, bytes }, columns));
    }
    this.columns = columns;
    this.segments = segments;
    this.refreshDefinitions();
  }

  private supported(model: Model): Model {
    const { support } = this.options;
    return support === undefined ? model : new Model(model.parts, model.present, support);
  }

  private relink(): void {
    const linked = link(this.columns, this.segments, this.symbols, this.schema, this.includes, this.references);
    this.modelMade = this.supported(linked.model);
    this.linkProblems = linked.diagnostics;
  }
}

function insert(
  columns: Columns,
  segments: readonly Segment[],
  at: number,
  freshColumns: Columns,
  fresh: Segment,
): { readonly columns: Columns; readonly segments: readonly Segment[] } {
  // An empty file first, so that the same replacement serves.
  const next = segments[at];
  const place = (
    table: "elements" | "attributes" | "relationships" | "extensions" | "carried" | "pool",
    count: number,
  ): readonly [number, number] => {
    const start = next === undefined ? count : next[table][0];
    return [start, start];
  };
  const empty: Segment = {
    ...fresh,
    elements: place("elements", columns.elementCount),
    attributes: place("attributes", columns.attributeCount),
    relationships: place("relationships", columns.relationshipCount),
    extensions: place("extensions", columns.extensionCount),
    carried: place("carried", columns.carriedCount),
    pool: place("pool", columns.poolCount),
  };
  return splice(columns, [...segments.slice(0, at), empty, ...segments.slice(at)], at, freshColumns, fresh);
}

/** Files stand in the order of their names. */
function insertionPoint(segments: readonly Segment[], uri: string): number {
  const at = segments.findIndex((segment) => compare(segment.uri, uri) > 0);
  return at < 0 ? segments.length : at;
}

function definesAnything(model: Model, segment: Segment): boolean {
  for (let row = segment.elements[0]; row < segment.elements[1]; row++)
    if (model.parts.kindOf[row] === DEFINITION) return true;
  return false;
}

function hasDefinitions(columns: Columns, segment: Segment, symbols: Symbols): boolean {
  const words = ["kind", "attribute", "relationship", "include", "model"].map((word) => symbols.find(word));
  for (let row = segment.elements[0]; row < segment.elements[1]; row++)
    if (words.includes(columns.elementKind[row])) return true;
  return false;
}
