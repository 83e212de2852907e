/**
 * Two environments beside each other: in what versions, configuration and topology differ that should be alike. Environments are those
 * that artefacts name (a namespace, an overlay, a tag), or whole runs of discovery.
 */
import { compare } from "../base/compare.ts";
import type { Claim, Lookup, SettingClaim } from "../model/claims/claim.ts";
import { variableKey } from "../model/claims/variables.ts";
import type { FactValue } from "../model/facts.ts";
import { plainText } from "./link.ts";
import type { ObservedElement, ObservedMention, ObservedRelationship, Observation } from "./observation.ts";
import { observe, type SourcedClaim } from "./reconcile.ts";
import { canonical } from "./snapshot.ts";

export type DifferenceSort = "topology" | "version" | "configuration";

export interface EnvironmentDifference {
  readonly sort: DifferenceSort;
  /** Id of the element, and its kind and name. */
  readonly element: string;
  readonly kind: string;
  readonly name: string;
  /** Attribute, variable, or id of the other end; absent where the element itself is in one environment only. */
  readonly about?: string;
  readonly what: "element" | "relationship" | "attribute" | "variable";
  /** What each says, first and second; undefined where it says nothing. */
  readonly values: readonly [FactValue | undefined, FactValue | undefined];
  readonly places: readonly [Place | undefined, Place | undefined];
}

type Place = Claim["at"];

export interface ComparedEnvironments {
  readonly names: readonly [string, string];
  /** In the order of elements, topology first. */
  readonly differences: readonly EnvironmentDifference[];
  /** Elements that are in both and do not differ. */
  readonly alike: number;
  /** Elements that are in at least one. */
  readonly elements: number;
}

/** In which environment a mention speaks; undefined: of none, or of all. */
export type EnvironmentOf = (mention: Pick<ObservedMention, "scope" | "at">) => string | undefined;

/** As artefacts name them. */
export const byScope: EnvironmentOf = ({ scope }) => scope.environment;

/** Every run is one: of a combined snapshot, whose files stand under the names of their runs. */
export function byRun(runs: readonly string[]): EnvironmentOf {
  // A run may be called like the beginning of another.
  const longest = [...runs].sort((a, b) => b.length - a.length);
  return ({ at }) => longest.find((run) => at.file.startsWith(`${run}/`));
}

/** The environments that artefacts name, in alphabetical order. */
export function environmentsIn({ elements }: Observation, of: EnvironmentOf = byScope): readonly string[] {
  return [...new Set(elements.flatMap(({ mentions }) => mentions.flatMap((one) => of(one) ?? [])))].sort(compare);
}

/** What differs between two environments. */
export function compareEnvironments(
  claims: readonly SourcedClaim[],
  observation: Observation,
  names: readonly [string, string],
  of: EnvironmentOf = byScope,
): ComparedEnvironments {
  const sides = [sideOf(claims, observation, names[0], of), sideOf(claims, observation, names[1], of)] as const;
  const outgoing = new Map<string, ObservedRelationship[]>();
  for (const one of observation.relationships) outgoing.set(one.from, [...(outgoing.get(one.from) ?? []), one]);
  const differences: EnvironmentDifference[] = [];
  const differing = new Set<string>();
  let elements = 0;
  for (const element of observation.elements) {
    if (element.isGhost || !isCompared(element)) continue;
    const [first, second] = [sides[0].elements.get(element.id), sides[1].elements.get(element.id)];
    if (first === undefined && second === undefined) continue;
    elements++;
    const own =
      first === undefined || second === undefined
        ? [onlyOnce(element, first, second)]
        : [...endsOf(element, outgoing.get(element.id) ?? [], observation, sides), ...valuesOf(element, first, second)];
    if (own.length > 0) differing.add(element.id);
    differences.push(...own);
  }
  return { names, differences, alike: elements - differing.size, elements };
}

/** What runs and what it runs on; findings, people, documents and drawings are in no environment. */
function isCompared({ kind, isDrawn, isExternal, sort }: ObservedElement): boolean {
  return (
    isDrawn !== true &&
    !isExternal &&
    sort !== "pipeline" &&
    ["application", "module", "component", "store", "node", "zone", "interface", "dataset"].includes(kind)
  );
}

interface Said {
  readonly value: FactValue | undefined;
  readonly at: Place;
}

interface SeenElement {
  readonly at: Place;
  readonly attributes: ReadonlyMap<string, Said>;
  readonly variables: ReadonlyMap<string, Said>;
}

interface Side {
  readonly elements: ReadonlyMap<string, SeenElement>;
  /** By both ends: where it is seen. */
  readonly relationships: ReadonlyMap<string, Place>;
}

