/** A software architect: from the landscape into a module, at its name in the text, at its lines on the picture, and what that changes. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../../packages/web/test/browser.ts";
import { beginRepository } from "../repository.ts";
import { openWorkbench, type Workbench } from "../workbench.ts";
import { boxOf, hands, patience, person } from "./person.ts";

/** Screenshots at its stops take as long as the journey. */
const unhurried = 150_000;
const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

const uri = "shop.orrery";
const shop = readFileSync(fileURLToPath(new URL("../../../examples/shop/shop.orrery", import.meta.url)), "utf8");
/** The small example, one level deeper: a module shows its components. */
const model = `${shop.replace(
  "    capacity: 200/s",
  `    component basket "Basket" { uses prices }
    component prices "Prices"
    capacity: 200/s`,
)}
view systems "All systems" { viewpoint: system-landscape }
view inside-orders "Inside the orders module" { viewpoint: component; scope: orders }
`;

describe.skipIf(skipped !== undefined)("a software architect", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({ [uri]: model });
    beginRepository(bench.folder, "The shop as it is", "2026-01-10");
  });
  afterAll(() => bench?.close());
  beforeEach(() => bench.write(uri, model));
  const text = (): string => bench.read(uri);

  test.each(hands)(
    "from the landscape to a renamed and better connected module, and back, by %s",
    async (hand) => {
      const page = await bench.open("/w/model");
      const heading = (name: string): Promise<void> =>
        page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
      const me = await person(page, hand);
      await me.stop("software-home");

      await me.go("Views", "v");
      await me.press(page.getByRole("link", { name: /^All systems/ }));
      await heading("All systems");
      await boxOf(page, "Web shop").waitFor({ state: "attached" });
      await me.stop("software-landscape");
      await me.open("Web shop");
      await heading("Inside the shop");
      await me.open("Orders");
      await heading("Inside the orders module");
      await boxOf(page, "Basket").waitFor({ state: "attached" });
      await me.stop("software-components");
      const way = page.getByRole("navigation", { name: "Opened from" });
      expect(await way.getByRole("link").allInnerTexts()).toEqual(["All systems", "Inside the shop"]);
      await me.press(way.getByRole("link", { name: "Inside the shop" }));
      await heading("Inside the shop");

      // The text beside: it is at the statement of the box, and the picture follows every key.
      await me.select("Shipping");
      await (hand === "keys" ? me.keys("t") : me.press(page.getByRole("button", { name: "Text beside the picture" })));
      const content = page.locator(".split-text .cm-content");
      await content.getByText("Shipping").first().waitFor();
      await me.stop("software-split");
      // Its name, by a double press on the word, or from the caret that stands at the statement already.
      if (hand === "mouse") {
        const line = page.locator(".split-text .cm-line", { hasText: 'shipping "Shipping"' });
        await line.getByText('"Shipping"').dblclick({ position: { x: 30, y: 8 } });
      } else {
        await me.reach(content);
        await me.keys(
          "Control+ArrowRight",
          "Control+ArrowRight",
          "ArrowRight",
          "ArrowRight",
          "Control+Shift+ArrowRight",
        );
      }
      await me.type("Dispatch");
      await boxOf(page, "Dispatch").waitFor({ state: "attached" });
      expect(text()).toBe(model);
      await me.stop("software-renaming");
      await me.keys("Control+s");
      await expect.poll(text, patience).toBe(model.replace('shipping "Shipping"', 'shipping "Dispatch"'));

      // Two modules are connected on the picture.
      if (hand === "keys") {
        await me.keys("Escape");
        await me.select("Storefront");
        await me.keys("t");
        await content.waitFor({ state: "detached" });
        await me.keys("r");
        await page.getByRole("dialog", { name: "Connect Storefront" }).getByRole("combobox").waitFor();
        await me.type("Dispatch");
        await page
          .getByRole("option", { name: /^Dispatch/ })
          .first()
          .waitFor();
        await me.keys("Enter");
        // What was typed is looked for first; the form goes on with what was found.
        await page.locator(".token-name", { hasText: "Dispatch" }).waitFor();
        await me.press(page.getByRole("radio", { name: /^uses/ }));
        await me.keys("Enter");
      } else {
        await me.press(page.getByRole("button", { name: "Close the text" }));
        await me.select("Storefront");
        await me.press(page.locator('.edit-handle[data-side="right"]'));
        await me.select("Dispatch");
        await me.stop("software-connecting");
        await me.press(page.getByRole("menuitem", { name: "uses", exact: true }));
      }
      await expect.poll(text, patience).toMatch(/module storefront [^\n]*uses shipping/);

      // What a change of it would hit, way by way.
      await me.select("Dispatch");
      await me.press(
        page
          .getByRole("region", { name: "Selected" })
          .getByRole("link", { name: "Impact" })
          .or(page.getByRole("region", { name: "Selected" }).getByRole("button", { name: "Impact" })),
      );
      await heading("Dispatch");
      await page.getByRole("main").getByText("Storefront").first().waitFor();
      await me.stop("software-impact");
      expect(await page.locator(".hit").count()).toBeGreaterThan(2);

      // What differs from the last commit.
      await me.go("Changes", "y");
      await me.press(page.getByRole("link", { name: "Not committed yet" }));
      await page.getByText("Shipping").first().waitFor();
      await me.stop("software-changes");
      await page.getByRole("link", { name: "Storefront" }).last().waitFor();
      await me.press(page.getByRole("link", { name: /^Text/ }).last());
      await page.getByRole("heading", { name: uri }).waitFor();
      await page.locator(".cm-content").first().waitFor();
      await me.stop("software-text");
      await me.press(page.getByRole("link", { name: "Pictures" }));
      await page.locator(".change-picture [aria-busy='false']").waitFor();
      await me.stop("software-pictures");

      // All of it is taken back to the byte.
      await (hand === "keys" ? me.keys("Control+z") : me.press(page.getByRole("button", { name: /^Undo: / }).first()));
      await expect.poll(text, patience).not.toContain("uses shipping");
      await (hand === "keys" ? me.keys("Control+z") : me.press(page.getByRole("button", { name: /^Undo: / }).first()));
      await expect.poll(text, patience).toBe(model);
      await me.arrive();
      await page.context().close();
    },
    unhurried,
  );

  test("no page complained", () => expect(bench.complaints).toEqual([]));
});
