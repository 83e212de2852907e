/** GraphQL: schemas that units offer, and the operations that clients send. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import { claimsOfContract, isPackaging } from "../parts/contracts/contract.ts";
import { directoryKey } from "../parts/contracts/place.ts";
import { tooLarge, unreadable } from "../parts/documents/read.ts";
import type { Artefact, Detection, Glimpse, Source, Surroundings } from "../source.ts";
import { isAside, nameOfPath, parentOf, unitAround } from "../parts/unit-folder.ts";
import { type GraphqlText, readGraphql } from "./read.ts";
import { supergraphClaims } from "./supergraph.ts";

export const graphql: Source = {
  id: "graphql",
  version: 1,
  title: { en: "GraphQL schemas and operations", fr: "Schémas et opérations GraphQL" },
  files: ["*.graphql", "*.graphqls", "*.gql"],
  cannotSay: [
    { en: "From where a resolver takes its data.", fr: "D’où un résolveur prend ses données." },
    {
      en: "Operations that are written inside program text.",
      fr: "Les opérations écrites dans le texte des programmes.",
    },
  ],
  howToExport: {
    en: "Keep the schema in the repository, or print it: `rover graph introspect URL > schema.graphql`.",
    fr: "Gardez le schéma dans le dépôt, ou imprimez-le : `rover graph introspect URL > schema.graphql`.",
  },
  example: {
    files: {
      "api/package.json": "{}\n",
      "api/schema.graphql": "type Query { order(id: ID!): Order }\ntype Order { id: ID! email: String }\n",
      "web/package.json": "{}\n",
      "web/order.graphql": "query Order { order(id: 1) { id } }\n",
    },
    claims: [
      'mention interface graphql:api "api" [directory api] @ api/schema.graphql:1',
      'attribute graphql:api x-operations: ["query order"] @ api/schema.graphql:1',
      'mention entity graphql:api#Order "Order" @ api/schema.graphql:2',
      "call <directory=web as code|service|package> -> graphql:api by graphql (client) @ web/order.graphql:1",
    ],
  },
  detect: detectGraphql,
  read: readAll,
};

function detectGraphql({ path }: Glimpse): Detection {
  return /\.(?:graphqls?|gql)$/iu.test(path) && !isAside(path) ? 3 : 0;
}

interface Part {
  readonly path: string;
  readonly text: GraphqlText;
}

function* readAll(artefacts: readonly Artefact[], around: Surroundings): Iterable<Claim | Diagnostic> {
  const byUnit = new Map<string, Part[]>();
  for (const artefact of artefacts) {
    const { path, size } = artefact;
    if (size > around.limits.bytes) {
      yield tooLarge(path, around.limits);
      continue;
    }
    const source = artefact.text();
    if (source.trim() === "") continue;
    const text = readGraphql(source);
    if ("fault" in text) {
      yield unreadable(path, text.fault, text.line);
      continue;
    }
    yield* supergraphClaims(artefact, source, around);
    const unit = unitAround(parentOf(path), around) ?? parentOf(path);
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), { path, text }]);
  }
  const schemas = new Map<string, ReadonlySet<string>>();
  for (const [unit, parts] of byUnit) {
    // A unit that sends operations keeps the schema of another to generate its client from.
    if (parts.some(({ text }) => text.asks.length > 0)) continue;
    const schema = joined(parts);
    schemas.set(unit, new Set(schema.operations));
    yield* claimsOfSchema(unit, parts, schema);
  }
  for (const [unit, parts] of byUnit) yield* claimsOfClient(unit, parts, schemas);
}

interface Joined {
  readonly roots: ReadonlyMap<string, string>;
  /** `query orders`, `mutation addItem`. */
  readonly operations: readonly string[];
  readonly deprecated: readonly string[];
}

/** All files of one unit are one schema. */
function joined(parts: readonly Part[]): Joined {
  const schemas = parts.flatMap(({ text }) => text.schema ?? []);
  const stated = new Map(schemas.flatMap(({ roots }) => [...roots]));
  const roots = stated.size > 0 ? stated : usualRoots;
  const fields = schemas.flatMap(({ types }) =>
    types.flatMap((type) => {
      const root = roots.get(type.name);
      return root === undefined ? [] : type.fields.map((field) => ({ ...field, name: `${root} ${field.name}` }));
    }),
  );
  return {
    roots,
    operations: fields.map(({ name }) => name),
    deprecated: fields.flatMap(({ name, isDeprecated }) => (isDeprecated ? [name] : [])),
  };
}

const usualRoots: ReadonlyMap<string, string> = new Map([
  ["Query", "query"],
  ["Mutation", "mutation"],
  ["Subscription", "subscription"],
]);

function claimsOfSchema(unit: string, parts: readonly Part[], schema: Joined): Iterable<Claim> {
  const [first] = parts;
  if (first === undefined) return [];
  const key = `graphql:${unit}`;
  const known = new Set<string>();
  const types = parts.flatMap(({ path, text }) =>
    (text.schema?.types ?? []).flatMap(({ name, fields, line }) => {
      if (fields.length === 0 || known.has(name) || schema.roots.has(name) || isPackaging(name)) return [];
      known.add(name);
      return [
        {
          key: `${key}#${name}`,
          name,
          fields: fields.map((field) => field.name),
          operations: new Set<never>(),
          at: { file: path, line },
        },
      ];
    }),
  );
  const name = unit === "." ? nameOfPath(first.path) : nameOfPath(`${unit}/.`);
  return claimsOfContract({
    key,
    at: { file: first.path, line: first.text.line },
    names: [name === "." ? unit : name],
    keys: directoryKey(unit),
    space: unit,
    files: parts.map(({ path }) => path),
    form: "GraphQL",
    protocols: ["graphql"],
    auth: [],
    operations: schema.operations,
    deprecated: schema.deprecated,
    types,
  });
}

/** A client calls the one schema of the run that has all that it asks for; where several have it, nobody can tell which. */
function* claimsOfClient(
  unit: string,
  parts: readonly Part[],
  schemas: ReadonlyMap<string, ReadonlySet<string>>,
): Iterable<Claim> {
  const asks = [...new Set(parts.flatMap(({ text }) => text.asks))];
  const first = parts.find(({ text }) => text.asks.length > 0);
  if (first === undefined) return;
  const servers = [...schemas].filter(([, operations]) => asks.every((ask) => operations.has(ask)));
  const [server] = servers;
  const at = { file: first.path, line: first.text.line };
  if (server === undefined || servers.length > 1) return;
  yield {
    claim: "relationship",
    from: { lookup: { keys: directoryKey(unit), sorts: ["code", "service", "package"] } },
    to: { key: `graphql:${server[0]}` },
    purpose: "call",
    evidence: "client",
    protocol: "graphql",
    at,
    seenBy: "operations",
  };
}
