/** Scripts that say the same for several products: `db/mysql/schema.sql` beside `db/h2/schema.sql`, `schema-postgres.sql`. */
import type { TypedKey } from "../../model/claims/claim.ts";

const products =
  /(^|[/._-])(?:mysql|mariadb|postgres(?:ql)?|pgsql|pg|hsqldb|hsql|h2|sqlite3?|oracle|mssql|sql-?server|db2|derby|cockroach(?:db)?)(?=[/._-])/giu;

/** The key of what a script declares for one product of several, the same for all of them; none where the path names no product. */
export function copyKeys(path: string, name: string): readonly TypedKey[] {
  const common = path.replaceAll(products, "$1*");
  return common === path ? [] : [{ type: "dataset", value: `ddl:${common}#${name.toLowerCase()}` }];
}
