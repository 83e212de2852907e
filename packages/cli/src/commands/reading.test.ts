/** The commands that read a model and answer: list, show, impact. */
import { describe, expect, test } from "vitest";
import { folderWith, run } from "../world.fixtures.ts";

const shop = `model acme "Acme" { currency: EUR }
unit it "IT" { headcount: 5 }
application shop "Web shop" fr "Boutique" {
  """Takes orders."""
  owner: it; criticality: vital; annualCost: 120000 EUR; lifecycle: { active: 2021-03-01; retired: 2029-12-31 }
  module front "Front" { replicas: 2; uses data }
  store data "Data" { backup: { every: 24h; offsite: yes } }
  runs on server
}
application books "=Books; \\"old\\", really" { owner: it; criticality: normal; tags: [core, legacy] }
party customer "Customer"
dataset order "Order"
customer -> shop : order "by web"
shop uses books
node server "Server"
kind lambda : module { }
lambda resize "Resize"
`;
const folder = folderWith({ "model.orrery": shop });

describe("orrery list", () => {
  test("a kind, with the attributes that are stated most", async () => {
    const { code, output, problems } = await run(["list", "application"], { folder });
    expect(code).toBe(0);
    expect(problems).toBe("2 elements\n");
    expect(output).toMatchInlineSnapshot(`
      "Id     Name                   owner  criticality  annualCost  lifecycle.active
      ─────  ─────────────────────  ─────  ───────────  ──────────  ────────────────
      shop   Web shop               it     vital          €120,000  1 Mar 2021
      books  =Books; "old", really  it     normal
      "
    `);
  });

  test.each(["application", "applications", "Applications"])("%s is the same kind", async (word) => {
    expect((await run(["list", word, "--columns", "id", "--as", "tsv"], { folder })).output).toBe("id\nshop\nbooks\n");
  });

  test("a kind includes those that specialise it", async () => {
    expect((await run(["list", "module", "--columns", "id,kind", "--as", "tsv"], { folder })).output).toBe(
      "id\tkind\nfront\tmodule\nresize\tlambda\n",
    );
    expect((await run(["list", "lambda", "--columns", "id", "--as", "tsv"], { folder })).output).toBe("id\nresize\n");
  });

  const ids = async (...words: string[]): Promise<string[]> =>
    (await run(["list", ...words, "--columns", "id", "--as", "tsv"], { folder })).output.trimEnd().split("\n").slice(1);

  test("by layer and by what is said", async () => {
    expect(await ids("--layer", "technical")).toEqual(["server"]);
    expect(await ids("--where", "owner=it")).toEqual(["shop", "books"]);
    expect(await ids("--where", "owner=it", "--where", "criticality!=vital")).toEqual(["books"]);
    expect(await ids("application", "--where", "annualCost=")).toEqual(["books"]);
    expect(await ids("--where", "name~BOO")).toEqual(["books"]);
    expect(await ids("--where", "tags=legacy")).toEqual(["books"]);
    expect(await ids("--where", "parent=shop")).toEqual(["front", "data"]);
    expect(await ids("--where", "lifecycle.active=2021-03-01")).toEqual(["shop"]);
    expect(await ids("--where", "backup.offsite=yes")).toEqual(["data"]);
    expect(await ids("--where", "replicas=2")).toEqual(["front"]);
  });

  test("views and other statements, when they are asked for by kind", async () => {
    const viewed = folderWith({ "m.orrery": 'application a "A"\nview all "All" { viewpoint: context; scope: a }\n' });
    const { output } = await run(["list", "view", "--columns", "id,name", "--as", "tsv"], { folder: viewed });
    expect(output).toBe("id\tname\nall\tAll\n");
  });

  test("in order: by rank of words, by amount, by name; who says nothing comes last", async () => {
    expect(await ids("application", "--sort", "criticality")).toEqual(["books", "shop"]);
    expect(await ids("application", "--sort", "-criticality")).toEqual(["shop", "books"]);
    expect(await ids("application", "--sort", "-annualCost")).toEqual(["shop", "books"]);
    expect(await ids("application", "--sort", "annualCost")).toEqual(["shop", "books"]);
    expect(await ids("application", "--sort", "id")).toEqual(["books", "shop"]);
  });

  test("as CSV that no spreadsheet takes for a formula", async () => {
    const { output } = await run(["list", "application", "--columns", "id,name,annualCost", "--as", "csv"], { folder });
    expect(output).toBe(`id,name,annualCost\nshop,Web shop,120000 EUR\nbooks,"'=Books; ""old"", really",\n`);
  });

  test("as JSON, with values as they are written", async () => {
    const { output } = await run(
      ["list", "application", "--columns", "lifecycle.active,owner", "--json", "--lang", "fr"],
      { folder },
    );
    expect(JSON.parse(output)).toEqual({
      version: 1,
      kind: "application",
      total: 2,
      elements: [
        { id: "shop", kind: "application", name: "Boutique", "lifecycle.active": "2021-03-01", owner: "it" },
        { id: "books", kind: "application", name: '=Books; "old", really', "lifecycle.active": "", owner: "it" },
      ],
    });
  });

  test("one operand is a kind, or a folder", async () => {
    const around = folderWith({ "application/m.orrery": "application a", "m2/m.orrery": "node n" });
    const list = async (...words: string[]): Promise<string> =>
      (await run(["list", ...words, "--columns", "id", "--as", "tsv"], { folder: around })).output;
    expect(await list("application")).toBe("id\na\n");
    expect(await list("./application")).toBe("id\na\n");
    expect(await list("m2")).toBe("id\nn\n");
    expect(await list("node", "m2")).toBe("id\nn\n");
  });

  test("what is unknown", async () => {
    expect(await run(["list", "aplication"], { folder })).toMatchObject({
      code: 2,
      output: "",
      problems: "error: There is no kind `aplication`.\nhint: did you mean `application`?\n",
    });
    expect((await run(["list", "--columns", "id,ownr"], { folder })).problems).toBe(
      "error: No element can have an attribute `ownr`.\nhint: did you mean `owner`?\n",
    );
    expect((await run(["list", "risk"], { folder })).problems).toBe("No elements\n");
  });

  test("names words in the language of the reader, and gives programs the words as written", async () => {
    const asked = ["list", "application", "--columns", "id,criticality", "--lang", "fr"];
    expect((await run([...asked, "--sort", "-criticality"], { folder })).output).toMatch(
      /shop\s+vitale\s+books\s+normale/,
    );
    expect((await run([...asked, "--as", "tsv"], { folder })).output).toMatch(/shop\tvital\nbooks\tnormal\n/);
    for (const word of ["vital", "vitale", "VITALE"])
      expect((await run([...asked, "--where", `criticality=${word}`, "--as", "tsv"], { folder })).output).toBe(
        "id\tcriticality\nshop\tvital\n",
      );
    const { output } = await run(["show", "shop", "--lang", "fr"], { folder });
    expect(output).toMatch(/Criticité\s+vitale/);
    expect(output).toMatch(/Cycle de vie\u00a0: retiré\s+31 déc. 2029/);
  });

  test("cuts a table to the window", async () => {
    const { output } = await run(["list", "--no-color"], { folder, columns: 44 });
    for (const line of output.trimEnd().split("\n")) expect(line.length).toBeLessThanOrEqual(44);
    expect(output).toContain("…");
  });
});

