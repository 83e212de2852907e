/** A small web shop and a large generated portfolio, as the server's answers would be made from them. */
import type {
  CatalogueAnswer,
  Cell,
  DiagnosticAnswer,
  ElementAnswer,
  ElementSummary,
  ImpactAnswer,
  KindAnswer,
  Place,
  RelationshipAnswer,
} from "@orrery/core/answers/answers";
import type {
  CatalogueColumnsAnswer,
  CatalogueFacetAnswer,
  CatalogueSummaryAnswer,
} from "@orrery/core/answers/catalogue-answers";
import { kinds } from "@orrery/core/model/metamodel/kinds";
import { relationships } from "@orrery/core/model/metamodel/relationships";
import type { Bilingual } from "@orrery/core/model/metamodel";

type Language = "en" | "fr";

export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly en: string;
  readonly fr?: string;
  readonly parent?: string;
  readonly description?: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly line: number;
}

export interface Link {
  readonly from: string;
  readonly verb: string;
  readonly to: string;
  readonly line: number;
}

export interface Model {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly files: Map<string, string>;
}

const text = `model shop "Corner shop" { languages: en, fr }

unit u-web "Web team"
unit u-pay "Payments and fraud"

application storefront "Storefront" fr "Vitrine" {
  owner: u-web; criticality: vital; rto: 4h; peak: 120/s
  """
  What customers see. Talks to **cart** and \`payment\`.

  - rendered on the server
  - [design notes](https://example.org/notes)
  """
  module cart "Cart" fr "Panier" { replicas: 3 }
  module catalogue-search "Search" fr "Recherche" { replicas: 2 }
}
application payment "Payment" fr "Paiement" { owner: u-pay; criticality: important; rto: 15min }
application a-name-that-is-very-long "Reconciliation of settlements between acquirers, marketplaces and the general ledger" { owner: u-pay }
store orders "Orders" fr "Commandes" { classification: confidential; rto: unknown }
process checkout "Check out" fr "Passer commande" { criticality: vital }
node srv-1 "Server 1"
technology postgres "PostgreSQL 16"
capability selling "Selling online" fr "Vendre en ligne"
entity order "Order" fr "Commande"
risk fraud "Card fraud" fr "Fraude à la carte"
project new-checkout "New checkout" fr "Nouveau parcours d’achat"

storefront uses payment
cart uses orders
checkout uses storefront
orders runs on srv-1
payment runs on srv-1
srv-1 uses postgres
storefront realizes selling
fraud threatens payment
new-checkout changes storefront
aplication typo "Typo"
`;

export const shop: Model = readModel("shop", "Corner shop", text);

/** Nothing yet. */
export const blank: Model = {
  id: "blank",
  title: "Blank",
  items: [],
  links: [],
  files: new Map([["blank.orrery", ""]]),
};

/** Thousands of applications that use each other, for tables and trees of real size. */
export function portfolio(count: number): Model {
  const items: Item[] = Array.from({ length: count }, (_, index) => ({
    id: `app-${index}`,
    kind: "application",
    en: `${words[index % words.length] ?? ""} ${words[(index * 7 + 3) % words.length] ?? ""} ${index}`,
    facts: {
      criticality: index % 3 === 0 ? "vital" : "normal",
      rto: `${(index % 24) + 1}h`,
      owner: `unit-${index % 20}`,
    },
    line: index + 1,
  }));
  const units: Item[] = Array.from({ length: 20 }, (_, index) => ({
    id: `unit-${index}`,
    kind: "unit",
    en: `Team ${index}`,
    facts: {},
    line: count + index,
  }));
  const links = Array.from({ length: count - 1 }, (_, index) => ({
    from: `app-${index}`,
    verb: "uses",
    to: `app-${index + 1}`,
    line: index + 1,
  }));
  return {
    id: "portfolio",
    title: "Portfolio",
    items: [...items, ...units],
    links,
    files: new Map([["portfolio.orrery", "// generated\n"]]),
  };
}

const words = [
  "Claims",
  "Billing",
  "Ledger",
  "Customer",
  "Policy",
  "Document",
  "Fraud",
  "Pricing",
  "Partner",
  "Archive",
];

