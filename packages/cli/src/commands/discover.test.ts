/** Discovery from end to end: artefacts on disk, what is remembered, drift, adoption, answers. */
import { chmodSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, run, textsIn } from "../world.fixtures.ts";

const compose = `services:
  web:
    build: ./web
    environment:
      CART_URL: http://cart:8080
      API_TOKEN: canary-4f9c2b7e1d
    depends_on: [cart]
  cart:
    image: acme/cart:1.2
    deploy:
      replicas: 2
    environment:
      DATABASE_URL: postgresql://cart:canary-4f9c2b7e1d@orders-db:5432/orders
  orders-db:
    image: postgres:16
`;
const server = `const http = require("http");
const url = process.env.CART_URL;
http.get(url + "/items");
`;

function shop(more: Readonly<Record<string, string>> = {}): string {
  return folderWith({
    "docker-compose.yml": compose,
    "web/package.json": '{ "name": "web", "version": "1.0.0" }',
    "web/server.js": server,
    ".gitignore": "ignored/\n",
    "ignored/docker-compose.yml": "services:\n  never:\n    image: never\n",
    "web/node_modules/x/package.json": '{ "name": "x" }',
    ...more,
  });
}

const lines = (text: string): readonly string[] => text.trimEnd().split("\n");

describe("orrery discover", () => {
  test("tells what it found and remembers it; the same again is the same text, and no secret is in it", async () => {
    const folder = shop();
    const first = await run(["discover", ".", "--as", "shop"], { folder });
    expect(first.code).toBe(0);
    expect(first.output).toMatch(/2 modules +cart, web/);
    expect(first.output).toMatch(/1 data store +orders-db/);
    expect(first.output).not.toContain("never");
    const { "architecture/observed/shop.jsonl": remembered = "" } = textsIn(folder);
    expect(lines(remembered)[0]).toBe(
      '{"orrery":"observation","version":1,"name":"shop","day":"2026-11-21","root":".."}',
    );
    const again = await run(["discover"], { folder });
    expect(again.problems).toContain("nothing new");
    expect(textsIn(folder)["architecture/observed/shop.jsonl"]).toBe(remembered);
    expect(`${first.output}${first.problems}${remembered}`).not.toContain("canary");
  });

  test("writes nothing with --json, --why, --claims and --dry-run", async () => {
    const folder = shop();
    const before = Object.keys(textsIn(folder));
    const json = JSON.parse((await run(["discover", "--json"], { folder })).output);
    expect(json.elements.map(({ id }: { id: string }) => id)).toContain("orders-db");
    const why = await run(["discover", "--why", "web->cart", "--why", "orders-db"], { folder });
    expect(why.output).toContain("docker-compose.yml");
    expect(why.output).toContain("CART_URL");
    expect((await run(["discover", "--claims", "--source", "compose"], { folder })).output).toContain(
      "mention service compose:.#web",
    );
    expect((await run(["discover", "--dry-run", "--adopt"], { folder })).output).toContain("+ application");
    expect(Object.keys(textsIn(folder))).toEqual(before);
    expect(await run(["discover", "--why", "carrt"], { folder })).toMatchObject({
      code: 2,
      problems: expect.stringContaining("cart"),
    });
    expect(await run(["discover", "--source", "compos"], { folder })).toMatchObject({
      code: 2,
      problems: expect.stringContaining("compose"),
    });
    expect(await run(["discover", "nowhere"], { folder })).toMatchObject({ code: 2 });
  });

  test("makes a first model that has no mistakes, is formatted, and from which nothing drifts", async () => {
    const folder = shop();
    expect((await run(["discover", "--adopt", "--as", "web-shop"], { folder })).code).toBe(0);
    const texts = textsIn(folder);
    expect(Object.keys(texts).filter((path) => path.endsWith(".orrery"))).toEqual([
      "architecture/application.orrery",
      "architecture/views.orrery",
    ]);
    expect(texts["architecture/application.orrery"]).toContain('application web-shop "Web shop" {');
    expect(texts["architecture/application.orrery"]).toContain("uses cart { protocol: http }");
    expect(JSON.stringify(texts).split("canary")).toHaveLength(3);
    expect((await run(["check", "--no-rules"], { folder })).code).toBe(0);
    expect((await run(["format", "--check"], { folder })).code).toBe(0);
    expect((await run(["drift"], { folder })).code).toBe(0);
  });

  test("passes by what it cannot read and says so", async () => {
    const folder = shop({ "secret.yml": "services: {}", "broken/docker-compose.yml": "services:\n  a: [\n" });
    symlinkSync("..", join(folder, "web/loop"));
    symlinkSync("nothing", join(folder, "web/dead.yml"));
    chmodSync(join(folder, "secret.yml"), 0);
    const { output, code } = await run(["discover"], { folder });
    expect(code).toBe(0);
    expect(output).toContain("web/loop  This is a link to a folder");
    expect(output).toContain("web/dead.yml");
    expect(output).toContain("broken/docker-compose.yml");
    if (process.getuid?.() !== 0) expect(output).toContain("secret.yml");
  });

  test("lists its sources, and how to export what they read", async () => {
    const { output } = await run(["discover", "--sources"]);
    expect(output).toContain("compose");
    const { sources } = JSON.parse((await run(["discover", "--sources", "--json"])).output);
    for (const source of sources)
      expect([source.id, source.cannotSay.length > 0, source.howToExport !== ""]).toEqual([source.id, true, true]);
  });
});

