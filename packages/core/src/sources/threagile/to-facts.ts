/** The things of a Threagile model as facts in our kinds and verbs, in the order of the file. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import { type IdMaker, idMaker } from "../../model/archimate/slug.ts";
import type { Tally } from "../../model/archimate/tally.ts";
import type { ElementFact, Fact, FactValue, RelationshipFact } from "../../model/facts.ts";
import { metamodel } from "../../model/metamodel/index.ts";
import { assetFact, assetsOf } from "./assets.ts";
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
import { linkFacts } from "./links.ts";
import { reasons } from "./reasons.ts";
import { hostingOfBoundary, severityOf, statusOf, zoneTypeOf } from "./words.ts";

/** Facts of the sections of all files, read as one model. */
export function threagileFacts(roots: readonly Fields[], ledger: Tally, diagnostics: Diagnostic[]): readonly Fact[] {
  const ids = idMaker(reservedWords());
  const model = modelFact(roots, ledger);
  const data = named(roots, "data_assets", ids, "dataset");
  const boundaries = named(roots, "trust_boundaries", ids, "zone");
  const zones = zonesOf(boundaries);
  let internet: string | undefined;
  const assets = assetsOf(
    named(roots, "technical_assets", ids, "asset"),
    zones,
    () => (internet ??= ids.make("internet", "zone")),
  );
  const { owners, facts: ownerFacts } = ownersOf(data, [...assets.values()], ids, ledger);
  const draft: Draft = {
    ledger,
    ids,
    diagnostics,
    data: new Map(data.map(({ key, id }) => [key, id])),
    stored: new Set([...assets.values()].flatMap(({ fields }) => fields.list("data_assets_stored"))),
    assets,
    owners,
  };
  const list = [...assets.values()];
  const facts: Fact[] = [
    ...(model === undefined ? [] : [model]),
    ...ownerFacts,
    ...data.map((one) => dataFact(one, draft)),
    ...boundaryFacts(boundaries, draft),
    ...internetFacts(internet, list, draft),
    ...list.flatMap((asset) => assetFact(asset, draft)),
    ...list.flatMap((asset) => linkFacts(asset, draft)),
    ...runtimeFacts(named(roots, "shared_runtimes", ids, "node"), draft),
    ...requirementFacts(roots, draft),
    ...abuseFacts(roots, draft),
    ...riskFacts(roots, draft),
    ...trackedFacts(roots, draft),
  ];
  countTheRest(
    roots,
    [...data, ...boundaries, ...list].map(({ fields }) => fields),
    ledger,
  );
  return facts;
}

/** Words that begin a statement of ours, and no id. */
function reservedWords(): readonly string[] {
  const grammar = ["model", "extend", "link", "include", "kind", "attribute", "relationship", "yes", "no", "unknown"];
  return [
    ...grammar,
    ...metamodel.kinds.map(({ id }) => id),
    ...metamodel.relationships.flatMap(({ id }) => id.split(" ")),
  ];
}

function named(roots: readonly Fields[], section: string, ids: IdMaker, sort: string): readonly Named[] {
  return roots
    .flatMap((root) => root.things(section))
    .map(([name, fields]) => {
      const key = fields.text("id") ?? name;
      return { name, fields, key, id: ids.make(key, sort) };
    });
}

// --- the model, its owners and its data

function modelFact(roots: readonly Fields[], ledger: Tally): ElementFact | undefined {
  const [root] = roots;
  const title = roots.map((one) => one.text("title")).find((text) => text !== undefined);
  if (root === undefined || title === undefined) return undefined;
  const overviews = ["application_description", "business_overview", "technical_overview"].flatMap((section) =>
    roots.flatMap((one) => one.part(section)?.text("description") ?? []),
  );
  const comment = roots.flatMap((one) => one.text("management_summary_comment") ?? []);
  const texts = [...overviews, ...comment];
  ledger.kept("description of the model", texts.length);
  const id = idMaker(reservedWords()).make(title, "model");
  const description = texts.length === 0 ? {} : { description: texts.join("\n\n") };
  return {
    fact: "element",
    id,
    kind: "model",
    name: title,
    ...description,
    attributes: {},
    origin: originOf(root, "title"),
  };
}

