/** The roadmap and the maps on real files: dates move by hand, by key and by field, and are written where they stand. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

const text = `// Kept as it is.
application booking "Booking" { lifecycle: { active: 2024-01-15; phaseOut: 2027-06-30 } }
application roster "Roster"   // no dates
project build "Build the shop" {
  start: 2026-03-01; end: 2026-12-31
}
capability sell "Sell" { maturity: 2 }
`;

describe.skipIf(skipped !== undefined)("roadmap", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({ "ferry.orrery": text });
  });
  afterAll(() => bench.close());

  test("arrows move a date, Enter writes it, undo takes it back", async () => {
    const page = await bench.open("/w/model/roadmap");
    await page.locator(".roadmap-name", { hasText: "Booking" }).focus();
    await page.keyboard.press("Enter");
    const handle = page.getByRole("slider", { name: "Booking: Phase-out" });
    await handle.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Enter");
    await expect.poll(() => bench.read("ferry.orrery")).toContain("phaseOut: 2027-07-31");
    expect(bench.read("ferry.orrery")).toBe(text.replace("2027-06-30", "2027-07-31"));
    await page.locator(".roadmap-name", { hasText: "Booking" }).focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => bench.read("ferry.orrery")).toBe(text);
    await page.context().close();
  });

  test("a bar is dragged as a whole: both of its dates move by the same days", async () => {
    const page = await bench.open("/w/model/roadmap?scale=months&kinds=project");
    const bar = page.locator(".roadmap-bar.phase-project");
    await bar.scrollIntoViewIfNeeded();
    const box = await bar.boundingBox();
    const names = await page.locator(".roadmap-corner").boundingBox();
    if (box === null || names === null) throw new Error("no bar");
    const dayWidth = 840 / 365.25;
    const from = { x: Math.max(box.x + 40, names.x + names.width + 40), y: box.y + box.height / 2 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 5 * dayWidth, from.y, { steps: 4 });
    await page.mouse.move(from.x + 10 * dayWidth, from.y, { steps: 4 });
    await page.mouse.up();
    await page.locator(".note", { hasText: "Dates of Build the shop" }).waitFor();
    expect(bench.read("ferry.orrery")).toContain("start: 2026-03-11; end: 2027-01-10");
    await page.keyboard.press("Control+z");
    await expect.poll(() => bench.read("ferry.orrery")).toBe(text);
    await page.context().close();
  });

  test("what has no dates gets one by its field, without dragging", async () => {
    const page = await bench.open("/w/model/roadmap");
    await page.getByRole("button", { name: "Set dates of Roster" }).click();
    await page
      .getByRole("region", { name: "Dates of Roster" })
      .getByLabel("Active", { exact: true })
      .fill("2025-05-01");
    await page.keyboard.press("Enter");
    await expect.poll(() => bench.read("ferry.orrery")).toMatch(/roster "Roster" \{.*active: 2025-05-01/s);
    await page.locator(".roadmap-name", { hasText: "Roster" }).waitFor();
    expect(bench.read("ferry.orrery")).toContain("// no dates");
    await page.context().close();
  });

  test("maps say what they show, colour by a fact, and tell what to model where they are empty", async () => {
    const page = await bench.open("/w/model/map");
    await page.getByRole("link", { name: /Capability map/ }).click();
    await page.locator(".ov-stage svg").waitFor();
    await page.getByRole("button", { name: "Maturity", exact: true }).click();
    await expect.poll(() => page.url()).toContain("lens=maturity");
    await page.goto(`${bench.address}w/model/map`);
    await page.getByText(/Needs sites: nothing of it is modelled yet/).waitFor();
    await page.context().close();
  });

  test("no page complained", () => expect(bench.complaints).toEqual([]));
});
