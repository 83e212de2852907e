/** Attributes of an element: one value wins by the precedence of its attribute, the others are kept as conflicts. */
import type { AttributeClaim } from "../model/claims/claim.ts";
import type { FactValue } from "../model/facts.ts";
import type { ClaimIndex, MentionNode, Sourced } from "./mentions.ts";
import type { Conflict, ObservedAttribute } from "./observation.ts";
import type { MentionSets } from "./sets.ts";

/** Layers in which sources see: from what runs down to what is drawn. */
type Layer = "running" | "deployed" | "planned" | "delivery" | "code" | "catalogue" | "drawn";

/** By what the name of a source begins with; the rest is code. */
const layers: readonly (readonly [RegExp, Layer])[] = [
  [/^(?:otlp|jaeger|traces?|prometheus|nessus|lynis|xccdf|openscap|qualys|trivy|redis|postgres|mysql)/u, "running"],
  [/^(?:kubernetes|compose|helm|helmfile|kustomize|systemd|ansible)/u, "deployed"],
  [/^(?:terraform|cloudformation|arm|bicep|pulumi)/u, "planned"],
  [/^(?:github|gitlab|jenkins|delivery|azure-pipelines)/u, "delivery"],
  [/^(?:backstage|inventory|cmdb|focus|tables|catalogue|openlineage)/u, "catalogue"],
  [/^(?:drawio|archimate|lucid|visio|documents)/u, "drawn"],
];

function layerOf(source: string): Layer {
  return layers.find(([pattern]) => pattern.test(source))?.[1] ?? "code";
}

/** What people decide, catalogues know best; what software does, machines know best. */
const decided =
  /^(?:owner|contacts|criticality|cost|annualCost|capex|licenceCost|costCentre|billed|lifecycle|status|description|rto|rpo|mtpd|classification|personalData|standing|tags|team|domain)/u;
const byMachines: readonly Layer[] = ["running", "deployed", "planned", "delivery", "code", "catalogue", "drawn"];
const byPeople: readonly Layer[] = ["catalogue", "code", "deployed", "planned", "delivery", "running", "drawn"];

/** Attributes of which an element has as many values as are said. */
const many = /^(?:technology|tags|ports|cpe|purl|docs|aliases|contacts|protocols)$/u;

export function attributesOf(
  index: ClaimIndex,
  sets: MentionSets,
): ReadonlyMap<number, readonly Sourced<AttributeClaim>[]> {
  const found = new Map<number, Sourced<AttributeClaim>[]>();
  for (const one of index.attributes) {
    const node = index.byKey.get(one.claim.of);
    if (node === undefined || one.claim.name === "labels" || one.claim.name.startsWith("x-")) continue;
    const root = sets.rootOf(node.index);
    if (isOverruled(node, one.claim.name, index, sets.membersOf(root))) continue;
    const list = found.get(root);
    if (list === undefined) found.set(root, [one]);
    else list.push(one);
  }
  return found;
}

/** What is drawn says nothing of the technology of a thing that others know; whose it is may stand in a drawing alone. */
function isOverruled(node: MentionNode, name: string, { nodes }: ClaimIndex, members: readonly number[]): boolean {
  return node.isDrawn && !decided.test(name) && members.some((member) => nodes[member]?.isDrawn === false);
}

export function settle(
  element: string,
  claims: readonly Sourced<AttributeClaim>[],
  index: ClaimIndex,
): { readonly attributes: readonly ObservedAttribute[]; readonly conflicts: readonly Conflict[] } {
  const byName = new Map<string, Sourced<AttributeClaim>[]>();
  for (const one of claims) {
    const list = byName.get(one.claim.name);
    if (list === undefined) byName.set(one.claim.name, [one]);
    else list.push(one);
  }
  const attributes: ObservedAttribute[] = [];
  const conflicts: Conflict[] = [];
  for (const name of [...byName.keys()].toSorted()) {
    const ranked = ranking(name, byName.get(name) ?? [], index);
    const [best] = ranked;
    if (best === undefined) continue;
    const value = many.test(name) ? allOf(ranked) : best.one.claim.value;
    attributes.push({
      name,
      value,
      source: best.one.source,
      at: best.one.claim.at,
      ...(best.node === undefined || Object.keys(best.node.scope).length === 0 ? {} : { scope: best.node.scope }),
    });
    if (!many.test(name)) conflicts.push(...conflictOf(element, name, ranked));
  }
  return { attributes, conflicts };
}

interface Ranked {
  readonly one: Sourced<AttributeClaim>;
  readonly node: MentionNode | undefined;
}

function ranking(name: string, claims: readonly Sourced<AttributeClaim>[], index: ClaimIndex): readonly Ranked[] {
  const order = decided.test(name) ? byPeople : byMachines;
  return claims
    .map((one, place) => ({
      one,
      place,
      node: index.byKey.get(one.claim.of),
      rank: order.indexOf(layerOf(one.source)),
    }))
    .toSorted(
      (a, b) => a.rank - b.rank || (b.one.claim.certainty ?? 1) - (a.one.claim.certainty ?? 1) || a.place - b.place,
    );
}

function allOf(ranked: readonly Ranked[]): FactValue {
  const values = new Map<string, FactValue>();
  for (const { one } of ranked)
    for (const value of flat(one.claim.value)) values.set(JSON.stringify(value).toLowerCase(), value);
  return [...values.values()];
}

function flat(value: FactValue): readonly FactValue[] {
  return isListOf(value) ? value : [value];
}

function isListOf(value: FactValue): value is readonly FactValue[] {
  return Array.isArray(value);
}

/** Different values in one variant and environment; what differs between them is no contradiction. */
function conflictOf(element: string, attribute: string, ranked: readonly Ranked[]): readonly Conflict[] {
  const byScope = new Map<string, Ranked[]>();
  for (const one of ranked) {
    const scope = one.node?.scope;
    const key = `${scope?.environment ?? ""}\u0000${scope?.variant ?? ""}`;
    const list = byScope.get(key);
    if (list === undefined) byScope.set(key, [one]);
    else list.push(one);
  }
  return [...byScope.values()].flatMap((same) => {
    const distinct = [...new Map(same.map((one) => [JSON.stringify(one.one.claim.value), one])).values()];
    if (distinct.length < 2) return [];
    const winner = JSON.stringify(same[0]?.one.claim.value);
    return [
      {
        element,
        attribute,
        values: distinct.map(({ one }) => ({
          value: one.claim.value,
          source: one.source,
          at: one.claim.at,
          wins: JSON.stringify(one.claim.value) === winner,
        })),
      },
    ];
  });
}
