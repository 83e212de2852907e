/** Catalogues of Backstage: components, interfaces, resources, systems and who owns them. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim, Purpose, Reference, TypedKey } from "../../model/claims/claim.ts";
import { readDocuments } from "../parts/documents/read.ts";
import type { FactValue } from "../../model/facts.ts";
import { at, textAt, textsAt } from "../parts/tree.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside, isUnit, parentOf, resolved } from "../parts/unit-folder.ts";
import { type Entity, entityOf, fullReference } from "./entities.ts";

export const backstage: Source = {
  id: "backstage",
  version: 1,
  title: { en: "Backstage catalogue", fr: "Catalogue Backstage" },
  files: ["catalog-info.yaml", "*.yaml (apiVersion: backstage.io/…)"],
  cannotSay: [
    {
      en: "Whether what is written is still so when it runs.",
      fr: "Si ce qui est écrit est encore vrai à l’exécution.",
    },
    {
      en: "Entities that other repositories or providers hold.",
      fr: "Les entités que tiennent d’autres dépôts ou fournisseurs.",
    },
  ],
  howToExport: {
    en: "Take catalog-info.yaml from the repositories, or the answer of BACKSTAGE_URL/api/catalog/entities as YAML.",
    fr: "Prenez catalog-info.yaml dans les dépôts, ou la réponse de BACKSTAGE_URL/api/catalog/entities en YAML.",
  },
  example: {
    files: {
      "cart/Dockerfile": "FROM scratch\n",
      "cart/catalog-info.yaml": `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: cart }
spec:
  type: service
  lifecycle: production
  owner: group:checkout
  system: shop
  dependsOn: [resource:carts-db]
  consumesApis: [stock-api]
---
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata: { name: carts-db }
spec: { type: database, owner: checkout }
`,
    },
    claims: [
      'mention service backstage:component:default/cart "cart" [backstage component:default/cart, directory cart] @ cart/catalog-info.yaml:2',
      "attribute backstage:component:default/cart owner: checkout @ cart/catalog-info.yaml:2",
      'attribute backstage:component:default/cart status: {"word":"live"} @ cart/catalog-info.yaml:2',
      "data backstage:component:default/cart -> backstage:resource:default/carts-db (catalogue) @ cart/catalog-info.yaml:9",
      "call backstage:component:default/cart -> <backstage=api:default/stock-api> (catalogue) @ cart/catalog-info.yaml:10",
      'mention store backstage:resource:default/carts-db "carts-db" [backstage resource:default/carts-db] @ cart/catalog-info.yaml:13',
    ],
  },
  detect: detectCatalogue,
  read: readAll,
};

function detectCatalogue({ path, text }: Glimpse): Detection {
  if (!/\.ya?ml$/iu.test(path) || isAside(path)) return 0;
  return /^\s*apiVersion:\s*["']?backstage\.io\//mu.test(text) ? 3 : 0;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const entities = new Map<string, Entity>();
  for (const artefact of artefacts) {
    const { trees, diagnostics } = readDocuments(artefact, around.limits);
    yield* diagnostics;
    for (const tree of trees) {
      const entity = entityOf(tree, artefact.path);
      // Backstage keeps the first that has a name, too.
      if (entity !== undefined && !entities.has(entity.reference)) entities.set(entity.reference, entity);
    }
  }
  const catalogue = new Catalogue(entities, around);
  for (const entity of entities.values()) yield* catalogue.claims(entity);
}

/** Fields that name other entities: which kind they mean, what the relationship is, and who of the two is the first. */
interface Field {
  readonly name: string;
  readonly kind: string;
  readonly verb?: string;
  /** The entity that is named stands first: a system contains its parts. */
  readonly isReversed?: boolean;
}

const fields: readonly Field[] = [
  { name: "dependsOn", kind: "component" },
  { name: "dependencyOf", kind: "component", isReversed: true },
  { name: "consumesApis", kind: "api" },
  { name: "providesApis", kind: "api", verb: "contains" },
  { name: "system", kind: "system", verb: "contains", isReversed: true },
  { name: "domain", kind: "domain", verb: "contains", isReversed: true },
  { name: "subcomponentOf", kind: "component", verb: "contains", isReversed: true },
  { name: "subdomainOf", kind: "domain", verb: "contains", isReversed: true },
  { name: "parent", kind: "group", verb: "contains", isReversed: true },
];

class Catalogue {
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #around: Surroundings;
  /** The component that provides an interface. */
  readonly #providers = new Map<string, string>();

