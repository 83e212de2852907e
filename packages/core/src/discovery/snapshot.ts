/**
 * What the runs of discovery have heard so far, under one name: every claim with the day on which it was first heard, and those that are
 * not heard any more with the day on which they went. A run replaces what its own sources said of the artefacts that it read, and nothing else.
 */
import { compare } from "../base/compare.ts";
import type { SourcedClaim } from "./reconcile.ts";

export interface Snapshot {
  /** Name of the run: several stand beside each other. */
  readonly name: string;
  /** Day of the last run. */
  readonly day: string;
  /** Folder that was read, seen from that of the model: whoever reads it again continues this snapshot. */
  readonly root?: string;
  /** In the order of their ids. */
  readonly sources: readonly SeenSource[];
  /** In the order of their paths. */
  readonly artefacts: readonly SeenArtefact[];
  /** In the order of what they say. */
  readonly claims: readonly SeenClaim[];
}

export interface SeenSource {
  readonly id: string;
  readonly version: number;
  /** Day of the last run in which it had something to read. */
  readonly day: string;
}

export interface SeenArtefact {
  readonly path: string;
  /** Of its bytes; absent where nobody counted it. */
  readonly hash?: string;
  /** Ids of the sources that read it. */
  readonly sources: readonly string[];
  /** Last day on which it was read, where that is not the day of the last run. */
  readonly day?: string;
  /** Code of what kept it from being read whole. */
  readonly problem?: string;
}

export interface SeenClaim extends SourcedClaim {
  /** First day on which it was heard. */
  readonly since: string;
  /** Last day on which it was heard, and first day on which it was not; of what is heard still, absent. */
  readonly seen?: string;
  readonly gone?: string;
}

/** One run of discovery, as the snapshot takes it. */
export interface DiscoveryRun {
  readonly name: string;
  readonly day: string;
  readonly root?: string;
  /** Sources that had something to read. */
  readonly sources: readonly { readonly id: string; readonly version: number }[];
  readonly artefacts: readonly Omit<SeenArtefact, "day">[];
  readonly claims: Iterable<SourcedClaim>;
  /** Has the run looked at this place, so that what is not there any more is gone? Absent: it has looked everywhere. */
  readonly covers?: (path: string) => boolean;
}

export interface Merged {
  readonly snapshot: Snapshot;
  readonly added: number;
  /** Claims that were heard before this run and not in it. */
  readonly gone: number;
  readonly returned: number;
  /** Sources that had said something before and had nothing to read this time: what they said stays as it was. */
  readonly silent: readonly string[];
}

/** The snapshot after a run. */
export function mergeRun(before: Snapshot | undefined, run: DiscoveryRun): Merged {
  const earlier = new Map(before?.claims.map((one) => [identityOf(one), one]));
  const counts = { added: 0, gone: 0, returned: 0 };
  const claims = new Map<string, SeenClaim>();
  for (const { source, claim } of run.claims) {
    const key = identityOf({ source, claim });
    if (claims.has(key)) continue;
    const known = earlier.get(key);
    if (known === undefined) counts.added++;
    else if (known.gone !== undefined) counts.returned++;
    claims.set(key, { source, claim, since: known?.since ?? run.day });
  }
  const judge = judgeOf(before, run);
  const lastDay = before === undefined ? undefined : daysOf(before);
  for (const [key, one] of earlier) {
    if (claims.has(key)) continue;
    const fate = one.gone === undefined ? judge(one) : "stays";
    if (fate === "forgotten") continue;
    if (fate === "gone") counts.gone++;
    claims.set(key, fate === "gone" ? { ...one, seen: lastDay?.(one)[1] ?? one.since, gone: run.day } : one);
  }
  const ran = new Set(run.sources.map(({ id }) => id));
  const sorted = [...claims].sort(([a], [b]) => compare(a, b)).map(([, one]) => one);
  const speaking = new Set(sorted.filter(({ gone }) => gone === undefined).map(({ source }) => source));
  return {
    ...counts,
    silent: [...speaking].filter((id) => !ran.has(id)).sort(),
    snapshot: {
      name: run.name,
      day: run.day,
      ...(run.root === undefined ? {} : { root: run.root }),
      sources: mergedSources(before, run),
      artefacts: mergedArtefacts(before, run, sorted),
      claims: sorted,
    },
  };
}

/** What becomes of a claim that was not heard again. */
function judgeOf(before: Snapshot | undefined, run: DiscoveryRun): (one: SeenClaim) => "stays" | "gone" | "forgotten" {
  const versions = new Map(run.sources.map(({ id, version }) => [id, version]));
  const earlier = new Map(before?.sources.map(({ id, version }) => [id, version]));
  const artefacts = new Map(run.artefacts.map((artefact) => [artefact.path, artefact]));
  const hashes = new Map(before?.artefacts.map(({ path, hash }) => [path, hash]));
  return ({ source, claim }) => {
    const { file } = claim.at;
    const version = versions.get(source);
    const artefact = artefacts.get(file);
    if (version === undefined || run.covers?.(file) === false || artefact?.problem !== undefined) return "stays";
    // Another reader reads the same bytes otherwise: the claim was the reader's, and nothing is gone.
    const isSame = artefact?.hash !== undefined && artefact.hash === hashes.get(file);
    return isSame && version !== earlier.get(source) ? "forgotten" : "gone";
  };
}

/** What a claim says and in which artefact, without the line, which moves when something is written above it. */
export function identityOf({ source, claim }: SourcedClaim): string {
  const { at, certainty: _, ...says } = claim;
  const place = at.pointer === undefined ? at.file : `${at.file}#${at.pointer}`;
  return `${source} ${place} ${canonical(says)}`;
}

/** Days on which a claim was first and last heard. */
export function daysOf(snapshot: Snapshot): (one: SeenClaim) => readonly [first: string, last: string] {
  const days = new Map(snapshot.artefacts.map(({ path, day }) => [path, day]));
  return ({ claim, since, seen }) => [since, seen ?? days.get(claim.at.file) ?? snapshot.day];
}

function mergedSources(before: Snapshot | undefined, run: DiscoveryRun): readonly SeenSource[] {
  const all = new Map(before?.sources.map((source) => [source.id, source]));
  for (const { id, version } of run.sources) all.set(id, { id, version, day: run.day });
  return [...all.values()].sort((a, b) => compare(a.id, b.id));
}

/** Artefacts that something was heard of, or that were read now. */
function mergedArtefacts(
  before: Snapshot | undefined,
  run: DiscoveryRun,
  claims: readonly SeenClaim[],
): readonly SeenArtefact[] {
  const all = new Map<string, SeenArtefact>(run.artefacts.map((artefact) => [artefact.path, artefact]));
  const live = claims.filter(({ gone }) => gone === undefined);
  const named = new Set(live.map(({ claim }) => claim.at.file));
  const speaking = new Set(live.map(({ source, claim }) => `${source} ${claim.at.file}`));
  for (const artefact of before?.artefacts ?? []) {
    const now = all.get(artefact.path);
    const day = artefact.day ?? before?.day ?? run.day;
    if (now === undefined && named.has(artefact.path))
      all.set(artefact.path, day === run.day ? artefact : { ...artefact, day });
    else if (now !== undefined) {
      const sources = [
        ...new Set([...now.sources, ...artefact.sources.filter((id) => speaking.has(`${id} ${now.path}`))]),
      ];
      all.set(artefact.path, { ...now, sources: sources.sort() });
    }
  }
  return [...all.values()].sort((a, b) => compare(a.path, b.path));
}

/** JSON whose keys are sorted: the same data is the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => compare(a, b));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(",")}}`;
}
