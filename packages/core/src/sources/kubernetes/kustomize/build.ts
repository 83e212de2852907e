/** What a kustomization makes: its resources with bases, components, patches, names, images and generated maps. */
import type { Claim, Scope } from "../../../model/claims/claim.ts";
import { at, itemsAt, numberAt, scalar, textAt, textsAt, textsByName, type Tree } from "../../parts/tree.ts";
import { readYaml } from "../../parts/yaml.ts";
import type { Surroundings } from "../../source.ts";
import { resolved } from "../../parts/unit-folder.ts";
import { readEnvFile } from "../../compose/interpolate.ts";
import { type Resource, resourcesIn } from "../resource.ts";
import { changed, mergedInto, operated, withContainers, withText } from "./patch.ts";

export interface Kustomization {
  readonly path: string;
  readonly folder: string;
  readonly tree: Tree;
  readonly isComponent: boolean;
}

export function isKustomizationFile(path: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/u.test(path);
}

/** A part of what is made, with the file that it stands in. */
interface Part {
  readonly tree: Tree;
  readonly file: string;
}

export interface Built {
  readonly resources: readonly Resource[];
  /** Manifests and patches that were used. */
  readonly files: ReadonlySet<string>;
  readonly claims: readonly Claim[];
}

/** Everything that a kustomization makes, in one scope. */
export function build(
  root: Kustomization,
  all: ReadonlyMap<string, Kustomization>,
  around: Surroundings,
  scope: Scope,
  more: { readonly suffix?: string; readonly certainty?: number } = {},
): Built {
  const builder = new Builder(all, around);
  const parts = builder.make(root, 0);
  const resources = parts.flatMap(({ tree, file }) =>
    resourcesIn(tree, { file, scope, fileOf: builder.fileOf, ...more }),
  );
  return { resources, files: builder.files, claims: builder.claims };
}

class Builder {
  readonly files: Set<string> = new Set();
  readonly claims: Claim[] = [];
  /** Files of what patches brought in. */
  readonly fileOf: WeakMap<Tree, string> = new WeakMap();
  private readonly all: ReadonlyMap<string, Kustomization>;
  private readonly around: Surroundings;
  private readonly open: Set<string> = new Set();

  constructor(all: ReadonlyMap<string, Kustomization>, around: Surroundings) {
    this.all = all;
    this.around = around;
  }

  make(own: Kustomization, depth: number): readonly Part[] {
    if (depth > 20 || this.open.has(own.path)) return [];
    this.open.add(own.path);
    this.files.add(own.path);
    let parts: readonly Part[] = ["resources", "bases"].flatMap((field) =>
      itemsAt(own.tree, field).flatMap((item) =>
        item.is === "scalar" ? this.resource(item.text, item.line, own, depth) : [],
      ),
    );
    parts = [...parts, ...this.generated(own)];
    for (const item of itemsAt(own.tree, "components")) {
      const folder = item.is === "scalar" ? resolved(own.folder, item.text) : undefined;
      const component = this.all.get(folder ?? "");
      if (component !== undefined) parts = this.component(component, parts, depth + 1);
      else if (item.is === "scalar") this.gap(item.text, item.line, own);
    }
    parts = this.transformed(own, parts);
    this.open.delete(own.path);
    return parts;
  }

  /** A component adds to what is there, and changes it. */
  private component(own: Kustomization, parts: readonly Part[], depth: number): readonly Part[] {
    if (depth > 20 || this.open.has(own.path)) return parts;
    this.open.add(own.path);
    this.files.add(own.path);
    const added = itemsAt(own.tree, "resources").flatMap((item) =>
      item.is === "scalar" ? this.resource(item.text, item.line, own, depth) : [],
    );
    const result = this.transformed(own, [...parts, ...added, ...this.generated(own)]);
    this.open.delete(own.path);
    return result;
  }

  private resource(text: string, line: number, own: Kustomization, depth: number): readonly Part[] {
    if (/^(?:https?:|git@|ssh:)|^github\.com\/|\?ref=/u.test(text)) {
      this.gap(text, line, own);
      return [];
    }
    const path = resolved(own.folder, text);
    if (path === undefined) return [];
    const below = this.all.get(path);
    if (below !== undefined) return this.make(below, depth + 1);
    const file = this.around.file(path);
    if (file === undefined) {
      this.claims.push({
        claim: "gap",
        gap: "missing-file",
        what: text,
        at: { file: own.path, line },
        seenBy: "resources",
      });
      return [];
    }
    this.files.add(path);
    return readYaml(file.text(), this.around.limits).documents.map((tree) => ({ tree, file: path }));
  }

