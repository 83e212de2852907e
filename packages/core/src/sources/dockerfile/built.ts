/** What a Dockerfile builds: on which product, and from which folders. */
import { type Product, productOf, readImage } from "../parts/images.ts";
import type { Surroundings } from "../source.ts";
import { isUnit, parentOf, resolved } from "../parts/unit-folder.ts";
import { argumentsOf, filled } from "./instructions.ts";
import { chainOf, stagesOf } from "./stages.ts";

export interface Base {
  readonly product: Product;
  readonly tag: string | undefined;
}

/** The known product that the image stands on; undefined: none, or nobody knows. */
export function baseProductOf(text: string | undefined, args: Readonly<Record<string, string>> = {}): Base | undefined {
  if (text === undefined) return undefined;
  const last = chainOf(stagesOf(text, args)).at(-1);
  const image = readImage(last?.from ?? "");
  const product = image === undefined ? undefined : productOf(image.name);
  return product === undefined ? undefined : { product, tag: image?.tag };
}

export interface Built {
  readonly context: string;
  readonly dockerfile: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly around: Surroundings;
}

/** Folders of the source that goes into the image, from what is copied. Empty: nothing tells. */
export function foldersBuilt(built: Built): readonly string[] {
  const { context, dockerfile, around } = built;
  const home = parentOf(dockerfile);
  const isOwn = home === context;
  if (isOwn && context !== "." && !isDeployFolder(context)) return [context];
  if (
    !isOwn &&
    isInside(home, context) &&
    !isDeployFolder(home) &&
    (hasManifest(home, around) || copiesFrom(built, home))
  )
    return [home];
  const made = folderMade(built);
  if (made !== undefined) return [made];
  const copied = foldersCopied(built);
  const units = copied.filter((folder) => isUnit(folder, around));
  const inner = (units.length > 0 ? units : copied).filter((folder) => folder !== ".");
  if (inner.length > 0 && inner.length <= 3) return inner.slice(0, 1);
  if (isDeployFolder(home)) return isOwn || !isUnit(context, around) ? [] : [context];
  return [isOwn || home === "." ? context : home];
}

/** A folder that only holds what builds and deploys: no source of its own. */
export function isDeployFolder(folder: string): boolean {
  return /(?:^|\/)(?:docker|dockerfiles?|deploy|deployment|deployments|build|ci|\.ci|containers?|images?|infra|ops|scripts|hack|\.devcontainer|package|packaging|k8s|kubernetes)$/iu.test(
    folder,
  );
}

/** Is there more than a Dockerfile that makes the folder a unit? */
function hasManifest(folder: string, around: Surroundings): boolean {
  const others = around
    .folder(folder)
    .filter((path) => !/dockerfile|containerfile/iu.test(path.slice(path.lastIndexOf("/") + 1)));
  return isUnit(folder, { ...around, folder: () => others });
}

function copiesFrom(built: Built, folder: string): boolean {
  return foldersCopied(built).some((one) => one === folder || one.startsWith(`${folder}/`));
}

/** The one folder of the context that a build command names: `go build ./cmd/cart`, `dotnet publish src/Cart/Cart.csproj`, `mvn -pl cart`. */
function folderMade({ context, dockerfile, args = {}, around }: Built): string | undefined {
  const found = new Set<string>();
  for (const stage of stagesOf(around.file(dockerfile)?.text() ?? "", args)) {
    let work = ".";
    for (const { name, rest } of stage.instructions) {
      const text = filled(rest, stage.values);
      if (name === "WORKDIR") work = text.replace(/^\/[\w.-]+\/?/u, "") || ".";
      if (name !== "RUN") continue;
      const base = resolved(context, work);
      const build =
        /\b(?:go\s+(?:build|install)|dotnet\s+(?:publish|build)|mvnw?|gradlew?|nx\s+build|turbo\s+run\s+build)\b([^&|;]*)/u.exec(
          text,
        );
      for (const word of build?.[1]?.split(/[\s,=:]+/u) ?? []) {
        const path =
          /^[\w./-]+$/u.test(word) && !/^(?:-|\/|\.+$)/u.test(word) ? resolved(base ?? context, word) : undefined;
        if (path === undefined || path === context || !around.exists(path)) continue;
        found.add(around.file(path) === undefined ? path : parentOf(path));
      }
    }
  }
  found.delete(context);
  const [only, other] = found;
  return other === undefined ? only : undefined;
}

/** Folders of the context that are copied, in order; `.` as a source is the context itself. */
function foldersCopied({ context, dockerfile, args = {}, around }: Built): readonly string[] {
  const text = around.file(dockerfile)?.text();
  if (text === undefined) return [];
  const found = new Set<string>();
  for (const stage of stagesOf(text, args))
    for (const { name, rest, flags } of stage.instructions) {
      if ((name !== "COPY" && name !== "ADD") || flags["from"] !== undefined) continue;
      for (const source of argumentsOf(filled(rest, stage.values)).words.slice(0, -1)) {
        if (/^(?:https?|git):|[$]/u.test(source)) continue;
        const plain = source.replace(/^\//u, "").replace(/\/?[^/]*\*.*$/u, "");
        const path = resolved(context, plain === "" ? "." : plain);
        if (path === undefined) continue;
        const folder = around.file(path) === undefined ? (around.exists(path) ? path : undefined) : parentOf(path);
        if (folder !== undefined) found.add(folder);
      }
    }
  return [...found];
}

function isInside(path: string, folder: string): boolean {
  return folder === "." || path === folder || path.startsWith(`${folder}/`);
}
