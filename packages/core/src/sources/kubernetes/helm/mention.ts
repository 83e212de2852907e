/** The mention of a chart: of the one service that it installs, or of the system that it installs as a whole. */
import type { Claim, TypedKey } from "../../../model/claims/claim.ts";
import { isRecord, type Plain } from "../../parts/plain.ts";
import { readImage } from "../../parts/images.ts";
import { at } from "../../parts/tree.ts";
import type { Surroundings } from "../../source.ts";
import { isUnit, parentOf } from "../../parts/unit-folder.ts";
import { natureOf } from "../mention.ts";
import { type Workload, workloadOf } from "../workload.ts";
import type { Resource } from "../resource.ts";
import { type Chart, inside } from "./chart.ts";
import type { Release } from "./releases.ts";
import type { ReleaseRendered } from "./render.ts";

export function* mentionsOfReleases(rendered: readonly ReleaseRendered[], around: Surroundings): Iterable<Claim> {
  const seen = new Set<string>();
  for (const { release, resources } of rendered) {
    const { chart } = release;
    yield* releaseMention(release, resources, around);
    if (seen.has(chart.folder)) continue;
    seen.add(chart.folder);
    const workloads = resources.flatMap((resource) => workloadOf(resource) ?? []);
    const own = workloads.filter((workload) => natureOf(workload).sort === "service");
    if (workloads.length === 0) continue;
    const [only] = own;
    const isOne = own.length === 1 && only !== undefined;
    // A chart that is called what it is names no system.
    if (!isOne && /^(?:helm-?)?charts?$|^helm$/iu.test(chart.name)) continue;
    const place = { at: { file: inside(chart.folder, "Chart.yaml"), line: 1 }, seenBy: "chart" };
    yield {
      claim: "mention",
      key: `helm:${chart.folder}`,
      sort: isOne ? "chart" : "system",
      names: isOne ? [...new Set([release.name, chart.name])] : [chart.name],
      keys: isOne ? keysOf(chart.folder, only, chart.values, around) : [],
      scope: { variant: "helm" },
      ...place,
    };
    if (isOne) yield* imageMention(chart);
    if (chart.appVersion !== "" && /^[\w.+-]+$/u.test(chart.appVersion))
      yield { claim: "attribute", of: `helm:${chart.folder}`, name: "version", value: chart.appVersion, ...place };
  }
}

/** The name under which a helmfile, Argo CD or Flux installs a chart of one service. */
function* releaseMention(
  { at: place, name, chart, namespace }: Release,
  resources: readonly Resource[],
  around: Surroundings,
): Iterable<Claim> {
  const own = resources
    .flatMap((resource) => workloadOf(resource) ?? [])
    .filter((workload) => natureOf(workload).sort === "service");
  const [only, other] = own;
  if (place === undefined || only === undefined || other !== undefined) return;
  yield {
    claim: "mention",
    key: `helm:${place.file}#${name}`,
    sort: "service",
    names: [name],
    keys: keysOf(chart.folder, only, chart.values, around),
    scope: { space: `kubernetes:${namespace ?? "default"}`, variant: "helm" },
    at: place,
    seenBy: "release",
  };
}

/** The image that a chart installs, where its values name it. */
function* imageMention(chart: Chart): Iterable<Claim> {
  const named = at(chart.valuesTree, "image", "repository");
  const image = named?.is === "scalar" ? readImage(named.text) : undefined;
  if (named === undefined || image === undefined) return;
  const file = inside(chart.folder, "values.yaml");
  yield {
    claim: "mention",
    key: `helm:${file}#image`,
    sort: "image",
    names: [image.name, image.repository],
    keys: [{ type: "image", value: image.repository }],
    scope: { variant: "helm" },
    at: { file, line: named.line },
    seenBy: "values",
  };
}

function keysOf(folder: string, workload: Workload, values: Plain, around: Surroundings): readonly TypedKey[] {
  const { namespace, kind, name } = workload.resource;
  const keys: TypedKey[] = [{ type: "kubernetes", value: `${namespace}/${kind}/${name}` }];
  const parent = parentOf(folder);
  if (parent !== "." && isUnit(parent, around)) keys.push({ type: "directory", value: parent });
  const image = isRecord(values) ? values["image"] : undefined;
  const repository = image !== undefined && isRecord(image) ? image["repository"] : undefined;
  if (typeof repository === "string" && /^[\w./:-]+$/u.test(repository))
    keys.push({ type: "image", value: repository });
  return keys;
}
