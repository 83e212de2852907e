/** Checks on real files: filtered, opened with their proof, waived for a reason, taken back; a missing fact stated; badges and the path in pictures. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

const text = `model ferry "Ferry" { asOf: 2026-11-21 }
role ciso "Security officer"
unit harbour "Harbour office"
/// Sells tickets.
application booking "Booking" { owner: harbour; criticality: normal }
/// Keeps who sails when.
application roster "Roster" { owner: harbour; criticality: normal }
application radio "Radio"
booking -> roster { encrypted: no }
roster -> radio
view all "All applications" { viewpoint: system-landscape }
`;

describe.skipIf(skipped !== undefined)("checks", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({ "ferry.orrery": text });
  });
  afterAll(() => bench.close());

  const sentence = "Booking to Roster: the flow is not encrypted";

  test("chosen by the address, opened with proof, waived for a reason, and open again when that is taken back", async () => {
    const page = await bench.open("/w/model");
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    await page.locator("main").focus();
    await page.keyboard.press("g");
    await page.keyboard.press("k");
    const list = page.getByRole("list", { name: "Findings" });
    await list.waitFor();
    await page.getByRole("searchbox", { name: "Search in findings" }).fill("encrypted");
    await expect.poll(() => page.url()).toContain("f=encrypted");
    await page.getByRole("button", { name: /errors?$/ }).click();
    await expect.poll(() => page.url()).toContain("severity=error");
    await expect.poll(() => list.getByRole("link", { name: /Roster/ }).count()).toBe(1);

    await list.getByRole("link", { name: new RegExp(sentence) }).click();
    const finding = page.getByRole("region", { name: "Finding", exact: true });
    await finding.getByRole("heading", { name: sentence }).waitFor();
    await expect.poll(() => finding.innerText()).toContain("What proves it");
    expect(page.url()).toMatch(/\/checks\/finding\/[0-9a-f]{16}\?/);

    await finding.getByRole("button", { name: "Waive…" }).click();
    const dialog = page.getByRole("dialog");
    const waive = dialog.getByRole("button", { name: "Waive", exact: true });
    expect(await waive.isDisabled()).toBe(true);
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Both stand in one rack until the move");
    expect(await waive.isDisabled()).toBe(true);
    await dialog.getByRole("combobox").fill("secur");
    await page.getByRole("option", { name: /Security officer/ }).click();
    await dialog.getByLabel("Last day", { exact: true }).fill("2027-03-31");
    await waive.click();
    await expect.poll(() => bench.read("ferry.orrery")).toContain("waiver ");
    const written = bench.read("ferry.orrery");
    for (const said of [
      "rule: flow-is-encrypted",
      "on: booking -> roster",
      "Both stand in one rack until the move",
      "owner: ciso",
      "until: 2027-03-31",
    ])
      expect(written).toContain(said);
    await finding.getByText("Waived", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Waivers" }).click();
    await page.getByRole("article").getByText("130 days left").waitFor();

    await page.locator("main").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => bench.read("ferry.orrery")).toBe(text);
    await page.getByRole("heading", { name: "Nothing is waived" }).waitFor();
    await page.context().close();
  });

  test("a fact that a rule waits for is stated in the list, and the rule answers", async () => {
    const page = await bench.open("/w/model/checks/questions?rule=flow-is-encrypted");
    await page.getByRole("button", { name: /State Encrypted of Roster → Radio/ }).click();
    await page
      .getByRole("radio", { name: /yes/i })
      .or(page.getByRole("button", { name: /^yes$/i }))
      .first()
      .click();
    const keep = page.getByRole("button", { name: "Keep" });
    if (await keep.isVisible()) await keep.click();
    await expect.poll(() => bench.read("ferry.orrery")).toMatch(/roster -> radio \{ encrypted: yes \}/);
    await page.getByRole("heading", { name: "Nothing is missing" }).waitFor();
    await page.context().close();
  });

  test("a badge counts findings on the view, its box lists them, and the path of one is drawn", async () => {
    const page = await bench.open("/w/model/view/all?sel=booking");
    const panel = page.getByRole("region", { name: "Findings" });
    await panel.getByText(sentence).waitFor();
    const drawn = page.locator(".picture svg").first();
    await expect.poll(() => drawn.innerHTML()).toMatch(/finding/);
    await panel.getByRole("link", { name: new RegExp(sentence) }).click();
    await page.getByRole("link", { name: "Show in a picture" }).click();
    // A level line has no height, and counts as hidden.
    await page.locator(".witness-way").first().waitFor({ state: "attached" });
    expect(page.url()).toContain("f.finding=");
    await page.getByRole("button", { name: "Next step of the path" }).click();
    await page.getByText(/^Step 1: Booking/).waitFor();
    expect(await page.locator(".witness-layer circle").count()).toBe(2);
    await page.context().close();
  });

  test("rules, scores and frameworks open what is behind them", async () => {
    const page = await bench.open("/w/model/checks/rules/flow-is-encrypted");
    await page.getByRole("heading", { level: 1, name: "Flows are encrypted" }).waitFor();
    await page.getByRole("link", { name: "nist-800-53:SC-8" }).click();
    await page.getByText("SC-8", { exact: true }).first().waitFor();
    await page.getByRole("link", { name: "See its findings" }).click();
    await page.getByRole("link", { name: new RegExp(sentence) }).waitFor();
    await page.goto(`${bench.address}w/model/checks/scores`);
    await page.getByRole("link", { name: /^Booking, Security: / }).click();
    await page.getByRole("list", { name: "Findings" }).waitFor();
    expect(page.url()).toContain("element=booking");
    await page.context().close();
    expect(bench.complaints).toEqual([]);
  });
});
