import { expect, test } from "vitest";
import { findNames, openNames } from "./find-names.ts";

const listed = [
  ["crm", "Customer relations"],
  ["claims", "Claims intake"],
  ["claims-api", "Claims intake API"],
  ["prime", "Calcul de la prime d’assurance"],
  ["sante", "Système de santé"],
  ["oeuvre", "Gestion des œuvres"],
  ["stock", "Stock"],
  ["omega", "Ωμέγα υπηρεσία"],
  ["u-it", "Informatics"],
] as const;
const names = openNames({
  ids: listed.map(([id]) => id).join("\n"),
  names: listed.map(([, name]) => name).join("\n"),
  kinds: ["application", "unit"],
  kindOf: listed.map(([id]) => (id.startsWith("u-") ? 1 : 0)),
});
const found = (query: string): readonly string[] => findNames(names, query, 10).hits.map(({ id }) => id);

test.each([
  ["all of a name goes first, shorter names before longer ones", "claims intake", ["claims", "claims-api"]],
  ["words in any order", "intake claims", ["claims", "claims-api"]],
  ["accents and ligatures don't matter, either way", "sante", ["sante"]],
  ["ligatures", "oeuvre", ["oeuvre"]],
  ["accents in the query", "Syst\u00e9me", ["sante"]],
  ["an elided article", "assurance", ["prime"]],
  ["one letter is missing", "clams", ["claims", "claims-api"]],
  ["one letter too many", "sttock", ["stock"]],
  ["two letters are swapped", "cutsomer", ["crm"]],
  ["the last two are swapped", "informatisc", ["u-it"]],
  ["another script", "υπηρεσια", ["omega"]],
  ["the exact id", "u-it", ["u-it"]],
  ["nothing", "zzzz", []],
  ["blanks", "   ", []],
  ["signs are no pattern", "cl.*", ["claims", "claims-api"]],
])("%s", (_what, query, ids) => {
  expect(found(query)).toEqual(ids);
});

test("a hit says its kind", () => {
  expect(findNames(names, "informatics", 5)).toEqual({
    hits: [{ id: "u-it", name: "Informatics", kind: "unit" }],
    total: 1,
  });
});

test("a model without elements", () => {
  expect(findNames(openNames({ ids: "", names: "", kinds: [], kindOf: [] }), "a", 5)).toEqual({ hits: [], total: 0 });
});
