/** Attributes of an element: one value wins by the precedence of its attribute, the others are kept as conflicts. */
import type { AttributeClaim } from "../model/claims/claim.ts";
import type { FactValue } from "../model/facts.ts";
import type { ClaimIndex, MentionNode, Sourced } from "./mentions.ts";
import type { Conflict, ObservedAttribute } from "./observation.ts";
import type { MentionSets } from "./sets.ts";
import { eachOnce, settledTechnologies } from "./technologies.ts";

/** Layers in which sources see: from what runs down to what is drawn. */
type Layer = "running" | "deployed" | "planned" | "delivery" | "built" | "code" | "catalogue" | "drawn";

/** By what the name of a source begins with; the rest is code. */
const layers: readonly (readonly [RegExp, Layer])[] = [
  [/^(?:otlp|jaeger|traces?|prometheus|nessus|lynis|xccdf|openscap|qualys|trivy|redis|postgres|mysql)/u, "running"],
  [/^(?:kubernetes|compose|helm|helmfile|kustomize|systemd|ansible)/u, "deployed"],
  [/^(?:terraform|cloudformation|arm|bicep|pulumi)/u, "planned"],
  [/^(?:github|gitlab|jenkins|delivery|azure-pipelines)/u, "delivery"],
  [/^dockerfile/u, "built"],
  [/^(?:backstage|inventory|cmdb|focus|tables|catalogue|openlineage)/u, "catalogue"],
  [/^(?:drawio|archimate|lucid|visio|documents)/u, "drawn"],
];

function layerOf(source: string): Layer {
  return layers.find(([pattern]) => pattern.test(source))?.[1] ?? "code";
}

/** What people decide, catalogues know best; what software does, machines know best. */
const decided =
  /^(?:owner|contacts|criticality|cost|annualCost|capex|licenceCost|costCentre|billed|lifecycle|status|description|rto|rpo|mtpd|classification|personalData|standing|tags|team|domain)/u;
const byMachines: readonly Layer[] = [
  "running",
  "deployed",
  "planned",
  "delivery",
  "built",
  "code",
  "catalogue",
  "drawn",
];
const byPeople: readonly Layer[] = [
  "catalogue",
  "code",
  "deployed",
  "planned",
  "delivery",
  "built",
  "running",
  "drawn",
];

/** Attributes of which an element has as many values as are said. */
const many = /^(?:technology|tags|ports|cpe|purl|docs|aliases|contacts|protocols|contractFile)$/u;

/** Folders of manifests and plans hold one deployment each: one chart, one overlay, one root. */
const isAlternative = /^(?:deployed|planned)$/u;
const isContract = /^(?:openapi|asyncapi|protobuf|graphql|wsdl)$/u;

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

/** What an element is, as far as its attributes depend on it. */
interface Nature {
  /** Folders of its own. */
  readonly folders: readonly string[];
  /** It is nothing but a contract. */
  readonly isContract: boolean;
}

export function settle(
  element: string,
  claims: readonly Sourced<AttributeClaim>[],
  index: ClaimIndex,
  { folders, isContract: isOffered }: Nature = { folders: [], isContract: false },
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
    const ranked = told(name, ranking(name, byName.get(name) ?? [], index), isOffered);
    const [best] = ranked;
    if (best === undefined) continue;
    const value = many.test(name) ? allOf(name, ranked, folders) : best.one.claim.value;
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

/** The version of a contract is that of what is offered, and not of what offers it. */
function told(name: string, ranked: readonly Ranked[], isOffered: boolean): readonly Ranked[] {
  return name !== "version" || isOffered ? ranked : ranked.filter(({ one }) => !isContract.test(one.source));
}

function allOf(name: string, ranked: readonly Ranked[], folders: readonly string[]): FactValue {
  const values = eachOnce(ranked.map(({ one }) => one.claim.value));
  if (name === "contractFile") return ownFiles(values, folders);
  if (name !== "technology") return values;
  return settledTechnologies(
    values,
    ranked.some(({ node }) => node?.sort === "store" || node?.sort === "broker"),
  );
}

/** Of the copies of a contract that lie with everybody, its own; where it has none, the one that lies nearest to the root. */
function ownFiles(values: readonly FactValue[], folders: readonly string[]): FactValue {
  const files = values.filter((value) => typeof value === "string");
  const own = files.filter((file) => folders.some((folder) => folder !== "." && file.startsWith(`${folder}/`)));
  if (own.length > 0) return own;
  const depth = (file: string): number => file.split("/").length;
  const byName = new Map<string, string>();
  for (const file of files) {
    const name = file.slice(file.lastIndexOf("/") + 1);
    const known = byName.get(name);
    if (known === undefined || depth(file) < depth(known)) byName.set(name, file);
  }
  return [...byName.values()];
}

/**
 * Different values in one variant, environment and folder of deployments; what differs between them is no
 * contradiction.
 */
function conflictOf(element: string, attribute: string, ranked: readonly Ranked[]): readonly Conflict[] {
  const byScope = new Map<string, Ranked[]>();
  for (const one of ranked) {
    const scope = one.node?.scope;
    const { source, claim } = one.one;
    const folder = isAlternative.test(layerOf(source)) ? claim.at.file.replace(/[^/]*$/u, "") : "";
    const key = [scope?.environment ?? "", scope?.variant ?? "", folder].join("\u0000");
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
