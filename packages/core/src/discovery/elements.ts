/** Elements of sets of mentions: what each is called, what kind it is, where it stands. */
import type { Sort } from "../model/claims/claim.ts";
import { keysOf } from "./identity-place.ts";
import { kindOf, mayContain, sortRank } from "./kinds.ts";
import type { Hosts } from "./hosts.ts";
import type { MentionNode } from "./mentions.ts";
import { foldName, isGenericName } from "./names.ts";
import type { Observation, ObservedElement, ObservedMention } from "./observation.ts";
import type { MentionSets } from "./sets.ts";

export interface Named {
  readonly root: number;
  readonly id: string;
  readonly name: string;
  readonly sort: Sort;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly members: readonly MentionNode[];
}

/** Names and kinds of all sets, with ids that are unique; larger groups first, so that they get the plain name. */
export function nameElements(
  sets: MentionSets,
  roots: readonly number[],
  taken: ReadonlySet<string>,
): ReadonlyMap<number, Named> {
  const anyDeployed = sets.nodes.some(({ isAnchor }) => isAnchor);
  const drafts = roots.map((root) => draft(sets, root, anyDeployed));
  drafts.sort(
    (a, b) =>
      Number(isOnlyDrawn(a.members)) - Number(isOnlyDrawn(b.members)) ||
      rankOf(a.sort) - rankOf(b.sort) ||
      compare(a.name, b.name) ||
      compare(firstKey(a), firstKey(b)),
  );
  const used = new Set(taken);
  const named = new Map<number, Named>();
  const counts = new Map<string, number>();
  for (const { name, sort } of drafts.filter(({ members }) => !isOnlyDrawn(members)))
    counts.set(`${rankOf(sort)} ${name.toLowerCase()}`, (counts.get(`${rankOf(sort)} ${name.toLowerCase()}`) ?? 0) + 1);
  for (const one of drafts) {
    const isAmbiguous = (counts.get(`${rankOf(one.sort)} ${one.name.toLowerCase()}`) ?? 0) > 1;
    const id = uniqueId(one, used, isAmbiguous);
    used.add(id.toLowerCase());
    named.set(one.root, { ...one, id });
  }
  return named;
}