const names: Readonly<Record<string, Bilingual>> = {
  owner: { en: "Owner", fr: "Responsable" },
  criticality: { en: "Criticality", fr: "Criticité" },
  rto: { en: "Recovery time objective", fr: "Durée maximale d’interruption admissible" },
  peak: { en: "Peak", fr: "Pointe" },
  replicas: { en: "Replicas", fr: "Répliques" },
  classification: { en: "Classification", fr: "Classification" },
};
const facets: Readonly<Record<string, string>> = {
  owner: "core",
  criticality: "impact",
  rto: "impact",
  peak: "performance",
  replicas: "resilience",
  classification: "security",
};

export function summaryOf(model: Model, item: Item, language: Language): ElementSummary {
  const children = childCounts(model).get(item.id) ?? 0;
  return {
    id: item.id,
    kind: item.kind,
    layer: layerOf(item.kind),
    name: nameOf(item, language),
    ...(children > 0 && { children }),
  };
}

export function kindAnswers(model: Model): readonly KindAnswer[] {
  const counts = countBy(model.items, (item) => item.kind);
  return [...counts].map(([id, count]) => kindAnswer(id, count));
}

export function elementAnswer(model: Model, item: Item, language: Language): ElementAnswer {
  const summary = (id: string): ElementSummary => summaryById(model, id, language);
  const impact = (direction: "up" | "down"): number => impactAnswer(model, item, language, direction).total;
  const parent = item.parent === undefined ? [] : [summary(item.parent)];
  return {
    version: 1,
    id: item.id,
    kind: kindAnswer(item.kind, 1),
    name: nameOf(item, language),
    names: { en: item.en, ...(item.fr !== undefined && { fr: item.fr }) },
    description: item.description ?? null,
    path: parent,
    origin: place(item.line),
    facts: Object.entries(item.facts).map(([key, value]) => ({
      key,
      facet: facets[key] ?? "core",
      name: names[key] ?? { en: key, fr: key },
      description: { en: "As the model says.", fr: "Comme le dit le modèle." },
      cell: cellOf(model, value, language),
      origin: place(item.line + 1),
    })),
    children: model.items.filter((other) => other.parent === item.id).map((child) => summaryOf(model, child, language)),
    relationships: model.links.flatMap((link): readonly RelationshipAnswer[] => {
      const definition = relationships.find(({ id }) => id === link.verb);
      if (definition === undefined) return [];
      const common = { verb: link.verb, label: null, carries: [], facts: [], origin: place(link.line) };
      if (link.from === item.id)
        return [{ direction: "out", phrase: definition.name, other: summary(link.to), ...common }];
      if (link.to === item.id)
        return [{ direction: "in", phrase: definition.inverse, other: summary(link.from), ...common }];
      return [];
    }),
    referrers: model.items
      .filter((other) => other.facts["owner"] === item.id)
      .map((other) => ({
        key: "owner",
        name: { en: "Owner of", fr: "Responsable de" },
        element: summaryOf(model, other, language),
      })),
    diagnostics: [],
    missing: Object.keys(names)
      .filter((key) => item.facts[key] === undefined)
      .map((key) => ({ key, facet: facets[key] ?? "core", name: names[key] ?? { en: key, fr: key } })),
    impact: { up: impact("up"), down: impact("down") },
  };
}

/** `uses` and `runs on`: the one that is used reaches the one that uses. */
export function impactAnswer(model: Model, root: Item, language: Language, direction: "up" | "down"): ImpactAnswer {
  const found = new Map<string, ImpactAnswer["hits"][number]["path"]>([[root.id, []]]);
  const queue = [root.id];
  for (let id = queue.shift(); id !== undefined && found.size < 500; id = queue.shift()) {
    for (const link of model.links.filter(({ verb }) => verb === "uses" || verb === "runs on")) {
      const [near, far] = direction === "down" ? [link.to, link.from] : [link.from, link.to];
      if (near !== id || found.has(far)) continue;
      const against = direction === "down";
      const definition = relationships.find((one) => one.id === link.verb);
      const phrase = (against ? definition?.inverse : definition?.name) ?? { en: link.verb, fr: link.verb };
      const step = { from: id, to: far, by: link.verb, against, phrase, origin: place(link.line) };
      found.set(far, [...(found.get(id) ?? []), step]);
      queue.push(far);
    }
  }
  const hits = [...found].slice(1).map(([id, path]) => ({
    ...summaryById(model, id, language),
    distance: path.length,
    path,
    ...(path.length > 1 && { derived: "Serving" }),
  }));
  const byKind = Object.fromEntries(countBy(hits, (hit) => hit.kind));
  return {
    version: 1,
    root: summaryOf(model, root, language),
    direction,
    total: hits.length,
    byKind,
    byLayer: {},
    hits,
  };
}

