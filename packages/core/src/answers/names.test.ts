import { expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { namesAnswer } from "./names.ts";

const { model } = Workspace.load([
  {
    uri: "a.orrery",
    bytes: encode(
      'application shop "Web shop" {\n  name.fr: "Boutique"\n  module front "Front" { }\n}\nunit it\nview all "All of it" { viewpoint: landscape }\nquery old "Old" { find: "x" }\n',
    ),
  },
]);

test("names are columns in the order of the model, in the asked language", () => {
  const answer = namesAnswer(model, { revision: 3, language: "fr" });
  expect(answer).toMatchObject({ revision: 3, ids: "shop\nfront\nit", names: "Boutique\nFront\nit" });
  expect(answer.kindOf.map((kind) => answer.kinds[kind])).toEqual(["application", "module", "unit"]);
  expect(namesAnswer(model, { revision: 3, language: "en" }).names).toBe("Web shop\nFront\nit");
});

test("views, dashboards and queries are there as well", () => {
  expect(namesAnswer(model, { revision: 1, language: "en" }).statements).toEqual([
    { kind: "view", id: "all", name: "All of it" },
    { kind: "query", id: "old", name: "Old" },
  ]);
});
