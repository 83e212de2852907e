/** Mentions of a run, one node for each key, with what was said of them; in an order that does not depend on the order of the claims. */
import type {
  AttributeClaim,
  Claim,
  GapClaim,
  Mention,
  Place,
  ReadingClaim,
  Reference,
  RelationshipClaim,
  Scope,
  SettingClaim,
  Sort,
  TypedKey,
} from "../model/claims/claim.ts";
import { groupOf, type SortGroup } from "../model/claims/sorts.ts";
import { isList, type FactValue } from "../model/facts.ts";
import { wordsOf } from "./names.ts";
import {
  isBesidesProduct,
  productOfImage,
  productOfTechnology,
  purposeOfName,
  roleOfName,
  type Product,
  type Role,
} from "./products.ts";

export interface Sourced<C extends Claim> {
  readonly source: string;
  readonly claim: C;
}

/** One mention: all claims with its key together. */
export interface MentionNode {
  /** Its place in the list. */
  readonly index: number;
  readonly key: string;
  readonly source: string;
  readonly sort: Sort;
  readonly group: SortGroup;
  readonly names: readonly string[];
  readonly keys: readonly TypedKey[];
  readonly scope: Scope;
  readonly at: Place;
  readonly inside?: Reference;
  /** The product that it is, where its image, its technology or its name says so. */
  readonly product?: Product;
  readonly role?: Role;
  /** It is deployed, runs, or is known by its calls: two of one source and space are two things. */
  readonly isAnchor: boolean;
  /** Only a drawing speaks of it, or something as weak: it joins others by its name and makes no element that runs. */
  readonly isDrawn: boolean;
}

/** A mention that is less sure than this is a hint. */
const HINT = 0.5;

export interface ClaimIndex {
  readonly nodes: readonly MentionNode[];
  readonly byKey: ReadonlyMap<string, MentionNode>;
  readonly attributes: readonly Sourced<AttributeClaim>[];
  readonly relationships: readonly Sourced<RelationshipClaim>[];
  readonly settings: readonly Sourced<SettingClaim>[];
  readonly readings: readonly Sourced<ReadingClaim>[];
  readonly gaps: readonly Sourced<GapClaim>[];
}

/** Sorts the claims and puts those of one key together. */
export function indexClaims(claims: Iterable<Sourced<Claim>>): ClaimIndex {
  const sorted = inOrder(claims);
  const mentions: Sourced<Mention>[] = [];
  const attributes: Sourced<AttributeClaim>[] = [];
  const relationships: Sourced<RelationshipClaim>[] = [];
  const settings: Sourced<SettingClaim>[] = [];
  const readings: Sourced<ReadingClaim>[] = [];
  const gaps: Sourced<GapClaim>[] = [];
  for (const { source, claim } of sorted) {
    if (claim.claim === "mention") mentions.push({ source, claim });
    else if (claim.claim === "attribute") attributes.push({ source, claim });
    else if (claim.claim === "relationship") relationships.push({ source, claim });
    else if (claim.claim === "setting") settings.push({ source, claim });
    else if (claim.claim === "reading") readings.push({ source, claim });
    else gaps.push({ source, claim });
  }
  const nodes = nodesOf(mentions, technologiesOf(attributes));
  return {
    nodes,
    byKey: new Map(nodes.map((node) => [node.key, node])),
    attributes,
    relationships,
    settings,
    readings,
    gaps,
  };
}

/** A claim with what orders it; its content is only written out where two stand at one place. */
interface Placed {
  readonly one: Sourced<Claim>;
  content: string | undefined;
}

/** By file, line and content, without repetitions: what every later step may rely on. */
function inOrder(claims: Iterable<Sourced<Claim>>): readonly Sourced<Claim>[] {
  const placed: Placed[] = [];
  for (const one of claims) placed.push({ one, content: undefined });
  placed.sort(byPlace);
  return placed.flatMap((item, index) => {
    const before = placed[index - 1];
    return before !== undefined && byPlace(before, item) === 0 ? [] : [item.one];
  });
}

