import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import {
  applyEdits,
  archimateOfModel,
  archimateToFacts,
  decode,
  describe as sentenceOf,
  diff,
  drawView,
  edits,
  encode,
  factsOf,
  findImpact,
  makePen,
  mergeTexts,
  print,
  readArchimate,
  readFont,
  sceneToSvg,
  viewsOf,
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

it("draws a view with nothing but the public API and a font", async () => {
  const { resolve } = createRequire(new URL("../../cli/package.json", import.meta.url));
  const font = readFont(readFileSync(resolve("@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf")));
  if (font === undefined) throw new Error("no font");
  const pen = makePen({ fonts: { 400: font, 500: font, 600: font }, language: "en", icon: () => undefined });
  const bytes = encode(
    'application a "Shop" { uses b }\napplication b "Books"\nview v "V" { viewpoint: context; scope: a }\n',
  );
  const { model } = Workspace.load([{ uri: "a.orrery", bytes }]);
  const view = model.element(viewsOf(model, "en")[0]?.id ?? "");
  if (view === undefined) throw new Error("no view");
  const { scene } = await drawView(model, view, { language: "en" }, { pen, engines: {} });
  expect(sceneToSvg(scene, { theme: "light" })).toContain("Books");
});