  constructor(entities: ReadonlyMap<string, Entity>, around: Surroundings) {
    this.#entities = entities;
    this.#around = around;
    for (const { spec, reference } of entities.values())
      for (const name of textsAt(spec, "providesApis")) {
        const api = fullReference(name, "api");
        if (api !== undefined) this.#providers.set(api, reference);
      }
  }

  *claims(entity: Entity): Iterable<Claim> {
    const { reference, sort, name, title, path, line } = entity;
    const key = `backstage:${reference}`;
    const place = { file: path, line };
    const seenBy = "entity";
    yield {
      claim: "mention",
      key,
      sort,
      names: [name],
      ...(title === undefined ? {} : { title }),
      keys: [{ type: "backstage", value: reference }, ...this.#directory(entity)],
      scope: {},
      at: place,
      seenBy,
    };
    for (const [attribute, value] of this.#attributes(entity))
      yield { claim: "attribute", of: key, name: attribute, value, at: place, seenBy };
    for (const field of fields) yield* this.#related(entity, field);
  }

  /** The folder of the file, where the file is about one component of a unit; or what the entity says itself. */
  #directory({ kind, path, annotations }: Entity): readonly TypedKey[] {
    if (kind !== "component") return [];
    const own = /^dir:(.*)$/u.exec(annotations.get("backstage.io/source-location") ?? "")?.[1];
    const folder = own === undefined ? parentOf(path) : resolved(parentOf(path), own);
    const others = [...this.#entities.values()].filter((other) => other.kind === kind && other.path === path).length;
    if (folder === undefined || (own === undefined && (others > 1 || !isUnit(folder, this.#around)))) return [];
    return [{ type: "directory", value: folder }];
  }

  *#attributes({ spec, description, tags, kind, path }: Entity): Iterable<readonly [string, FactValue]> {
    const owner = textAt(spec, "owner");
    const status = statuses[textAt(spec, "lifecycle")?.toLowerCase() ?? ""];
    const file =
      textAt(spec, "definition", "$text") ??
      textAt(spec, "definition", "$openapi") ??
      textAt(spec, "definition", "$asyncapi");
    const type = textAt(spec, "type");
    if (owner !== undefined) yield ["owner", nameOfReference(owner)];
    if (status !== undefined) yield ["status", { word: status }];
    if (description !== undefined) yield ["description", description.trim()];
    if (tags.length > 0) yield ["tags", tags];
    if (type !== undefined) yield ["x-type", type];
    if (kind === "api" && file !== undefined) {
      const target = /^[a-z][a-z0-9+.-]*:/iu.test(file) ? file : resolved(parentOf(path), file);
      if (target !== undefined) yield ["contractFile", [target]];
    }
  }

  *#related({ reference, spec, path, sort }: Entity, { name, kind, verb, isReversed }: Field): Iterable<Claim> {
    const line = at(spec, name)?.line ?? 1;
    for (const written of textsAt(spec, name)) {
      const full = fullReference(written, kind);
      if (full === undefined) continue;
      // Whoever uses an interface calls the component that provides it.
      const target = name === "consumesApis" ? (this.#providers.get(full) ?? full) : full;
      const other = this.#entities.get(target);
      const there: Reference =
        other === undefined
          ? { lookup: { keys: [{ type: "backstage", value: target }] } }
          : { key: `backstage:${target}` };
      const here: Reference = { key: `backstage:${reference}` };
      const data = isReversed === true ? sort : other?.sort;
      yield {
        claim: "relationship",
        from: isReversed === true ? there : here,
        to: isReversed === true ? here : there,
        purpose: verb === undefined ? purposeTo(data, full) : "other",
        ...(verb === undefined ? {} : { verb }),
        evidence: "catalogue",
        at: { file: path, line },
        seenBy: name,
      };
    }
  }
}

function purposeTo(sort: Entity["sort"] | undefined, reference: string): Purpose {
  if (sort === "store" || sort === "topic" || sort === "broker") return "data";
  if (sort === "node" || sort === "package" || reference.startsWith("resource:")) return "other";
  return "call";
}

/** `checkout` of `group:default/checkout`. */
function nameOfReference(reference: string): string {
  return reference.slice(Math.max(reference.lastIndexOf("/"), reference.lastIndexOf(":")) + 1);
}

const statuses: Readonly<Record<string, string>> = {
  production: "live",
  experimental: "building",
  development: "building",
  staging: "building",
  deprecated: "deprecated",
};
