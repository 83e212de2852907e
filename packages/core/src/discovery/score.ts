/** How good a discovery is: the contract against a truth that people wrote, precision and recall by level, traps, identity by pairs. */
import type { ContractRelationship, DiscoveryContract } from "./contract.ts";

export interface Truth {
  readonly elements: readonly { readonly id: string; readonly aliases: readonly string[] }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly level: "core" | "optional" | "infra";
  }[];
  /** Plausible and wrong: each found one is a fault of its own. */
  readonly nonEdges: readonly { readonly from: string; readonly to: string }[];
}

export interface Score {
  readonly found: Readonly<Record<"core" | "optional" | "infra", Share>>;
  /** Of what is told as a call or as data with at least 0.5, how much is core, optional or infra. */
  readonly precision: number;
  readonly recall: number;
  readonly told: number;
  readonly traps: readonly string[];
  readonly missed: readonly string[];
  readonly falsePositives: readonly ContractRelationship[];
  readonly elementsMissed: readonly string[];
}

export interface Share {
  readonly found: number;
  readonly of: number;
}

const THRESHOLD = 0.5;

/** Told is what is a call or data with a confidence of at least 0.5; what is optional or infra is neither required nor held against it. */
export function score(contract: DiscoveryContract, truth: Truth): Score {
  const idOf = translator(contract, truth);
  const pair = (from: string, to: string): string => `${idOf(from)} -> ${idOf(to)}`;
  const levels = new Map(
    truth.edges.map(({ from, to, level }) => [`${from.toLowerCase()} -> ${to.toLowerCase()}`, level]),
  );
  const traps = new Set(truth.nonEdges.map(({ from, to }) => `${from.toLowerCase()} -> ${to.toLowerCase()}`));
  const business = contract.relationships.filter(
    ({ kind, confidence }) => (kind === "call" || kind === "data") && confidence >= THRESHOLD,
  );
  const told = new Map(business.map((one) => [pair(one.from, one.to), one]));
  const all = new Set(
    contract.relationships
      .filter(({ confidence, kind }) => confidence >= THRESHOLD && kind !== "startup")
      .map((one) => pair(one.from, one.to)),
  );
  const wrong = [...told].filter(([key]) => !levels.has(key));
  const share = (level: "core" | "optional" | "infra"): Share => {
    const wanted = [...levels].filter(([, one]) => one === level).map(([key]) => key);
    const there = level === "core" ? told : all;
    return { found: wanted.filter((key) => there.has(key)).length, of: wanted.length };
  };
  const core = share("core");
  const known = new Set(contract.elements.map(({ id }) => idOf(id)));
  return {
    found: { core, optional: share("optional"), infra: share("infra") },
    precision: told.size === 0 ? 1 : (told.size - wrong.length) / told.size,
    recall: core.of === 0 ? 1 : core.found / core.of,
    told: told.size,
    traps: [...told.keys()].filter((key) => traps.has(key)),
    missed: [...levels].filter(([key, level]) => level === "core" && !told.has(key)).map(([key]) => key),
    falsePositives: wrong.map(([, one]) => one),
    elementsMissed: truth.elements.map(({ id }) => id.toLowerCase()).filter((id) => !known.has(id)),
  };
}

/** Ids and aliases of both sides in lower case, as the id of the truth; what the truth does not know stays itself. */
function translator(contract: DiscoveryContract, truth: Truth): (id: string) => string {
  const known = new Map<string, string>();
  for (const { id, aliases } of truth.elements)
    for (const name of [id, ...aliases]) known.set(name.toLowerCase(), id.toLowerCase());
  const own = new Map<string, string>();
  for (const { id, name, aliases } of contract.elements) {
    const meant = [id, name, ...aliases].map((one) => known.get(one.toLowerCase())).find((one) => one !== undefined);
    own.set(id, meant ?? id.toLowerCase());
  }
  return (id) => own.get(id) ?? id.toLowerCase();
}

export interface IdentityScore {
  readonly precision: number;
  readonly recall: number;
  readonly pairs: number;
  /** Pairs joined that are two things. */
  readonly wrong: readonly (readonly [number, number])[];
  /** Pairs that are one thing and were not joined. */
  readonly missed: readonly (readonly [number, number])[];
}

/** Pairs of mentions: clusters as they are against those that were made, both by the number of the mention. */
export function scoreIdentity(truth: readonly string[], made: readonly (string | undefined)[]): IdentityScore {
  const wrong: (readonly [number, number])[] = [];
  const missed: (readonly [number, number])[] = [];
  let right = 0;
  for (const [a, cluster] of truth.entries())
    for (let b = a + 1; b < truth.length; b += 1) {
      const isOne = cluster === truth[b];
      const isJoined = made[a] !== undefined && made[a] === made[b];
      if (isOne && isJoined) right += 1;
      else if (isOne) missed.push([a, b]);
      else if (isJoined) wrong.push([a, b]);
    }
  return {
    precision: right + wrong.length === 0 ? 1 : right / (right + wrong.length),
    recall: right + missed.length === 0 ? 1 : right / (right + missed.length),
    pairs: right + missed.length,
    wrong,
    missed,
  };
}
