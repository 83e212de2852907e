/** A Threagile model (github.com/Threagile/threagile) as facts: one YAML file, or a file with those that it includes. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { type Tally, tally } from "../../model/archimate/tally.ts";
import type { Fact, Loss } from "../../model/facts.ts";
import { type Fields, readYaml, threagileDiagnostic, type YamlLimits, yamlLimits } from "./fields.ts";
import { reasons } from "./reasons.ts";
import { threagileFacts } from "./to-facts.ts";

interface FileBytes {
  readonly uri: string;
  readonly bytes: Uint8Array;
}

export interface ThreagileReading {
  /** Undefined: none of the files is such a model. */
  readonly facts: readonly Fact[] | undefined;
  readonly loss: readonly Loss[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Is it one of these models? By its content: the name of the file says nothing. */
export function isThreagile({ bytes }: FileBytes): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, LOOKED_AT));
  return /^(?:"?threagile_version"?|technical_assets)\s*:/mu.test(text);
}

const LOOKED_AT = 4 * 1024 * 1024;

/** Reads a model and the files that it includes, as far as they are given. Never throws. */
export function readThreagile(files: readonly FileBytes[], limits: YamlLimits = yamlLimits): ThreagileReading {
  const diagnostics: Diagnostic[] = [];
  const roots: Fields[] = [];
  for (const { uri, bytes } of files.filter((file) => isThreagile(file) || /\.ya?ml$/i.test(file.uri))) {
    const root = readYaml(uri, new TextDecoder().decode(bytes), diagnostics, limits);
    if (root !== undefined) roots.push(root);
  }
  if (roots.length === 0) {
    const uri = files[0]?.uri ?? "";
    if (diagnostics.length === 0) diagnostics.push(threagileDiagnostic("threagile-not-a-model", "error", uri, {}));
    return { facts: undefined, loss: [], diagnostics };
  }
  const ledger = tally();
  countIncluded(roots, files, ledger);
  const facts = threagileFacts(roots, ledger, diagnostics);
  return { facts, loss: ledger.list(), diagnostics };
}

function countIncluded(roots: readonly Fields[], files: readonly FileBytes[], ledger: Tally): void {
  const given = new Set(files.map(({ uri }) => lastPart(uri)));
  for (const path of roots.flatMap((root) => root.list("includes"))) {
    if (given.has(lastPart(path))) ledger.kept("included file");
    else ledger.dropped("included file", reasons.included, path);
  }
}

function lastPart(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}
