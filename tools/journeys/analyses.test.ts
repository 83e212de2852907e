/** Analyses on real files: asked by form, kept in the address, sorted, copied, pinned to a dashboard. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

const text = `model ferry "Ferry" { currency: EUR }
document frame "Frame contract" { type: contract; ends: 2031-03-31 }
application booking "Booking" { metric: named-user; owned: 100; used: 75; licenceCost: 40000 EUR; runs on host }
application roster "Roster" { metric: core; owned: 4; used: 8; contract: frame }
application radio "Radio" { licence: subscription; uses roster }
node host "Host"
`;

describe.skipIf(skipped !== undefined)("analyses", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({ "ferry.orrery": text });
  });
  afterAll(() => bench.close());

  test("from the list to an answer that says what it rests on, sorted and asked otherwise by the address", async () => {
    const page = await bench.open("/w/model");
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    await page.locator("main").focus();
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await page.getByRole("link", { name: /Which licences are too many/ }).click();
    const table = page.getByRole("table");
    await table.waitFor();
    expect(await table.getByRole("row").allInnerTexts()).toHaveLength(4);
    expect(await page.getByRole("list", { name: "Known" }).innerText()).toContain("2 of 3 licences");
    await page.getByRole("button", { name: "Owned", exact: true }).click();
    await expect.poll(() => page.url()).toContain("sort=owned");
    await expect.poll(() => table.getByRole("row").nth(1).innerText()).toContain("Roster");
    await page.getByLabel("On", { exact: true }).fill("2031-01-15");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("p.on=2031-01-15");
    await expect.poll(() => table.getByRole("row").nth(1).innerText()).toContain("soon");
    await page.goBack();
    await expect.poll(() => table.getByRole("row").nth(1).innerText()).toContain("later");
    await page.context().close();
  });

  test("what cannot be meant is told beside its field", async () => {
    const page = await bench.open("/w/model/analysis/licences?p.within=soon");
    await page.getByRole("alert").getByText("“soon” is not a number").waitFor();
    await page.getByRole("button", { name: "Ask as usual" }).click();
    await page.getByRole("table").waitFor();
    expect(page.url()).not.toContain("p.within");
    await page.context().close();
  });

  test("impact asks for an element, takes several, and its file is a spreadsheet's", async () => {
    const page = await bench.open("/w/model/analysis/impact");
    await page.getByRole("heading", { name: "Choose an element to start from." }).waitFor();
    await page.getByRole("combobox").first().fill("host");
    await page.getByRole("option", { name: /Host/ }).click();
    await page.getByRole("table").waitFor();
    await page.getByRole("combobox").first().fill("roster");
    await page.getByRole("option", { name: /Roster/ }).click();
    await expect.poll(() => page.url()).toContain("from=host,roster");
    await expect.poll(() => page.getByRole("table").innerText()).toContain("Radio");
    const file = await page.request.get(`${page.url().replace("/analysis/impact?", "/analysis/impact.csv?")}`);
    expect(file.headers()["content-type"]).toContain("text/csv");
    expect(await file.text()).toContain('"radio"');
    await page.context().close();
  });

  test("is pinned to a dashboard as it is asked, in the text, and taken back", async () => {
    const page = await bench.open("/w/model/analysis/licences?table=lists&p.within=30");
    await page.getByRole("button", { name: "Pin to a dashboard" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Pin" }).click();
    await expect.poll(() => bench.read("ferry.orrery")).toContain("analysis: licences");
    expect(bench.read("ferry.orrery")).toContain("within=30");
    expect(bench.read("ferry.orrery")).toContain("table: lists");
    const board = await bench.open("/w/model/dashboard/analyses");
    await board.getByRole("table").getByText("Too many").waitFor();
    await board.context().close();
    await page.locator("main").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => bench.read("ferry.orrery")).toBe(text);
    await page.context().close();
  });
});
