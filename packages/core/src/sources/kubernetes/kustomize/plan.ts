/** Which kustomizations are what runs, which are other variants of it, and what no kustomization includes. */
import { compare } from "../../../base/compare.ts";
import type { Claim } from "../../../model/claims/claim.ts";
import { textAt } from "../../parts/tree.ts";
import type { Surroundings } from "../../source.ts";
import { parentOf } from "../../parts/unit-folder.ts";
import { environmentNamed } from "../mention.ts";
import type { Resource } from "../resource.ts";
import { build, type Built, type Kustomization, namedBy } from "./build.ts";

export interface Plan {
  /** Sets of resources, each for itself; the first of several variants has no suffix. */
  readonly sets: readonly (readonly Resource[])[];
  /** Manifests that a kustomization takes, and patches: they are not read by themselves. */
  readonly taken: ReadonlySet<string>;
  readonly claims: readonly Claim[];
}

export function planOf(all: readonly Kustomization[], around: Surroundings): Plan {
  const byFolder = new Map(all.map((one) => [one.folder, one]));
  const included = new Set(all.flatMap(namedBy));
  const roots = all.filter(({ folder, isComponent }) => !isComponent && !included.has(folder));
  const tops = roots.length > 0 ? roots : all.filter(({ isComponent }) => !isComponent).slice(0, 1);
  const builds = tops.map((root) => ({ root, built: build(root, byFolder, around, { variant: "kubernetes" }) }));
  const taken = new Set<string>();
  const claims: Claim[] = [];
  const sets: (readonly Resource[])[] = [];
  for (const { built } of builds) {
    for (const file of built.files) taken.add(file);
    claims.push(...built.claims);
  }
  const components = new Set(all.filter(({ isComponent }) => isComponent).map(({ folder }) => folder));
  for (const group of grouped(builds, components)) {
    const [main, ...others] = group.toSorted(
      (a, b) => rank(a.root.folder) - rank(b.root.folder) || compare(a.root.folder, b.root.folder),
    );
    if (main === undefined) continue;
    sets.push(scoped(main.root, byFolder, around, main.built, others.length > 0));
    for (const { root } of others) {
      const environment = environmentNamed(root.folder);
      const scope = {
        variant: `kustomize-overlay:${root.folder}`,
        ...(environment === undefined ? {} : { environment }),
      };
      sets.push(build(root, byFolder, around, scope, { suffix: `@${root.folder}` }).resources);
    }
  }
  const used = new Set(builds.flatMap(({ built }) => [...built.files]));
  for (const component of all.filter(({ isComponent, path }) => isComponent && !used.has(path))) {
    const name =
      textAt(component.tree, "metadata", "name") ?? component.folder.slice(component.folder.lastIndexOf("/") + 1);
    // What nobody includes may never have run: less sure than even.
    const built = build(component, byFolder, around, { variant: `kustomize-component:${name}` }, { certainty: 0.4 });
    for (const file of built.files) taken.add(file);
    sets.push(built.resources);
  }
  return { sets, taken, claims };
}

/** The set that stands for the system; where there are several, it says for which environment it is. */
function scoped(
  root: Kustomization,
  all: ReadonlyMap<string, Kustomization>,
  around: Surroundings,
  built: Built,
  isOneOfSeveral: boolean,
): readonly Resource[] {
  const environment = isOneOfSeveral ? environmentNamed(root.folder) : undefined;
  return environment === undefined
    ? built.resources
    : build(root, all, around, { variant: "kubernetes", environment }).resources;
}

/** Production first, then what names no environment, then the rest. */
function rank(folder: string): number {
  const environment = environmentNamed(folder);
  return environment === "prod" ? 0 : environment === undefined ? 1 : 2;
}

interface Candidate {
  readonly root: Kustomization;
  readonly built: Built;
}

/** Kustomizations that take one manifest are variants of one thing; a component is made to be shared. */
function grouped(all: readonly Candidate[], components: ReadonlySet<string>): readonly (readonly Candidate[])[] {
  const leader = all.map((_, index) => index);
  const top = (index: number): number => {
    let here = index;
    while (leader[here] !== here) here = leader[here] ?? here;
    return here;
  };
  const first = new Map<string, number>();
  for (const [index, { built }] of all.entries())
    for (const file of new Set(built.resources.map(({ from }) => from.file))) {
      if (components.has(parentOf(file))) continue;
      const other = first.get(file);
      if (other === undefined) first.set(file, index);
      else leader[Math.max(top(index), top(other))] = Math.min(top(index), top(other));
    }
  const groups = new Map<number, Candidate[]>();
  for (const [index, one] of all.entries()) groups.set(top(index), [...(groups.get(top(index)) ?? []), one]);
  return [...groups.values()];
}
