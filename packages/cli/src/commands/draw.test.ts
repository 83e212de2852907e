/** `orrery draw` through the command line, on models in temporary folders. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { watchViews } from "../pictures/watch-views.ts";
import { folderWith, repository, run, textsIn } from "../world.fixtures.ts";

const shop = readFileSync(join(repository, "examples/shop/shop.orrery"), "utf8");

/** A copy of an example, without what it remembers of its views. */
function copyOf(example: "shop" | "helvia"): string {
  const folder = folderWith();
  cpSync(join(repository, "examples", example), folder, {
    recursive: true,
    filter: (path) => !/[\\/]views$/.test(path),
  });
  return folder;
}

interface Answer {
  readonly version: number;
  readonly views: readonly {
    readonly id: string;
    readonly files: readonly string[];
    readonly places: string | null;
    readonly metrics?: { readonly nodes: number; readonly edges: number; readonly boxOverlaps: number } | null;
    readonly problems: readonly { readonly code: string; readonly uri: string; readonly line: number }[];
  }[];
}

function answerIn(output: string): Answer {
  return JSON.parse(output) as Answer;
}

describe("pictures", () => {
  test("of all views, with a table of what was drawn; the places are remembered beside the view", async () => {
    const folder = copyOf("shop");
    const { code, output, problems } = await run(["draw"], { folder });
    expect(problems).toBe("");
    expect(code).toBe(0);
    expect(output).toMatch(/^View +File +Nodes +Lines +Layout +Remarks\n/);
    expect(output).toMatch(/^shop-context +pictures\/shop-context\.svg +\d/m);
    expect(readFileSync(join(folder, "pictures/shop-context.svg"), "utf8")).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(existsSync(join(folder, "views/shop-context.layout"))).toBe(true);
  });

  test("drawing twice changes nothing, and lays nothing out anew", async () => {
    const folder = copyOf("shop");
    await run(["draw"], { folder });
    const before = textsIn(folder);
    const time = statSync(join(folder, "pictures/shop-context.svg")).mtimeMs;
    const { output } = await run(["draw"], { folder });
    expect(textsIn(folder)).toEqual(before);
    expect(statSync(join(folder, "pictures/shop-context.svg")).mtimeMs).toBe(time);
    expect(output).toContain("remembered");
  });

  test("in several formats, to a folder", async () => {
    const folder = copyOf("shop");
    const words = [
      "draw",
      "shop-context",
      "--format",
      "svg,json",
      "-f",
      "png",
      "-f",
      "pdf",
      "--out",
      "out/here",
      "--json",
    ];
    const { output } = await run(words, { folder });
    expect(answerIn(output).views[0]?.files).toEqual(
      ["svg", "json", "png", "pdf"].map((ending) => `out/here/shop-context.${ending}`),
    );
    const bytes = (ending: string): Buffer => readFileSync(join(folder, `out/here/shop-context.${ending}`));
    expect(JSON.parse(bytes("json").toString("utf8"))).toMatchObject({ version: 1 });
    expect(bytes("png").subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(bytes("pdf").subarray(0, 5).toString("latin1")).toBe("%PDF-");
  });

  test("to stdout, which holds nothing else", async () => {
    const { code, output } = await run(["draw", "shop-context", "-o", "-"], { folder: copyOf("shop") });
    expect(code).toBe(0);
    expect(output).toMatch(/^<svg .*<\/svg>\n$/s);
  });

  test("a view on the spot, which leaves no places behind", async () => {
    const folder = copyOf("shop");
    const { code, output } = await run(["draw", "--viewpoint", "explore", "--scope", "shop", "--depth", "1"], {
      folder,
    });
    expect(code).toBe(0);
    expect(output).toContain("pictures/explore-shop.svg");
    expect(existsSync(join(folder, "views"))).toBe(false);
  });

  test("the last word is the model where something stands at that path", async () => {
    const around = folderWith({ "model/shop.orrery": shop });
    expect((await run(["draw", "shop-context", "model"], { folder: around })).code).toBe(0);
    expect((await run(["draw", "model"], { folder: around })).code).toBe(0);
    mkdirSync(join(around, "shop-context"));
    expect((await run(["draw", "shop-context", "model/"], { folder: around })).output).toContain("shop-context.svg");
  });

  test("of every view of Helvia in both languages", async () => {
    const folder = copyOf("helvia");
    for (const language of ["en", "fr"]) {
      const { code, output } = await run(["draw", "--json", "--out", language, "--lang", language], { folder });
      const { views } = answerIn(output);
      expect(views.filter((view) => view.files.length === 0)).toEqual([]);
      expect(views.flatMap((view) => view.problems)).toEqual([]);
      expect(code).toBe(0);
    }
  });
});

describe("places", () => {
  test("stay as they are with --no-remember, another notation, another day", async () => {
    const folder = copyOf("shop");
    for (const words of [["--no-remember"], ["--notation", "c4"], ["--at", "2030-01-01"], ["--metrics"]])
      expect((await run(["draw", "shop-context", ...words], { folder })).code, words.join(" ")).toBe(0);
    expect(existsSync(join(folder, "views"))).toBe(false);
  });

  test("that cannot be written are a warning", async () => {
    const folder = folderWith({ "shop.orrery": shop, views: "a file is in the way" });
    const { code, output, problems } = await run(["draw"], { folder });
    expect(code).toBe(0);
    expect(output).toContain("shop-context.svg");
    expect(problems).toContain("warning The places could not be remembered in views/shop-context.layout: ");
  });

  test("of a drawing that came with an import are never written over", async () => {
    const drawing =
      "# Positions in this view; see the guide on layouts.\nnode shop 20,40 120x55 fill=#ffffb5 id=id-1\n";
    const folder = folderWith({ "shop.orrery": shop, "views/shop-context.layout": drawing });
    await run(["draw"], { folder });
    expect(readFileSync(join(folder, "views/shop-context.layout"), "utf8")).toBe(drawing);
  });

  test.skipIf(process.getuid?.() === 0)("in a folder that may not be written are a warning", async () => {
    const folder = folderWith({ "model/shop.orrery": shop });
    chmodSync(join(folder, "model"), 0o555);
    const { code, problems } = await run(["draw", "model"], { folder });
    chmodSync(join(folder, "model"), 0o755);
    expect(code).toBe(0);
    expect(problems).toContain("permission denied");
  });
});

describe("what is asked for", () => {
  test("metrics: for programs and people, without files", async () => {
    const folder = copyOf("shop");
    const { output } = await run(["draw", "shop-context", "--metrics", "--json"], { folder });
    const [view] = answerIn(output).views;
    expect(view?.files).toEqual([]);
    expect(view?.metrics?.boxOverlaps).toBe(0);
    expect(view?.metrics?.nodes).toBeGreaterThan(2);
    const { output: shown } = await run(["draw", "shop-context", "--metrics"], { folder });
    expect(shown).toMatch(/^View +Labels over things +Boxes over boxes/m);
    expect(existsSync(join(folder, "pictures"))).toBe(false);
  });

  test("against another state: what is new is marked", async () => {
    const folder = folderWith({
      "before/shop.orrery": shop,
      "after/shop.orrery": `${shop}\napplication returns "Returns"\nshop uses returns\n`,
    });
    await run(["draw", "shop-context", "after", "--against", "before"], { folder });
    expect(readFileSync(join(folder, "pictures/shop-context.svg"), "utf8")).toMatch(/Returns[^<]*added/);
    expect(existsSync(join(folder, "after/views"))).toBe(false);
  });

  test("a lens, with its name in the picture", async () => {
    const folder = copyOf("helvia");
    const words = ["draw", "claims-context", "--lens", "criticality", "--out", "-"];
    expect((await run(words, { folder })).output).toContain("Criticality");
  });
});

describe("wrong use", () => {
  const folder = folderWith({ "shop.orrery": shop });

  test.each([
    [["shop-contxt"], "There is no view `shop-contxt`.\nhint: did you mean `shop-context`?"],
    [["The shop and its neighbours"], "did you mean `shop-context`?"],
    [["shop"], "did you mean `orrery draw --viewpoint explore --scope shop`?"],
    [["--lens", "critcality"], "Nothing can be coloured by `critcality`.\nhint: did you mean `criticality`?"],
    [["--notation", "arhimate"], "There is no notation `arhimate`.\nhint: did you mean `archimate`?"],
    [["--viewpoint", "explor"], "There is no viewpoint `explor`.\nhint: did you mean `explore`?"],
    [["--viewpoint", "explore", "--scope", "shpo"], "There is no element `shpo`.\nhint: did you mean `shop`?"],
    [["shop-context", "--viewpoint", "explore"], "Either views by name, or one on the spot by --viewpoint."],
    [["--scope", "shop"], "--scope and --depth belong to --viewpoint."],
    [["--out", "-"], "Only one view in one format goes to stdout"],
    [["--at", "tomorrow"], "`tomorrow` is no day"],
    [["--scale", "9"], "A scale is from 1 to 8; 9 is not."],
    [["--format", "svg,gif"], "`--format` takes one of svg, png, pdf, json; `gif` is none of them."],
    [["--against", "no-such-place"], "`no-such-place` is"],
  ])("%j", async (words, expected) => {
    const { code, output, problems } = await run(["draw", ...words], { folder });
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(problems).toContain(expected);
  });

  test("a model without views says how to get one", async () => {
    const { code, problems } = await run(["draw"], { folder: folderWith({ "m.orrery": "application a" }) });
    expect(code).toBe(2);
    expect(problems).toBe(
      "error: The model declares no view.\nhint: write `view all { viewpoint: landscape }`, or ask with --viewpoint landscape\n",
    );
  });

  test("a view that cannot be understood: its place is told, the others are drawn", async () => {
    const broken = folderWith({ "m.orrery": `${shop}\nview odd { viewpoint: contxt; scope: shop }\n` });
    const { code, output, problems } = await run(["draw"], { folder: broken });
    expect(code).toBe(1);
    expect(problems).toContain("There is no viewpoint `contxt`.");
    expect(problems).toContain("m.orrery:");
    expect(output).toContain("shop-context.svg");
    expect(existsSync(join(broken, "pictures/odd.svg"))).toBe(false);
    expect(existsSync(join(broken, "views/odd.layout"))).toBe(false);
  });
});

test("watching: the first state is told, then each change, until the end", async () => {
  const folder = folderWith({ "m.orrery": "application a" });
  const end = new AbortController();
  const seen: number[] = [];
  await watchViews(
    folder,
    async ({ model }) => {
      seen.push([...model.elements()].length);
      if (seen.length === 1) writeFileSync(join(folder, "m.orrery"), "application a\napplication b");
      else end.abort();
    },
    end.signal,
  );
  expect(seen).toEqual([1, 2]);
});
