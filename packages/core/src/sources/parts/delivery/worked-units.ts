/** Units in whose folders pipelines work, with what those do for them. */
import { sayingAt } from "../saying.ts";
import type { Claim, Place } from "../../../model/claims/claim.ts";
import type { FactValue } from "../../../model/facts.ts";
import type { Surroundings } from "../../source.ts";
import { isAside, nameOfPath } from "../unit-folder.ts";
import { environmentWord } from "./environments.ts";
import type { Job, Pipeline } from "./pipeline.ts";
import { qualityOf } from "./quality.ts";
import { related } from "./related.ts";
import { nameOfRoot, unitsAt } from "./units.ts";

interface Work {
  readonly pipeline: Pipeline;
  readonly at: Place;
  /** 3 builds an image of it, 2 works there and deploys, 1 only works there. */
  readonly weight: number;
}

export function* claimsOfUnits(source: string, pipelines: readonly Pipeline[], around: Surroundings): Iterable<Claim> {
  const units = new Map<string, Work[]>();
  for (const pipeline of pipelines)
    for (const [folder, work] of unitsOf(pipeline, around)) units.set(folder, [...(units.get(folder) ?? []), work]);
  for (const [folder, works] of units) {
    // In the root of a repository of many units lie the tools of all of them, no unit of its own.
    if (folder === "." && units.size > 1) continue;
    const name = folder === "." ? nameOfRoot(around) : nameOfPath(`${folder}/.`);
    if (name !== undefined && name !== ".") yield* claimsOfUnit(`${source}:${folder}`, folder, name, works);
  }
}

function* claimsOfUnit(key: string, folder: string, name: string, works: readonly Work[]): Iterable<Claim> {
  const best = [...works].sort((a, b) => b.weight - a.weight)[0];
  if (best === undefined) return;
  const { at, pipeline } = best;
  const say = sayingAt(at, "unit");
  yield say.mention({ key, sort: "code", names: [name], keys: [{ type: "directory", value: folder }] });
  yield* say.attribute(key, "pipeline", pipeline.at.file);
  const jobs: readonly Job[] = works.flatMap((work) => work.pipeline.jobs);
  const said = [...qualityOf(jobs, folder), ...wayOf(works.map((work) => work.pipeline))];
  for (const [attribute, value] of said) yield* say.attribute(key, attribute, value);
  for (const work of works) yield related(work.pipeline.key, { key }, work.at, "unit", undefined);
}

/** The way into production: environments in the order in which pipelines name them, and what a person must do on it. */
function* wayOf(pipelines: readonly Pipeline[]): Iterable<readonly [string, FactValue]> {
  const jobs = pipelines.flatMap((pipeline) => pipeline.jobs);
  const environments = new Set(
    jobs.flatMap(({ environment }) => (environment === undefined ? [] : [environmentWord(environment.name)])),
  );
  if (environments.size === 0) return;
  yield ["environments", [...environments].map((word) => ({ word }))];
  const manual = jobs.filter(({ isManual, environment }) => isManual && environment !== undefined).length;
  // That nobody has to approve is set up where the pipeline runs and seen in no file.
  if (manual > 0) yield ["manualSteps", manual];
}

function unitsOf(pipeline: Pipeline, around: Surroundings): ReadonlyMap<string, Work> {
  const found = new Map<string, Work>();
  const deploys = pipeline.jobs.some(({ deeds }) => deeds.some(({ deed }) => deed === "deploy"));
  const add = (folder: string, at: Place, weight: number): void => {
    if (isAside(`${folder}/`) || isForDelivery(folder)) return;
    for (const unit of unitsAt(folder, around)) {
      const known = found.get(unit);
      if (known === undefined || known.weight < weight) found.set(unit, { pipeline, at, weight });
    }
  };
  for (const { deeds } of pipeline.jobs)
    for (const deed of deeds)
      if (deed.deed !== "deploy" && deed.deed !== "check" && deed.folder !== undefined)
        add(deed.folder, deed.at, deed.deed === "build" ? 3 : deploys ? 2 : 1);
  for (const folder of pipeline.watched) add(folder, pipeline.at, deploys ? 2 : 1);
  return found;
}

/** Folders of what delivers, which have their own images for tests and tools. */
function isForDelivery(folder: string): boolean {
  return /(?:^|\/)(?:kubernetes|k8s|deploy(?:ment)?s?|docker|ci|\.?github|scripts?|tools?|hack|build|infra(?:structure)?|charts?|terraform)$/iu.test(
    folder,
  );
}
