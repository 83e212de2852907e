import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ArchimateDocument } from "../../model/archimate/document.ts";
import { metamodel } from "../../model/metamodel/index.ts";
import { readArchimate } from "../../sources/archimate/read.ts";
import { importTables } from "../../sources/tables/import-tables.ts";
import { tripleOfDocument } from "./archimate-triple.ts";
import { writeCsv } from "./csv.ts";
import { writeXlsx } from "./xlsx.ts";

/** The Open Group's example, outside of the repository. */
const file = new URL("../../../../../../shared/data/archimate/archisurance.xml", import.meta.url);
if (!existsSync(file))
  console.warn("SKIPPED: ArchiSurance as tables, shared/data/archimate/archisurance.xml is not there");

/** What the tables hold of a document: names and texts of the first language, no views, folders or ids of definitions. */
function tabular(document: ArchimateDocument): unknown {
  const keys = new Map(document.propertyDefinitions.map(({ id, names }) => [id, names[0]?.text]));
  const profiles = new Map(document.profiles.map(({ id, name }) => [id, name]));
  return [...document.elements, ...document.relationships].map(
    ({ extras: _, properties, names, documentation, ...rest }) => ({
      ...rest,
      name: names[0]?.text ?? "",
      documentation: documentation[0]?.text ?? "",
      profiles: rest.profiles.map((id) => profiles.get(id)),
      properties: properties.flatMap(({ definition, values }) =>
        values.map(({ text }) => [keys.get(definition), text]),
      ),
      access: "access" in rest ? (rest.access ?? "write") : "write",
      directed: "directed" in rest && rest.directed === true,
      strength: "strength" in rest ? rest.strength : undefined,
    }),
  );
}

test.skipIf(!existsSync(file) && process.env["CI"] !== "true")(
  "ArchiSurance goes out as tables and comes back whole",
  () => {
    const { document } = readArchimate([{ uri: "archisurance.xml", bytes: readFileSync(file) }]);
    if (document === undefined) throw new Error("not read");
    const { tables, losses } = tripleOfDocument(document, "as-");
    expect(losses.map(({ outcome, what, count }) => [outcome, what, count])).toEqual([
      ["kept", "element", 120],
      ["kept", "relationship", 178],
      ["dropped", "view", 17],
      ["dropped", "folder", expect.any(Number)],
    ]);
    const forms = [
      [{ uri: "as.xlsx", bytes: writeXlsx(tables) }],
      tables.map((table) => ({ uri: `${table.name}.csv`, bytes: writeCsv(table) })),
    ];
    for (const files of forms) {
      const back = importTables(files, metamodel);
      if (back.layout !== "archimate-triple") throw new Error(back.layout);
      expect(back.diagnostics).toEqual([]);
      expect(tabular(back.document)).toEqual(tabular(document));
    }
  },
);
