/** Any structured configuration file as trees, with what is wrong with it as a diagnostic. */
import { parse, TomlError } from "smol-toml";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { Artefact, Limits } from "../../source.ts";
import { readJsonTree, type TreeFault, type TreeReading } from "./json-tree.ts";
import { readJsonBytes } from "../json-bytes.ts";
import { scalar, type Tree } from "../tree.ts";
import { readYaml } from "../yaml.ts";

export interface Documents {
  readonly trees: readonly Tree[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file by the end of its name: `.json`, `.toml`, else YAML. */
export function readDocuments(artefact: Artefact, limits: Limits): Documents {
  if (artefact.size > limits.bytes) {
    const parameters = { limit: limits.bytes };
    return { trees: [], diagnostics: [diagnosticOf("artefact-too-large", artefact.path, parameters)] };
  }
  const plain = /\.json$/iu.test(artefact.path) ? readJsonBytes(artefact.bytes(), limits.depth) : undefined;
  if (plain !== undefined) return { trees: [plain], diagnostics: [] };
  const { trees, fault } = readTrees(artefact.path, artefact.text(), limits.depth);
  return { trees, diagnostics: fault === undefined ? [] : [faultOf(fault, artefact.path, limits)] };
}

/** The same of text that is at hand; the name decides the language. */
export function readTrees(name: string, text: string, depth: number): TreeReading {
  if (/\.toml$/iu.test(name) || /(?:^|\/)(?:Pipfile|(?:Cargo|poetry|uv|Pipfile)\.lock)$/u.test(name))
    return name.endsWith("Pipfile.lock") ? readJsonTree(text, depth) : readTomlTree(text, depth);
  // Markup is never one of these, and takes the parser of YAML long to refuse.
  if (/^\s*</u.test(text.slice(0, 200))) return { trees: [], fault: { kind: "unreadable", what: "<", line: 1 } };
  if (/\.json5?$|\.jsonc$|\.lock$/iu.test(name) || /^\s*[{[]/u.test(text.slice(0, 200))) {
    const reading = readJsonTree(text, depth);
    if (reading.fault === undefined || /\.json/iu.test(name)) return reading;
  }
  return readYamlTree(text, depth);
}

const kinds = {
  "artefact-unreadable": "unreadable",
  "artefact-too-deep": "too-deep",
  "artefact-too-large": "too-large",
} as const;

function readYamlTree(text: string, depth: number): TreeReading {
  const { documents, problems } = readYaml(text, { depth });
  const [problem] = problems;
  if (problem === undefined) return { trees: documents };
  return { trees: documents, fault: { kind: kinds[problem.code], what: problem.what, line: problem.line } };
}

/** TOML as a tree; the parser keeps no places, so lines are those of the first writing of each key. */
function readTomlTree(text: string, depth: number): TreeReading {
  try {
    const tree = treeOf(parse(text), new Map(), text, depth);
    return { trees: tree === undefined ? [] : [tree] };
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    const what = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "";
    return { trees: [], fault: { kind: "unreadable", what, line } };
  }
}

function treeOf(value: unknown, lines: Map<string, number>, text: string, depth: number, key = ""): Tree | undefined {
  if (depth < 0) return undefined;
  const line = lineOfKey(key, lines, text);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => treeOf(item, lines, text, depth - 1, key));
    return { is: "items", line, items: items.filter((item) => item !== undefined) };
  }
  if (typeof value !== "object" || value === null || value instanceof Date)
    return scalar(value instanceof Date ? value.toISOString() : plain(value), line, typeof value !== "string");
  const entries = new Map<string, Tree>();
  for (const [own, child] of Object.entries(value)) {
    const tree = treeOf(child, lines, text, depth - 1, own);
    if (tree !== undefined) entries.set(own, tree);
  }
  return { is: "fields", line, entries };
}

function plain(value: unknown): string {
  return typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    typeof value === "bigint"
    ? String(value)
    : "";
}

function lineOfKey(key: string, lines: Map<string, number>, text: string): number {
  if (lines.size === 0) indexLines(lines, text);
  return lines.get(key) ?? 1;
}

function indexLines(lines: Map<string, number>, text: string): void {
  lines.set("", 1);
  let line = 0;
  for (const written of text.split("\n")) {
    line++;
    const match = /^\s*(?:\[\[?\s*(?:[^\]]*\.)?)?["']?([\w@/.+-]+)["']?\s*(?:=|\])/u.exec(written.slice(0, 300));
    if (match?.[1] !== undefined && !lines.has(match[1])) lines.set(match[1], line);
  }
}

function faultOf(fault: TreeFault, uri: string, limits: Limits): Diagnostic {
  switch (fault.kind) {
    case "too-deep":
      return diagnosticOf("artefact-too-deep", uri, { limit: limits.depth, line: fault.line });
    case "too-large":
      return diagnosticOf("artefact-too-large", uri, { limit: limits.bytes });
    default:
      return diagnosticOf("artefact-unreadable", uri, { what: fault.what, line: fault.line });
  }
}

export function diagnosticOf(code: string, uri: string, parameters: Diagnostic["parameters"]): Diagnostic {
  return { code, severity: "warning", uri, span: { start: 0, end: 0 }, parameters };
}
