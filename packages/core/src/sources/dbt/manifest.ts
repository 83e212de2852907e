/** The manifest that dbt writes: the whole project, with all names put together. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { unreadable } from "../parts/documents/read.ts";
import type { Artefact } from "../source.ts";
import { type DbtNode, Project } from "./project.ts";

type Json = Readonly<Record<string, unknown>>;

export function manifestProject(
  artefact: Artefact,
  folder: string,
): { readonly project: Project; readonly diagnostics: readonly Diagnostic[] } {
  const project = new Project(folder);
  const manifest = parsed(artefact.text());
  if (manifest === undefined) return { project, diagnostics: [unreadable(artefact.path, "manifest.json", 1)] };
  const metadata = recordAt(manifest, "metadata");
  project.at = { file: artefact.path, line: 1 };
  project.name = textAt(metadata, "project_name") ?? undefined;
  project.adapter = textAt(metadata, "adapter_type");
  const ids = new Map<string, string>();
  for (const [list, kind] of [
    ["nodes", "model"],
    ["sources", "source"],
    ["exposures", "exposure"],
  ] as const)
    for (const [id, value] of Object.entries(recordAt(manifest, list))) {
      const one = recordAt({ value }, "value");
      if (kind === "model" && !/^(?:model|seed|snapshot)\./u.test(id)) continue;
      ids.set(id, add(project, artefact.path, kind, one).id);
    }
  for (const list of ["nodes", "exposures"])
    for (const [id, value] of Object.entries(recordAt(manifest, list))) {
      const node = project.nodes.get(ids.get(id) ?? "");
      const used = recordAt(recordAt({ value }, "value"), "depends_on")["nodes"];
      for (const other of Array.isArray(used) ? (used as readonly unknown[]) : []) {
        const known = typeof other === "string" ? ids.get(other) : undefined;
        if (node !== undefined && known !== undefined) node.uses.push({ id: known, at: node.at });
      }
    }
  return { project, diagnostics: [] };
}

function add(project: Project, file: string, kind: DbtNode["kind"], one: Json): DbtNode {
  const name = textAt(one, "name") ?? "unnamed";
  const id = kind === "source" ? `source.${textAt(one, "source_name") ?? ""}.${name}` : `${kind}.${name}`;
  const node = project.node(id, kind, name, { file, pointer: textAt(one, "unique_id") ?? id });
  const description = textAt(one, "description");
  const owner = textAt(recordAt(one, "meta"), "owner") ?? textAt(recordAt(one, "owner"), "name");
  const relation = [textAt(one, "schema"), textAt(one, "alias") ?? textAt(one, "identifier")].filter(
    (part) => part !== undefined,
  );
  if (description !== undefined) node.description = description.slice(0, 500);
  if (owner !== undefined) node.owner = owner;
  if (relation.length === 2) node.relation = relation.join(".");
  return node;
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

function recordAt(value: Json, name: string): Json {
  const found = value[name];
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Json) : {};
}

function textAt(value: Json, name: string): string | undefined {
  const found = value[name];
  return typeof found === "string" && found !== "" ? found : undefined;
}
