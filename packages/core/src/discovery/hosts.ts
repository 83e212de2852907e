/** Finding the other end: host names, registry names, labels, keys, in the spaces of the element that speaks. */
import type { Lookup, Reference, Sort } from "../model/claims/claim.ts";
import { isJunkHost } from "../model/claims/addresses.ts";
import { addressOf, formsOf, isInnerHost, protocolOfPort } from "./host-forms.ts";
import { LabelIndex, nameLabel } from "./labels.ts";
import { externalName } from "../model/claims/internet.ts";
import { keysOf } from "./identity-place.ts";
import type { ClaimIndex, MentionNode } from "./mentions.ts";
import { foldName, isForPeople, isGenericName, singular, wordsOf } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { MentionSets } from "./sets.ts";

/** What was found for a reference. */
export type Found =
  | { readonly is: "element"; readonly root: number; readonly how: "key" | "host" | "name" | "labels" | "similar-name" }
  | { readonly is: "external"; readonly name: string }
  | { readonly is: "dangling"; readonly address: string }
  | { readonly is: "several"; readonly address: string }
  | { readonly is: "nothing" };

const nothing: Found = { is: "nothing" };

export class Hosts {
  private readonly index: ClaimIndex;
  private readonly sets: MentionSets;
  private readonly bySpace: Map<string, Map<string, Set<number>>> = new Map<string, Map<string, Set<number>>>();
  private readonly anywhere: Map<string, Set<number>> = new Map<string, Set<number>>();
  private readonly bySelfName: Map<string, Set<number>> = new Map<string, Set<number>>();
  private readonly byTypedKey: Map<string, Set<number>> = new Map<string, Set<number>>();
  private readonly labels: LabelIndex;
  private readonly spacesOfRoot: Map<number, readonly string[]> = new Map<number, readonly string[]>();

  constructor(index: ClaimIndex, sets: MentionSets) {
    this.index = index;
    this.sets = sets;
    for (const node of index.nodes) this.add(node);
    this.labels = new LabelIndex(index);
  }

  private add(node: MentionNode): void {
    if (node.isDrawn) return;
    const root = this.sets.rootOf(node.index);
    for (const { type, value } of node.keys) into(this.byTypedKey, `${type} ${value}`, root);
    const hosts = [...keysOf(node, "host"), ...keysOf(node, "fqdn"), ...keysOf(node, "ip")].map((host) =>
      host.toLowerCase(),
    );
    for (const name of [...keysOf(node, "self-name"), ...node.names]) into(this.bySelfName, foldName(name), root);
    if (!node.isAnchor && node.group !== "external" && node.group !== "node") {
      for (const host of hosts) into(this.anywhere, host, root);
      return;
    }
    const spoken = node.names.filter((name) => !/\s/u.test(name)).map((name) => name.toLowerCase());
    const space = node.scope.space ?? "";
    const there = this.bySpace.get(space) ?? new Map<string, Set<number>>();
    this.bySpace.set(space, there);
    for (const host of hosts) into(there, host, root);
    for (const host of hosts) into(this.anywhere, host, root);
    // A name is dialled only where no host of that name is: names come second.
    for (const name of spoken) if (!there.has(name)) into(there, `?${name}`, root);
    for (const name of spoken) into(this.anywhere, `?${name}`, root);
  }

  /** The element that a reference means, seen from a mention that speaks (and the others of its element). */
  find(reference: Reference, speaker: MentionNode | undefined): Found {
    if ("key" in reference) {
      const node = this.index.byKey.get(reference.key);
      return node === undefined ? nothing : { is: "element", root: this.sets.rootOf(node.index), how: "key" };
    }
    return this.look(reference.lookup, speaker);
  }

  look(lookup: Lookup, speaker: MentionNode | undefined): Found {
    for (const { type, value } of lookup.keys ?? []) {
      const one = only(this.fit(this.byTypedKey.get(`${type} ${value}`), lookup.sorts));
      if (one !== undefined) return { is: "element", root: one, how: "key" };
    }
    if (lookup.labels !== undefined) return this.labelled(lookup, speaker);
    if (lookup.host !== undefined && lookup.host !== "") {
      const found = this.dialled(lookup, lookup.host.toLowerCase(), speaker);
      if (found.is !== "nothing") return found;
    }
    if (lookup.name !== undefined && lookup.name !== "") return this.named(lookup, lookup.name, speaker);
    return nothing;
  }