function byPlace(a: Placed, b: Placed): number {
  const [one, other] = [a.one.claim.at, b.one.claim.at];
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  const [line, otherLine] = [one.line ?? 0, other.line ?? 0];
  if (line !== otherLine) return line - otherLine;
  const [pointer, otherPointer] = [one.pointer ?? "", other.pointer ?? ""];
  if (pointer !== otherPointer) return pointer < otherPointer ? -1 : 1;
  if (a.one.source !== b.one.source) return a.one.source < b.one.source ? -1 : 1;
  const [content, otherContent] = [contentOf(a), contentOf(b)];
  return content < otherContent ? -1 : content > otherContent ? 1 : 0;
}

function contentOf(placed: Placed): string {
  return (placed.content ??= JSON.stringify(placed.one.claim));
}

/** Texts of the attribute `technology`, by key of the mention. */
function technologiesOf(attributes: readonly Sourced<AttributeClaim>[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { claim } of attributes) {
    if (claim.name !== "technology" && claim.name !== "x-base-image" && claim.name !== "x-engine") continue;
    const list = found.get(claim.of) ?? [];
    list.push(...textsOf(claim.value));
    found.set(claim.of, list);
  }
  return found;
}

export function textsOf(value: FactValue): readonly string[] {
  if (typeof value === "string") return [value];
  if (isList(value)) return value.flatMap(textsOf);
  if (typeof value === "object") {
    if ("word" in value) return [value.word];
    if ("reference" in value) return [value.reference];
  }
  return [];
}

function nodesOf(
  mentions: readonly Sourced<Mention>[],
  technologies: ReadonlyMap<string, readonly string[]>,
): readonly MentionNode[] {
  const groups = new Map<string, Sourced<Mention>[]>();
  for (const one of mentions) {
    const list = groups.get(one.claim.key);
    if (list === undefined) groups.set(one.claim.key, [one]);
    else list.push(one);
  }
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, same], index) => nodeOf(index, key, same, technologies.get(key) ?? []));
}

/** Sorts that win where two claims of one key do not agree: the one that says more. */
const strongest: readonly Sort[] = ["store", "broker", "client", "service"];

function nodeOf(
  index: number,
  key: string,
  same: readonly Sourced<Mention>[],
  technologies: readonly string[],
): MentionNode {
  const [first] = same;
  if (first === undefined) throw new Error("no claims");
  const names = [...new Set(same.flatMap(({ claim }) => claim.names))].filter((name) => name !== "");
  const keys = [
    ...new Map(same.flatMap(({ claim }) => claim.keys).map((one) => [`${one.type} ${one.value}`, one])).values(),
  ];
  const said = strongest.find((sort) => same.some(({ claim }) => claim.sort === sort)) ?? first.claim.sort;
  const { sort, product, role } = whatItIs(said, names, keys, technologies);
  const inside = same.find(({ claim }) => claim.inside !== undefined)?.claim.inside;
  const isDrawn = same.every(({ claim, source }) => (claim.certainty ?? 1) < HINT && !isOrchestrator(source));
  const scope: Scope = Object.assign({}, ...same.toReversed().map(({ claim }) => claim.scope));
  return {
    index,
    key,
    source: first.source,
    sort,
    group: groupOf(sort),
    names,
    keys,
    scope,
    at: first.claim.at,
    ...(inside === undefined ? {} : { inside }),
    ...(product === undefined ? {} : { product }),
    ...(role === undefined ? {} : { role }),
    isDrawn,
    isAnchor:
      !isDrawn &&
      (sort === "service" || sort === "client" || sort === "store" || sort === "broker") &&
      !isBuildSource(key),
  };
}

/** What an orchestrator may be told to run is optional where it is not sure, and still no drawing. */
function isOrchestrator(source: string): boolean {
  return /^(?:kubernetes|compose|helm|terraform|code|dockerfile)/u.test(source);
}

