/** A pipeline as all tools of delivery have it, and the claims that come of it. */
import type { Claim, Place, TypedKey } from "../../../model/claims/claim.ts";
import { looksSecret } from "../../../model/claims/secrets.ts";
import type { FactValue } from "../../../model/facts.ts";
import type { Surroundings } from "../../source.ts";
import { claimsOfImages } from "./built-images.ts";
import { qualityOf } from "./quality.ts";
import { related } from "./related.ts";
import { claimsOfUnits } from "./worked-units.ts";
import { environmentWord } from "./environments.ts";
import type { Deed, DeployDeed } from "./deed.ts";
import { imageName } from "./images.ts";

export interface Pipeline {
  /** `github-actions:.github/workflows/ci.yml`. */
  readonly key: string;
  readonly at: Place;
  readonly name: string;
  readonly title?: string | undefined;
  /** `push`, `schedule`, `merge request`. */
  readonly triggers: readonly string[];
  /** Cron expressions. */
  readonly schedules: readonly string[];
  readonly stages: readonly string[];
  readonly jobs: readonly Job[];
  /** Names of secrets and ids of credentials; never what they hold. */
  readonly credentials: readonly string[];
  /** Actions, templates, libraries that are taken in whatever version their name has today. */
  readonly unpinned: readonly string[];
  /** Roles and accounts of clouds that it takes on. */
  readonly roles: readonly string[];
  /** Folders whose changes start it. */
  readonly watched: readonly string[];
  /** What it takes from elsewhere, or what only shows when it runs. */
  readonly gaps: readonly Gap[];
  /** Other pipelines that it starts, by key. */
  readonly starts: readonly string[];
}

export interface Gap {
  readonly gap: "remote-include" | "missing-file" | "dynamic-address";
  readonly what: string;
  readonly at: Place;
}

export interface Job {
  readonly name: string;
  readonly stage?: string | undefined;
  readonly needs: readonly string[];
  readonly runner?: string | undefined;
  readonly image?: string | undefined;
  /** Containers beside it while it runs: databases of tests, never those of production. */
  readonly services: readonly string[];
  readonly environment?: Environment | undefined;
  /** A person starts or approves it. */
  readonly isManual: boolean;
  readonly deeds: readonly Deed[];
}

export interface Environment {
  readonly name: string;
  readonly url?: string | undefined;
}

/** Claims of all pipelines of one source: each for itself, then the images and units that they build, each once. */
export function* claimsOfPipelines(
  source: string,
  pipelines: readonly Pipeline[],
  around: Surroundings,
): Iterable<Claim> {
  for (const pipeline of pipelines) yield* claimsOfOne(pipeline);
  yield* claimsOfImages(source, pipelines, around);
  yield* claimsOfUnits(source, pipelines, around);
  for (const pipeline of pipelines) yield* claimsOfDeployments(pipeline, around);
}

function* claimsOfOne(pipeline: Pipeline): Iterable<Claim> {
  const { key, at, name, title } = pipeline;
  yield {
    claim: "mention",
    key,
    sort: "pipeline",
    names: [name],
    ...(title === undefined ? {} : { title }),
    keys: [],
    scope: {},
    at,
    seenBy: "pipeline",
  };
  for (const [attribute, value] of attributesOf(pipeline))
    yield { claim: "attribute", of: key, name: attribute, value, at, seenBy: "pipeline" };
  for (const { gap, what, at: place } of pipeline.gaps)
    yield { claim: "gap", of: key, gap, what, at: place, seenBy: "include" };
  for (const other of pipeline.starts) yield related(key, { key: other }, at, "starts", undefined);
}

function* attributesOf(pipeline: Pipeline): Iterable<readonly [string, FactValue]> {
  const { jobs } = pipeline;
  const lists: Readonly<Record<string, readonly string[]>> = {
    "x-triggers": pipeline.triggers,
    "x-schedules": pipeline.schedules,
    "x-stages": pipeline.stages,
    "x-jobs": jobs.map((job) => job.name),
    "x-runners": jobs.flatMap(({ runner }) => runner ?? []),
    "x-images": jobs.flatMap(({ image }) => image ?? []),
    "x-services": jobs.flatMap(({ services }) => services),
    "x-credentials": pipeline.credentials,
    "x-unpinned": pipeline.unpinned,
    "x-roles": pipeline.roles,
    "x-urls": jobs.flatMap(({ environment }) => environment?.url ?? []),
    "x-needs": jobs.flatMap((job) => job.needs.map((need) => `${job.name} > ${need}`)),
    "x-manual": jobs.filter(({ isManual }) => isManual).map((job) => job.name),
    "x-deploys": jobs.flatMap((job) =>
      job.deeds.flatMap((deed) => (deed.deed === "deploy" ? [deployText(deed, job)] : [])),
    ),
  };
  for (const [name, list] of Object.entries(lists)) {
    const told = [...new Set(list)].filter(
      (text) => name === "x-credentials" || name === "x-unpinned" || !looksSecret(text),
    );
    if (told.length > 0) yield [name, told];
  }
  const environments = [
    ...new Set(
      jobs.flatMap(({ environment }) => (environment === undefined ? [] : [environmentWord(environment.name)])),
    ),
  ];
  if (environments.length > 0) yield ["environments", environments.map((word) => ({ word }))];
  const manual = jobs.filter(({ isManual }) => isManual).length;
  if (manual > 0) yield ["manualSteps", manual];
  yield* qualityOf(jobs, ".");
}

/** `helm charts/cart as cart in prod`. */
function deployText({ tool, path, name, image, namespace }: DeployDeed, { environment }: Job): string {
  return [
    tool,
    path ?? "",
    image ?? "",
    name === undefined ? "" : `as ${name}`,
    namespace === undefined ? "" : `in ${namespace}`,
    environment === undefined ? "" : `to ${environment.name}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** What is deployed, where an element of the tree can be named: a folder of it, a workload, an image. */
function* claimsOfDeployments(pipeline: Pipeline, around: Surroundings): Iterable<Claim> {
  const seen = new Set<string>();
  for (const job of pipeline.jobs)
    for (const deed of job.deeds) {
      if (deed.deed !== "deploy") continue;
      const lookup = targetOf(deed, around);
      const id = JSON.stringify([lookup, job.environment?.name]);
      if (lookup === undefined || seen.has(id)) continue;
      seen.add(id);
      yield related(pipeline.key, { lookup }, deed.at, "deploy", job.environment);
    }
}

function targetOf(
  { path, image, tool }: DeployDeed,
  around: Surroundings,
): { readonly keys: readonly TypedKey[] } | undefined {
  const repository = image === undefined ? undefined : imageName(image)?.repository;
  if (repository !== undefined) return { keys: [{ type: "image", value: repository }] };
  // Of a chart the folder is a thing of the model; folders of manifests and modules only hold such things.
  const isChart =
    tool === "helm" && path !== undefined && around.exists(path === "." ? "Chart.yaml" : `${path}/Chart.yaml`);
  return isChart ? { keys: [{ type: "directory", value: path }] } : undefined;
}