/** Who owns something in the model is a unit; who owns only what is outside, a party. */
function ownersOf(
  data: readonly Named[],
  assets: readonly Asset[],
  ids: IdMaker,
  ledger: Tally,
): { readonly owners: ReadonlyMap<string, string>; readonly facts: readonly ElementFact[] } {
  const inside = new Set(
    [...data, ...assets.filter(({ isExternal }) => !isExternal)].flatMap(({ fields }) => fields.text("owner") ?? []),
  );
  const owners = new Map<string, string>();
  const facts: ElementFact[] = [];
  for (const { fields } of [...data, ...assets]) {
    const name = fields.text("owner");
    if (name === undefined || owners.has(name)) continue;
    const kind = inside.has(name) ? "unit" : "party";
    const id = ids.make(name, kind);
    owners.set(name, id);
    ledger.approximated("owner", reasons.owner, `${name} → ${kind}`);
    facts.push({ fact: "element", id, kind, name, attributes: {}, origin: originOf(fields, fields.of) });
  }
  return { owners, facts };
}

function dataFact({ name, fields, key, id }: Named, draft: Draft): ElementFact {
  const { ledger, assets } = draft;
  ledger.kept("data asset");
  const stores = [...assets.values()]
    .filter(({ kind, fields: asset }) => kind !== "party" && asset.list("data_assets_stored").includes(key))
    .map((asset) => ({ reference: asset.id }));
  return {
    fact: "element",
    id,
    kind: "dataset",
    name,
    ...describedBy(fields),
    attributes: {
      ...identityOf(fields, draft),
      ...ratingOf(fields, ledger),
      ...(stores.length === 0 ? {} : { store: stores }),
      ...propertiesOf(
        [
          ["quantity", fields.text("quantity")],
          ["origin", fields.text("origin")],
          ["usage", usageOf(fields)],
          ["justification of the rating", fields.text("justification_cia_rating")],
        ],
        ledger,
      ),
    },
    origin: originOf(fields, key),
  };
}

// --- where things stand

/** Zones by the assets in them: the first boundary that names an asset. */
function zonesOf(boundaries: readonly Named[]): ReadonlyMap<string, Standing> {
  const around = new Map<string, Named>();
  for (const outer of boundaries)
    for (const inner of outer.fields.list("trust_boundaries_nested")) if (!around.has(inner)) around.set(inner, outer);
  const hostingFor = (boundary: Named): string | undefined => {
    const seen = new Set<string>();
    for (let at: Named | undefined = boundary; at !== undefined && !seen.has(at.key); at = around.get(at.key)) {
      seen.add(at.key);
      const hosting = hostingOfBoundary.get(at.fields.text("type") ?? "");
      if (hosting !== undefined) return hosting;
    }
    return undefined;
  };
  const zones = new Map<string, Standing>();
  for (const boundary of boundaries)
    for (const asset of boundary.fields.list("technical_assets_inside"))
      if (!zones.has(asset)) zones.set(asset, { zone: boundary.id, hosting: hostingFor(boundary) });
  return zones;
}

function boundaryFacts(boundaries: readonly Named[], draft: Draft): readonly ElementFact[] {
  const known = new Map(boundaries.map((boundary) => [boundary.key, boundary]));
  const parents = parentsOf(boundaries, known, draft);
  return boundaries.map(({ name, fields, key, id }) => {
    const type = fields.text("type");
    if (type === "execution-environment") draft.ledger.approximated("trust boundary", reasons.environment, name);
    else draft.ledger.kept("trust boundary");
    for (const asset of fields.list("technical_assets_inside")) {
      const there = draft.assets.get(asset);
      if (there === undefined) tellMissing(draft, "asset in a boundary", asset, fields);
      else if (there.zone !== id) draft.ledger.dropped("asset in a boundary", reasons.secondZone, `${name}: ${asset}`);
    }
    const parent = parents.get(key);
    return {
      fact: "element",
      id,
      kind: "zone",
      name,
      ...describedBy(fields),
      ...(parent === undefined ? {} : { parent }),
      attributes: {
        ...(type === undefined ? {} : { type: { word: zoneTypeOf.get(type) ?? type } }),
        ...identityOf(fields, draft),
      },
      origin: originOf(fields, key),
    };
  });
}

