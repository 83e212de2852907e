/** Claims of one dbt project. */
import type { Claim, Mention } from "../../model/claims/claim.ts";
import { sayingAt } from "../parts/saying.ts";
import type { Connection, DbtNode, Project } from "./project.ts";

/** How clients speak to the stores of adapters that are servers. */
const protocols: Readonly<Record<string, string>> = {
  postgres: "postgresql",
  redshift: "postgresql",
  mysql: "mysql",
  sqlserver: "sqlserver",
  synapse: "sqlserver",
  clickhouse: "clickhouse",
  trino: "trino",
};

const products: Readonly<Record<string, string>> = {
  postgres: "PostgreSQL",
  redshift: "Amazon Redshift",
  bigquery: "BigQuery",
  snowflake: "Snowflake",
  databricks: "Databricks",
  sqlserver: "SQL Server",
};

export function* claimsOfProject(project: Project): Generator<Claim> {
  const { nodes, folder } = project;
  const first = [...nodes.values()][0];
  const at = project.at ?? first?.at;
  if (at === undefined) return;
  const key = `dbt:${folder}`;
  const say = sayingAt(at, "project");
  const name = project.name ?? (folder === "." ? "dbt" : folder.slice(folder.lastIndexOf("/") + 1));
  yield say.mention({ key, sort: "code", names: [name], keys: [{ type: "directory", value: folder }] });
  yield* say.attribute(key, "technology", technologiesOf(project));
  for (const connection of project.connections) yield connectionClaim(connection, key);
  for (const node of nodes.values()) yield* claimsOfNode(node, project, key);
}

function technologiesOf({ adapter }: Project): readonly string[] {
  const product = adapter === undefined ? undefined : products[adapter];
  return product === undefined ? ["dbt"] : ["dbt", product];
}

function connectionClaim({ type, host, port, database, variable, at }: Connection, key: string): Claim {
  const protocol = protocols[type];
  return sayingAt(at, "profiles").relationship({
    from: { key },
    to: {
      lookup: {
        ...(host === "" ? {} : { host: host.toLowerCase() }),
        ...(port === undefined ? {} : { port }),
        ...(database === undefined ? {} : { path: database }),
        ...(protocol === undefined ? {} : { protocol }),
        ...(variable === undefined ? {} : { variable }),
      },
    },
    purpose: "data",
    evidence: "address",
    ...(protocol === undefined ? {} : { protocol }),
  });
}

function* claimsOfNode(node: DbtNode, project: Project, key: string): Generator<Claim> {
  const own = `${key}#${node.id}`;
  const say = sayingAt(node.at, node.kind);
  yield mentionOf(node, own, project);
  yield* say.attribute(own, "description", node.description);
  yield* say.attribute(own, "owner", node.owner);
  const isExposure = node.kind === "exposure";
  if (!isExposure)
    yield say.relationship({
      from: { key },
      to: { key: own },
      purpose: "data",
      verb: "accesses",
      evidence: "declared",
      attributes: { operations: node.kind === "source" ? ["read"] : ["create", "update"] },
    });
  for (const { id, at } of node.uses)
    if (project.nodes.has(id))
      yield sayingAt(at, "ref").relationship({
        from: { key: own },
        to: { key: `${key}#${id}` },
        purpose: "data",
        verb: isExposure ? "accesses" : "relates",
        evidence: "declared",
        ...(isExposure ? { attributes: { operations: ["read"] } } : {}),
      });
}

function mentionOf({ name, relation, kind, at }: DbtNode, key: string, { folder }: Project): Mention {
  return sayingAt(at, kind).mention({
    key,
    sort: kind === "exposure" ? "client" : "dataset",
    names: [...new Set([name, ...(relation === undefined ? [] : [relation])])],
    scope: { space: `dbt:${folder}` },
  });
}
