import { expect, test } from "vitest";
import { encode } from "../base/text.ts";
import { Workspace } from "../workspace.ts";
import { beginAnswer } from "./begin.ts";

function doneIn(text: string): readonly string[] {
  const { model } = Workspace.load([{ uri: "model.orrery", bytes: encode(text) }]);
  return beginAnswer(model, { language: "en" }).steps.flatMap(({ step, isDone }) => (isDone ? [step] : []));
}

test("nothing is done in an empty text, and everything in one that says it all", () => {
  expect(doneIn("")).toEqual([]);
  expect(
    doneIn(`
model acme "Acme" { languages: en }
capability selling "Selling"
process order "Order"
application shop "Shop" { owner: it; store data "Data" { runs on server } }
unit it "IT"
order uses shop
node server "Server"
view all "All" { viewpoint: landscape }
`),
  ).toEqual(["organisation", "capability", "process", "application", "owner", "store", "relation", "server", "view"]);
});

test("an owner has to be there, and an unknown one is none", () => {
  expect(doneIn("application a { owner: nobody }")).toEqual(["application"]);
  expect(doneIn("application a { owner: unknown }")).toEqual(["application"]);
  expect(doneIn("application a { owner: it }\nunit it")).toEqual(["application", "owner"]);
});

test("a relation between what is not there counts for nothing", () => {
  expect(doneIn("process p\np uses gone")).toEqual(["process"]);
});

test("a step names the element that does it", () => {
  const { model } = Workspace.load([{ uri: "m.orrery", bytes: encode('application a "A"\napplication b "B"') }]);
  expect(beginAnswer(model, { language: "en" }).steps[3]).toEqual({
    step: "application",
    isDone: true,
    element: { id: "a", name: "A" },
  });
});