/** Our ids of the zones around zones, without rings. */
function parentsOf(
  boundaries: readonly Named[],
  known: ReadonlyMap<string, Named>,
  draft: Draft,
): ReadonlyMap<string, string> {
  const around = new Map<string, Named>();
  for (const outer of boundaries) {
    for (const inner of outer.fields.list("trust_boundaries_nested")) {
      if (!known.has(inner)) tellMissing(draft, "nested boundary", inner, outer.fields);
      else if (!around.has(inner) && !isAround(around, inner, outer.key)) around.set(inner, outer);
      else draft.ledger.dropped("nested boundary", reasons.secondZone, `${outer.name}: ${inner}`);
    }
  }
  return new Map([...around].map(([inner, outer]) => [inner, outer.id]));
}

function isAround(around: ReadonlyMap<string, Named>, outer: string, inner: string): boolean {
  for (let at: string | undefined = inner; at !== undefined; at = around.get(at)?.key) if (at === outer) return true;
  return false;
}

/** The internet, where something is said to stand on it and in no boundary. */
function internetFacts(id: string | undefined, assets: readonly Asset[], { ledger }: Draft): readonly ElementFact[] {
  const there = assets.filter(({ zone }) => zone !== undefined && zone === id);
  const [first] = there;
  if (id === undefined || first === undefined) return [];
  for (const { name } of there) ledger.approximated("place on the internet", reasons.internet, name);
  const origin = originOf(first.fields, first.key);
  return [{ fact: "element", id, kind: "zone", name: "Internet", attributes: { type: { word: "internet" } }, origin }];
}

function runtimeFacts(runtimes: readonly Named[], draft: Draft): readonly Fact[] {
  return runtimes.flatMap(({ name, fields, key, id }): Fact[] => {
    draft.ledger.kept("shared runtime");
    const origin = originOf(fields, key);
    const node: ElementFact = {
      fact: "element",
      id,
      kind: "node",
      name,
      ...describedBy(fields),
      attributes: identityOf(fields, draft),
      origin,
    };
    const runs = fields.list("technical_assets_running").flatMap((asset): RelationshipFact[] => {
      const there = draft.assets.get(asset);
      if (there === undefined) tellMissing(draft, "asset on a runtime", asset, fields);
      else if (there.kind === "party") draft.ledger.dropped("asset on a runtime", reasons.partyRuns, asset);
      else {
        draft.ledger.kept("asset on a runtime");
        return [{ fact: "relationship", verb: "runs on", from: there.id, to: id, attributes: {}, origin }];
      }
      return [];
    });
    return [node, ...runs];
  });
}

// --- what is asked for, feared and decided

function requirementFacts(roots: readonly Fields[], { ids, ledger }: Draft): readonly ElementFact[] {
  return textsOf(roots, "security_requirements").map(({ root, name, text }) => {
    ledger.kept("security requirement");
    return {
      fact: "element",
      id: ids.make(name, "requirement"),
      kind: "requirement",
      name,
      ...(text === "" ? {} : { description: text }),
      attributes: { type: { word: "security" } },
      origin: originOf(root, "security_requirements"),
    };
  });
}

function abuseFacts(roots: readonly Fields[], { ids, ledger }: Draft): readonly ElementFact[] {
  return textsOf(roots, "abuse_cases").map(({ root, name, text }) => {
    ledger.approximated("abuse case", reasons.abuse, name);
    return {
      fact: "element",
      id: ids.make(name, "risk"),
      kind: "risk",
      name,
      ...(text === "" ? {} : { description: text }),
      attributes: { type: { word: "cyber" } },
      origin: originOf(root, "abuse_cases"),
    };
  });
}

function textsOf(
  roots: readonly Fields[],
  section: string,
): readonly { readonly root: Fields; readonly name: string; readonly text: string }[] {
  return roots.flatMap((root) => root.texts(section).map(([name, text]) => ({ root, name, text })));
}

