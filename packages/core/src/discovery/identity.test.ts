import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Mention, Sort, TypedKey } from "../model/claims/claim.ts";
import type { Observation } from "./observation.ts";
import { observe, type SourcedClaim } from "./reconcile.ts";
import { scoreIdentity } from "./score.ts";

const labelled = new URL("../../../../../shared/data/discovery/identity/retail-store.dev.json", import.meta.url);
const haveLabels = existsSync(labelled);
if (!haveLabels) {
  if (process.env["CI"] === "true") throw new Error("shared/data/discovery is not there, and CI needs it");
  console.warn("SKIPPED: labelled mentions, shared/data/discovery is not there");
}

interface Labelled {
  readonly id: number;
  readonly source: string;
  readonly file: string;
  readonly name: string;
  readonly kind: string;
  readonly cluster: string;
}

/** What each source would make of the thing: its sort, names, keys and space. */
function mentionOf({ id, source, file, name, kind }: Labelled): SourcedClaim {
  const folder = file.replace(/\/[^/]*$/u, "");
  const key = `${source}:${file}#${id}`;
  const base = { claim: "mention", key, scope: {}, at: { file, pointer: String(id) }, seenBy: "test" } as const;
  const directory: TypedKey = { type: "directory", value: folder };
  const make = (sort: Sort, names: readonly string[], keys: readonly TypedKey[], space?: string): SourcedClaim => ({
    source: source.replace(/-.*$/u, ""),
    claim: { ...base, sort, names, keys, scope: space === undefined ? {} : { space } } satisfies Mention,
  });
  const last = name.slice(name.lastIndexOf("/") + 1);
  switch (source) {
    case "compose-service":
      return kind === "service"
        ? make("service", [name], [directory], "src/app")
        : make(kind === "queue" ? "broker" : "store", [name], technologyKey(file, name), "src/app");
    case "compose-hostname":
      return make("service", ["cart"], [directory, { type: "host", value: name }], "src/app");
    case "source-dir":
      return make("code", [last], [directory]);
    case "maven-artifact":
    case "go-module":
    case "npm-package":
      return make("package", [last], [directory]);
    case "image":
      return make(
        "image",
        [last],
        [
          { type: "image", value: name },
          { type: "directory", value: folder.replace(/\/chart$/u, "") },
        ],
      );
    case "helm-release":
      return make("service", [name], [], "helmfile");
    case "helm-chart":
      return make("chart", [name], [{ type: "directory", value: folder.replace(/\/chart$/u, "") }]);
    case "terraform":
      return kind === "service"
        ? make("service", [name.replace("module.", "")], [], "terraform/lib/ecs")
        : make(kind === "queue" ? "broker" : "store", [name.replace(/^.*\./u, "")], [], "terraform/lib/ecs");
    case "openapi":
      return make("interface", [], [directory]);
    default:
      return make("service", [name], [{ type: "self-name", value: name }], "telemetry");
  }
}

function technologyKey(file: string, name: string): readonly TypedKey[] {
  const images: Record<string, string> = {
    "catalog-db": "mariadb",
    "carts-db": "amazon/dynamodb-local",
    "checkout-redis": "redis",
    "orders-db": "postgres",
    rabbitmq: "rabbitmq",
    opensearch: "opensearchproject/opensearch",
  };
  return [{ type: "image", value: images[name] ?? file }];
}

/** Engines of what Terraform makes, as its source reads them from the resources. */
const engines: Record<string, string> = {
  "module.dynamodb_carts": "dynamodb",
  "module.catalog_rds": "aurora-mysql",
  "module.orders_rds": "aurora-postgresql",
  "module.checkout_elasticache_redis": "redis",
  "aws_mq_broker.mq": "RabbitMQ",
  "module.catalog_opensearch": "opensearch",
};

function clusterOf(observation: Observation): ReadonlyMap<string, string> {
  return new Map(observation.elements.flatMap(({ id, mentions }) => mentions.map(({ key }) => [key, id] as const)));
}

describe.skipIf(!haveLabels)("identity of the retail store, labelled by hand", () => {
  it("joins at least 95 of 100 pairs that are one, and none that is two", () => {
    const { mentions } = JSON.parse(readFileSync(labelled, "utf8")) as { mentions: readonly Labelled[] };
    const claims = mentions.map(mentionOf);
    for (const one of mentions) {
      const engine = engines[one.name];
      if (engine !== undefined)
        claims.push({
          source: "terraform",
          claim: {
            claim: "attribute",
            of: `${one.source}:${one.file}#${one.id}`,
            name: "technology",
            value: engine,
            at: { file: one.file },
            seenBy: "test",
          },
        });
    }
    const made = clusterOf(observe(claims, undefined, { project: "retail-store-sample-app" }));
    const score = scoreIdentity(
      mentions.map(({ cluster }) => cluster),
      mentions.map((one) => made.get(`${one.source}:${one.file}#${one.id}`)),
    );
    expect(score.wrong.map(([a, b]) => [mentions[a]?.name, mentions[b]?.name])).toEqual([]);
    expect(
      score.recall,
      JSON.stringify(score.missed.map(([a, b]) => `${mentions[a]?.name} ${mentions[b]?.name}`)),
    ).toBeGreaterThanOrEqual(0.95);
  });
});
