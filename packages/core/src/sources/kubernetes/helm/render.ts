/** Resources of the releases of charts, each with the place of the template that writes it. */
import type { Claim, GapClaim } from "../../../model/claims/claim.ts";
import { productOf } from "../../parts/images.ts";
import { isRecord, overlaid, type Plain } from "../../parts/plain.ts";
import { readYaml } from "../../parts/yaml.ts";
import type { Surroundings } from "../../source.ts";
import { resolved } from "../../parts/unit-folder.ts";
import type { Origin, Resource } from "../resource.ts";
import { resourcesIn } from "../resource.ts";
import { type Chart, inside, type Needed, valueAt } from "./chart.ts";
import { isTrue } from "./functions.ts";
import type { TemplateNode } from "./parse.ts";
import type { Release } from "./releases.ts";
import { render } from "./run.ts";

export interface ReleaseRendered {
  readonly release: Release;
  readonly resources: readonly Resource[];
  readonly claims: readonly Claim[];
}

export function renderRelease(
  release: Release,
  charts: ReadonlyMap<string, Chart>,
  around: Surroundings,
): ReleaseRendered {
  const resources: Resource[] = [];
  const claims: Claim[] = [];
  const visit = (
    chart: Chart,
    values: Plain,
    above: ReadonlyMap<string, readonly TemplateNode[]>,
    depth: number,
  ): void => {
    const defined = new Map([...above, ...definedBelow(chart, charts, 0)]);
    const root = rootOf(chart, release, values);
    const file = (path: string): string | undefined => fileOf(chart, path, around);
    for (const { path, parsed } of chart.templates) {
      const { text, lineOf, unknown } = render(parsed, { defined, root, file });
      const origin: Origin = {
        file: path,
        lineOf,
        scope: { variant: "helm" },
        namespace: release.namespace ?? "default",
      };
      const { documents, problems } = readYaml(text, around.limits);
      for (const tree of documents) resources.push(...resourcesIn(tree, origin).filter((one) => !isTest(one)));
      claims.push(
        ...gapsOf(
          path,
          unknown,
          problems.map(({ line }) => lineOf(line)),
        ),
      );
    }
    for (const need of chart.needs) {
      const given = valueAt(values, need.alias ?? need.name) ?? {};
      if (!isOn(need, values)) continue;
      const below = need.folder === undefined ? undefined : charts.get(need.folder);
      if (below === undefined) claims.push(...foreign(chart, need, release, given));
      else if (below.folder.startsWith(inside(chart.folder, "charts/")) && depth < 5)
        visit(below, withGlobals(overlaid(below.values, given), values), defined, depth + 1);
    }
  };
  visit(release.chart, release.values, new Map(), 0);
  return { release, resources, claims };
}

function fileOf(chart: Chart, path: string, around: Surroundings): string | undefined {
  const whole = resolved(chart.folder, path);
  const file = whole?.startsWith(`${chart.folder}/`) === true ? around.file(whole) : undefined;
  return file === undefined || file.size > 1 << 20 ? undefined : file.text();
}

function definedBelow(
  chart: Chart,
  charts: ReadonlyMap<string, Chart>,
  depth: number,
): ReadonlyMap<string, readonly TemplateNode[]> {
  const found = new Map<string, readonly TemplateNode[]>();
  for (const { folder } of depth > 5 ? [] : chart.needs) {
    const below = folder === undefined ? undefined : charts.get(folder);
    if (below !== undefined) for (const [name, nodes] of definedBelow(below, charts, depth + 1)) found.set(name, nodes);
  }
  for (const [name, nodes] of chart.defined) found.set(name, nodes);
  return found;
}

function withGlobals(values: Plain, above: Plain): Plain {
  const globals = valueAt(above, "global");
  return globals === undefined ? values : overlaid(values, { global: globals });
}

