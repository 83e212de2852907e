/** A CIO: one page of figures, each of which opens to what it counts, down to the line that states it; the same in a year. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../../packages/web/test/browser.ts";
import { openWorkbench, type Workbench } from "../workbench.ts";
import { hands, person } from "./person.ts";

/** Screenshots at its stops take as long as the journey. */
const unhurried = 150_000;
const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

describe.skipIf(skipped !== undefined)("a CIO", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench("helvia");
  });
  afterAll(() => bench?.close());

  test.each(hands)(
    "from a figure to the line that states it, and the same in a year, by %s",
    async (hand) => {
      const page = await bench.open("/w/helvia");
      const main = page.getByRole("main");
      await main.getByRole("heading", { level: 1 }).waitFor();
      const me = await person(page, hand);
      await me.press(
        page.getByRole("navigation", { name: "Whose home" }).getByRole("link", { name: "Decision maker" }),
      );
      const tiles = main.getByRole("article");
      await tiles.first().locator(".figure a").waitFor();
      await me.stop("cio-home");

      // Every figure opens to exactly what it counts.
      const names = await figures(page);
      expect(names.length).toBeGreaterThan(3);
      for (const name of names) {
        const tile = main.getByRole("article", { name, exact: true });
        const said = /^(?:\D*)(\d+) of (\d+)/.exec((await tile.locator(".figure-line a").first().innerText()).trim());
        await me.press(tile.locator(".figure a").first());
        await main.getByRole("grid").waitFor();
        await expect.poll(() => rowCount(page)).toBe(Number(said?.[1]));
        await me.back();
        await tile.waitFor();
      }

      // Down to the line that states it.
      const vital = main.getByRole("article", { name: "Vital applications that end within two years" });
      await me.press(vital.locator(".figure a"));
      await me.press(
        main
          .getByRole("row", { name: /Claims \(in-house\)/ })
          .getByRole("link", { name: "Claims (in-house)" })
          .first(),
      );
      await main.getByRole("heading", { level: 1, name: "Claims (in-house)" }).waitFor();
      await me.stop("cio-element");
      await me.press(main.getByRole("link", { name: /^Open in the text: .*claims.orrery/ }).first());
      await page
        .getByRole("heading", { name: /claims.orrery/ })
        .first()
        .waitFor();
      await page.locator(".cm-content").getByText("a-claims").first().waitFor();
      await me.stop("cio-text");

      // The same page in a year, against today.
      await me.press(page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Home", exact: true }));
      await vital.waitFor();
      await me.press(page.getByRole("button", { name: /^Moment looked at/ }));
      const moments = page.getByRole("dialog");
      await moments.getByLabel("Day", { exact: true }).waitFor();
      await me.stop("cio-moments");
      if (hand === "mouse") await moments.getByLabel("Day", { exact: true }).fill("2027-12-31");
      else {
        await me.reach(moments.getByRole("slider"));
        await me.keys("End");
      }
      await page.getByText(/^You are looking at 31 Dec 2027/).waitFor();
      await me.keys("Escape");
      await me.stop("cio-later");
      await me.keys("d");
      await page.getByRole("button", { name: /^Compared with/ }).waitFor();
      await vital.waitFor();
      await me.stop("cio-compared");

      // Before the committee.
      await me.press(main.getByRole("button", { name: "Present" }));
      await page.locator(".presented").waitFor();
      await me.stop("cio-present");
      expect(await page.getByRole("navigation", { name: "Pages" }).isVisible()).toBe(false);
      await me.press(page.getByRole("button", { name: "End the presentation" }));
      await page.getByRole("navigation", { name: "Pages" }).waitFor();
      expect(bench.complaints).toEqual([]);
      await me.arrive();
      await page.context().close();
    },
    unhurried,
  );
});

/** Titles of the tiles that show one figure of elements. */
async function figures(page: Page): Promise<readonly string[]> {
  const tiles = page
    .getByRole("main")
    .getByRole("article")
    .filter({ has: page.locator(".figure-line a") });
  await tiles.first().waitFor();
  return tiles.evaluateAll((all) => all.map((tile) => tile.querySelector("h2, h3")?.textContent ?? ""));
}

async function rowCount(page: Page): Promise<number> {
  return page.locator(".grid-body [role=row]").count();
}
