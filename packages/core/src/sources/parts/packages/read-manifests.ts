/** What sources of packages share: reading files of a run by their names, globs of workspaces, texts of trees. */
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { Claim } from "../../../model/claims/claim.ts";
import { readDocuments } from "../config/documents.ts";
import type { Artefact, Detection, Glimpse, Surroundings } from "../../source.ts";
import type { Tree } from "../tree.ts";
import { isAside } from "../unit-folder.ts";
import { claimsOfAll } from "./manifest-claims.ts";
import type { Manifest } from "./manifest.ts";

export interface Hearing {
  readonly artefacts: readonly Artefact[];
  readonly around: Surroundings;
  /** What could not be read. */
  readonly diagnostics: Diagnostic[];
}

/** Reads all manifests with `read`, then says what is wrong and what they say. */
export function* claimsOfManifests(
  artefacts: readonly Artefact[],
  around: Surroundings,
  read: (hearing: Hearing) => readonly Manifest[],
): Generator<Claim | Diagnostic> {
  const hearing: Hearing = { artefacts, around, diagnostics: [] };
  const manifests = read(hearing);
  yield* hearing.diagnostics;
  yield* claimsOfAll(manifests);
}

/** The first document of a file; empty files have none. */
export function treeOf(artefact: Artefact | undefined, { around, diagnostics }: Hearing): Tree | undefined {
  if (artefact === undefined) return undefined;
  const read = readDocuments(artefact, around.limits);
  diagnostics.push(...read.diagnostics);
  return read.trees[0];
}

/** Files of the given names, except in vendored code and tests. */
export function detectByName(names: RegExp): (glimpse: Glimpse) => Detection {
  return ({ path }) =>
    names.test(path.slice(path.lastIndexOf("/") + 1)) && !isAside(path) && !DOCUMENTATION.test(path) ? 3 : 0;
}

const DOCUMENTATION = /(?:^|\/)(?:[\w-]*docs|doc|documentation|website)\//iu;

export function inFolder(folder: string, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

/** Does a folder fit a pattern of a workspace, such as `packages/*` or `apps/**`? */
export function fitsGlob(folder: string, root: string, glob: string): boolean {
  const inside = root === "." ? folder : folder.startsWith(`${root}/`) ? folder.slice(root.length + 1) : undefined;
  if (inside === undefined || inside === "." || inside === "") return false;
  return fits(inside.split("/"), glob.replace(/^\.\//u, "").replace(/\/+$/u, "").split("/"));
}

/** Part by part; `**` is any number of parts. Patterns of people have few of them. */
function fits(parts: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return parts.length === 0;
  if (first === "**")
    return (
      parts.length <= 40 &&
      parts
        .map((_, index) => parts.slice(index))
        .concat([[]])
        .some((tail) =>
          fits(
            tail,
            rest.filter((one) => one !== "**"),
          ),
        )
    );
  const [part, ...others] = parts;
  if (part === undefined) return false;
  const [start = "", ...ends] = first.split("*");
  const end = ends.at(-1) ?? "";
  const isFit =
    ends.length === 0
      ? part === first
      : part.length >= start.length + end.length && part.startsWith(start) && part.endsWith(end);
  return isFit && fits(others, rest);
}
