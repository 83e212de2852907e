/** What workloads are given: settings by element and variable, defaults of the code below what the deployment sets. */
import type { Lookup, SettingClaim } from "../model/claims/claim.ts";
import { addressesIn } from "../model/claims/addresses.ts";
import { variableKey } from "../model/claims/variables.ts";
import type { ClaimIndex, MentionNode, Sourced } from "./mentions.ts";
import type { Speakers } from "./speakers.ts";

export interface Given {
  readonly setting: Sourced<SettingClaim>;
  readonly node: MentionNode;
  readonly isDefault: boolean;
}

export class Settings {
  private readonly byRoot: Map<number, Map<string, Given[]>> = new Map<number, Map<string, Given[]>>();
  private readonly read: Map<number, Set<string>> = new Map<number, Set<string>>();
  private readonly speakers: Speakers;

  constructor(index: ClaimIndex, speakers: Speakers) {
    this.speakers = speakers;
    for (const setting of index.settings) {
      const node = index.byKey.get(setting.claim.of);
      if (node === undefined) continue;
      const given: Given = { setting, node, isDefault: setting.claim.isDefault === true || !node.isAnchor };
      for (const root of speakers.rootsOf(node))
        listIn(this.byRoot, root, variableKey(setting.claim.variable)).push(given);
    }
    for (const { claim } of index.readings) this.markRead(index.byKey.get(claim.of), claim.variable);
    for (const { claim } of index.relationships)
      if ("lookup" in claim.to && claim.to.lookup.variable !== undefined && "key" in claim.from)
        this.markRead(index.byKey.get(claim.from.key), claim.to.lookup.variable);
  }

  private markRead(node: MentionNode | undefined, variable: string): void {
    if (node === undefined) return;
    for (const root of this.speakers.rootsOf(node)) {
      // Code of which a workload runs a part only may read it in another part.
      if (this.speakers.isPart(node, root)) continue;
      const known = this.read.get(root) ?? new Set<string>();
      known.add(variableKey(variable));
      this.read.set(root, known);
    }
  }

  isRead(root: number, variable: string): boolean {
    return this.read.get(root)?.has(variableKey(variable)) === true;
  }

  hasReadings(root: number): boolean {
    return (this.read.get(root)?.size ?? 0) > 0;
  }

  /** Settings of an element that are in force somewhere: a default only where some deployment leaves it. */
  ofRoot(root: number): readonly Given[] {
    const byVariable = this.byRoot.get(root);
    if (byVariable === undefined) return [];
    return [...byVariable.keys()].toSorted().flatMap((variable) => this.inForce(root, variable));
  }

  inForce(root: number, variable: string): readonly Given[] {
    const all = this.byRoot.get(root)?.get(variableKey(variable)) ?? [];
    const set = all.filter(({ isDefault }) => !isDefault);
    if (set.length === 0) return all;
    const setters = new Set(set.map(({ node }) => node.index));
    const isSetEverywhere = this.speakers.anchorsOf(root).every((anchor) => setters.has(anchor.index));
    return isSetEverywhere ? set : [...set, ...all.filter(({ isDefault }) => isDefault)];
  }

  /** What a lookup by variable comes to in each deployment: the values that are set, else the fallback in the source. */
  resolve(root: number, lookup: Lookup, depth = 0): readonly { readonly lookup: Lookup; readonly given?: Given }[] {
    if (lookup.variable === undefined || depth > 4) return [{ lookup }];
    const { variable, ...fallback } = lookup;
    const given = this.inForce(root, variable);
    const found = given.flatMap((one): { readonly lookup: Lookup; readonly given?: Given }[] =>
      lookupsOf(one.setting.claim).flatMap((address) =>
        this.resolve(root, { ...pick(lookup), ...address }, depth + 1).map((resolved) => ({ given: one, ...resolved })),
      ),
    );
    const isUntold = given.some(({ setting: { claim } }) => claim.addresses.length === 0 && claim.value === undefined);
    const leaves = this.speakers.anchorsOf(root).length === 0 || given.length === 0;
    if (found.length > 0 && !leaves) return found;
    return isUntold && found.length === 0 && fallback.host === undefined
      ? []
      : [...found, ...(found.length === 0 ? [{ lookup: fallback }] : [])];
  }
}

function pick({ port, protocol, path, sorts, scope }: Lookup): Lookup {
  return {
    ...(port === undefined ? {} : { port }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(path === undefined ? {} : { path }),
    ...(sorts === undefined ? {} : { sorts }),
    ...(scope === undefined ? {} : { scope }),
  };
}

/** The addresses of a setting; a plain word where code uses it as one. */
function lookupsOf(claim: SettingClaim): readonly Lookup[] {
  if (claim.addresses.length > 0) return claim.addresses;
  return claim.value === undefined ? [] : addressesIn(claim.value, true);
}

function listIn(map: Map<number, Map<string, Given[]>>, root: number, key: string): Given[] {
  const inner = map.get(root) ?? new Map<string, Given[]>();
  map.set(root, inner);
  const list = inner.get(key) ?? [];
  inner.set(key, list);
  return list;
}
