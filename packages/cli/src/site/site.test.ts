/** The pages of a site, of the example models and of one that means harm. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, repository } from "../world.fixtures.ts";
import { faultsIn, planOf } from "./plan.fixtures.ts";
import { siteFiles } from "./site.ts";

async function filesOf(folder: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  return new Map(siteFiles(await planOf(folder)));
}

function textOf(files: ReadonlyMap<string, string | Uint8Array>, path: string): string {
  return String(files.get(path) ?? "").replace(/\s+/g, " ");
}

const hostile = `model evil "</title><script>alert(1)</script>" {
  """A <b>bold</b> [claim](javascript:alert(1))."""
}
application Shop "Shop & \\"co\\" <img src=x onerror=alert(1)>" { owner: it; annualCost: unknown }
application shop "Second" { uses: Shop }
unit it "IT"
shop uses Shop "</script>"
module "a/../b" "Dots"
`;

describe.each(["examples/shop", "examples/helvia"])("the site of %s", (example) => {
  test("every link leads to a file of the site, and pages are whole", async () => {
    const files = await filesOf(join(repository, example));
    expect(files.size).toBeGreaterThan(20);
    expect(faultsIn(files)).toEqual([]);
  });

  test("is the same each time", async () => {
    expect(await filesOf(join(repository, example))).toEqual(await filesOf(join(repository, example)));
  });

  test("has the same pages in both languages", async () => {
    const names = [...(await filesOf(join(repository, example))).keys()];
    const of = (locale: string): readonly string[] =>
      names
        .filter((name) => name.startsWith(`${locale}/`))
        .map((name) => name.slice(3))
        .sort();
    expect(of("fr")).toEqual(of("en"));
    expect(of("en")).toContain("views/overview.html");
  });

  test("asks nothing of other machines, and pages hold no code", async () => {
    for (const [path, content] of await filesOf(join(repository, example))) {
      if (typeof content !== "string" || !path.endsWith(".html")) continue;
      expect(content, path).toContain("default-src &#39;none&#39;; script-src &#39;self&#39; file:");
      expect(content, path).not.toMatch(/<(?:script|link|img)[^>]*(?:src|href)="(?:https?:)?\/\//);
      expect(content, path).not.toMatch(/<script(?![^>]*\ssrc=| type="application\/json")|\son[a-z]+="|\sstyle="/);
    }
  });
});

describe("pages", () => {
  test("an element: facts with their places, relationships both ways, views, what it hits", async () => {
    const page = textOf(await filesOf(join(repository, "examples/helvia")), "en/elements/a-claims.html");
    expect(page).toContain("<h1>Claims (in-house)</h1>");
    expect(page).toContain("applications/claims.orrery:5");
    expect(page).toContain('<a href="u-it.html">IT department</a>');
    expect(page).toContain("From here: 1 relationship");
    expect(page).toContain('<a href="../views/overview.html">Overview</a>');
    expect(page).toContain("When it stops or changes");
    expect(page).toContain('href="../../fr/elements/a-claims.html"');
  });

  test("a kind: a table that sorts by numbers where there are numbers", async () => {
    const page = textOf(await filesOf(join(repository, "examples/helvia")), "fr/catalogue/application.html");
    expect(page).toContain("<h1>Applications</h1>");
    expect(page).toContain('data-order="2"');
    expect(page).toContain("Cycle de vie : actif");
  });

  test("a view: picture, tables of what it shows, files", async () => {
    const page = textOf(await filesOf(join(repository, "examples/shop")), "en/views/overview.html");
    expect(page).toContain("<svg ");
    expect(page).toContain("4 things in this view");
    expect(page).toContain("&lt;orders&gt; · ×2");
    expect(page).toMatch(/href="overview\.svg" download/);
    expect(page).toContain("&#39;sha256-abc&#39;");
  });

  test("the search index is a script that calls one function", async () => {
    const script = textOf(await filesOf(join(repository, "examples/helvia")), "assets/search-fr.js");
    const made = JSON.parse(/^orreryIndex\((.*)\); $/s.exec(script)?.[1] ?? "{}") as {
      readonly rows: readonly (readonly unknown[])[];
    };
    const claims = made.rows.find((row) => row[1] === "elements/a-claims.html");
    expect(claims?.[0]).toBe("Sinistres (maison)");
    expect(claims?.[4]).toContain("claims (in-house)");
  });

  test("a kind of very many elements is divided", async () => {
    const many = Array.from({ length: 1001 }, (_, index) => `application a${index}`).join("\n");
    const files = await filesOf(folderWith({ "m.orrery": many }));
    expect(faultsIn(files)).toEqual([]);
    expect(textOf(files, "en/catalogue/application.html")).not.toContain(">a1000</a>");
    expect(textOf(files, "en/catalogue/application~page-2.html")).toContain(">a1000</a>");
  });
});

describe("a model that means harm", () => {
  test("acts in no page and leaves the folder by no name", async () => {
    const files = await filesOf(folderWith({ "m.orrery": hostile }));
    expect(faultsIn(files)).toEqual([]);
    for (const [path, content] of files) {
      expect(path).toMatch(/^(?:[A-Za-z0-9_~-]+\/)*[A-Za-z0-9_~-]+\.[a-z]+$/);
      if (path.endsWith(".html")) expect(String(content), path).not.toMatch(/<script>|<img src=x|"javascript:/);
      if (path.startsWith("assets/search")) expect(String(content)).not.toContain("</script");
    }
  });

  test("ids that differ in case only have pages of their own", async () => {
    const files = await filesOf(folderWith({ "m.orrery": hostile }));
    expect(textOf(files, "en/elements/Shop.html")).toContain("Shop &amp; &quot;co&quot;");
    expect(textOf(files, "en/elements/shop~2.html")).toContain("<h1>Second</h1>");
  });
});