/** Risks that the author found without a rule. */
function riskFacts(roots: readonly Fields[], draft: Draft): readonly Fact[] {
  const categories = roots.flatMap((root) => [
    ...root.things("individual_risk_categories"),
    ...root.things("custom_risk_categories"),
  ]);
  return categories.flatMap(([category, fields]) => {
    draft.ledger.dropped("risk category", reasons.category, category);
    return fields.things("risks_identified").flatMap(([name, risk]): readonly Fact[] => {
      const word = risk.text("severity") ?? "";
      const severity = severityOf.get(word);
      if (word === "elevated") draft.ledger.approximated("individual risk", reasons.severity, name);
      else draft.ledger.kept("individual risk");
      const about = [
        ...risk.list("data_breach_technical_assets"),
        ...risk.list("most_relevant_technical_asset"),
      ].flatMap((asset) => draft.assets.get(asset)?.id ?? []);
      const data = risk.list("most_relevant_data_asset").flatMap((asset) => draft.data.get(asset) ?? []);
      return findingFacts(draft, risk, {
        name: name === "" ? category : plainText(name),
        about: [...about, ...data],
        attributes: severity === undefined ? {} : { severity: { word: severity } },
      });
    });
  });
}

/** What was decided about risks that rules had found. `*` stands for any asset or link. */
function trackedFacts(roots: readonly Fields[], draft: Draft): readonly Fact[] {
  const tracked = roots.flatMap((root) => root.things("risk_tracking"));
  return tracked.flatMap(([risk, fields]) => {
    draft.ledger.approximated("tracked risk", reasons.tracked, risk);
    const status = fields.text("status");
    const about = risk.split(/[@>]/u).flatMap((part) => draft.assets.get(part)?.id ?? []);
    const ticket = fields.text("ticket");
    return findingFacts(draft, fields, {
      name: risk,
      about,
      attributes: {
        ...(status === undefined ? {} : { status: { word: statusOf.get(status) ?? status } }),
        ...(ticket === undefined ? {} : { evidence: [ticket] }),
        ...propertiesOf(
          [
            ["status", status],
            ["checked by", fields.text("checked_by")],
            ["date", fields.text("date")],
          ],
          draft.ledger,
        ),
      },
      description: fields.text("justification"),
    });
  });
}

function findingFacts(
  { ids }: Draft,
  fields: Fields,
  said: {
    readonly name: string;
    readonly about: readonly string[];
    readonly attributes: Readonly<Record<string, FactValue>>;
    readonly description?: string | undefined;
  },
): readonly Fact[] {
  const id = ids.make(said.name, "finding");
  const origin = originOf(fields, fields.of);
  return [
    {
      fact: "element",
      id,
      kind: "finding",
      name: said.name,
      ...(said.description === undefined ? {} : { description: said.description }),
      attributes: { tool: "Threagile", ...said.attributes },
      origin,
    },
    ...[...new Set(said.about)].map((to): RelationshipFact => ({
      fact: "relationship",
      verb: "threatens",
      from: id,
      to,
      attributes: {},
      origin,
    })),
  ];
}

/** Their titles have tags of HTML in them. */
function plainText(title: string): string {
  return title.replace(/<\/?[a-z]+>/gu, "");
}

// --- what does not come along

const aboutTheFile: readonly string[] = ["author", "contributors", "date", "threagile_version", "tags_available"];

function countTheRest(roots: readonly Fields[], things: readonly Fields[], ledger: Tally): void {
  const drop: Tally["dropped"] = (what, why, example) => ledger.dropped(what, why, example);
  for (const root of roots) {
    if (root.text("business_criticality") !== undefined)
      drop("criticality of the model", reasons.criticality, root.text("business_criticality") ?? "");
    for (const [question] of root.texts("questions")) drop("question", reasons.question, question);
    for (const key of root.unread()) {
      if (key.startsWith("diagram_tweak")) drop("drawing", reasons.drawing, key);
      else if (aboutTheFile.includes(key)) drop("note on the file", reasons.author, key);
      else drop("field", reasons.unread, key);
    }
  }
  for (const thing of things)
    for (const key of thing.unread()) {
      if (key.startsWith("diagram_tweak")) drop("drawing", reasons.drawing, `${thing.of}: ${key}`);
      else drop("field", reasons.unread, `${thing.of}: ${key}`);
    }
}
