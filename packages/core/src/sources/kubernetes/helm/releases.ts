/** Which charts are installed under which names, with which values: helmfile, Argo CD, Flux; each chart by itself where nothing says it. */
import type { Place } from "../../../model/claims/claim.ts";
import { overlaid, type Plain, plainOf } from "../../parts/plain.ts";
import { at, itemsAt, textAt, textsAt, type Tree } from "../../parts/tree.ts";
import { readYaml } from "../../parts/yaml.ts";
import type { Surroundings } from "../../source.ts";
import { parentOf, resolved } from "../../parts/unit-folder.ts";
import { type Chart, valueAt } from "./chart.ts";
import { parseTemplate } from "./parse.ts";
import { render } from "./run.ts";

export interface Release {
  readonly chart: Chart;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly values: Plain;
  /** Where it is declared; absent: nowhere, the chart stands for itself. */
  readonly at?: Place;
}

export interface ReleaseFiles {
  readonly helmfiles: readonly { readonly path: string; readonly tree: Tree }[];
  /** Argo CD applications and Flux releases among the manifests. */
  readonly declared: readonly { readonly path: string; readonly tree: Tree }[];
}

/** Every release of every chart; a chart that another brings along is installed with that one. */
export function releasesOf(charts: readonly Chart[], files: ReleaseFiles, around: Surroundings): readonly Release[] {
  const byFolder = new Map(charts.map((chart) => [chart.folder, chart]));
  const found: Release[] = [];
  // What `helmfile` reads unasked comes before its other files.
  const isUsual = (path: string): number => (/(?:^|\/)helmfile\.ya?ml(?:\.gotmpl)?$/u.test(path) ? 0 : 1);
  for (const { path, tree } of files.helmfiles.toSorted((a, b) => isUsual(a.path) - isUsual(b.path)))
    found.push(...ofHelmfile(path, tree, byFolder, around));
  for (const { path, tree } of files.declared) found.push(...ofDeclared(path, tree, byFolder, around));
  const installed = new Set(found.map(({ chart }) => chart.folder));
  const brought = new Set(
    charts.flatMap(({ folder, needs }) =>
      needs.flatMap((one) => (one.folder?.startsWith(`${folder}/`) === true ? [one.folder] : [])),
    ),
  );
  for (const chart of charts) {
    if (chart.isLibrary || installed.has(chart.folder) || brought.has(chart.folder)) continue;
    found.push({
      chart,
      name: usualName(chart),
      namespace: undefined,
      values: overlaid(chart.values, valuesOfUmbrella(chart, charts)),
    });
  }
  // The same release in two files is one.
  const seen = new Set<string>();
  return found.filter(({ chart, name, namespace }) => {
    const key = `${chart.folder}|${name}|${namespace ?? ""}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What a chart of charts gives to one that it needs. */
function valuesOfUmbrella(chart: Chart, charts: readonly Chart[]): Plain {
  for (const other of charts)
    for (const { folder, alias, name } of other.needs)
      if (folder === chart.folder)
        return overlaid({ global: valueAt(other.values, "global") ?? {} }, valueAt(other.values, alias ?? name) ?? {});
  return {};
}

/**
 * The name under which people would install it: that of the chart; that of the folder which it is the chart of, where the name of the chart
 * only says that with more words (`shop-orders-chart` in `src/orders/chart`).
 */
function usualName({ folder, name }: Chart): string {
  const parts = folder.split("/").reverse();
  const telling = parts.find(
    (part) => !/^(?:\.|charts?|helm|helm-?charts?|deploy|deployment|k8s|kubernetes|infra|ops|src)$/iu.test(part),
  );
  if (telling === undefined || !/^[a-z0-9][a-z0-9-]*$/u.test(telling) || parts.indexOf(telling) > 2) return name;
  return name !== telling && new RegExp(`(?:^|-)${telling}(?:-|$)`, "u").test(name) ? telling : name;
}

function ofHelmfile(
  path: string,
  tree: Tree,
  charts: ReadonlyMap<string, Chart>,
  around: Surroundings,
): readonly Release[] {
  const folder = parentOf(path);
  return itemsAt(tree, "releases").flatMap((one) => {
    const name = textAt(one, "name");
    const chart = charts.get(resolved(folder, textAt(one, "chart") ?? "") ?? "");
    if (name === undefined || chart === undefined) return [];
    let values = chart.values;
    for (const given of itemsAt(one, "values"))
      values = overlaid(values, given.is === "scalar" ? valuesFile(folder, given.text, around) : plainOf(given));
    return [{ chart, name, namespace: textAt(one, "namespace"), values, at: { file: path, line: one.line } }];
  });
}

/** A file of values; one that is a template is filled in with nothing. */
function valuesFile(folder: string, path: string, around: Surroundings): Plain {
  const whole = resolved(folder, path);
  const file = whole === undefined ? undefined : around.file(whole);
  if (file === undefined || file.size > 1 << 20) return {};
  const text = path.endsWith(".gotmpl")
    ? render(parseTemplate(file.text()), { defined: new Map(), root: { Values: {}, Environment: { Name: "default" } } })
        .text
    : file.text();
  return plainOf(readYaml(text, around.limits).documents[0]) ?? {};
}

function ofDeclared(
  path: string,
  tree: Tree,
  charts: ReadonlyMap<string, Chart>,
  around: Surroundings,
): readonly Release[] {
  const kind = textAt(tree, "kind");
  const name = textAt(tree, "metadata", "name");
  if (name === undefined) return [];
  if (kind === "HelmRelease") {
    const given = textAt(tree, "spec", "chart", "spec", "chart") ?? textAt(tree, "spec", "chart", "path");
    const chart = given === undefined ? undefined : chartNamed(given, path, charts);
    const namespace = textAt(tree, "spec", "targetNamespace") ?? textAt(tree, "metadata", "namespace");
    const release = textAt(tree, "spec", "releaseName") ?? name;
    if (chart === undefined) return [];
    const values = overlaid(chart.values, plainOf(at(tree, "spec", "values")) ?? {});
    return [{ chart, name: release, namespace, values, at: { file: path, line: tree.line } }];
  }
  const sources = [at(tree, "spec", "source"), ...itemsAt(tree, "spec", "sources")];
  return sources.flatMap((source): readonly Release[] => {
    const chart = charts.get(resolved(".", textAt(source, "path") ?? "-") ?? "");
    if (chart === undefined) return [];
    let values = chart.values;
    for (const file of textsAt(source, "helm", "valueFiles"))
      values = overlaid(values, valuesFile(chart.folder, file, around));
    const inline = textAt(source, "helm", "values");
    if (inline !== undefined) values = overlaid(values, plainOf(readYaml(inline, around.limits).documents[0]));
    values = overlaid(values, plainOf(at(source, "helm", "valuesObject")) ?? {});
    return [
      {
        chart,
        name: textAt(source, "helm", "releaseName") ?? name,
        namespace: textAt(tree, "spec", "destination", "namespace"),
        values,
        at: { file: path, line: tree.line },
      },
    ];
  });
}

/** A chart by the path of a Git repository, or by its only name. */
function chartNamed(given: string, path: string, charts: ReadonlyMap<string, Chart>): Chart | undefined {
  const exact = charts.get(resolved(".", given) ?? "") ?? charts.get(resolved(parentOf(path), given) ?? "");
  if (exact !== undefined) return exact;
  const named = [...charts.values()].filter(({ name }) => name === given);
  return named.length === 1 ? named[0] : undefined;
}

/** Is a file one of helmfile's? */
export function isHelmfile(path: string): boolean {
  return /(?:^|\/)helmfile(?:[.-][\w.-]+)?\.ya?ml(?:\.gotmpl)?$/u.test(path);
}
