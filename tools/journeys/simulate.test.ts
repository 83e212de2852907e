/** Simulations on real files: a drill by the page, played and kept as text; availability opened; capacity tried; all of it in the address. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { violationsOn } from "../../packages/web/test/violations.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

/** What is read aloud begins with what is written. */
const readAloud = { rules: ["label-content-name-mismatch"] };

describe.skipIf(skipped !== undefined)("simulations", () => {
  let bench: Workbench;
  let page: Page;
  beforeAll(async () => {
    bench = await openWorkbench("helvia");
    page = await bench.open("/w/helvia", { reducedMotion: "reduce" });
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
  });
  afterAll(() => bench?.close());

  test("what fails is picked by name, run, played and stepped through; the business stands against what it asked for", async () => {
    await page.locator("main").focus();
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.getByRole("link", { name: /Geneva is gone/ }).waitFor();
    await page.getByRole("combobox", { name: "Add what fails" }).fill("geneva");
    await page
      .getByRole("option", { name: /Geneva data centre/ })
      .first()
      .click();
    await expect.poll(() => page.url()).toContain("simulate?fails=s-gva");
    const result = page.getByRole("region", { name: "Business" });
    await result.getByText("Handle a claim").waitFor();
    await page.getByLabel("For how long").selectOption("72");
    await expect.poll(() => page.url()).toContain("for=72");
    await result.getByRole("img", { name: /Handle a claim: stopped from 0 to 72.h/ }).waitFor();

    const player = page.getByRole("region", { name: "Player of the drill" });
    await page.locator("main").focus();
    await page.keyboard.press(".");
    await expect.poll(() => page.url()).toContain("t=72");
    await player
      .getByRole("status")
      .getByText(/works again/)
      .waitFor({ state: "attached" });
    await page.keyboard.press(",");
    await expect.poll(() => page.url()).not.toContain("t=72");
    // The picture is drawn over with what has stopped; in it the space bar plays.
    await page.locator(".sim-layer .sim-box-stopped").first().waitFor({ state: "attached" });
    await page.locator(".ov-stage").first().focus();
    await page.keyboard.press("Space");
    await player.getByRole("button", { name: "Pause" }).waitFor();
    await expect.poll(() => page.url(), { timeout: 6000 }).toContain("t=72");
    await page.keyboard.press("k");
    await player.getByRole("button", { name: "Play" }).waitFor();
    const scrubber = player.getByRole("slider", { name: "Moment" });
    await scrubber.press("ArrowLeft");
    await expect.poll(() => scrubber.getAttribute("aria-valuetext")).toBe("0");
  });

  test("why something stops is drawn as a way, and what is chosen can be let fail", async () => {
    const table = page.getByRole("region", { name: "Everything touched" });
    await table.getByRole("button", { name: "Why? Handle a claim" }).click();
    await expect.poll(() => page.url()).toContain("why=pr-claim");
    const chosen = page.getByRole("region", { name: "Chosen" });
    await chosen.getByRole("heading", { name: "Handle a claim" }).waitFor();
    await page.locator(".witness-way").first().waitFor({ state: "attached" });
    await chosen.getByRole("button", { name: "Let it fail too" }).click();
    await expect.poll(() => page.url()).toContain("fails=s-gva,pr-claim");
    await page.goBack();
    await expect.poll(() => page.url()).not.toContain("pr-claim,");
  });

  test("is kept as text, and can be taken back", async () => {
    await page.goto(`${bench.address}w/helvia/simulate?fails=s-gva&harm=loss&form=table`);
    await page.getByRole("button", { name: "Keep as text…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Geneva is destroyed");
    await dialog.getByText("harm: loss").waitFor();
    await dialog.getByRole("button", { name: "Keep", exact: true }).click();
    await expect.poll(() => page.url()).toMatch(/simulate\/drill\/[\w-]*destroyed/);
    await page.getByRole("heading", { level: 1, name: "Geneva is destroyed" }).waitFor();
    const written = (): string =>
      ["views", "drills"]
        .map((name) => `${name}.orrery`)
        .flatMap(tryReading)
        .join("\n");
    const tryReading = (uri: string): readonly string[] => {
      try {
        return [bench.read(uri)];
      } catch {
        return [];
      }
    };
    expect(written()).toMatch(/drill [\w-]+ "Geneva is destroyed" \{[^}]*fails: s-gva/);
    await page.getByLabel("Compare with…").selectOption("geneva-gone");
    await page.getByRole("region", { name: "Compared" }).getByText("Handle a claim").waitFor();
    await page.locator("main").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(written).not.toContain("Geneva is destroyed");
  });

  test("availability opens what stops a process, ranks its parts, and asks for what is missing", async () => {
    await page.goto(`${bench.address}w/helvia/simulate/availability`);
    await page.getByRole("link", { name: "Handle a claim" }).click();
    await expect.poll(() => page.url()).toContain("simulate/availability/pr-claim");
    await page.getByText("at most 99.2422").first().waitFor();
    const sets = page.getByRole("region", { name: "What stops it" });
    await sets.getByRole("button", { name: "Show set 1 in the picture" }).click();
    await expect.poll(() => page.url()).toContain("cut=1");
    await page.getByLabel("Ranked by").selectOption("raw");
    await expect.poll(() => page.url()).toContain("rank=raw");
    await page.getByRole("region", { name: "What is missing" }).waitFor();
    await page.getByRole("img", { name: /Histogram of the standstill/ }).waitFor();
  });

  test("capacity follows the load, and shows when it is full", async () => {
    await page.goto(`${bench.address}w/helvia/simulate/capacity`);
    const stations = page.getByRole("region", { name: "How busy everything is" });
    const engine = stations.getByRole("row", { name: /^Claims engine/ });
    await engine.getByText(/90.%/).waitFor();
    expect(await engine.innerText()).toMatch(/in 9 months/);
    await page.getByRole("slider", { name: /Times as much/ }).press("End");
    await engine.getByText("overloaded").waitFor();
    expect(page.url()).toContain("times=");
  });

  test("is clear to axe in both themes and languages, and not too wide", async () => {
    const shown = [
      ["drill/geneva-gone?t=72&lang=fr&theme=dark", ".sim-layer .sim-box"],
      ["drill/geneva-gone?form=table&why=pr-claim&lang=en&theme=light", ".sim-chosen h3"],
      ["availability/pr-claim?cut=1&lang=en&theme=dark", ".sim-histogram"],
      ["capacity?lang=fr&theme=light", ".sim-two-charts"],
      ["continuity?lang=en&theme=dark", ".sim-plan"],
    ] as const;
    for (const [path, ready] of shown) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`${bench.address}w/helvia/simulate/${path}`);
      await page.locator(ready).first().waitFor({ state: "attached" });
      expect([path, await violationsOn(page, readAloud)]).toEqual([path, []]);
      await page.setViewportSize({ width: 640, height: 450 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(640);
    }
    expect(bench.complaints).toEqual([]);
  });
});