  private dialled(lookup: Lookup, host: string, speaker: MentionNode | undefined): Found {
    if (isJunkHost(host) || /[{}$<>%]/u.test(host)) return nothing;
    const spaces = this.spacesOf(lookup, speaker);
    const address = addressOf(host, lookup.port);
    for (const form of formsOf(host, spaces, this.bySpace)) {
      const found = this.inSpaces(form.host, form.spaces, lookup);
      if (found === "several") return { is: "several", address };
      if (found !== undefined) return { is: "element", root: found, how: "host" };
    }
    const everywhere = this.fit(this.anywhere.get(host), lookup.sorts);
    const one = only(everywhere) ?? this.byProtocol(everywhere, lookup) ?? nearest(everywhere, speaker, this.sets);
    if (one !== undefined) return { is: "element", root: one, how: "host" };
    if (everywhere.length > 1) return { is: "several", address };
    const name = externalName(host, lookup.path);
    if (name !== undefined) return { is: "external", name };
    const label = host.split(".")[0] ?? host;
    if (host.includes(".") && (isInnerHost(host) || !/\.[a-z]+$/u.test(host))) {
      const inner = this.byFirstLabel(label, lookup);
      if (inner !== undefined) return { is: "element", root: inner, how: "host" };
    }
    if (!host.includes(".")) {
      const called = this.fit(this.anywhere.get(`?${host}`), lookup.sorts);
      const named = only(called) ?? this.byProtocol(called, lookup) ?? nearest(called, speaker, this.sets);
      if (named !== undefined) return { is: "element", root: named, how: "name" };
      if (called.length > 1) return { is: "several", address };
      const registered = only(this.fit(this.bySelfName.get(foldName(host)), lookup.sorts));
      if (registered !== undefined && !isGenericName(host)) return { is: "element", root: registered, how: "name" };
      return { is: "dangling", address };
    }
    return isInnerHost(host) ? { is: "dangling", address } : nothing;
  }

  private byFirstLabel(label: string, lookup: Lookup): number | undefined {
    return (
      only(this.fit(this.anywhere.get(label), lookup.sorts)) ??
      only(this.fit(this.anywhere.get(`?${label}`), lookup.sorts))
    );
  }

  private inSpaces(host: string, spaces: readonly string[], lookup: Lookup): number | "several" | undefined {
    for (const prefix of ["", "?"])
      for (const space of spaces) {
        const there = this.fit(this.bySpace.get(space)?.get(`${prefix}${host}`), lookup.sorts);
        if (there.length === 0) continue;
        return only(there) ?? this.byProtocol(there, lookup) ?? "several";
      }
    return undefined;
  }

  /** Of several the one that speaks the protocol or has its usual port. */
  private byProtocol(roots: readonly number[], lookup: Lookup): number | undefined {
    if (roots.length < 2) return undefined;
    const protocol = lookup.protocol ?? protocolOfPort(lookup.port);
    if (protocol === undefined) return undefined;
    const fitting = roots.filter((root) =>
      this.sets.membersOf(root).some((member) => {
        const product = this.index.nodes[member]?.product;
        return (
          product !== undefined &&
          (product.id === protocol || product.family === protocol || `${product.family}ql` === protocol)
        );
      }),
    );
    return only(fitting);
  }

  private named(lookup: Lookup, name: string, speaker: MentionNode | undefined): Found {
    const lower = name.toLowerCase();
    const sorts = lookup.sorts;
    const spaces = this.spacesOf(lookup, speaker);
    const near = this.inSpaces(lower, spaces, lookup);
    if (typeof near === "number") return { is: "element", root: near, how: "name" };
    const all = new Set([
      ...this.fit(this.anywhere.get(lower), sorts),
      ...this.fit(this.anywhere.get(`?${lower}`), sorts),
      ...this.fit(this.bySelfName.get(foldName(name)), sorts),
    ]);
    const one = only([...all]) ?? nearest([...all], speaker, this.sets);
    if (one !== undefined) return { is: "element", root: one, how: "name" };
    if (all.size > 1) return { is: "several", address: name };
    if (sorts?.includes("external") === true) return { is: "external", name: lower };
    return { is: "dangling", address: name };
  }

  /** Everything that has all labels; nothing has them: what has the value of the label as its name, a little varied. */
  private labelled(lookup: Lookup, speaker: MentionNode | undefined): Found {
    const wanted = Object.entries(lookup.labels ?? {});
    const [first] = wanted;
    if (first === undefined) return nothing;
    const space = lookup.scope?.space ?? speaker?.scope.space;
    const members = this.labels.having(wanted);
    const inSpace = members.filter((member) => space === undefined || this.index.nodes[member]?.scope.space === space);
    const roots = [...new Set((inSpace.length > 0 ? inSpace : members).map((member) => this.sets.rootOf(member)))];
    const one = only(this.fit(new Set(roots), lookup.sorts));
    if (one !== undefined) return { is: "element", root: one, how: "labels" };
    if (roots.length > 1) return { is: "several", address: wanted.map(([key, value]) => `${key}=${value}`).join(",") };
    const value = nameLabel(lookup.labels ?? {});
    if (value === undefined) return nothing;
    const alike = this.similar(value, space);
    return alike === undefined
      ? { is: "dangling", address: wanted.map(([key, text]) => `${key}=${text}`).join(",") }
      : { is: "element", root: alike, how: "similar-name" };
  }