  private gap(text: string, line: number, own: Kustomization): void {
    this.claims.push({
      claim: "gap",
      gap: "remote-include",
      what: text.replace(/\/\/[^/@]*@/u, "//"),
      at: { file: own.path, line },
      seenBy: "resources",
    });
  }

  /** `configMapGenerator`, `secretGenerator`: names stay as given, without the hash. */
  private generated(own: Kustomization): readonly Part[] {
    return [
      ["configMapGenerator", "ConfigMap"],
      ["secretGenerator", "Secret"],
    ].flatMap(([field = "", kind = ""]) =>
      itemsAt(own.tree, field).flatMap((one): readonly Part[] => {
        const name = textAt(one, "name");
        if (name === undefined) return [];
        const entries = new Map<string, Tree>();
        for (const item of itemsAt(one, "literals")) {
          const [, key = "", value = ""] = (item.is === "scalar" ? /^([^=]+)=(.*)$/su.exec(item.text) : null) ?? [];
          if (key !== "") entries.set(key, scalar(value.replace(/^(["'])(.*)\1$/su, "$2"), item.line, false));
        }
        for (const text of [...textsAt(one, "envs"), ...textsAt(one, "env")]) this.envFile(text, own, entries);
        for (const text of textsAt(one, "files")) this.mapFile(text, own, entries);
        const line = one.line;
        const metadata: Tree = { is: "fields", line, entries: new Map([["name", scalar(name, line, false)]]) };
        const data: Tree = { is: "fields", line, entries };
        const tree: Tree = {
          is: "fields",
          line,
          entries: new Map<string, Tree>([
            ["apiVersion", scalar("v1", line)],
            ["kind", scalar(kind, line)],
            ["metadata", metadata],
            [kind === "Secret" ? "stringData" : "data", data],
          ]),
        };
        return [{ tree, file: own.path }];
      }),
    );
  }

  private envFile(text: string, own: Kustomization, entries: Map<string, Tree>): void {
    const path = resolved(own.folder, text);
    const file = path === undefined ? undefined : this.around.file(path);
    if (path === undefined || file === undefined) return;
    for (const [name, { value, line }] of readEnvFile(file.text())) {
      const tree = scalar(value, line, false);
      this.fileOf.set(tree, path);
      entries.set(name, tree);
    }
  }

  private mapFile(text: string, own: Kustomization, entries: Map<string, Tree>): void {
    const [, named, written = ""] = /^(?:([^=]+)=)?(.*)$/su.exec(text) ?? [];
    const path = resolved(own.folder, written);
    const file = path === undefined ? undefined : this.around.file(path);
    if (path === undefined || file === undefined || file.size > 1 << 20) return;
    const tree = scalar(file.text(), 0, false);
    this.fileOf.set(tree, path);
    entries.set(named ?? path.slice(path.lastIndexOf("/") + 1), tree);
  }

  private transformed(own: Kustomization, before: readonly Part[]): readonly Part[] {
    let parts = this.patched(own, before);
    const { tree } = own;
    for (const item of itemsAt(tree, "replicas"))
      parts = parts.map((part) =>
        textAt(part.tree, "metadata", "name") === textAt(item, "name") &&
        at(part.tree, "spec") !== undefined &&
        numberAt(item, "count") !== undefined
          ? { ...part, tree: withText(part.tree, ["spec", "replicas"], textAt(item, "count") ?? "1") }
          : part,
      );
    for (const item of itemsAt(tree, "images"))
      parts = parts.map((part) => ({
        ...part,
        tree: withContainers(part.tree, (container) => withImage(container, item)),
      }));
    const prefix = textAt(tree, "namePrefix") ?? "";
    const suffix = textAt(tree, "nameSuffix") ?? "";
    if (prefix + suffix !== "") parts = renamed(parts, prefix, suffix);
    const namespace = textAt(tree, "namespace");
    if (namespace !== undefined)
      parts = parts.map((part) => ({ ...part, tree: withText(part.tree, ["metadata", "namespace"], namespace) }));
    return this.labelled(own, parts);
  }

  private labelled(own: Kustomization, parts: readonly Part[]): readonly Part[] {
    const common = textsByName(own.tree, "commonLabels");
    const pairs = itemsAt(own.tree, "labels").filter(
      (one) => textAt(one, "includeSelectors") === "true" || textAt(one, "includeTemplates") === "true",
    );
    const all = [...Object.entries(common), ...pairs.flatMap((one) => Object.entries(textsByName(one, "pairs")))];
    if (all.length === 0) return parts;
    return parts.map((part) => {
      let { tree } = part;
      for (const [name, value] of all) {
        if (at(tree, "spec", "template", "metadata") !== undefined)
          tree = withText(tree, ["spec", "template", "metadata", "labels", name], value);
        if (textAt(tree, "kind") === "Service" && at(tree, "spec", "selector") !== undefined)
          tree = withText(tree, ["spec", "selector", name], value);
      }
      return { ...part, tree };
    });
  }

  /** `patches`, `patchesStrategicMerge`, `patchesJson6902`. */
  private patched(own: Kustomization, before: readonly Part[]): readonly Part[] {
    let parts = before;
    for (const item of itemsAt(own.tree, "patchesStrategicMerge"))
      if (item.is === "scalar") parts = this.strategic(parts, this.patchTrees(item.text, own), undefined);
    for (const field of ["patches", "patchesJson6902"])
      for (const item of itemsAt(own.tree, field)) {
        const path = textAt(item, "path");
        const inline = textAt(item, "patch");
        const trees =
          path !== undefined
            ? this.patchTrees(path, own)
            : inline === undefined
              ? []
              : this.inline(inline, own, at(item, "patch"));
        const target = at(item, "target");
        for (const tree of trees) {
          if (tree.is === "items") {
            const { items } = tree;
            parts = parts.map((part) =>
              isTarget(part.tree, target) ? { ...part, tree: operated(part.tree, items) } : part,
            );
          } else parts = this.strategic(parts, [tree], target);
        }
      }
    return parts;
  }

  private patchTrees(text: string, own: Kustomization): readonly Tree[] {
    if (text.includes("\n")) return this.inline(text, own, undefined);
    const path = resolved(own.folder, text);
    const file = path === undefined ? undefined : this.around.file(path);
    if (path === undefined || file === undefined) return [];
    this.files.add(path);
    const trees = readYaml(file.text(), this.around.limits).documents;
    for (const tree of trees) this.mark(tree, path, 0);
    return trees;
  }

  private inline(text: string, own: Kustomization, place: Tree | undefined): readonly Tree[] {
    const trees = readYaml(text, this.around.limits).documents;
    // A block of text begins on the line after its key.
    const by = place === undefined ? 0 : text.includes("\n") ? place.line : place.line - 1;
    const moved = trees.map((tree) => shifted(tree, by));
    for (const tree of moved) this.mark(tree, own.path, 0);
    return moved;
  }

  private mark(tree: Tree, file: string, depth: number): void {
    this.fileOf.set(tree, file);
    if (depth > 60) return;
    if (tree.is === "items") for (const item of tree.items) this.mark(item, file, depth + 1);
    if (tree.is === "fields") for (const value of tree.entries.values()) this.mark(value, file, depth + 1);
  }

  private strategic(parts: readonly Part[], patches: readonly Tree[], target: Tree | undefined): readonly Part[] {
    return patches.reduce<readonly Part[]>(
      (all, patch) =>
        all.flatMap((part) => {
          const isMeant =
            target === undefined
              ? textAt(part.tree, "kind") === textAt(patch, "kind") &&
                textAt(part.tree, "metadata", "name") === textAt(patch, "metadata", "name")
              : isTarget(part.tree, target);
          if (!isMeant) return [part];
          const named =
            target === undefined
              ? patch
              : changed(patch, ["metadata", "name"], () => at(part.tree, "metadata", "name"));
          const after = mergedInto(part.tree, named);
          return after === undefined ? [] : [{ ...part, tree: after }];
        }),
      parts,
    );
  }
}

function shifted(tree: Tree, by: number): Tree {
  if (tree.is === "items") return { ...tree, line: tree.line + by, items: tree.items.map((item) => shifted(item, by)) };
  if (tree.is === "fields")
    return {
      ...tree,
      line: tree.line + by,
      entries: new Map([...tree.entries].map(([name, value]) => [name, shifted(value, by)])),
    };
  return { ...tree, line: tree.line + by };
}

/** Names of a target are patterns in the words of people: plain names and `.*`. */
function isTarget(tree: Tree, target: Tree | undefined): boolean {
  if (target === undefined) return false;
  const fits = (asked: string | undefined, given: string | undefined): boolean => {
    if (asked === undefined || asked === ".*") return true;
    const parts = asked
      .replaceAll(/^\^|\$$/gu, "")
      .split("|")
      .map((part) => part.replaceAll(/^\(|\)$/gu, ""));
    return parts.some((part) =>
      part.endsWith(".*")
        ? (given ?? "").startsWith(part.slice(0, -2))
        : part.startsWith(".*")
          ? (given ?? "").endsWith(part.slice(2))
          : part === given,
    );
  };
  const labels = textsByName(tree, "metadata", "labels");
  const selector = textAt(target, "labelSelector");
  const isLabelled =
    selector === undefined ||
    selector.split(",").every((pair) => {
      const [name = "", value] = pair.split("=");
      return value === undefined ? name in labels : labels[name.trim()] === value.trim();
    });
  return (
    fits(textAt(target, "kind"), textAt(tree, "kind")) &&
    fits(textAt(target, "name"), textAt(tree, "metadata", "name")) &&
    isLabelled
  );
}

function withImage(container: Tree, item: Tree): Tree {
  const image = textAt(container, "image");
  const name = textAt(item, "name");
  const match = /^(.*?)(?::([\w.-]+))?(?:@(sha256:\w+))?$/u.exec(image ?? "");
  if (image === undefined || name === undefined || match === null || match[1] !== name) return container;
  const repository = textAt(item, "newName") ?? name;
  const digest = textAt(item, "digest");
  const tag = textAt(item, "newTag") ?? match[2];
  return withText(
    container,
    ["image"],
    digest === undefined ? `${repository}${tag === undefined ? "" : `:${tag}`}` : `${repository}@${digest}`,
  );
}

/** Names with what comes before and behind, and the references to them inside of the set. */
function renamed(parts: readonly Part[], prefix: string, suffix: string): readonly Part[] {
  const isFixed = (tree: Tree): boolean =>
    /^(?:Namespace|CustomResourceDefinition|APIService)$/u.test(textAt(tree, "kind") ?? "");
  const names = new Map<string, Set<string>>();
  for (const { tree } of parts) {
    const kind = textAt(tree, "kind") ?? "";
    if (!isFixed(tree)) names.set(kind, (names.get(kind) ?? new Set()).add(textAt(tree, "metadata", "name") ?? ""));
  }
  const fresh = (kind: string, name: string | undefined): string | undefined =>
    name !== undefined && names.get(kind)?.has(name) === true ? prefix + name + suffix : undefined;
  const referring: Readonly<Record<string, string>> = {
    configMapRef: "ConfigMap",
    configMapKeyRef: "ConfigMap",
    configMap: "ConfigMap",
    secretRef: "Secret",
    secretKeyRef: "Secret",
    scaleTargetRef: "",
    service: "Service",
    backendRefs: "Service",
  };
  const visit = (tree: Tree, depth: number): Tree => {
    if (depth > 40 || tree.is === "scalar") return tree;
    if (tree.is === "items") return { ...tree, items: tree.items.map((item) => visit(item, depth + 1)) };
    const entries = new Map<string, Tree>();
    for (const [field, value] of tree.entries) {
      const kind = referring[field];
      const target = kind === "" ? (textAt(value, "kind") ?? "") : kind;
      const name = target === undefined ? undefined : fresh(target, textAt(value, "name"));
      const plainName = /^(?:serviceName|serviceAccountName|claimName)$/u.test(field)
        ? fresh(
            { serviceName: "Service", serviceAccountName: "ServiceAccount", claimName: "PersistentVolumeClaim" }[
              field
            ] ?? "",
            value.is === "scalar" ? value.text : undefined,
          )
        : undefined;
      if (name !== undefined) entries.set(field, withText(visit(value, depth + 1), ["name"], name));
      else if (plainName !== undefined) entries.set(field, scalar(plainName, value.line, false));
      else entries.set(field, visit(value, depth + 1));
    }
    return { ...tree, entries };
  };
  return parts.map((part) => {
    const name = textAt(part.tree, "metadata", "name");
    const moved = visit(part.tree, 0);
    return {
      ...part,
      tree:
        isFixed(part.tree) || name === undefined
          ? moved
          : withText(moved, ["metadata", "name"], prefix + name + suffix),
    };
  });
}

/** Folders and files that a kustomization names, as paths. */
export function namedBy(own: Kustomization): readonly string[] {
  return ["resources", "bases", "components"].flatMap((field) =>
    textsAt(own.tree, field).flatMap((text) => resolved(own.folder, text) ?? []),
  );
}

/** Files that are patches or generated from, and no resources by themselves. */
export function patchFilesOf(own: Kustomization): readonly string[] {
  const texts = [
    ...textsAt(own.tree, "patchesStrategicMerge"),
    ...["patches", "patchesJson6902"].flatMap((field) =>
      itemsAt(own.tree, field).flatMap((item) => textAt(item, "path") ?? []),
    ),
    ...["configMapGenerator", "secretGenerator"].flatMap((field) =>
      itemsAt(own.tree, field).flatMap((item) => textsAt(item, "files")),
    ),
    ...["transformers", "generators", "configurations", "replacements"].flatMap((field) => textsAt(own.tree, field)),
  ];
  return texts.flatMap((text) =>
    text.includes("\n") ? [] : (resolved(own.folder, text.replace(/^[^=]*=/u, "")) ?? []),
  );
}
