/** Images that pipelines build: the folder and the name by which it is deployed are one thing. */
import type { Claim, Place, TypedKey } from "../../../model/claims/claim.ts";
import type { Surroundings } from "../../source.ts";
import { imageName } from "./images.ts";
import type { Environment, Pipeline } from "./pipeline.ts";
import { related } from "./related.ts";

interface Built {
  readonly name: string;
  readonly repository?: string | undefined;
  readonly folders: Set<string>;
  readonly at: Place;
  readonly by: Map<string, { readonly at: Place; readonly environment: Environment | undefined }>;
}

export function* claimsOfImages(source: string, pipelines: readonly Pipeline[], around: Surroundings): Iterable<Claim> {
  const images = builtBy(pipelines, around);
  const names = new Map<string, Set<string>>();
  for (const { folders, name } of images.values())
    for (const folder of folders) names.set(folder, (names.get(folder) ?? new Set()).add(name));
  for (const [id, { name, repository, folders, at, by }] of images) {
    const [folder, another] = folders;
    // One repository for many units, told apart by tags: its name says nothing of any of them.
    if (another !== undefined || (folder === undefined && repository === undefined)) continue;
    const keys: TypedKey[] = repository === undefined ? [] : [{ type: "image", value: repository }];
    // From one folder several images are built: it is not the folder of one of them.
    const isOwn = folder !== undefined && (names.get(folder)?.size ?? 0) === 1;
    if (isOwn) keys.push({ type: "directory", value: folder });
    if (keys.length === 0) continue;
    const key = `${source}:image/${id}`;
    yield { claim: "mention", key, sort: "image", names: [name], keys, scope: {}, at, seenBy: "build" };
    for (const [pipeline, build] of by) yield related(pipeline, { key }, build.at, "build", build.environment);
  }
}

function builtBy(pipelines: readonly Pipeline[], around: Surroundings): ReadonlyMap<string, Built> {
  const images = new Map<string, Built>();
  const copies: (readonly [string, Built])[] = [];
  for (const { key, jobs } of pipelines)
    for (const { deeds, environment } of jobs)
      for (const deed of deeds) {
        if (deed.deed !== "build") continue;
        const folder = deed.folder !== undefined && around.exists(deed.folder) ? deed.folder : undefined;
        for (const reference of deed.images) {
          const { name, repository } = imageName(reference) ?? {};
          if (name === undefined || (repository === undefined && folder === undefined)) continue;
          const id = repository ?? name;
          const original = deed.copyOf === undefined ? undefined : idOf(deed.copyOf);
          const known = images.get(id) ?? { name, repository, folders: new Set(), at: deed.at, by: new Map() };
          if (folder !== undefined) known.folders.add(folder);
          if (!known.by.has(key)) known.by.set(key, { at: deed.at, environment });
          images.set(id, known);
          if (original !== undefined) copies.push([original, known]);
        }
      }
  for (const [original, copy] of copies)
    for (const folder of images.get(original)?.folders ?? []) copy.folders.add(folder);
  return images;
}

function idOf(reference: string): string | undefined {
  const image = imageName(reference);
  return image?.repository ?? image?.name;
}