export function catalogueAnswer(
  model: Model,
  kind: string,
  query: URLSearchParams,
  language: Language,
): CatalogueAnswer {
  const sort = query.get("sort") ?? "";
  const offset = Number(query.get("offset") ?? 0);
  const matching = matchingItems(model, kind, query, language);
  const key = sort.replace(/^-/, "");
  const valueOf = (item: Item): string => (key === "name" ? nameOf(item, language) : (item.facts[key] ?? ""));
  const sorted =
    key === ""
      ? matching
      : [...matching].sort(
          (a, b) => valueOf(a).localeCompare(valueOf(b), language, { numeric: true }) * (sort.startsWith("-") ? -1 : 1),
        );
  const asked = query.get("columns")?.split(",");
  const all = columnsOf(model, kind);
  const columns = asked === undefined ? all : asked.flatMap((key) => all.find((column) => column.key === key) ?? []);
  return {
    version: 1,
    kind,
    total: matching.length,
    columns: columns.map(({ key, name, filled, numeric }) => ({ key, name, filled, numeric })),
    rows: sorted.slice(offset, offset + Number(query.get("limit") ?? 100)).map((item) => ({
      id: item.id,
      name: nameOf(item, language),
      kind: item.kind,
      cells: columns.map((column) => {
        const value = item.facts[column.key];
        return value === undefined ? null : cellOf(model, value, language);
      }),
    })),
  };
}

export function catalogueColumnsAnswer(model: Model, kind: string): CatalogueColumnsAnswer {
  return { version: 1, total: itemsOfKind(model, kind).length, columns: columnsOf(model, kind) };
}

export function catalogueSummaryAnswer(
  model: Model,
  kind: string,
  query: URLSearchParams,
  language: Language,
): CatalogueSummaryAnswer {
  const rows = matchingItems(model, kind, query, language);
  return {
    version: 1,
    rows: rows.length,
    columns: (query.get("columns") ?? "").split(",").map((key) => ({
      key,
      known: rows.filter((item) => item.facts[key] !== undefined).length,
      unknown: 0,
      sums: [],
      range: null,
    })),
  };
}

export function catalogueFacetAnswer(
  model: Model,
  kind: string,
  query: URLSearchParams,
  language: Language,
): CatalogueFacetAnswer {
  const key = query.get("key") ?? "";
  const rows = matchingItems(model, kind, query, language);
  const counts = countBy(rows, (item) => item.facts[key] ?? "");
  const values = [...counts].map(([text, count]) => ({
    filter: text === "" ? "-" : text,
    text,
    count,
    state: text === "" ? ("missing" as const) : ("known" as const),
  }));
  return { version: 1, key, rows: rows.length, total: values.length, values };
}

function itemsOfKind(model: Model, kind: string): readonly Item[] {
  return model.items.filter((item) => kind === "*" || item.kind === kind);
}

function matchingItems(model: Model, kind: string, query: URLSearchParams, language: Language): readonly Item[] {
  const filter = (query.get("filter") ?? "").toLowerCase();
  return itemsOfKind(model, kind).filter((item) =>
    [item.id, nameOf(item, language), ...Object.values(item.facts)].some((value) =>
      value.toLowerCase().includes(filter),
    ),
  );
}

function columnsOf(model: Model, kind: string): CatalogueColumnsAnswer["columns"] {
  const items = itemsOfKind(model, kind);
  return Object.keys(names).map((column) => ({
    key: column,
    name: names[column] ?? { en: column, fr: column },
    description: null,
    facet: null,
    filled: items.filter((item) => item.facts[column] !== undefined).length,
    unknown: 0,
    numeric: ["rto", "peak", "replicas"].includes(column),
    ordered: false,
  }));
}

