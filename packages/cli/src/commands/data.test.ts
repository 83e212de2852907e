import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const model = 'technology os "Our OS 3"\nnode vm "VM" { os: os }\n';
const dump = JSON.stringify({
  "our-os": {
    t: "Our OS",
    cat: "os",
    ids: [["cpe", "cpe:2.3:o:ours:os"]],
    r: [
      { c: "4", d: "2025-01-01", e: false, ld: "2026-10-01" },
      { c: "3", d: "2020-01-01", e: "2025-06-30", x: "2028-06-30" },
    ],
  },
});

test("shows the table that comes with Orrery, then the one made of a file, and goes back", async () => {
  const folder = folderWith({ "model.orrery": model, "dump.json": dump });
  expect((await run(["data"], { folder })).output).toContain("comes with Orrery");
  const before = await run(["analyse", "obsolescence", "--format", "csv"], { folder });
  expect(before.output).toContain("unknown");

  const { code, output } = await run(["data", "update", "dump.json"], { folder });
  expect([code, output]).toEqual([0, ".orrery/endoflife.json is written: 1 product, 2 releases, as of 2026-10-01.\n"]);
  expect(JSON.parse(readFileSync(join(folder, ".orrery/endoflife.json"), "utf8"))).toMatchObject({
    version: 1,
    asOf: "2026-10-01",
  });
  const after = await run(["analyse", "obsolescence", "--format", "csv"], { folder });
  expect(after.output).toContain('"Our OS 3",2020-01-01,2025-06-30,2028-06-30,"no support"');
  expect((await run(["data", "update", "dump.json"], { folder })).output).toContain("is the same already");
  expect(JSON.parse((await run(["data", "--json"], { folder })).output)).toMatchObject({
    file: ".orrery/endoflife.json",
    asOf: "2026-10-01",
  });

  await run(["data", "--remove"], { folder });
  expect(existsSync(join(folder, ".orrery/endoflife.json"))).toBe(false);
});

test("a folder with one file a product", async () => {
  const folder = folderWith({
    "model.orrery": model,
    "api/rhel.json": '[{"cycle":"9","releaseDate":"2022-05-18","eol":"2032-05-31"}]',
    "api/readme.txt": "no product",
  });
  const { code, output } = await run(["data", "update", "api", "--json"], { folder });
  expect([code, JSON.parse(output)]).toMatchObject([0, { products: 1, cycles: 1, written: true }]);
});

test("refuses the network, what is not there, and what is no dump; nothing is written", async () => {
  const folder = folderWith({
    "model.orrery": model,
    "bad.json": '{"a":{"r":[{"c":"1","d":"2020-13-01"}]}}',
    "text.json": "hello",
  });
  for (const [words, says] of [
    [["update", "https://endoflife.date/api/v1/products/full"], "fetches nothing"],
    [["update"], "Name the file"],
    [["update", "nowhere.json"], "nothing at nowhere.json"],
    [["update", "text.json"], "text.json is no JSON"],
    [["update", "bad.json"], "there is no such day"],
    [["upgrade", "."], "`upgrade`"],
  ] as const) {
    const { code, problems } = await run(["data", ...words], { folder });
    expect([code, problems]).toEqual([2, expect.stringContaining(says)]);
  }
  expect(existsSync(join(folder, ".orrery"))).toBe(false);
});

test("a table of the model that is damaged is said, and not used", async () => {
  const folder = folderWith({ "model.orrery": model, ".orrery/endoflife.json": "{" });
  expect(await run(["data"], { folder })).toMatchObject({
    code: 2,
    problems: expect.stringContaining("is no JSON") as string,
  });
  expect((await run(["analyse", "obsolescence"], { folder })).code).toBe(0);
});