  private similar(name: string, space: string | undefined): number | undefined {
    const core = wordsOf(name).map(singular).join("");
    const there = space === undefined ? [] : [...(this.bySpace.get(space) ?? [])];
    const roots = new Set<number>();
    for (const [host, found] of there)
      if (wordsOf(host.replace(/^\?/u, "")).map(singular).join("") === core) for (const root of found) roots.add(root);
    return only([...roots]);
  }

  /**
   * The one store or broker of the speaker's spaces that a flag names wholly, by a word of its own and by its product: `SESSION_REDIS` and
   * a Redis called `session-db`.
   */
  flagged(variable: string, speaker: MentionNode): number | undefined {
    const words = wordsOf(variable).filter((word) => !/^(?:enabled?|use|uses|using|with|is|has|on)$/u.test(word));
    if (words.length < 2) return undefined;
    const roots = new Set<number>();
    for (const space of this.spacesOf({}, speaker))
      for (const [host, found] of this.bySpace.get(space) ?? [])
        for (const root of found) {
          const product = this.productOf(root);
          if (product === undefined) continue;
          const own = new Set(wordsOf(host.replace(/^\?/u, "")));
          const isAll = words.every((word) => own.has(word) || product.has(word));
          if (isAll && words.some((word) => product.has(word)) && words.some((word) => !product.has(word)))
            roots.add(root);
        }
    return only([...roots]);
  }

  /** Is it what people look at? An address of it is a link to click. */
  isForPeople(root: number): boolean {
    return this.sets.membersOf(root).some((member) => {
      const node = this.index.nodes[member];
      return node?.isAnchor === true && node.names.some(isForPeople);
    });
  }

  /** Does it sign people in? What it knows of others on the machine itself is where to send them back to. */
  signsIn(root: number): boolean {
    return this.sets.membersOf(root).some((member) => {
      const node = this.index.nodes[member];
      return (
        node?.isAnchor === true &&
        node.names.some((name) => wordsOf(name).some((word) => /^(?:identity|idp|sso|sts|keycloak|oidc)$/u.test(word)))
      );
    });
  }

  /** Has one of its workloads the word in its name? */
  isNamedAfter(root: number, word: string): boolean {
    return this.sets.membersOf(root).some((member) => {
      const node = this.index.nodes[member];
      return node?.isAnchor === true && node.names.some((name) => wordsOf(name).includes(word.toLowerCase()));
    });
  }

  isKeeper(root: number): boolean {
    const group = this.sets.groupOf(root);
    return group === "store" || group === "broker";
  }

  private productOf(root: number): ReadonlySet<string> | undefined {
    if (!this.isKeeper(root)) return undefined;
    const found = new Set<string>();
    for (const member of this.sets.membersOf(root)) {
      const product = this.index.nodes[member]?.product;
      if (product !== undefined)
        for (const word of [product.id, product.family]) if (word !== undefined) found.add(word);
    }
    return found;
  }

  private spacesOf(lookup: Lookup, speaker: MentionNode | undefined): readonly string[] {
    const found: string[] = [];
    if (lookup.scope?.space !== undefined) found.push(lookup.scope.space);
    if (speaker?.isAnchor === true) found.push(speaker.scope.space ?? "");
    if (speaker !== undefined) found.push(...this.spacesOfSet(this.sets.rootOf(speaker.index)));
    return [...new Set(found)];
  }

  private spacesOfSet(root: number): readonly string[] {
    const known = this.spacesOfRoot.get(root);
    if (known !== undefined) return known;
    const spaces = this.sets
      .membersOf(root)
      .map((member) => this.index.nodes[member])
      .filter((node) => node?.isAnchor === true)
      .map((node) => node?.scope.space ?? "");
    const made = [...new Set(spaces)].toSorted();
    this.spacesOfRoot.set(root, made);
    return made;
  }

  private fit(roots: ReadonlySet<number> | undefined, sorts: readonly Sort[] | undefined): readonly number[] {
    if (roots === undefined) return [];
    const all = [...new Set([...roots].map((root) => this.sets.rootOf(root)))];
    if (sorts === undefined || sorts.length === 0) return all;
    return all.filter((root) =>
      this.sets.membersOf(root).some((member) => {
        const sort = this.index.nodes[member]?.sort;
        return sort !== undefined && sorts.includes(sort);
      }),
    );
  }
}

function only(roots: readonly number[]): number | undefined {
  return roots.length === 1 ? roots[0] : undefined;
}

function into(map: Map<string, Set<number>>, key: string, value: number): void {
  const found = map.get(key);
  if (found === undefined) map.set(key, new Set([value]));
  else found.add(value);
}
