import { expect, it } from "vitest";
import {
  applyEdits,
  archimateOfModel,
  archimateToFacts,
  decode,
  describe as sentenceOf,
  diff,
  edits,
  encode,
  factsOf,
  findImpact,
  mergeTexts,
  print,
  readArchimate,
  workspaceAnswer,
  writeExchange,
  Workspace,
} from "./index.ts";

const text = encode(
  'application shop "Shop" {\n  owner: sales\n}\n\nunit sales "Sales"\n\nmodule till "Till"\n\nshop uses till\n',
);

it("the whole trip with nothing but the public API", () => {
  const before = Workspace.load([{ uri: "shop.orrery", bytes: text }]);
  expect(before.diagnostics()).toEqual([]);

  const till = before.model.element("till");
  const hit = findImpact(before.model, till?.row ?? -1, { direction: "down" });
  expect(Array.from(hit.hits, (place) => before.model.at(hit.row[place] ?? -1).id)).toContain("shop");

  const edited = edits(before.model, { change: "rename-element", id: "till", name: "Cash desk" }, () => text);
  const renamed = applyEdits(text, "edits" in edited ? edited.edits : []);
  const after = Workspace.load([{ uri: "shop.orrery", bytes: renamed }]);
  expect(diff(before.model, after.model).changed.map(({ id }) => id)).toEqual(["till"]);
  expect(decode(mergeTexts(text, renamed, text).text)).toBe(decode(renamed));

  const exchange = writeExchange(archimateOfModel({ facts: factsOf(after.model) }).document);
  const { document } = readArchimate([{ uri: "shop.xml", bytes: exchange.bytes }]);
  expect(document && print(archimateToFacts(document, "shop.orrery").facts)).toContain("Cash desk");

  expect(workspaceAnswer(after, { id: "shop", revision: 1 })).toMatchObject({ id: "shop", revision: 1 });
});

it("tells in words what is wrong", () => {
  const [problem] = Workspace.load([{ uri: "a.orrery", bytes: encode("shop uses nobody\n") }]).diagnostics();
  expect(problem && sentenceOf(problem, "fr")).toMatch(/\S/);
});