/** What is built and from what: a Dockerfile of a database is one, and is not yet deployed. */
function isBuildSource(key: string): boolean {
  return /^(?:dockerfile|package):|^code:[^#]*$/u.test(key);
}

/** A service that runs a database is a store, whatever its source said; one that watches or configures is told apart by its role. */
function whatItIs(
  said: Sort,
  names: readonly string[],
  keys: readonly TypedKey[],
  technologies: readonly string[],
): { readonly sort: Sort; readonly product?: Product; readonly role?: Role } {
  // A name alone makes no store of an image that is called otherwise: `ratings-v2-mysql` runs `ratings`, which uses MySQL.
  const isNamedOnly =
    (said === "store" || said === "broker") &&
    keys.some(({ type }) => type === "image") &&
    !keys.some(({ type, value }) => type === "directory" || (type === "image" && isKeeperImage(value)));
  if (isNamedOnly) return { sort: "service" };
  if (groupOf(said) !== "service" && said !== "store" && said !== "broker") return { sort: said };
  const images = keys.filter(({ type }) => type === "image").map(({ value }) => value);
  const ofImage = images.map(productOfImage).find((product) => product !== undefined);
  const isBuiltStore = technologies.some((text) => productOfTechnology(text) !== undefined);
  const isKeeper = said === "store" || said === "broker";
  const ofTechnology = isKeeper ? technologies.map(productOfTechnology).find((one) => one !== undefined) : undefined;
  // A name tells what an image of another name cannot gainsay.
  const isByName = images.length === 0 || images.some(isKeeperImage);
  const ofName = isByName ? names.map(roleOfName).find((one) => one !== undefined) : undefined;
  const hasOwnSource = keys.some(({ type }) => type === "directory");
  const product = ofImage ?? ofTechnology ?? ofName?.product;
  const role = product?.role ?? (hasOwnSource ? undefined : ofName?.role) ?? roleOfPurpose(names, hasOwnSource);
  const known = { ...(product === undefined ? {} : { product }), ...(role === undefined ? {} : { role }) };
  if (said === "service" || said === "client") {
    if (role === "store" || role === "broker") return { ...known, sort: role };
    if (role === "client") return { ...known, sort: "client" };
  }
  // A job that fills a database is none, although its name ends like one.
  if (said === "store" && product === undefined && names.some(isBesidesProduct) && !isBuiltStore)
    return { ...known, sort: "service" };
  if (said === "store" && product?.role === "broker") return { ...known, sort: "broker" };
  return { ...known, sort: said };
}

/** An image of an own name that says that it keeps data: `acme/catalogue-db`. */
function isKeeperImage(image: string): boolean {
  const last = image.slice(image.lastIndexOf("/") + 1).replace(/[@:].*$/u, "");
  const role = productOfImage(image)?.role ?? roleOfName(last)?.role;
  return (
    role === "store" ||
    role === "broker" ||
    wordsOf(last).some((word) => productOfTechnology(word) !== undefined || /^(?:db|database)$/u.test(word))
  );
}

function roleOfPurpose(names: readonly string[], hasOwnSource: boolean): Role | undefined {
  const [name] = names;
  if (name === undefined) return undefined;
  if (
    /(?:^|[-_])(?:load-?gen(?:erator)?|load-?test(?:er)?|locust|user-?sim|artillery|k6)(?:$|[-_])|^load$|^loadgenerator$/iu.test(
      name,
    )
  )
    return "client";
  const role = purposeOfName(name);
  // `otel-shop-frontend` is a front end of a system that is called after what it shows: the end of its name says what it is.
  const isOwn = hasOwnSource || /(?:frontend|backend|api|web|webapp|website)$/iu.test(name);
  return role === "telemetry" && isOwn ? purposeOfName(nameAtEnd(name)) : role;
}

/** The last word of a name that not every service may have. */
function nameAtEnd(name: string): string {
  const words = [...wordsOf(name)];
  while (
    words.length > 1 &&
    /^(?:server|service|svc|srv|app|node|agent|dashboard|api|ui|\d+)$/u.test(words.at(-1) ?? "")
  )
    words.pop();
  return words.at(-1) ?? name;
}
