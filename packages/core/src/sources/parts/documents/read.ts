/** An artefact in YAML or JSON as trees, with a diagnostic for whatever could not be read. */
import type { Diagnostic } from "../../../base/diagnostic.ts";
import { type Passing, readJsonBytes } from "../json-bytes.ts";
import { problemsOf } from "../problems.ts";
import type { Tree } from "../tree.ts";
import { readYaml } from "../yaml.ts";
import type { Artefact, Limits } from "../../source.ts";

export interface DocumentsReading {
  readonly trees: readonly Tree[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `passing`: what the reader never asks for, which large JSON is then read without. */
export function readDocuments(artefact: Artefact, limits: Limits, passing?: Passing): DocumentsReading {
  const { path, size } = artefact;
  if (size > limits.bytes) return { trees: [], diagnostics: [tooLarge(path, limits)] };
  const plain = /\.json$/iu.test(path) ? readJsonBytes(artefact.bytes(), limits.depth, passing) : undefined;
  if (plain !== undefined) return { trees: [plain], diagnostics: [] };
  const { documents, problems } = readYaml(artefact.text(), limits);
  return { trees: documents, diagnostics: problemsOf(path, problems, limits) };
}

export function unreadable(uri: string, what: string, line: number): Diagnostic {
  return warning("artefact-unreadable", uri, { what, line });
}

export function tooDeep(uri: string, line: number, limits: Limits): Diagnostic {
  return warning("artefact-too-deep", uri, { limit: limits.depth, line });
}

export function tooLarge(uri: string, limits: Limits): Diagnostic {
  return warning("artefact-too-large", uri, { limit: limits.bytes });
}

function warning(code: string, uri: string, parameters: Diagnostic["parameters"]): Diagnostic {
  return { code, severity: "warning", uri, span: { start: 0, end: 0 }, parameters };
}
