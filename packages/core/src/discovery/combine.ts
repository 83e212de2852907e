/**
 * Several runs as one: what stands in different repositories may be one system. Global keys join across runs; what only means something
 * inside of one (folders, names of Compose projects) is told apart by the name of the run.
 */
import type { Claim, Mention, Reference, Scope, TypedKey } from "../model/claims/claim.ts";
import { compare } from "../base/compare.ts";
import { type SeenClaim, type Snapshot } from "./snapshot.ts";

/** One snapshot of all; the same one where there is but one. Keys of mentions that another run has, too, get the name of the run in front. */
export function combined(snapshots: readonly Snapshot[]): Snapshot {
  const [first, ...others] = [...snapshots].sort((a, b) => compare(a.name, b.name));
  if (first === undefined) return { name: "", day: "", sources: [], artefacts: [], claims: [] };
  if (others.length === 0) return first;
  const taken = new Set<string>();
  const all = [first, ...others];
  return {
    name: all.map(({ name }) => name).join("+"),
    day: all.map(({ day }) => day).reduce((a, b) => (a > b ? a : b)),
    sources: all.flatMap(({ sources }) => sources),
    artefacts: all.flatMap(({ name, artefacts, day: own }) =>
      artefacts.map(({ day = own, ...one }) => ({ ...one, path: `${name}/${one.path}`, day })),
    ),
    claims: all.flatMap((snapshot) => inRun(snapshot, taken)),
  };
}

function inRun({ name, claims }: Snapshot, taken: Set<string>): readonly SeenClaim[] {
  const own = new Set(claims.flatMap(({ claim }) => (claim.claim === "mention" ? [claim.key] : [])));
  const moved = new Set([...own].filter((key) => taken.has(key)));
  for (const key of own) taken.add(key);
  const keyIn = (key: string): string => (moved.has(key) ? `${name}:${key}` : key);
  return claims.map((one) => ({ ...one, claim: claimIn(one.claim, name, keyIn) }));
}

type KeyIn = (key: string) => string;

function claimIn(claim: Claim, run: string, keyIn: KeyIn): Claim {
  const at = { ...claim.at, file: `${run}/${claim.at.file}` };
  switch (claim.claim) {
    case "mention":
      return mentionIn({ ...claim, at }, run, keyIn);
    case "relationship":
      return { ...claim, at, from: referenceIn(claim.from, run, keyIn), to: referenceIn(claim.to, run, keyIn) };
    case "attribute":
    case "setting":
    case "reading":
      return { ...claim, at, of: keyIn(claim.of) };
    case "gap":
      return claim.of === undefined ? { ...claim, at } : { ...claim, at, of: keyIn(claim.of) };
  }
}

function mentionIn(claim: Mention, run: string, keyIn: KeyIn): Mention {
  return {
    ...claim,
    key: keyIn(claim.key),
    keys: claim.keys.map((key) => typedKeyIn(key, run)),
    scope: scopeIn(claim.scope, run),
    ...(claim.inside === undefined ? {} : { inside: referenceIn(claim.inside, run, keyIn) }),
  };
}

function referenceIn(reference: Reference, run: string, keyIn: KeyIn): Reference {
  if ("key" in reference) return { key: keyIn(reference.key) };
  const { lookup } = reference;
  return {
    lookup: {
      ...lookup,
      ...(lookup.keys === undefined ? {} : { keys: lookup.keys.map((key) => typedKeyIn(key, run)) }),
      ...(lookup.scope === undefined ? {} : { scope: scopeIn(lookup.scope, run) }),
    },
  };
}

/** Folders and projects mean something inside of one run; clusters, releases and names in registries mean the same in all. */
const local: ReadonlySet<string> = new Set(["directory", "compose", "terraform", "row"]);

function typedKeyIn(key: TypedKey, run: string): TypedKey {
  if (!local.has(key.type)) return key;
  return { ...key, value: key.value === "." ? run : `${run}/${key.value}` };
}

/** Namespaces of clusters are shared; all other spaces are of the run. */
function scopeIn(scope: Scope, run: string): Scope {
  const { space, variant } = scope;
  if (space === undefined || variant === "kubernetes") return scope;
  return { ...scope, space: `${run}/${space}` };
}
