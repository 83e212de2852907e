/** Tables and matrices in a real browser over a real server: changed by keyboard, pasted from a spreadsheet, taken back to the byte. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { violationsOn } from "../../packages/web/test/violations.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skip = reasonToSkip();
if (skip !== undefined) console.warn(skip);

const model = `unit it "IT"
unit sales "Sales"
capability claims "Claims handling"
capability advice "Advice"
application alpha "Alpha" { owner: it; criticality: vital; rto: 4h; users: 10 }
application beta "Beta" { owner: it; criticality: normal }
application gamma "Gamma" { owner: sales }
application delta "Delta" {
  rto: 30min
}
application epsilon "Epsilon"
dataset person "Persons"
alpha realizes claims
`;

describe.skipIf(skip !== undefined)("tables", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({ "model.orrery": model });
  }, 60_000);
  afterAll(() => bench.close());
  beforeEach(() => bench.write("model.orrery", model));

  const text = (): string => bench.read("model.orrery");
  const cell = (page: Page, row: number, column: number): ReturnType<Page["locator"]> =>
    page.locator(`.grid-body [data-line="${row}"][data-column="${column}"]`);
  const openTable = async (columns: string): Promise<Page> => {
    const page = await bench.open(`/w/model/catalogue/application?cols=${columns}`);
    await cell(page, 0, 0).getByRole("link", { name: "Alpha" }).waitFor();
    return page;
  };
  const undo = async (page: Page, times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      const before = text();
      await page.keyboard.press("Control+z");
      await expect.poll(text, { timeout: 20_000 }).not.toBe(before);
    }
    expect(text()).toBe(model);
  };

  test("a cell is changed by keyboard, refused with a sentence, filled down and cleared; undo brings back the bytes", async () => {
    const page = await openTable("criticality,rto,users");
    await cell(page, 0, 0).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("8h");
    await page.keyboard.press("Enter");
    await expect.poll(text).toContain("rto: 8h; users: 10");
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset["line"])).toBe("1");
    // Refused: what was typed comes back into the cell.
    await page.keyboard.type("soon");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("rto").waitFor();
    await page.getByRole("button", { name: "Correct it" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("2h");
    await page.keyboard.press("Tab");
    await expect.poll(text).toContain('application beta "Beta" { owner: it; criticality: normal; rto: 2h }');
    // From the second row to the third.
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+d");
    await expect.poll(text).toContain('application gamma "Gamma" { owner: sales; rto: 2h }');
    await page.keyboard.press("Delete");
    await expect.poll(text).not.toContain("2h");
    await undo(page, 4);
    await page.context().close();
  });

  test("a block is pasted with a preview that says what cannot be read, as one step", async () => {
    const page = await openTable("owner,criticality,rto,users");
    await cell(page, 0, 1).focus();
    const block = [
      ["Sales", "Normal", "1 h", "11"],
      ["Sales", "purple", "2 h", "12"],
      ["IT", "important", "3 h", "13"],
      ["IT", "unknown", "45min", "14"],
      ["Sales", "vital", "5 h", "15"],
    ];
    await paste(page, block);
    const dialog = page.getByRole("dialog", { name: "Paste rows" });
    await dialog.getByText("1 text cannot be read and is left out").waitFor();
    expect(await dialog.locator(".paste-problem").innerText()).toContain("purple");
    expect(text()).toBe(model);
    await dialog.getByRole("button", { name: "Take it over" }).press("Enter");
    await expect
      .poll(text)
      .toContain('application alpha "Alpha" { owner: sales; criticality: normal; rto: 1h; users: 11 }');
    expect(text()).toContain('application beta "Beta" { owner: sales; criticality: normal; rto: 2h; users: 12 }');
    expect(text()).toContain('application epsilon "Epsilon" { owner: sales; criticality: vital; rto: 5h; users: 15 }');
    await cell(page, 3, 2).getByText("unknown").waitFor();
    await cell(page, 0, 1).focus();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+c");
    await page.getByText("2 cells copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Sales\tnormal");
    await undo(page, 1);
    await page.context().close();
  });

  test("rows with a head line make new elements and change known ones; a name makes one more", async () => {
    const page = await openTable("owner,criticality");
    await page.getByRole("button", { name: "Paste rows…" }).click();
    const dialog = page.getByRole("dialog", { name: "Paste rows" });
    await dialog
      .getByRole("textbox", { name: "Rows to paste" })
      .fill("Nom\tResponsable\tCriticité\nAlpha\tSales\t\nZeta\tIT\tvitale\nEta\t\t");
    await dialog.getByRole("button", { name: "Look at it" }).click();
    await dialog.getByText("2 new elements").waitFor();
    await dialog.getByText("1 value changes").waitFor();
    await dialog.getByRole("button", { name: "Take it over" }).click();
    await expect.poll(text).toContain('application zeta "Zeta" { owner: it; criticality: vital }');
    expect(text()).toContain('application eta "Eta"');
    expect(text()).toContain('application alpha "Alpha" { owner: sales; criticality: vital');
    await page.getByText("7 rows").waitFor();
    await page.getByRole("button", { name: "New: Application" }).click();
    await page.keyboard.type("Theta");
    await page.keyboard.press("Enter");
    await expect.poll(text).toContain('application theta "Theta"');
    await page.keyboard.press("Escape");
    await undo(page, 2);
    await page.context().close();
  });

  test("filters, groups and the order stand in the address; the table is kept as a query and goes out as a file", async () => {
    const page = await openTable("owner,rto");
    const head = page.getByRole("columnheader", { name: /Owner/ }).getByRole("button").first();
    await cell(page, 0, 0).focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => head.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Alt+ArrowDown");
    const menu = page.getByRole("dialog", { name: "Column Owner" });
    await menu.getByRole("checkbox", { name: /IT/ }).check();
    await menu.getByRole("checkbox", { name: /nothing stated/ }).check();
    await page.getByText("4 rows of 5").waitFor();
    await menu.getByRole("button", { name: "Group by this" }).click();
    await page.locator(".grid-group").first().getByText("IT").waitFor();
    const url = new URL(page.url()).searchParams;
    expect([url.get("group"), url.get("f.owner")]).toEqual(["owner", "it|-"]);
    expect(await page.locator(".grid-foot").innerText()).toContain("2 of 4");
    await page.getByRole("button", { name: "More" }).click();
    const href = (await page.getByRole("link", { name: "Save as CSV" }).getAttribute("href")) ?? "";
    const file = await page.request.get(new URL(href, bench.address).href);
    expect((await file.text()).split("\r\n").slice(0, 2)).toEqual([
      '\ufeff"Id","Name","Owner","Recovery time objective (RTO)"',
      '"alpha","Alpha","IT","4h"',
    ]);
    await page.getByRole("button", { name: "Save this table as a query…" }).click();
    await page.keyboard.type("Without Sales");
    await page.keyboard.press("Enter");
    await expect.poll(text).toContain('query without-sales "Without Sales"');
    expect(text()).toContain('find: "owner:it,missing"');
    await page.getByRole("navigation").getByRole("link", { name: "Catalogue" }).first().click();
    await page.getByRole("link", { name: /Without Sales/ }).click();
    await page.locator(".grid-group").first().getByText("IT").waitFor();
    await page.getByText("4 rows of 5").waitFor();
    await undo(page, 1);
    await page.context().close();
  });

  test("a matrix is changed by keyboard: connected, disconnected, letters set; the cell says where it is written", async () => {
    const page = await bench.open("/w/model/matrix?rows=application&cols=capability&rel=realizes");
    const place = (row: number, column: number): ReturnType<Page["locator"]> =>
      page.locator(`.matrix [data-line="${row}"][data-column="${column}"]`);
    await place(0, 1).waitFor();
    await place(0, 1).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await expect.poll(text).toMatch(/"Beta" \{[^}]*realizes advice/);
    await place(1, 2).getByText("●").waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog", { name: "Alpha and Claims handling" });
    expect(await panel.getByRole("link", { name: "Text" }).getAttribute("href")).toContain("/source/model.orrery");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Space");
    await expect.poll(text).not.toContain("alpha realizes claims");
    await undo(page, 2);
    await page.goto(new URL("/w/model/matrix?rows=application&cols=dataset&rel=accesses", bench.address).href);
    await place(0, 0).waitFor();
    await place(0, 0).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("r");
    await expect.poll(text).toMatch(/accesses person \{ mode: read \}/);
    await place(0, 1).getByText("R", { exact: true }).waitFor();
    await page.keyboard.press("u");
    await expect.poll(text).toContain("mode: readwrite");
    await place(0, 1).getByText("RU", { exact: true }).waitFor();
    await undo(page, 2);
    await page.context().close();
  });

  test.each(["light", "dark"] as const)("axe finds nothing in %s", async (theme) => {
    const page = await bench.open(`/w/model/catalogue/application?cols=owner,rto&theme=${theme}&group=owner`);
    await page.locator(".grid-body [role=row]").nth(2).waitFor();
    await page.getByRole("button", { name: "Column Owner" }).click();
    await page.getByRole("checkbox").first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.goto(new URL(`/w/model/matrix?rows=application&cols=capability&theme=${theme}`, bench.address).href);
    await page.locator(".matrix-cell").first().click();
    await page.locator(".cell-panel a").first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  test("nobody complained", () => expect(bench.complaints).toEqual([]));
});

/** As a spreadsheet puts it on the clipboard. */
async function paste(page: Page, block: readonly (readonly string[])[]): Promise<void> {
  const tsv = block.map((row) => row.join("\t")).join("\r\n");
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), tsv);
  await page.keyboard.press("Control+v");
}
