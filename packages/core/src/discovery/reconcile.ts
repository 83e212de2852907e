/** From claims to an observation: the door of discovery. The same claims in any order give the same observation. */
import type { Claim } from "../model/claims/claim.ts";
import { attributesOf, settle } from "./attributes.ts";
import { externalElement, nameElements, observedElement, type Named } from "./elements.ts";
import { holdingLinks, withStores } from "./holding.ts";
import { Hosts } from "./hosts.ts";
import { keysOf } from "./identity-place.ts";
import { identify, type Identity } from "./identity.ts";
import type { Links, Loose } from "./link.ts";
import { linksOf } from "./links.ts";
import { LocalPorts } from "./local-ports.ts";
import { indexClaims, type ClaimIndex, type MentionNode } from "./mentions.ts";
import { isForPeople, isTestName } from "./names.ts";
import type { Conflict, Dangling, Defect, Observation, ObservedElement, ObservedRelationship } from "./observation.ts";
import { proposalsOf } from "./proposals.ts";
import { relationshipsOf } from "./relationships.ts";
import { Settings } from "./settings.ts";
import { Speakers } from "./speakers.ts";
import { undiscoverableOf } from "./undiscoverable.ts";

/** A claim with the source that made it. */
export interface SourcedClaim {
  /** Id of the source. */
  readonly source: string;
  readonly claim: Claim;
}

/** What people answered in the workspace; outranks every rule. Keys of mentions, or `element ID`. */
export interface Answers {
  /** Groups that are one element each. */
  readonly same: readonly (readonly string[])[];
  /** Groups of which no two are the same. */
  readonly notSame: readonly (readonly string[])[];
}

export const noAnswers: Answers = { same: [], notSame: [] };

export interface ObserveOptions {
  /** Name of the system that was read (folder or repository): a prefix that names may share. */
  readonly project?: string;
}

export function observe(
  claims: Iterable<SourcedClaim>,
  answers: Answers = noAnswers,
  options: ObserveOptions = {},
): Observation {
  const index = indexClaims(claims);
  const isById = [...answers.same, ...answers.notSame].some((group) => group.some((one) => one.startsWith(BY_ID)));
  return isById
    ? reconcile(index, byMention(answers, reconcile(index, noAnswers, options)), options)
    : reconcile(index, answers, options);
}

const BY_ID = "element ";

/** Answers by id of an element as answers by a mention of it, as it is without them. */
function byMention({ same, notSame }: Answers, { elements }: Observation): Answers {
  const mentions = new Map(elements.map(({ id, mentions: [first] }) => [id, first?.key] as const));
  const groups = (list: readonly (readonly string[])[]): readonly (readonly string[])[] =>
    list.map((group) =>
      group.map((one) => (one.startsWith(BY_ID) ? (mentions.get(one.slice(BY_ID.length)) ?? one) : one)),
    );
  return { same: groups(same), notSame: groups(notSame) };
}

function reconcile(index: ClaimIndex, answers: Answers, options: ObserveOptions): Observation {
  const identity = identify(index, answers, options.project);
  const roots = [...new Set(index.nodes.map((node) => identity.sets.rootOf(node.index)))];
  const hosts = new Hosts(index, identity.sets);
  const speakers = new Speakers(index, identity);
  const settings = new Settings(index, speakers);
  const ports = new LocalPorts(index, identity.sets);
  const links = linksOf({ index, hosts, settings, speakers, ports }, roots);
  const outside = externalsOf(links, index, identity);
  const named = nameElements(identity.sets, roots, new Set(outside.fresh));
  const externals = new Map([...outside.known].map(([name, root]) => [name, named.get(root)?.id ?? name] as const));
  for (const name of outside.fresh) externals.set(name, name);
  const direct = relationshipsOf([...links.links, ...holdingLinks(named, hosts)], {
    named,
    externals,
    dormant: dormantOf(index, identity, roots),
  });
  const relationships = withStores(direct, named);
  const { elements, conflicts } = elementsOf(index, identity, hosts, named, outside.fresh, relationships);
  return {
    elements,
    relationships,
    conflicts,
    proposals: proposalsOf([...named.values()], identity.sets),
    undiscoverable: undiscoverableOf({
      index,
      named,
      rootOf: (node) => identity.sets.rootOf(node.index),
      speakers,
      relationships,
      loose: links.loose,
      withSource: withSource(index, speakers),
    }),
    dangling: danglingOf(links.loose, named),
    defects: defectsOf(links, named),
  };
}