function sideOf(claims: readonly SourcedClaim[], observation: Observation, name: string, of: EnvironmentOf): Side {
  const idOf = new Map<string, string>();
  const places = new Map<string, Place>();
  for (const { id, mentions } of observation.elements)
    for (const mention of mentions) {
      if (of(mention) !== name) continue;
      idOf.set(mention.key, id);
      if (!places.has(id)) places.set(id, mention.at);
    }
  const attributes = new Map<string, Map<string, Said>>();
  const variables = new Map<string, Map<string, Said>>();
  for (const { claim } of claims) {
    if (claim.claim !== "attribute" && claim.claim !== "setting") continue;
    const id = idOf.get(claim.of);
    if (id === undefined) continue;
    if (claim.claim === "attribute") {
      if (isTold(claim.name)) keep(attributes, id, nameOf(claim.name), { value: claim.value, at: claim.at });
    } else keep(variables, id, claim.variable, { value: valueOf(claim, name), at: claim.at });
  }
  return {
    relationships: relationshipsIn(claims, observation, name, of),
    elements: new Map(
      [...places].map(([id, at]) => [
        id,
        { at, attributes: attributes.get(id) ?? new Map(), variables: variables.get(id) ?? new Map() },
      ]),
    ),
  };
}

/** What is connected in one environment: observed as if there were no other. */
function relationshipsIn(
  claims: readonly SourcedClaim[],
  observation: Observation,
  name: string,
  of: EnvironmentOf,
): ReadonlyMap<string, Place> {
  const idOf = new Map(
    observation.elements.flatMap(({ id, mentions }) => mentions.map(({ key }) => [key, id] as const)),
  );
  const isElsewhere = (mention: Pick<ObservedMention, "scope" | "at">): boolean => (of(mention) ?? name) !== name;
  const away = new Set(
    claims.flatMap(({ claim }) => (claim.claim === "mention" && isElsewhere(claim) ? [claim.key] : [])),
  );
  const own = observe(claims.filter(({ claim }) => !keysIn(claim).some((key) => away.has(key))));
  const idIn = new Map(
    own.elements.map(({ id, mentions }) => [
      id,
      mentions.map(({ key }) => idOf.get(key)).find((one) => one !== undefined),
    ]),
  );
  const found = new Map<string, Place>();
  for (const { from, to, evidence, purpose } of own.relationships) {
    const [best] = evidence;
    if (best === undefined || purpose === "startup") continue;
    const pair = pairOf(idIn.get(from) ?? from, idIn.get(to) ?? to);
    if (!found.has(pair)) found.set(pair, best.at);
  }
  return found;
}

/** Keys of the mentions that a claim is about. */
function keysIn(claim: Claim): readonly string[] {
  switch (claim.claim) {
    case "mention":
      return [claim.key];
    case "relationship":
      return [claim.from, claim.to].flatMap((end) => ("key" in end ? [end.key] : []));
    case "gap":
      return claim.of === undefined ? [] : [claim.of];
    default:
      return [claim.of];
  }
}

/** The first that is said counts; lists of one attribute are one list. */
function keep(into: Map<string, Map<string, Said>>, id: string, name: string, said: Said): void {
  const own = into.get(id) ?? new Map<string, Said>();
  into.set(id, own);
  const known = own.get(name);
  if (known === undefined) own.set(name, said);
  else if (Array.isArray(known.value) && Array.isArray(said.value)) {
    const values = new Map(
      [...(known.value as readonly FactValue[]), ...(said.value as readonly FactValue[])].map((one) => [
        canonical(one),
        one,
      ]),
    );
    own.set(name, { at: known.at, value: [...values.values()] });
  }
}

/** What is discovery's own is not compared, but for the image, which says the version of what is deployed. */
function isTold(name: string): boolean {
  return (
    name === "x-image" || !(name.startsWith("x-") || /^(?:labels|aliases|provenance|description|env)$/u.test(name))
  );
}

function nameOf(attribute: string): string {
  return attribute === "x-image" ? "image" : attribute;
}

/** An address without what names the environment: the same service in both is no difference. Of what may not be told, that it is set. */
function valueOf({ addresses, value }: SettingClaim, environment: string): FactValue | undefined {
  if (addresses.length > 0) return addresses.map((one) => plainText(withoutEnvironment(one, environment))).join(", ");
  return value;
}

