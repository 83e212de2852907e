import { expect, it } from "vitest";
import { copyKeys } from "./dialect-copies.ts";

it("gives the same key to what scripts for several products say, and none to other scripts", () => {
  const keys = ["db/mysql/schema.sql", "db/h2/schema.sql"].map((path) => copyKeys(path, "Pets"));
  expect(keys[0]).toEqual([{ type: "dataset", value: "ddl:db/*/schema.sql#pets" }]);
  expect(keys[1]).toEqual(keys[0]);
  expect(copyKeys("schema-postgres.sql", "a")).toEqual(copyKeys("schema-oracle.sql", "a"));
  expect(copyKeys("db/schema.sql", "pets")).toEqual([]);
  expect(copyKeys("mysqldump/pets.sql", "pets")).toEqual([]);
});
