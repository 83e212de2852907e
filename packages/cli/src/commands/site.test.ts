/** `orrery site` through the command line, on models in temporary folders. */
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { faultsIn } from "../site/plan.fixtures.ts";
import { folderWith, repository, run, textsIn } from "../world.fixtures.ts";

/** Small, and without pictures, which take their time. */
const plain = { "model/m.orrery": 'model m "Mine" {}\napplication a "A"\napplication b "B"\na uses b\n' };

test("of the shop in both languages: every picture as page and files, every link leads somewhere, the model is left alone", async () => {
  const folder = folderWith();
  cpSync(join(repository, "examples/shop"), join(folder, "model"), { recursive: true });
  const before = textsIn(join(folder, "model"));
  const { code, output, problems } = await run(["site", "model", "--out", "site"], { folder });
  expect({ code, problems }).toEqual({ code: 0, problems: "" });
  expect(output).toMatch(/^✓ site\/index\.html is written: \d+ views?, \d+ elements, \d+ files \(\d+ changed\)\n$/);
  const files = new Map(Object.entries(textsIn(join(folder, "site"))));
  for (const path of ["index.html", "en/index.html", "fr/views/shop-context.html", "en/views/shop-context.pdf"])
    expect([...files.keys()]).toContain(path);
  expect(faultsIn(files)).toEqual([]);
  expect(textsIn(join(folder, "model"))).toEqual(before);
  const page = files.get("en/views/shop-context.html") ?? "";
  expect(page, "allows the style sheet of its picture, and no other").toMatch(
    /style-src &#39;self&#39; file: &#39;sha256-[A-Za-z0-9+/]{43}=&#39;;/,
  );
  expect(page).not.toContain("unsafe");
  expect(page, "boxes lead to the pages of their elements").toContain('<a href="../elements/customer.html"');
});

describe("a second time", () => {
  test("nothing changes; what is gone is taken away; files of others stay", async () => {
    const folder = folderWith({ ...plain, "model/v.orrery": "view v { viewpoint: context; scope: a }\n" });
    const words = ["site", "model", "--out", "site", "--language", "en", "--json"];
    await run(words, { folder });
    const before = textsIn(join(folder, "site"));
    expect(JSON.parse((await run(words, { folder })).output)).toMatchObject({
      version: 1,
      changed: 0,
      languages: ["en"],
    });
    expect(textsIn(join(folder, "site"))).toEqual(before);

    writeFileSync(join(folder, "site/CNAME"), "example.org");
    writeFileSync(join(folder, "model/v.orrery"), "");
    expect((await run(words, { folder })).code).toBe(0);
    expect(existsSync(join(folder, "site/en/views/v.html"))).toBe(false);
    expect(existsSync(join(folder, "site/CNAME"))).toBe(true);
  });

  test("a list of files that was tampered with takes away nothing outside", async () => {
    const folder = folderWith(plain);
    const words = ["site", "model", "--out", "site", "--language", "en"];
    await run(words, { folder });
    const list = join(folder, "site/.orrery-site");
    writeFileSync(list, `${readFileSync(list, "utf8")}../model/m.orrery\n${join(folder, "model/m.orrery")}\n`);
    await run(words, { folder });
    expect(existsSync(join(folder, "model/m.orrery"))).toBe(true);
  });
});

test("opens with the person's own language", async () => {
  const folder = folderWith(plain);
  await run(["site", "model", "--out", "site", "--lang", "fr"], { folder });
  expect(readFileSync(join(folder, "site/index.html"), "utf8")).toContain("url=fr/index.html");
});

test("a view that cannot be understood: its place is told, its page is without a picture", async () => {
  const folder = folderWith({ ...plain, "model/v.orrery": "view v { viewpoint: contxt; scope: a }\n" });
  const { code, problems } = await run(["site", "model", "--out", "site", "--language", "en"], { folder });
  expect(code).toBe(1);
  expect(problems).toContain("model/v.orrery:1:1");
  const page = readFileSync(join(folder, "site/en/views/v.html"), "utf8");
  expect(page).toContain("There is no viewpoint `contxt`.");
  expect(page).not.toContain("<svg");
});

test("wrong use: no folder, a file, an unknown lens, a folder with pages of others", async () => {
  const folder = folderWith(plain);
  const problemsOf = async (...words: readonly string[]): Promise<string> => {
    const { code, problems } = await run(["site", "model", ...words], { folder });
    expect(code).toBe(2);
    return problems;
  };
  expect(await problemsOf()).toContain("Where to? Name a folder with --out.");
  expect(await problemsOf("--out", "model/m.orrery")).toContain("is no folder");
  expect(await problemsOf("--out", "site", "--lens", "critcality")).toContain("did you mean `criticality`?");
  for (const name of ["index.html", "en/search.html"]) {
    const other = folderWith({ [name]: "mine" });
    expect(await problemsOf("--out", other)).toContain(`has a file ${name} that no site of ours has written.`);
    expect(textsIn(other)).toEqual({ [name]: "mine" });
  }
});