function elementsOf(
  index: ClaimIndex,
  identity: Identity,
  hosts: Hosts,
  named: ReadonlyMap<number, Named>,
  fresh: readonly string[],
  relationships: readonly ObservedRelationship[],
): { readonly elements: readonly ObservedElement[]; readonly conflicts: readonly Conflict[] } {
  const attributes = attributesOf(index, identity.sets);
  const conflicts: Conflict[] = [];
  const elements: ObservedElement[] = [];
  for (const one of named.values()) {
    const settled = settle(one.id, attributes.get(one.root) ?? [], index, natureOf(one));
    conflicts.push(...settled.conflicts);
    elements.push(observedElement(one, identity.sets, named, hosts, settled.attributes));
  }
  for (const id of fresh)
    elements.push(
      externalElement(
        id,
        relationships.filter(({ to }) => to === id),
      ),
    );
  elements.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  conflicts.sort((a, b) => (a.element + a.attribute < b.element + b.attribute ? -1 : 1));
  return { elements, conflicts };
}

function natureOf({ members, sort }: Named): { readonly folders: readonly string[]; readonly isContract: boolean } {
  return { folders: members.flatMap((node) => keysOf(node, "directory")), isContract: sort === "interface" };
}

/** Names outside that links speak of: those that a mention has, and those of which only the address is known. */
function externalsOf(
  links: Links,
  index: ClaimIndex,
  identity: Identity,
): { readonly known: ReadonlyMap<string, number>; readonly fresh: readonly string[] } {
  const mentioned = new Map<string, number>();
  for (const node of index.nodes)
    if (node.group === "external" && !node.isDrawn)
      for (const name of [
        ...node.names,
        ...node.keys.filter(({ type }) => type === "host" || type === "fqdn").map(({ value }) => value),
      ])
        mentioned.set(name.toLowerCase(), identity.sets.rootOf(node.index));
  const known = new Map<string, number>();
  const fresh = new Set<string>();
  for (const { from, to } of links.links)
    for (const end of [from, to]) {
      if (!("external" in end)) continue;
      const root = mentioned.get(end.external) ?? mentioned.get(mainLabel(end.external));
      if (root === undefined) fresh.add(end.external);
      else known.set(end.external, root);
    }
  return { known, fresh: [...fresh].toSorted() };
}

/** `openai` of `api.openai.com`. */
function mainLabel(host: string): string {
  return host.split(".").at(-2) ?? host;
}

/** What speaks, but not of the running system: code that nothing deploys although other code of the run is deployed; tests. */
function dormantOf(index: ClaimIndex, { sets, serves }: Identity, roots: readonly number[]): ReadonlySet<number> {
  const nodesOf = (root: number): readonly MentionNode[] =>
    sets.membersOf(root).flatMap((member) => index.nodes[member] ?? []);
  const isCode = (root: number): boolean => nodesOf(root).some(({ sort }) => sort === "code" || sort === "package");
  const isTest = (root: number): boolean => {
    const anchors = nodesOf(root).filter(({ isAnchor }) => isAnchor);
    return anchors.length > 0 && anchors.every(({ names: [name] }) => isTestName(name ?? ""));
  };
  const services = roots.filter((root) => sets.groupOf(root) === "service");
  const deployedCode = services.some((root) => sets.hasAnchor(root) && isCode(root));
  const serving = new Set([...serves.keys()].map((node) => sets.rootOf(node)));
  const isOnMachines = (root: number): boolean =>
    nodesOf(root).some(({ sort, names }) => sort === "client" || (names.some(isForPeople) && !names.some(isTestName)));
  return new Set(
    services.filter((root) =>
      sets.hasAnchor(root) ? isTest(root) : deployedCode && !serving.has(root) && !isOnMachines(root),
    ),
  );
}

function withSource(index: ClaimIndex, speakers: Speakers): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of index.nodes)
    if (node.sort === "code" || node.sort === "package") for (const root of speakers.rootsOf(node)) found.add(root);
  return found;
}

function danglingOf(loose: readonly Loose[], named: ReadonlyMap<number, Named>): readonly Dangling[] {
  const byPair = new Map<
    string,
    { readonly from: string; readonly address: string; readonly evidence: Loose["evidence"][] }
  >();
  for (const { from, why, address, evidence } of loose) {
    const id = named.get(from)?.id;
    if (why !== "dangling" || id === undefined) continue;
    const key = `${id}\u0000${address}`;
    const one = byPair.get(key) ?? { from: id, address, evidence: [] };
    byPair.set(key, one);
    one.evidence.push(evidence);
  }
  return [...byPair.keys()].toSorted().flatMap((key) => byPair.get(key) ?? []);
}

function defectsOf(links: Links, named: ReadonlyMap<number, Named>): readonly Defect[] {
  const found = new Map<string, Defect>();
  for (const { root, labels, at, source } of links.mislabelled) {
    const element = named.get(root)?.id;
    if (element === undefined) continue;
    found.set(`${element}\u0000${labels}\u0000${at.file}`, {
      element,
      defect: "selects-nothing",
      reason: {
        en: `Selects ${labels}, and nothing has these labels; ${element} was probably meant.`,
        fr: `Sélectionne ${labels}, et rien ne porte ces étiquettes ; ${element} était sans doute visé.`,
      },
      source,
      at,
    });
  }
  return [...found.keys()].toSorted().flatMap((key) => found.get(key) ?? []);
}
