/** Pages of models that are empty, wrong or very large, light and dark, English and French: no violation of WCAG 2.2 A and AA or best practice (axe-core). */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip, startBench, type Bench } from "./browser.ts";
import { violationsOn } from "./violations.ts";

interface Shown {
  readonly name: string;
  readonly path: string;
  /** Something that is there when the page is complete. */
  readonly ready: string;
  readonly act?: (page: Page) => Promise<void>;
}

/** What a good model does not show; every page of one is looked at in `tools/journeys/accessibility.test.ts`. */
const pages: readonly Shown[] = [
  { name: "no views yet", path: "/w/blank/views", ready: ".views-example" },
  { name: "large view", path: "/w/portfolio/view/everything", ready: ".ov-stage canvas" },
  { name: "no such view", path: "/w/shop/view/nothing", ready: ".empty" },
  { name: "diagnostics", path: "/w/shop/checks/text", ready: ".finding" },
  { name: "text", path: "/w/shop/source/shop.orrery#L37", ready: ".problems .finding" },
  {
    name: "workspaces",
    path: "/w/shop",
    ready: ".layer-card",
    act: (page) => page.evaluate(() => document.querySelector<HTMLElement>(".workspace-switch > button")?.click()),
  },
];

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

describe.skipIf(skipped !== undefined)("accessibility", () => {
  let bench: Bench;
  let page: Page;
  beforeAll(async () => {
    bench = await startBench();
    page = await bench.open("/");
  });
  afterAll(() => bench.close());

  test.each(pages)("$name: light English, dark French, and twice the size", async ({ path, ready, act }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const state of ["lang=en&theme=light", "lang=fr&theme=dark"]) {
      await page.goto(bench.server.url + withState(path, state));
      await page.locator(ready).first().waitFor();
      await act?.(page);
      expect([state, await violationsOn(page)]).toEqual([state, []]);
    }
    await page.setViewportSize({ width: 640, height: 450 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  });

  test("no page complained, not even to the content policy", () => {
    expect(bench.complaints).toEqual([]);
  });
});

function withState(path: string, state: string): string {
  const [before = "", fragment] = path.split("#");
  return `${before}${before.includes("?") ? "&" : "?"}${state}${fragment === undefined ? "" : `#${fragment}`}`;
}
