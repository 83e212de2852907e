/** Technical assets: applications, modules, stores and parties, as their type, size and technology say. */
import type { Fact, FactValue, RelationshipFact } from "../../model/facts.ts";
import {
  type Asset,
  describedBy,
  type Draft,
  identityOf,
  type Named,
  originOf,
  propertiesOf,
  ratingOf,
  type Standing,
  tellMissing,
  usageOf,
} from "./draft.ts";
import type { Fields } from "./fields.ts";
import { reasons } from "./reasons.ts";
import { type Technology, technologies } from "./words.ts";

/** Assets by their identifier, with what those that call them say of them; `internet` gives the zone of what stands nowhere else. */
export function assetsOf(
  all: readonly Named[],
  zones: ReadonlyMap<string, Standing>,
  internet: () => string,
): ReadonlyMap<string, Asset> {
  const called = callsOf(all);
  return new Map(
    all.map((one) => {
      const standing = zones.get(one.key);
      const isOnline = one.fields.flag("internet") === true;
      const zone = standing?.zone ?? (isOnline ? internet() : undefined);
      return [one.key, assetOf(one, { zone, hosting: standing?.hosting }, called)];
    }),
  );
}

/** What links say of the assets that they join, by identifier. */
interface Calls {
  readonly reached: ReadonlyMap<string, "internet" | "partner">;
  readonly delivered: ReadonlySet<string>;
  readonly nearStores: ReadonlySet<string>;
  /** Data assets that the links of an asset carry. */
  readonly exchanged: ReadonlyMap<string, ReadonlySet<string>>;
  /** Do people need a second factor? Only where their links say so. */
  readonly secondFactor: ReadonlyMap<string, boolean>;
}

function callsOf(all: readonly Named[]): Calls {
  const reached = new Map<string, "internet" | "partner">();
  const delivered = new Set<string>();
  const nearStores = new Set<string>();
  const exchanged = new Map<string, Set<string>>(all.map(({ key }) => [key, new Set()]));
  const secondFactor = new Map<string, boolean>();
  const stores = new Set(all.filter(({ fields }) => fields.text("type") === "datastore").map(({ key }) => key));
  for (const { fields, key } of all) {
    const isOnline = fields.flag("internet") === true;
    const isOfPeople = fields.flag("used_as_client_by_human") === true;
    const isPipeline = wordsOf(fields).includes("build-pipeline");
    for (const [, link] of fields.things("communication_links")) {
      const target = link.text("target") ?? "";
      for (const data of [...link.list("data_assets_sent"), ...link.list("data_assets_received")])
        for (const end of [key, target]) exchanged.get(end)?.add(data);
      const factors = isOfPeople ? factorsOf.get(link.text("authentication") ?? "") : undefined;
      if (factors !== undefined) secondFactor.set(target, factors && secondFactor.get(target) !== false);
      if (stores.has(target)) nearStores.add(key);
      if (stores.has(key)) nearStores.add(target);
      if (isPipeline && link.flag("readonly") !== true) delivered.add(target);
      if (!isOnline || link.flag("vpn") === true) continue;
      if (link.flag("ip_filtered") !== true) reached.set(target, "internet");
      else if (!reached.has(target)) reached.set(target, "partner");
    }
  }
  return { reached, delivered, nearStores, exchanged, secondFactor };
}

/** Whether a way to authenticate asks for a second factor, where it tells: a token may have been given for two. */
const factorsOf: ReadonlyMap<string, boolean> = new Map([
  ["none", false],
  ["credentials", false],
  ["two-factor", true],
]);

function wordsOf(fields: Fields): readonly string[] {
  return [...fields.list("technology"), ...fields.list("technologies")].filter((word) => word !== "unknown-technology");
}