describe("orrery drift and adopt", () => {
  test("follow reality: a service that comes, one that goes, a value that changes", async () => {
    const folder = shop();
    await run(["discover", "--adopt", "--as", "shop"], { folder });
    const changed = compose
      .replace("replicas: 2", "replicas: 3")
      .replace(
        / {2}orders-db:[^]*$/,
        "  mailer:\n    image: acme/mailer\n    environment:\n      CART_URL: http://cart:8080\n",
      )
      .replace(/ {6}DATABASE_URL.*\n/, "      X: y\n");
    writeFileSync(join(folder, "docker-compose.yml"), changed);
    expect((await run(["discover", "--as", "shop"], { folder })).output).toContain("Not seen any more");

    const drift = JSON.parse((await run(["drift", "--json"], { folder })).output);
    const told = drift.items.map(({ drift: sort, subject }: Record<string, string>) => `${sort} ${subject}`);
    expect(told).toContain("contradicting cart.replicas");
    expect(told).toContain("unmodelled mailer");
    expect(told).toContain("unconfirmed orders-db");
    const page = await run(["drift"], { folder });
    expect(page.code).toBe(1);
    expect(page.output).toContain("cart.replicas: model 2, observed 3");
    const sarif = JSON.parse((await run(["drift", "--format", "sarif"], { folder })).output);
    expect(sarif.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain("drift/contradicting");
    expect((await run(["drift", "--format", "markdown", "--lang", "fr"], { folder })).output).toContain(
      "## Contradictoire (1)",
    );
    expect(await run(["drift", "--only", "undecidable"], { folder })).toMatchObject({ code: 0 });

    expect((await run(["adopt"], { folder })).code).toBe(2);
    expect((await run(["adopt", "mailer", "--dry-run"], { folder })).output).toContain("module mailer");
    expect((await run(["adopt", "mailer"], { folder })).code).toBe(0);
    expect((await run(["adopt", "cart.replicas"], { folder })).code).toBe(0);
    expect(textsIn(folder)["architecture/application.orrery"]).toContain("replicas: 3");
    expect((await run(["adopt", "nobody"], { folder })).code).toBe(2);
    writeFileSync(
      join(folder, "architecture/tolerances.orrery"),
      'tolerance db { on: [orders-db]; because: "moves to another repository"; until: 2026-12-31 }\n',
    );
    expect((await run(["drift", "--only", "unconfirmed"], { folder })).code).toBe(0);
    writeFileSync(
      join(folder, "architecture/tolerances.orrery"),
      'tolerance db { on: [orders-db]; because: "moves to another repository"; until: 2026-11-20 }\n',
    );
    expect(await run(["drift", "--only", "unconfirmed"], { folder })).toMatchObject({
      code: 1,
      output: expect.stringContaining("lapsed on 2026-11-20"),
    });
  });

  test("compare with what stands there now, without remembering it", async () => {
    const folder = shop({
      "model.orrery": 'application shop "Shop" { module web "Web" { uses cart }; module cart "Cart" }\n',
    });
    expect(await run(["drift"], { folder })).toMatchObject({
      code: 2,
      problems: expect.stringContaining("orrery discover"),
    });
    const { code, output } = await run(["drift", "--against", "."], { folder });
    expect([code, output]).toEqual([1, expect.stringContaining("orders-db")]);
    expect(Object.keys(textsIn(folder)).filter((path) => path.includes("observed"))).toEqual([]);
  });

  test("take answers without an editor", async () => {
    const folder = shop({ "model.orrery": 'application shop "Shop" { module basket "Basket" }\n' });
    await run(["discover", "--as", "shop"], { folder });
    expect((await run(["drift"], { folder })).output).toContain("basket");
    const answered = await run(
      ["discover", "--same", "cart", "basket", "--as", "shop", "--because", "renamed in May"],
      { folder },
    );
    expect(answered).toMatchObject({ code: 0, output: expect.stringContaining('same: ["compose:.#cart", "basket"]') });
    expect((await run(["drift", "--json"], { folder })).output).toContain('"by": "answer"');
    expect((await run(["check", "--no-rules"], { folder })).code).toBe(0);
    expect((await run(["discover", "--not-same", "cart"], { folder })).code).toBe(2);
    rmSync(join(folder, "observed"), { recursive: true });
    expect((await run(["discover", "--same", "cart", "nothing"], { folder })).code).toBe(2);
  });
});