function firstKey(one: { readonly members: readonly MentionNode[] }): string {
  return one.members[0]?.key ?? "";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The running system first, then what is in it, then what stands around. */
function rankOf(sort: Sort): number {
  if (sort === "service" || sort === "client") return 0;
  if (sort === "store" || sort === "broker") return 1;
  return sort === "system" ? 2 : sortRank.indexOf(sort) + 2;
}

function draft(sets: MentionSets, root: number, anyDeployed: boolean): Omit<Named, "id"> {
  const members = sets
    .membersOf(root)
    .map((member) => sets.nodes[member])
    .filter((node) => node !== undefined)
    .toSorted((a, b) => compare(a.key, b.key));
  const sort = sortOf(members);
  const speaking = members.filter(({ isAnchor }) => isAnchor);
  const name = bestName(speaking.length > 0 ? speaking : solidOf(members));
  const isDeployed = speaking.length > 0 || !anyDeployed;
  return { root, name, sort, kind: kindOf(sort, isDeployed), aliases: aliasesOf(members, name), members };
}

/** Nothing but drawings speaks of it. */
export function isOnlyDrawn(members: readonly MentionNode[]): boolean {
  return members.every(({ isDrawn }) => isDrawn);
}

/** What others than drawings say, where there are any. */
function solidOf(members: readonly MentionNode[]): readonly MentionNode[] {
  const solid = members.filter(({ isDrawn }) => !isDrawn);
  return solid.length === 0 ? members : solid;
}

function sortOf(members: readonly MentionNode[]): Sort {
  const sorts = new Set(solidOf(members).map(({ sort }) => sort));
  return sortRank.find((sort) => sorts.has(sort)) ?? "service";
}

/** Orchestrators name things as people call them; Terraform and others name their declarations. */
function weightOf(node: MentionNode): number {
  if (/^(?:kubernetes|compose|helmfile|helm)/u.test(node.source)) return 3;
  return /^(?:terraform|cloudformation|arm|inventory)/u.test(node.source) ? 1 : 2;
}

/** The name that most deployments use, the best of their names; shorter and alphabetically first where several are even. */
function bestName(members: readonly MentionNode[]): string {
  const most = Math.max(...members.map(weightOf));
  const counts = new Map<string, number>();
  for (const node of members)
    if (weightOf(node) === most) {
      const [name] = node.names;
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  const [best] = [...counts].toSorted(([a, x], [b, y]) => y - x || a.length - b.length || compare(a, b));
  return best?.[0] ?? members[0]?.key ?? "unnamed";
}

/** Names, hosts and registry names of all mentions, without the name itself and without what only differs in case. */
function aliasesOf(members: readonly MentionNode[], name: string): readonly string[] {
  const all = members.flatMap((node) => [
    ...node.names,
    ...keysOf(node, "host"),
    ...keysOf(node, "self-name"),
    ...(node.isAnchor || node.group === "external" ? keysOf(node, "fqdn") : []),
  ]);
  const own = new Set([name.toLowerCase()]);
  const aliases: string[] = [];
  const short = new Set(all.map((one) => one.toLowerCase()));
  for (const alias of all.toSorted()) {
    if (isLongForm(alias.toLowerCase(), short)) continue;
    if (own.has(alias.toLowerCase()) || !/[\p{L}\p{N}]/u.test(alias)) continue;
    own.add(alias.toLowerCase());
    aliases.push(alias);
  }
  return aliases;
}

/** `carts.shop.svc` beside `carts`: says nothing more. */
function isLongForm(alias: string, short: ReadonlySet<string>): boolean {
  const dot = alias.indexOf(".");
  return (
    dot > 0 &&
    (short.has(alias.slice(0, dot)) || /\.svc(?:\.|$)/u.test(alias)) &&
    !/\.(?:com|org|net|io|dev)$/u.test(alias)
  );
}

function uniqueId(one: Omit<Named, "id">, used: ReadonlySet<string>, isAmbiguous: boolean): string {
  const plain = one.name;
  if (!isAmbiguous && !used.has(plain.toLowerCase())) return plain;
  const place = placeWord(one.members, one.name);
  const tries = [
    ...(isAmbiguous && place !== undefined ? [`${place}-${plain}`] : []),
    ...(isAmbiguous ? [] : [`${plain}-${one.sort}`]),
    plain,
    ...(place === undefined ? [] : [`${place}-${plain}-${one.sort}`]),
  ];
  for (const id of tries) if (!used.has(id.toLowerCase())) return id;
  for (let number = 2; ; number += 1) if (!used.has(`${plain}-${number}`.toLowerCase())) return `${plain}-${number}`;
}

/** A word for where it is: the last telling part of its space, its folder or its file. */
function placeWord(members: readonly MentionNode[], name: string): string | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const places = [first.scope.space, ...keysOf(first, "directory"), first.at.file.split("/").slice(0, -1).join("/")];
  for (const place of places) {
    const parts = (place ?? "").split(/[/#:]/u).filter((part) => part !== "" && part !== "." && !isGenericName(part));
    const last = parts.at(-1);
    if (last !== undefined && foldName(last) !== foldName(name)) return last;
  }
  return undefined;
}

export function observedElement(
  one: Named,
  sets: MentionSets,
  named: ReadonlyMap<number, Named>,
  hosts: Hosts,
  attributes: ObservedElement["attributes"],
): ObservedElement {
  const parent = parentOf(one, named, hosts);
  return {
    id: one.id,
    kind: one.kind,
    sort: one.sort,
    name: one.name,
    aliases: one.aliases,
    mentions: one.members.map((node): ObservedMention => {
      const joined = sets.joinings[node.index];
      return {
        key: node.key,
        source: node.source,
        sort: node.sort,
        names: node.names,
        scope: node.scope,
        at: node.at,
        ...(joined === undefined ? {} : { joined }),
      };
    }),
    attributes,
    ...(parent === undefined ? {} : { parent }),
    isExternal: one.sort === "external",
    ...(isOnlyDrawn(one.members) ? { isDrawn: true as const } : {}),
    isGhost: false,
  };
}

function parentOf(one: Named, named: ReadonlyMap<number, Named>, hosts: Hosts): string | undefined {
  for (const node of one.members) {
    if (node.inside === undefined) continue;
    const found = hosts.find(node.inside, node);
    const outer = found.is === "element" ? named.get(found.root) : undefined;
    if (outer !== undefined && outer.root !== one.root && mayContain(outer.kind, one.kind)) return outer.id;
  }
  return undefined;
}

/** An element of which only an address is known. */
export function externalElement(id: string, links: Observation["relationships"]): ObservedElement {
  const [first] = links;
  const evidence = first?.evidence[0];
  return {
    id,
    kind: kindOf("external", true),
    sort: "external",
    name: id,
    aliases: [],
    mentions: [
      {
        key: `external:${id}`,
        source: evidence?.source ?? "discovery",
        sort: "external",
        names: [id],
        scope: {},
        at: evidence?.at ?? { file: "" },
      },
    ],
    attributes: [],
    isExternal: true,
    isGhost: false,
  };
}
