/** Charts of Helm as they lie in a repository: what each is called, its values, its templates and the charts that it needs. */
import { isRecord, type Plain, plainOf } from "../../parts/plain.ts";
import { itemsAt, textAt, type Tree } from "../../parts/tree.ts";
import { readYaml } from "../../parts/yaml.ts";
import type { Surroundings } from "../../source.ts";
import { parentOf, resolved } from "../../parts/unit-folder.ts";
import { type Parsed, parseTemplate, type TemplateNode } from "./parse.ts";

export interface Chart {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly isLibrary: boolean;
  readonly tree: Tree;
  readonly values: Plain;
  readonly valuesTree: Tree | undefined;
  readonly needs: readonly Needed[];
  /** Templates that make resources. */
  readonly templates: readonly { readonly path: string; readonly parsed: Parsed }[];
  /** Named templates of the chart alone. */
  readonly defined: ReadonlyMap<string, readonly TemplateNode[]>;
}

export interface Needed {
  readonly name: string;
  readonly alias: string | undefined;
  readonly condition: string | undefined;
  /** Folder of the chart, where it lies here. */
  readonly folder: string | undefined;
  readonly repository: string | undefined;
  readonly line: number;
}

export function isChartFile(path: string): boolean {
  return /(?:^|\/)Chart\.ya?ml$/u.test(path);
}

/** Folder of the chart of which a template is part; undefined: none. */
export function chartAround(path: string, charts: ReadonlySet<string>): string | undefined {
  for (let folder = parentOf(path); folder !== "."; folder = parentOf(folder))
    if (/(?:^|\/)templates$/u.test(folder) && charts.has(parentOf(folder))) return parentOf(folder);
  return undefined;
}

export function readChart(path: string, around: Surroundings): Chart | undefined {
  const folder = parentOf(path);
  const tree = treeOf(path, around);
  if (tree === undefined) return undefined;
  const values = treeOf(inside(folder, "values.yaml"), around) ?? treeOf(inside(folder, "values.yml"), around);
  const defined = new Map<string, readonly TemplateNode[]>();
  const templates: { path: string; parsed: Parsed }[] = [];
  for (const file of filesUnder(inside(folder, "templates"), around)) {
    if (!/\.(?:ya?ml|tpl|json|gotmpl|txt)$/iu.test(file) || /\/templates\/tests?\//u.test(file)) continue;
    const artefact = around.file(file);
    if (artefact === undefined || artefact.size > 1 << 20) continue;
    const parsed = parseTemplate(artefact.text());
    for (const [name, nodes] of parsed.defined) defined.set(name, nodes);
    if (/\.(?:ya?ml|json)$/iu.test(file) && !/\/_[^/]*$/u.test(file)) templates.push({ path: file, parsed });
  }
  return {
    folder,
    name: textAt(tree, "name") ?? folder,
    version: textAt(tree, "version") ?? "",
    appVersion: textAt(tree, "appVersion") ?? "",
    isLibrary: textAt(tree, "type") === "library",
    tree,
    values: plainOf(values),
    valuesTree: values,
    needs: needsOf(tree, folder, around),
    templates,
    defined,
  };
}

function needsOf(tree: Tree, folder: string, around: Surroundings): readonly Needed[] {
  const old = treeOf(inside(folder, "requirements.yaml"), around);
  const found = [...itemsAt(tree, "dependencies"), ...itemsAt(old, "dependencies")].flatMap(
    (one): readonly Needed[] => {
      const name = textAt(one, "name");
      if (name === undefined) return [];
      const repository = textAt(one, "repository");
      const local =
        repository?.startsWith("file://") === true ? resolved(folder, repository.slice("file://".length)) : undefined;
      const unpacked = inside(folder, `charts/${name}`);
      const place = [local, unpacked].find(
        (path) => path !== undefined && around.file(inside(path, "Chart.yaml")) !== undefined,
      );
      return [
        {
          name,
          alias: textAt(one, "alias"),
          condition: textAt(one, "condition"),
          folder: place,
          repository,
          line: one.line,
        },
      ];
    },
  );
  const known = new Set(found.map(({ folder: place }) => place));
  for (const path of around.folder(inside(folder, "charts")))
    if (around.file(inside(path, "Chart.yaml")) !== undefined && !known.has(path))
      found.push({
        name: path.slice(path.lastIndexOf("/") + 1),
        alias: undefined,
        condition: undefined,
        folder: path,
        repository: undefined,
        line: 1,
      });
  return found;
}

export function treeOf(path: string, around: Surroundings): Tree | undefined {
  const artefact = around.file(path);
  return artefact === undefined
    ? undefined
    : readYaml(artefact.text(), around.limits).documents.find(({ is }) => is === "fields");
}

export function inside(folder: string, path: string): string {
  return folder === "." ? path : `${folder}/${path}`;
}

function filesUnder(folder: string, around: Surroundings, depth = 0): readonly string[] {
  if (depth > 6) return [];
  return around
    .folder(folder)
    .flatMap((path) => (around.file(path) === undefined ? filesUnder(path, around, depth + 1) : [path]));
}

/** A value by its path with dots: `redis.enabled`. */
export function valueAt(values: Plain, path: string): Plain | undefined {
  let here: Plain | undefined = values;
  for (const name of path.split("."))
    here = here !== undefined && isRecord(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  return here;
}