/** What a checker would say of a text: here only words that begin a line and are no kind. */
export function diagnose(uri: string, content: string, language: Language): readonly DiagnosticAnswer[] {
  return content.split("\n").flatMap((line, index): readonly DiagnosticAnswer[] => {
    const word = /^(aplication|modul)\b/.exec(line)?.[1];
    if (word === undefined) return [];
    const suggestion = word === "modul" ? "module" : "application";
    return [
      {
        code: "unknown-kind",
        severity: "error",
        message:
          language === "fr"
            ? `sorte inconnue «\u202f${word}\u202f», vouliez-vous dire «\u202f${suggestion}\u202f»\u202f?`
            : `unknown kind “${word}”, did you mean “${suggestion}”?`,
        uri,
        line: index + 1,
        column: 1,
        endLine: index + 1,
        endColumn: word.length + 1,
        suggestion,
      },
    ];
  });
}

export function nameOf(item: Item, language: Language): string {
  return (language === "fr" ? item.fr : undefined) ?? item.en;
}

export function countBy<Member>(
  members: readonly Member[],
  keyOf: (member: Member) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const member of members) counts.set(keyOf(member), (counts.get(keyOf(member)) ?? 0) + 1);
  return counts;
}

const counted = new WeakMap<readonly Item[], ReadonlyMap<string, number>>();
const indexed = new WeakMap<readonly Item[], ReadonlyMap<string, Item>>();

function childCounts(model: Model): ReadonlyMap<string, number> {
  const known = counted.get(model.items) ?? countBy(model.items, (item) => item.parent ?? "");
  counted.set(model.items, known);
  return known;
}

/** An element of a model by its id. */
export function itemOf(model: Model, id: string): Item | undefined {
  const known = indexed.get(model.items) ?? new Map(model.items.map((item) => [item.id, item]));
  indexed.set(model.items, known);
  return known.get(id);
}

function kindAnswer(id: string, count: number): KindAnswer {
  const kind = kinds.find((known) => known.id === id);
  if (kind === undefined) throw new Error(`the fixture has no kind ${id}`);
  const { name, plural, description, icon } = kind;
  return { id, layer: kind.layer ?? null, name, plural, description, icon, count };
}

function layerOf(kind: string): ElementSummary["layer"] {
  return kinds.find((known) => known.id === kind)?.layer ?? null;
}

function summaryById(model: Model, id: string, language: Language): ElementSummary {
  const item = itemOf(model, id);
  if (item === undefined) throw new Error(`the fixture has no element ${id}`);
  return summaryOf(model, item, language);
}

function cellOf(model: Model, value: string, language: Language): Cell {
  if (value === "unknown") return { text: value, unknown: true };
  const referred = itemOf(model, value);
  return { text: value, ...(referred !== undefined && { references: [summaryOf(model, referred, language)] }) };
}

function place(line: number): Place {
  return { uri: "shop.orrery", line, column: 1 };
}

function readModel(id: string, title: string, content: string): Model {
  const items: Item[] = [];
  const links: Link[] = [];
  let parent: string | undefined;
  content.split("\n").forEach((line, index) => {
    const link = /^(\S+) (uses|runs on|realizes|threatens|changes) (\S+)$/.exec(line);
    const element = /^( *)([a-z]+) ([a-z0-9-]+) "([^"]+)"(?: fr "([^"]+)")?(.*)$/.exec(line);
    if (link !== null) links.push({ from: link[1] ?? "", verb: link[2] ?? "", to: link[3] ?? "", line: index + 1 });
    else if (element !== null && kinds.some((kind) => kind.id === element[2])) {
      const isInside = element[1] !== "";
      items.push({
        id: element[3] ?? "",
        kind: element[2] ?? "",
        en: element[4] ?? "",
        ...(element[5] !== undefined && { fr: element[5] }),
        ...(isInside && parent !== undefined && { parent }),
        facts: factsIn(element[6] ?? ""),
        line: index + 1,
      });
      if (!isInside) parent = element[3];
    } else if (/^ {2}owner:/.test(line)) merge(items, { facts: factsIn(line) });
  });
  const description = /"""\n([\s\S]*?)\n {2}"""/.exec(content)?.[1]?.replace(/^ {2}/gm, "") ?? "";
  const described = items.map((item) => (item.id === "storefront" ? { ...item, description } : item));
  return { id, title, items: described, links, files: new Map([["shop.orrery", content]]) };
}

function merge(items: Item[], change: Partial<Item>): void {
  const last = items.pop();
  if (last !== undefined) items.push({ ...last, ...change });
}

function factsIn(attributes: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...attributes.matchAll(/([a-z]+): ([^;}]+?)\s*(?=[;}]|$)/g)].map((match) => [match[1] ?? "", match[2] ?? ""]),
  );
}