/** `orders.dev.svc.cluster.local` is `orders` there, and `db.dev.acme.example` is `db.acme.example`. */
function withoutEnvironment(address: Lookup, environment: string): Lookup {
  const { host } = address;
  if (host === undefined || !host.includes(".")) return address;
  const parts = host.toLowerCase().split(".");
  const service = parts.indexOf("svc");
  const named = service === 2 ? parts.slice(0, 1) : parts.filter((part) => part !== environment.toLowerCase());
  return { ...address, host: named.length === 0 ? host : named.join(".") };
}

function pairOf(from: string, to: string): string {
  return `${from}\u0000${to}`;
}

function onlyOnce(
  { id, kind, name }: ObservedElement,
  first: SeenElement | undefined,
  second: SeenElement | undefined,
): EnvironmentDifference {
  return {
    sort: "topology",
    element: id,
    kind,
    name,
    what: "element",
    values: [first === undefined ? undefined : true, second === undefined ? undefined : true],
    places: [first?.at, second?.at],
  };
}

function* valuesOf(
  element: ObservedElement,
  first: SeenElement,
  second: SeenElement,
): Generator<EnvironmentDifference> {
  yield* different(element, "attribute", first.attributes, second.attributes, first, second);
  yield* different(element, "variable", spelled(first.variables), spelled(second.variables), first, second);
}

/** Variables by how they are compared; `orders.url` and `ORDERS_URL` are one. */
function spelled(variables: ReadonlyMap<string, Said>): ReadonlyMap<string, Said & { readonly name: string }> {
  return new Map([...variables].map(([name, said]) => [variableKey(name), { ...said, name }]));
}

function* different(
  { id, kind, name }: ObservedElement,
  what: "attribute" | "variable",
  first: ReadonlyMap<string, Said & { readonly name?: string }>,
  second: ReadonlyMap<string, Said & { readonly name?: string }>,
  seenFirst: SeenElement,
  seenSecond: SeenElement,
): Generator<EnvironmentDifference> {
  for (const key of [...new Set([...first.keys(), ...second.keys()])].sort(compare)) {
    const [one, other] = [first.get(key), second.get(key)];
    if (one !== undefined && other !== undefined && isSame(one.value, other.value)) continue;
    // More of them is how they stand ready: told once.
    if (key === "redundancy" && !isSame(first.get("replicas")?.value, second.get("replicas")?.value)) continue;
    // So does another image: of which product, in which version.
    if ((key === "version" || key === "technology") && isChanged(first.get("image"), second.get("image"))) continue;
    const about = one?.name ?? other?.name ?? key;
    yield {
      sort: what === "attribute" && VERSIONS.has(key) ? "version" : "configuration",
      element: id,
      kind,
      name,
      about,
      what,
      values: [told(one), told(other)],
      places: [one?.at ?? seenFirst.at, other?.at ?? seenSecond.at],
    };
  }
}

const VERSIONS: ReadonlySet<string> = new Set(["version", "image", "technology", "os", "cpe", "purl", "eol"]);

/** A value that may not be told is set all the same. */
function told(said: Said | undefined): FactValue | undefined {
  return said === undefined ? undefined : (said.value ?? { word: "set" });
}

function isChanged(one: Said | undefined, other: Said | undefined): boolean {
  return one !== undefined && other !== undefined && !isSame(one.value, other.value);
}

function isSame(a: FactValue | undefined, b: FactValue | undefined): boolean {
  const plain = (value: FactValue | undefined): string =>
    Array.isArray(value)
      ? canonical((value as readonly FactValue[]).map(canonical).sort(compare))
      : canonical(value ?? null);
  return plain(a) === plain(b);
}

/** Relationships that are in one environment only, though both ends are in both. */
function* endsOf(
  { id, kind, name }: ObservedElement,
  relationships: readonly ObservedRelationship[],
  { elements }: Observation,
  [first, second]: readonly [Side, Side],
): Generator<EnvironmentDifference> {
  const seen = new Set<string>();
  for (const { to } of relationships) {
    if (seen.has(to)) continue;
    seen.add(to);
    const pair = pairOf(id, to);
    const [one, other] = [first.relationships.get(pair), second.relationships.get(pair)];
    if ((one === undefined) === (other === undefined)) continue;
    // Where the other end is missing altogether, that has been told.
    const isThere = [first, second].every((side) => side.elements.has(to)) || isForeign(elements, to);
    if (!isThere) continue;
    yield {
      sort: "topology",
      element: id,
      kind,
      name,
      about: to,
      what: "relationship",
      values: [one === undefined ? undefined : true, other === undefined ? undefined : true],
      places: [one, other],
    };
  }
}

function isForeign(elements: Observation["elements"], id: string): boolean {
  return elements.find((one) => one.id === id)?.isExternal === true;
}