describe("orrery show", () => {
  test("an element", async () => {
    const { code, output } = await run(["show", "shop"], { folder });
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "Web shop
      Application shop  model.orrery:3:1

      Takes orders.

      Identity and ownership
        Owner                IT  it · unit
      Life cycle
        Life cycle: active   1 Mar 2021
        Life cycle: retired  31 Dec 2029
      Business impact
        Criticality          vital
      Cost
        Annual cost          €120,000

      Parts 2
        Front  front · module
        Data  data · store

      Relationships 3
        runs on        Server  server · node
        uses           =Books; "old", really  books · application
        receives from  Customer  customer · party : Order "by web"

      2 elements depend on it, it depends on 6.  orrery impact shop
      "
    `);
  });

  test("in French, with its French name", async () => {
    const { output } = await run(["show", "shop", "--lang", "fr"], { folder });
    expect(output).toContain("Boutique");
    expect(output).toContain("Parties 2");
    expect(output).not.toContain("Web shop");
  });

  test("an element on a day", async () => {
    expect((await run(["show", "shop", "--as-of", "2030-01-01"], { folder })).problems).toBe(
      "error: `shop` does not exist on that day.\n",
    );
    expect((await run(["show", "shop", "--as-of", "2025-01-01"], { folder })).code).toBe(0);
    expect((await run(["show", "shop", "--as-of", "2025-02-30"], { folder })).problems).toBe(
      "error: `2025-02-30` is no day; write 2027-12-31.\n",
    );
  });

  test("as JSON", async () => {
    const answer = JSON.parse((await run(["show", "data", "--json"], { folder })).output);
    expect(answer).toMatchObject({
      version: 1,
      id: "data",
      kind: { id: "store" },
      origin: { uri: "model.orrery", line: 7, column: 3 },
    });
  });

  test("an id that nobody has", async () => {
    expect(await run(["show", "shpo"], { folder })).toEqual({
      code: 2,
      output: "",
      problems: "error: There is no element `shpo`.\nhint: did you mean `shop`?\n",
    });
  });

  test("a name instead of an id", async () => {
    expect((await run(["show", "web SHOP"], { folder })).problems).toBe(
      "error: There is no element `web SHOP`.\nhint: did you mean `shop`?\n",
    );
    expect((await run(["show", "boutique"], { folder })).problems).toContain("did you mean `shop`?");
  });

  test("a model in numbers", async () => {
    const answer = JSON.parse((await run(["show", "--stats", "--json", folder])).output);
    expect(answer).toMatchObject({
      version: 1,
      elements: 9,
      relationships: 6,
      nested: 2,
      files: 1,
      bytes: Buffer.byteLength(shop),
      byKind: { application: 2, module: 1, lambda: 1, store: 1, unit: 1, party: 1, dataset: 1, node: 1 },
      byRelationship: { contains: 2, uses: 2, flows: 1, "runs on": 1 },
      diagnostics: { error: 0, warning: 0, info: 0 },
      milliseconds: 42,
    });
    expect((await run(["show", "--stats", "--json"], { folder })).output).toBe(
      (await run(["show", "--json", "--stats", folder])).output,
    );
  });

  test("a model in bars", async () => {
    expect((await run(["show", "--stats"], { folder })).output).toMatchInlineSnapshot(`
      "Acme

      Elements
        Organisation units  1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        Parties             1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        Applications        2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        Modules             1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        Data stores         1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        Data sets           1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        Nodes               1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        lambda              1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇

      Relationships
        contains           2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
          of which nested  2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        uses               2  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        ->                 1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇
        runs on            1  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇

      Besides
        references by attributes  2

      ✓ No problems · 9 elements and 6 relationships in 1 file · 42 ms
      "
    `);
  });
});

describe("orrery impact", () => {
  test("what is hit, step by step, with the statement that explains it", async () => {
    const { code, output } = await run(["impact", "server"], { folder });
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "When Server stops or changes, 1 element is hit.

      At once
        Web shop  shop · application  ← shop runs on server

      Application 1
      "
    `);
  });

  test("what an element depends on", async () => {
    expect((await run(["impact", "shop", "--up", "--lang", "fr"], { folder })).output).toMatchInlineSnapshot(`
      "Boutique dépend de 6 éléments.

      Aussitôt
        Front  front · module  ← shop contains front
        Data  data · store  ← shop contains data
        =Books; "old", really  books · application  ← shop uses books
        Customer  customer · party  ← customer -> shop
        Order  order · dataset  ← shop carries order
        Server  server · node  ← shop runs on server

      Tiers 1 · Application 1 · Module 1 · Dépôt de données 1 · Jeu de données 1 · Nœud 1
      "
    `);
  });

  test("as JSON by its contract, with paths", async () => {
    const answer = JSON.parse((await run(["impact", "books", "--json", folder])).output);
    expect(answer).toMatchObject({ version: 1, root: { id: "books" }, direction: "down" });
    expect(answer.hits[0]).toMatchObject({
      id: "shop",
      distance: 1,
      path: [
        {
          from: "books",
          to: "shop",
          by: "uses",
          against: true,
          phrase: { en: "is used by" },
          origin: { uri: "model.orrery", line: 14 },
        },
      ],
    });
    expect(answer.total).toBe(answer.hits.length);
  });

  test("by some verbs, and not too far", async () => {
    const total = async (...words: string[]): Promise<number> =>
      JSON.parse((await run(["impact", "shop", "--up", "--json", ...words], { folder })).output).total;
    expect(await total("--verbs", "uses", "--depth", "1")).toBe(1);
    expect(await total("--verbs", "runs on,uses", "--depth", "1")).toBe(2);
    expect(await total()).toBeGreaterThan(2);
  });

  test("wrong use", async () => {
    expect((await run(["impact", "shop", "--verbs", "usess"], { folder })).problems).toBe(
      "error: `usess` is no relationship and no attribute.\nhint: did you mean `uses`?\n",
    );
    expect(await run(["impact", "shop", "--up", "--down"], { folder })).toMatchObject({ code: 2, output: "" });
    expect(await run(["impact", "server2"], { folder })).toMatchObject({
      code: 2,
      problems: "error: There is no element `server2`.\nhint: did you mean `server`?\n",
    });
  });
});
