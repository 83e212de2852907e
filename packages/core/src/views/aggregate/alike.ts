/** Boxes of one kind with the same neighbours as one box: "37 applications". */
import type { Locale } from "../../base/codes.ts";
import { kinds } from "../../model/metamodel/kinds.ts";
import type { DiagramNode } from "../diagram.ts";
import { changeOf, drawnFor, type Folding, joinedBadges, total } from "./folding.ts";
import { listOf, say } from "../parts/notes.ts";

/** Like neighbours of one kind that are worth putting together. */
const ALIKE = 4;

/** Puts leaves of one kind together that stand in the same boundary and have the same neighbours, most of them first. */
export function foldAlike(folding: Folding, limit: number, language: Locale): void {
  const { nodes } = folding;
  while (nodes.size > limit) {
    const sets = [...alikeSets(folding)].filter(([, ids]) => ids.length >= ALIKE);
    if (sets.length === 0) return;
    sets.sort(([, a], [, b]) => b.length - a.length);
    for (const [key, ids] of sets) if (nodes.size > limit) joinNodes(folding, key, ids, language);
  }
}

function alikeSets(folding: Folding): ReadonlyMap<string, readonly string[]> {
  const neighbours = new Map<string, Set<string>>();
  const add = (one: string, sign: string, other: string): void => {
    const set = neighbours.get(one) ?? new Set<string>();
    set.add(`${sign}${other}`);
    neighbours.set(one, set);
  };
  for (const edge of folding.edges) {
    const from = drawnFor(edge.from, folding);
    const to = drawnFor(edge.to, folding);
    if (from === to) continue;
    add(from, "to-", to);
    add(to, "of-", from);
  }
  const sets = new Map<string, string[]>();
  for (const node of folding.nodes.values()) {
    if (node.role === "group" || node.id.startsWith(MADE)) continue;
    const place = [node.kind ?? node.shape, node.parent ?? "", node.band ?? ""];
    const key = [...place, ...[...(neighbours.get(node.id) ?? [])].sort()].join("~");
    sets.set(key, [...(sets.get(key) ?? []), node.id]);
  }
  return sets;
}

const MADE = "made:";

function joinNodes({ nodes, into, made }: Folding, key: string, ids: readonly string[], language: Locale): void {
  const members = ids.flatMap((id) => nodes.get(id) ?? []);
  const [first] = members;
  if (first === undefined) return;
  const name = `${members.length} ${pluralOf(first, language)}`;
  // The same id as long as kind, place and neighbours are the same, unless that is very long.
  const id = `${MADE}${key.length <= 100 ? key : `${first.kind ?? first.shape}~${first.id}`}`;
  for (const member of members) {
    nodes.delete(member.id);
    into.set(member.id, id);
  }
  nodes.set(id, {
    id,
    role: "element",
    name,
    kind: first.kind,
    kindName: first.kindName,
    layer: first.layer,
    archimate: first.archimate,
    c4: first.c4,
    shape: first.shape,
    summary: listOf(
      members.map((member) => member.name),
      language,
    ),
    parent: first.parent,
    band: first.band,
    rank: first.rank,
    isExternal: members.every((member) => member.isExternal),
    hidden: total(members),
    badges: joinedBadges(members),
    change: changeOf(members),
  });
  made.push(name);
}

function pluralOf({ kind, kindName }: DiagramNode, language: Locale): string {
  const plural = kinds.find((one) => one.id === kind)?.plural[language].toLowerCase();
  return plural ?? (kindName === undefined ? say(language, "elements", "éléments") : `× ${kindName}`);
}
