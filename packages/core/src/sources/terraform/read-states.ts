/** Plans and states to roots; each stands in the folder of its file. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { compare } from "../../base/compare.ts";
import type { Artefact } from "../source.ts";
import { directoryOf } from "./read-hcl.ts";
import type { TerraformRoot } from "./root.ts";
import { merged } from "./states/merge.ts";
import { shown } from "./states/plan.ts";
import { withReferences } from "./states/references.ts";
import { instancesOfState } from "./states/state.ts";
import { gathered, isRecord } from "./states/tree.ts";

/** From the first bytes: what only plans and states begin with. */
export function isPlanOrState(text: string): boolean {
  return (
    /"terraform_version"\s*:/u.test(text) &&
    /"(?:format_version|planned_values|resource_changes|lineage|serial|values)"\s*:/u.test(text)
  );
}

export interface StatesRead {
  readonly roots: readonly TerraformRoot[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Roots of the code with the values of the states beside them, and those that only have a state. */
export function withStates(code: readonly TerraformRoot[], artefacts: readonly Artefact[]): StatesRead {
  const diagnostics: Diagnostic[] = [];
  const roots = new Map(code.map((root) => [root.directory, root]));
  for (const artefact of artefacts.toSorted((a, b) => rank(a.path) - rank(b.path) || compare(a.path, b.path))) {
    const root = rootOf(artefact);
    if (root === undefined) {
      const parameters = { what: "JSON", line: 1 };
      diagnostics.push({
        code: "artefact-unreadable",
        severity: "warning",
        uri: artefact.path,
        span: { start: 0, end: 0 },
        parameters,
      });
      continue;
    }
    const before = roots.get(root.directory);
    roots.set(root.directory, before === undefined ? root : merged(before, root));
  }
  return { roots: [...roots.values()].toSorted((a, b) => compare(a.directory, b.directory)), diagnostics };
}

/** Plans first, so that what is there wins over what is planned. */
function rank(path: string): number {
  return path.endsWith(".tfstate") ? 1 : 0;
}

function rootOf(artefact: Artefact): TerraformRoot | undefined {
  let json: unknown;
  try {
    json = JSON.parse(artefact.text());
  } catch {
    return undefined;
  }
  if (!isRecord(json)) return undefined;
  const { path } = artefact;
  const plan = shown(json);
  const instances =
    plan?.instances ??
    instancesOfState(json) ??
    (isRecord(json["values"]) || "format_version" in json ? [] : undefined);
  if (instances === undefined) return undefined;
  return {
    directory: directoryOf(path),
    resources: withReferences(gathered(instances, path)),
    modules: [],
    providers: (plan?.providers ?? []).map((provider) => ({ ...provider, at: { file: path } })),
    gaps: [],
  };
}
