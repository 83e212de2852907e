/** Products by what providers call them, with versions as catalogues of support know them. */

interface Said {
  readonly technology: string;
  readonly version?: string;
}

const engines: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^aurora-postgres/u, "Amazon Aurora PostgreSQL"],
  [/^aurora/u, "Amazon Aurora MySQL"],
  [/^postgres|^pg$/u, "PostgreSQL"],
  [/^mysql/u, "MySQL"],
  [/^mariadb/u, "MariaDB"],
  [/^(?:custom-)?sqlserver|^mssql/u, "Microsoft SQL Server"],
  [/^(?:custom-)?oracle/u, "Oracle Database"],
  [/^db2/u, "IBM Db2"],
  [/^redis/u, "Redis"],
  [/^valkey/u, "Valkey"],
  [/^memcached/u, "Memcached"],
  [/^rabbitmq/u, "RabbitMQ"],
  [/^activemq/u, "ActiveMQ"],
  [/^mongo/u, "MongoDB"],
  [/^kafka/u, "Apache Kafka"],
  [/^docdb/u, "Amazon DocumentDB"],
  [/^opensearch/u, "OpenSearch"],
];

/** `postgres` and `15.4`; `POSTGRES_15` of Google; `OpenSearch_2.11` of AWS. */
export function productOf(
  type: string,
  technology: string | undefined,
  engine: string | undefined,
  given: string | undefined,
): Said | undefined {
  const words = engine?.toLowerCase() ?? "";
  const found = engines.find(([pattern]) => pattern.test(words))?.[1];
  const name = found === undefined ? technology : rdsName(type, found);
  if (name === undefined) return undefined;
  const version = versionOf(given) ?? (/^[a-z]+_([\d_]+)/iu.exec(engine ?? "")?.[1]?.replaceAll("_", ".") || undefined);
  const spoken = type === "aws_elasticsearch_domain" && /^OpenSearch/iu.test(given ?? "") ? "OpenSearch" : name;
  return version === undefined || type === "aws_lambda_function"
    ? { technology: spoken }
    : { technology: `${spoken} ${version}`, version };
}

function rdsName(type: string, name: string): string {
  return type === "aws_db_instance" && /^(?:PostgreSQL|MySQL|MariaDB)$/u.test(name) ? `Amazon RDS ${name}` : name;
}

function versionOf(given: string | undefined): string | undefined {
  const found = /(\d+(?:[._]\d+)*(?:\.x)?)/u.exec(given ?? "")?.[1];
  return found?.replaceAll("_", ".").replace(/\.x$/u, "");
}

const runtimes: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^nodejs/u, "Node.js"],
  [/^python/u, "Python"],
  [/^java/u, "Java"],
  [/^dotnet(?:core)?/u, ".NET"],
  [/^ruby/u, "Ruby"],
  [/^php/u, "PHP"],
  [/^go/u, "Go"],
];

/** `nodejs18.x` is Node.js 18, `python311` of Google Python 3.11. */
export function runtimeProduct(runtime: string | undefined): string | undefined {
  const words = runtime?.toLowerCase() ?? "";
  const found = runtimes.find(([pattern]) => pattern.test(words));
  if (found === undefined) return undefined;
  const digits = /(\d+(?:\.\d+)*)/u.exec(words)?.[1] ?? "";
  const version = /^(?:python|go|ruby|php)\d{2,3}$/u.test(words) ? `${digits[0] ?? ""}.${digits.slice(1)}` : digits;
  return version === "" ? found[1] : `${found[1]} ${version}`;
}
