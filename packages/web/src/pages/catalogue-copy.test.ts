import { expect, test } from "vitest";
import type { CatalogueAnswer } from "@orrery/core/answers/answers";
import { speeches } from "../messages/messages.ts";
import { writeTable } from "./catalogue-copy.ts";

const column = (key: string): CatalogueAnswer["columns"][number] => ({
  key,
  name: { en: key, fr: `${key} (fr)` },
  filled: 1,
  numeric: false,
});

function page(cells: readonly string[]): CatalogueAnswer {
  const row = { id: "a", name: "A\tB", kind: "application", cells: cells.map((text) => ({ text })) };
  return { version: 1, kind: "application", total: 1, columns: [column("owner"), column("note")], rows: [row] };
}

test("a table is copied with its head in the reader's language and the columns in the order shown", () => {
  expect(writeTable(speeches.fr, [page(["u", "n"])], ["note", "owner"])).toBe(
    "Identifiant\tNom\tSorte\tnote (fr)\towner (fr)\na\tA B\tapplication\tn\tu",
  );
});

test.each([
  ["two\nlines", "two lines"],
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["@x", "'@x"],
  ["-2+3", "'-2+3"],
  ["-5", "-5"],
  ["+12 %", "+12 %"],
  ["4h", "4h"],
])("%j is copied as %j", (value, copied) => {
  expect(
    writeTable(speeches.en, [page([value, ""])], ["owner"])
      .split("\t")
      .at(-1),
  ).toBe(copied);
});