function assetOf(
  one: Named,
  { zone, hosting }: { zone: string | undefined; hosting: string | undefined },
  calls: Calls,
): Asset {
  const { fields, key } = one;
  const words = wordsOf(fields);
  const known = words.flatMap((word) => technologies.get(word) ?? []);
  const isExternal = fields.text("type") === "external-entity";
  const isDevelopment = words.some((word) => DEVELOPMENT.has(word));
  // What people browse with is on the internet without being offered there.
  const isOffered = fields.flag("internet") === true && !isClient(fields, known);
  return {
    ...one,
    kind: kindOf(fields, known, isExternal && words.length === 0 && !calls.nearStores.has(key)),
    isExternal,
    zone,
    hosting: fields.text("machine") === "serverless" ? "faas" : hosting,
    words,
    technologies: known,
    reached: isOffered ? "internet" : calls.reached.get(key),
    isDelivered: calls.delivered.has(key) && !isDevelopment,
    exchanged: calls.exchanged.get(key) ?? new Set(),
    secondFactor: calls.secondFactor.get(key),
  };
}

const DEVELOPMENT: ReadonlySet<string> = new Set([
  "artifact-registry",
  "build-pipeline",
  "code-inspection-platform",
  "devops-client",
  "sourcecode-repository",
]);

function kindOf(fields: Fields, known: readonly Technology[], isParty: boolean): Asset["kind"] {
  const size = fields.text("size");
  if (isParty) return "party";
  if (fields.text("type") === "datastore") return "store";
  if (isClient(fields, known)) return "module";
  return size === "component" || size === "service" ? "module" : "application";
}

function isClient(fields: Fields, known: readonly Technology[]): boolean {
  return fields.flag("used_as_client_by_human") === true || known.some((one) => one.isClient === true);
}

/** The element of an asset, and what it does with data. */
export function assetFact(asset: Asset, draft: Draft): readonly Fact[] {
  const { name, fields, key, id, kind } = asset;
  if (kind === "party") draft.ledger.approximated("technical asset", reasons.external, name);
  else draft.ledger.kept("technical asset");
  const origin = originOf(fields, key);
  return [
    {
      fact: "element",
      id,
      kind,
      name,
      ...describedBy(fields),
      attributes: kind === "party" ? partyAttributes(asset, draft) : systemAttributes(asset, draft),
      origin,
    },
    ...accessFacts(asset, draft),
  ];
}

function partyAttributes(asset: Asset, draft: Draft): Readonly<Record<string, FactValue>> {
  return { ...identityOf(asset.fields, draft), ...foreign(asset, draft) };
}

function systemAttributes(asset: Asset, draft: Draft): Readonly<Record<string, FactValue>> {
  const { fields, words, zone, hosting, reached } = asset;
  const { ledger } = draft;
  const type = typeOf(asset);
  if (hosting !== undefined) ledger.approximated("hosting", reasons.hosting, `${asset.name} → ${hosting}`);
  if (reached !== undefined) ledger.approximated("exposure", reasons.exposure, asset.name);
  if (asset.secondFactor !== undefined) ledger.approximated("second factor", reasons.secondFactor, asset.name);
  if (asset.isDelivered) ledger.approximated("deployment", reasons.deployment, asset.name);
  return {
    ...(type === undefined ? {} : { type: { word: type } }),
    ...identityOf(fields, draft),
    ...supplierOf(asset, draft),
    ...(words.length === 0 ? {} : { technology: words }),
    ...(zone === undefined ? {} : { zone: { reference: zone } }),
    ...(hosting === undefined ? {} : { hosting: { word: hosting } }),
    ...ratingOf(fields, ledger),
    ...(reached === undefined ? {} : { exposed: { word: reached } }),
    ...(asset.secondFactor === undefined ? {} : { mfa: asset.secondFactor }),
    ...encryptionOf(fields),
    ...spareOf(fields, draft),
    ...(fields.flag("custom_developed_parts") === true ? ownCode(asset, draft) : {}),
    ...(asset.isDelivered ? { pipeline: true } : {}),
    ...foreign(asset, draft),
  };
}

function typeOf({ kind, technologies: known }: Asset): string | undefined {
  return kind === "party" ? undefined : known.map((one) => one[kind]).find((type) => type !== undefined);
}

/** What is run outside is supplied by its owner. */
function supplierOf({ isExternal, fields, kind }: Asset, { owners }: Draft): Readonly<Record<string, FactValue>> {
  const owner = owners.get(fields.text("owner") ?? "");
  const isService = isExternal && kind !== "store" && fields.flag("used_as_client_by_human") !== true;
  return isService && owner !== undefined ? { supplier: [{ reference: owner }] } : {};
}