function rootOf(chart: Chart, release: Release, values: Plain): Plain {
  return {
    Values: isRecord(values) ? values : {},
    Release: {
      Name: release.name,
      Namespace: release.namespace ?? "default",
      Service: "Helm",
      IsInstall: true,
      IsUpgrade: false,
      Revision: 1,
    },
    Chart: {
      Name: chart.name,
      Version: chart.version,
      AppVersion: chart.appVersion,
      name: chart.name,
      version: chart.version,
      appVersion: chart.appVersion,
    },
    Capabilities: {
      KubeVersion: { Version: "v1.30.0", GitVersion: "v1.30.0", Major: "1", Minor: "30" },
      HelmVersion: { Version: "v3.15.0" },
      APIVersions: [],
    },
    Template: { Name: chart.name, BasePath: `${chart.name}/templates` },
    Files: {},
    Subcharts: {},
  };
}

/** Resources that only exist while `helm test` runs. */
function isTest({ tree }: Resource): boolean {
  const metadata = tree.is === "fields" ? tree.entries.get("metadata") : undefined;
  const annotations = metadata?.is === "fields" ? metadata.entries.get("annotations") : undefined;
  const hook = annotations?.is === "fields" ? annotations.entries.get("helm.sh/hook") : undefined;
  return hook?.is === "scalar" && hook.text.startsWith("test");
}

function gapsOf(
  path: string,
  unknown: readonly { readonly what: string; readonly line: number }[],
  broken: readonly number[],
): readonly GapClaim[] {
  const [first] = unknown;
  const found: GapClaim[] = [];
  const gap = (what: string, line: number): GapClaim => ({
    claim: "gap",
    gap: "unrendered-template",
    what,
    at: { file: path, line },
    seenBy: "template",
  });
  if (first !== undefined)
    found.push(gap([...new Set(unknown.map(({ what }) => what))].slice(0, 5).join(", "), first.line));
  else if (broken[0] !== undefined) found.push(gap(path.slice(path.lastIndexOf("/") + 1), broken[0]));
  return found;
}

function isOn({ condition }: Needed, values: Plain): boolean {
  for (const path of (condition ?? "").split(",")) {
    const value = path === "" ? undefined : valueAt(values, path.trim());
    if (value !== undefined) return isTrue(value);
  }
  return true;
}

/** A chart of others that is not here: what it is, where its name says it; else a gap. */
function foreign(chart: Chart, need: Needed, release: Release, given: Plain): readonly Claim[] {
  const place = { at: { file: inside(chart.folder, "Chart.yaml"), line: need.line }, seenBy: "dependencies" };
  const product = productOf(need.name);
  if (product === undefined || product.sort === "service") {
    if (need.repository?.startsWith("file:") === true || /^(?:common|library)$/u.test(need.name)) return [];
    return [{ claim: "gap", gap: "remote-include", what: need.name, ...place }];
  }
  const name = need.alias ?? need.name;
  const override = valueAt(given, "fullnameOverride") ?? valueAt(given, "nameOverride");
  const usual = release.name.includes(name) ? release.name : `${release.name}-${name}`;
  const full = typeof override === "string" && override !== "" ? override : usual;
  const key = `helm:${chart.folder}#${name}`;
  const namespace = release.namespace ?? "default";
  const hosts = ["", "-master", "-primary", "-headless", "-hl", "-replicas"].flatMap((end) => [
    full + end,
    `${full + end}.${namespace}.svc.cluster.local`,
  ]);
  return [
    {
      claim: "mention",
      key,
      sort: product.sort,
      names: [full],
      keys: hosts.map((value) => ({ type: "host", value })),
      scope: { space: `kubernetes:${namespace}`, variant: "helm" },
      ...place,
    },
    { claim: "attribute", of: key, name: "technology", value: [product.technology], ...place },
    ...(product.type === undefined
      ? []
      : [{ claim: "attribute" as const, of: key, name: "type", value: { word: product.type }, ...place }]),
  ];
}
