/** YAML and JSON as trees with lines: quickly where the text is simple, by the full parser otherwise. Never throws. */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from "yaml";
import type { Limits } from "../source.ts";
import { quickYaml } from "./quick-yaml.ts";
import { isNothing, scalar, type Tree } from "./tree.ts";

export interface YamlReading {
  readonly documents: readonly Tree[];
  readonly problems: readonly YamlProblem[];
}

export interface YamlProblem {
  /** Code of the catalogue. */
  readonly code: "artefact-unreadable" | "artefact-too-deep" | "artefact-too-large";
  readonly what: string;
  readonly line: number;
}

/** What the full parser is given at most: it reads half a megabyte a second. */
const FULL_PARSER_BYTES = 8 * 2 ** 20;

/** The full parser takes the square of a line's length: of a hundred thousand signs, seconds. */
const LONGEST_LINE = 32_768;

/** What aliases may unfold to. */
const MOST_NODES = 2_000_000;

export function readYaml(text: string, limits: Pick<Limits, "depth">): YamlReading {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const quick = quickYaml(body, limits.depth);
  if (quick !== undefined) return { documents: quick.filter((tree) => !isNothing(tree)), problems: [] };
  const line = tooDeep(body, limits.depth);
  if (line !== undefined) return failed("artefact-too-deep", "YAML", line);
  if (body.length > FULL_PARSER_BYTES) return failed("artefact-too-large", "YAML", 1);
  const long = longLine(body);
  if (long !== undefined) return failed("artefact-too-large", "YAML", long);
  return fully(body, limits);
}

function failed(code: YamlProblem["code"], what: string, line: number): YamlReading {
  return { documents: [], problems: [{ code, what, line }] };
}

/** Line that is longer than the full parser may be given. */
function longLine(text: string): number | undefined {
  let line = 1;
  for (let from = 0; from < text.length; line++) {
    const end = text.indexOf("\n", from);
    const stop = end < 0 ? text.length : end;
    if (stop - from > LONGEST_LINE) return line;
    from = stop + 1;
  }
  return undefined;
}

/** Line at which brackets, or indentation, are nested deeper than is allowed. */
function tooDeep(text: string, depth: number): number | undefined {
  let open = 0;
  let line = 1;
  let dashes = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code === 10) {
      line++;
      dashes = 0;
    } else if (code === 91 || code === 123) open++;
    else if (code === 93 || code === 125) open = Math.max(open - 1, 0);
    else if (code === 45 || code === 63) dashes++;
    else if (code !== 32) dashes = Math.min(dashes, depth);
    if (open > depth || (dashes > 4 * depth && isRunOfDashes(text, place))) return line;
  }
  return undefined;
}

/** `- - - - -` opens a level with each dash; `--------` does not. */
function isRunOfDashes(text: string, end: number): boolean {
  return text.slice(Math.max(end - 8, 0), end + 1).includes("- - -");
}

function fully(text: string, limits: Pick<Limits, "depth">): YamlReading {
  const lines = new LineCounter();
  const problems: YamlProblem[] = [];
  const documents: Tree[] = [];
  try {
    const parsed = parseAllDocuments(text, {
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
    });
    for (const document of Array.isArray(parsed) ? parsed : []) {
      for (const error of document.errors)
        problems.push({ code: "artefact-unreadable", what: error.code, line: lines.linePos(error.pos[0]).line });
      if (document.contents === null) continue;
      const walk = new Walk(lines, limits.depth);
      const tree = walk.tree(document.contents, 0);
      if (walk.problem === undefined) documents.push(tree);
      else problems.push({ code: walk.problem, what: "YAML", line: tree.line });
    }
  } catch (error) {
    // The parser descends by recursion; what is too deep for it is too deep for us.
    if (!(error instanceof RangeError)) throw error;
    return failed("artefact-too-deep", "YAML", 1);
  }
  return { documents: documents.filter((tree) => !isNothing(tree)), problems: problems.slice(0, 20) };
}

/** Nodes of the full parser into trees; aliases are followed, `<<` is merged. */
class Walk {
  problem: YamlProblem["code"] | undefined;
  private readonly lines: LineCounter;
  private readonly deepest: number;
  private readonly anchors: Map<string, { readonly tree: Tree; readonly size: number }> = new Map();
  private nodes = 0;

  constructor(lines: LineCounter, deepest: number) {
    this.lines = lines;
    this.deepest = deepest;
  }

  tree(node: unknown, depth: number): Tree {
    if (depth > this.deepest) this.problem = "artefact-too-deep";
    this.nodes++;
    if (this.nodes > MOST_NODES) this.problem = "artefact-too-large";
    if (this.problem !== undefined) return scalar("", 1);
    if (isAlias(node)) return this.alias(node.source);
    const before = this.nodes;
    const tree = this.made(node, depth);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)
      this.anchors.set(node.anchor, { tree, size: this.nodes - before + 1 });
    return tree;
  }

  private alias(name: string): Tree {
    const found = this.anchors.get(name);
    if (found === undefined) return scalar("", 1);
    this.nodes += found.size;
    return found.tree;
  }

  private made(node: unknown, depth: number): Tree {
    const line = this.lineOf(node);
    const tag = tagOf(node);
    if (isSeq(node)) {
      return { is: "items", items: node.items.map((item) => this.tree(item, depth + 1)), line, ...tag };
    }
    if (isMap(node)) {
      const entries = new Map<string, Tree>();
      const merged: Tree[] = [];
      for (const pair of node.items) {
        if (!isPair(pair)) continue;
        const name = keyText(pair.key);
        const value = pair.value === null ? scalar("", this.lineOf(pair.key)) : this.tree(pair.value, depth + 1);
        if (name === "<<") merged.push(...(value.is === "items" ? value.items : [value]));
        else if (name !== undefined) entries.set(name, value);
      }
      for (const other of merged) {
        if (other.is !== "fields") continue;
        for (const [name, value] of other.entries) if (!entries.has(name)) entries.set(name, value);
      }
      return { is: "fields", entries, line, ...tag };
    }
    if (!isScalar(node)) return scalar("", line);
    const isPlain = node.type === "PLAIN" || node.type === undefined;
    const text = isPlain && node.source !== undefined ? node.source : plainText(node.value);
    return { is: "scalar", text, isPlain, line, ...tag };
  }

  private lineOf(node: unknown): number {
    const range = (node as Partial<Node> | null)?.range;
    return range === undefined || range === null ? 1 : this.lines.linePos(range[0]).line;
  }
}

function tagOf(node: unknown): { readonly tag?: string } {
  const tag = (node as { readonly tag?: unknown } | null)?.tag;
  return typeof tag === "string" && !tag.startsWith("tag:yaml.org") ? { tag } : {};
}

function keyText(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return key.source ?? plainText(key.value);
}

function plainText(value: unknown): string {
  return typeof value === "string"
    ? value
    : typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : "";
}