function encryptionOf(fields: Fields): Readonly<Record<string, FactValue>> {
  const style = fields.text("encryption");
  if (style === undefined) return {};
  return {
    encryptedAtRest: style !== "none",
    ...(style === "data-with-end-user-individual-key" ? { keyOwner: "end user" } : {}),
  };
}

function spareOf(fields: Fields, { ledger }: Draft): Readonly<Record<string, FactValue>> {
  const isRedundant = fields.flag("redundant");
  if (isRedundant === undefined) return {};
  if (!isRedundant) return { redundancy: { word: "none" } };
  ledger.approximated("redundancy", reasons.redundancy, fields.of);
  return { replicas: 2 };
}

function ownCode({ name }: Asset, { ledger }: Draft): Readonly<Record<string, FactValue>> {
  ledger.approximated("own code", reasons.ownCode, name);
  return { licence: [{ word: "in-house" }] };
}

/** What has no attribute here, where it is more than the usual. */
function foreign(asset: Asset, draft: Draft): Readonly<Record<string, FactValue>> {
  const { fields } = asset;
  const passing = passingData(asset, draft);
  const style = fields.text("encryption");
  const formats = fields.list("data_formats_accepted");
  return propertiesOf(
    [
      ["machine", fields.text("machine")],
      ["encryption", style === "none" || style === "transparent" ? undefined : style],
      ["data formats accepted", formats.length === 0 ? undefined : formats.join(", ")],
      ["data processed", passing.length === 0 ? undefined : passing.join(", ")],
      ["usage", usageOf(fields)],
      ["multi-tenant", fields.flag("multi_tenant") === true ? "yes" : undefined],
      ["client of people", fields.flag("used_as_client_by_human") === true ? "yes" : undefined],
      [
        "out of scope",
        fields.flag("out_of_scope") === true ? (fields.text("justification_out_of_scope") ?? "yes") : silent(fields),
      ],
      ["justification of the rating", fields.text("justification_cia_rating")],
    ],
    draft.ledger,
  );
}

/** Data that is stored elsewhere and handled here, by no link of which one knows. */
function passingData({ fields, exchanged }: Asset, draft: Draft): readonly string[] {
  const own = fields.list("data_assets_stored");
  return fields
    .list("data_assets_processed")
    .filter((one) => draft.stored.has(one) && !exchanged.has(one) && !own.includes(one))
    .flatMap((one) => draft.data.get(one) ?? []);
}

/** A justification for what is in scope says nothing. */
function silent(fields: Fields): undefined {
  fields.text("justification_out_of_scope");
  return undefined;
}

/**
 * Data that an asset handles. What it stores and what its links carry is said there. To access data means to get at the place where it is
 * stored, so of what is stored elsewhere only a property says that it passes through.
 */
function accessFacts(asset: Asset, draft: Draft): readonly RelationshipFact[] {
  const { fields, kind, id, key, exchanged } = asset;
  const stored = fields.list("data_assets_stored");
  for (const one of stored) {
    if (!draft.data.has(one)) tellMissing(draft, "data stored", one, fields);
    else if (kind === "party") draft.ledger.dropped("data stored", reasons.partyData, `${asset.name}: ${one}`);
    else draft.ledger.kept("data stored");
  }
  return fields.list("data_assets_processed").flatMap((processed): RelationshipFact[] => {
    const to = draft.data.get(processed);
    if (to === undefined) tellMissing(draft, "data processed", processed, fields);
    else if (exchanged.has(processed) || stored.includes(processed)) draft.ledger.kept("data processed");
    else if (draft.stored.has(processed))
      draft.ledger.approximated("data processed", reasons.processed, `${asset.name}: ${processed}`);
    else if (kind === "party") draft.ledger.dropped("data processed", reasons.partyData, `${asset.name}: ${processed}`);
    else {
      draft.ledger.kept("data processed");
      return [{ fact: "relationship", verb: "accesses", from: id, to, attributes: {}, origin: originOf(fields, key) }];
    }
    return [];
  });
}
