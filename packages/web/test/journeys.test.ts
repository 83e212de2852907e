/** What people do with the workbench, from the first look to a saved change, by mouse and by keyboard alone. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip, startBench, type Bench } from "./browser.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

describe.skipIf(skipped !== undefined)("journeys", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.close());

  test("the first page is the home of a workspace, with what the model holds", async () => {
    const page = await bench.open("/");
    await page.getByRole("heading", { level: 1, name: "Corner shop" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/w/shop");
    expect(await page.locator(".layer-card").count()).toBe(8);
    await page.getByRole("link", { name: /^Modules/ }).click();
    await page.getByRole("heading", { level: 1, name: "Modules" }).waitFor();
    await page.context().close();
  });

  test("search finds by any text, and Enter opens the element", async () => {
    const page = await bench.open("/w/shop");
    await page.getByRole("button", { name: /Search…/ }).click();
    await page.getByRole("combobox", { name: "Search everything" }).fill("15min");
    await page.getByRole("option", { name: /Payment.*rto 15min/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Payment" }).waitFor();
    expect(await page.getByRole("region", { name: "Facts" }).innerText()).toContain("15min");
    expect(await page.title()).toBe("Payment · Corner shop · Orrery");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Corner shop" }).waitFor();
    await page.context().close();
  });

  test("an element says what is stated, where, and what its change reaches by which path", async () => {
    const page = await bench.open("/w/shop/element/srv-1");
    await page.getByRole("heading", { level: 1, name: "Server 1" }).waitFor();
    await page.getByRole("link", { name: /Hits 5 elements/ }).click();
    const hit = page.locator(".hit", { hasText: "Check out" });
    expect((await hit.locator(".path").innerText()).replace(/\s+/g, " ")).toBe(
      "Server 1 runs Payment is used by Storefront is used by Check out",
    );
    await hit.getByRole("link", { name: "runs", exact: true }).click();
    await editorOn(page).waitFor();
    expect(new URL(page.url()).hash).toBe("#L32");
    expect(await page.locator(".cm-activeLine").innerText()).toBe("payment runs on srv-1");
    await page.context().close();
  });

  test("a catalogue of thousands sorts, filters, shows other columns and is copied as a table", async () => {
    const page = await bench.open("/w/portfolio/catalogue/application");
    const firstName = page.locator(".grid-body .grid-row").first().getByRole("rowheader");
    await page.getByText("6,000 rows").waitFor();
    expect(await page.locator(".grid-body .grid-row").count()).toBeLessThan(60);
    const header = page.getByRole("columnheader", { name: "Recovery time objective" });
    await header.getByRole("button").first().click();
    await header.getByRole("button").first().click();
    await page.waitForFunction(() => document.querySelector('[aria-sort="descending"]') !== null);
    await page.locator(".grid-body .grid-row", { hasText: "24h" }).first().waitFor();
    await page.getByRole("searchbox", { name: "Filter this table" }).fill("app-599");
    await page.getByText("11 rows of 6,000").waitFor();
    expect(page.url()).toContain("f=app-599");
    expect(await firstName.innerText()).toContain("app-599");

    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: /Criticality/ }).uncheck();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("columnheader", { name: "Criticality" }).count()).toBe(0);
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Copy as table" }).click();
    await page.getByText("11 rows copied").waitFor();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\r\n");
    expect(copied[0]).toBe("Id\tName\tOwner\tRecovery time objective");
    expect(copied).toHaveLength(12);

    await page.reload();
    await page.getByText("11 rows of 6,000").waitFor();
    expect(await page.getByRole("columnheader", { name: "Criticality" }).count()).toBe(0);
    await page.context().close();
  });

  test("a catalogue scrolls to its last row", async () => {
    const page = await bench.open("/w/portfolio/catalogue/application");
    await page.locator(".grid-body [role=rowheader]").first().focus();
    await page.keyboard.press("Control+End");
    await page.getByRole("link", { name: /5999$/ }).waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[role=row]")?.textContent ?? ""))
      .toMatch(/5999/);
    await page.context().close();
  });

  test("language and theme change at once and are remembered", async () => {
    const page = await bench.open("/w/shop/element/storefront");
    await page.getByRole("heading", { level: 1, name: "Storefront" }).waitFor();
    await page.getByRole("button", { name: "FR French" }).click();
    await page.getByRole("heading", { level: 1, name: "Vitrine" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("fr");
    const background = (): Promise<string> =>
      page.locator(".stage").evaluate((stage) => getComputedStyle(stage).backgroundColor);
    const light = await background();
    await page.getByRole("button", { name: "Sombre" }).click();
    await expect.poll(background).not.toBe(light);
    const dark = await background();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Vitrine" }).waitFor();
    expect(await background()).toBe(dark);
    await page.context().close();
  });

  test("a dropped model is imported, says what became of it, and opens", async () => {
    const page = await bench.open("/w/shop");
    await page.locator(".layer-card").first().waitFor();
    await drop(page, "surance.archimate");
    const report = page.getByRole("dialog", { name: "Imported: surance.archimate" });
    await report.waitFor();
    expect(await report.innerText()).toContain("63 relationships are permitted only as derived.");
    expect(await report.getByRole("row").nth(1).innerText()).toContain("Dropped");
    await report.getByRole("button", { name: "Open the workspace" }).click();
    await page.getByRole("heading", { level: 1, name: "Imported surance" }).waitFor();
    await page.getByRole("button", { name: "Workspace: Imported surance" }).click();
    await page.getByRole("link", { name: /^Portfolio/ }).click();
    await page.getByRole("heading", { level: 1, name: "Portfolio" }).waitFor();

    await drop(page, "broken.xml");
    await page.getByRole("alert").filter({ hasText: "the file ends in the middle" }).waitFor();
    await page.keyboard.press("Escape");
    await drop(page, "picture.png");
    await page.getByRole("alert").filter({ hasText: "cannot be imported" }).waitFor();
    await page.context().close();
  });

  test("text is checked while it is written, mended by Ctrl+. and saved by Ctrl+S", async () => {
    const page = await bench.open("/w/shop/checks/text");
    await page.getByRole("link", { name: /unknown kind “aplication”/ }).click();
    await editorOn(page).waitFor();
    await page.locator(".problems .finding").waitFor();
    await expect.poll(() => page.locator(".cm-activeLine").innerText()).toContain("aplication typo");
    await page.keyboard.press("Control+.");
    await page.getByText("No problem in this file.").waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("modul x");
    await page.getByText("unknown kind “modul”, did you mean “module”?").waitFor();
    expect(await page.locator(".source-state").innerText()).toBe("Not saved");
    await page.keyboard.press("Control+s");
    await expect.poll(() => bench.server.fileText("shop", "shop.orrery")).toContain("modul x");
    expect(bench.server.fileText("shop", "shop.orrery")).toContain("\napplication typo");
    await expect.poll(() => page.locator(".source-state").innerText()).toBe("");
    await page.context().close();
  });

  test("nobody's text is overwritten: the page follows the disk, and keeps both where they cannot be put together", async () => {
    const page = await bench.open("/w/portfolio/source/portfolio.orrery");
    await editorOn(page).waitFor();
    bench.server.writeFile("portfolio", "portfolio.orrery", "// changed elsewhere\n");
    await page.getByText("// changed elsewhere").waitFor();
    await editorOn(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("// mine");
    bench.server.writeFile("portfolio", "portfolio.orrery", "// theirs\n");
    await page.keyboard.press("Control+s");
    await page.getByText("The file could not be saved").waitFor();
    expect(bench.server.fileText("portfolio", "portfolio.orrery")).toBe("// theirs\n");
    expect(await editorOn(page).innerText()).toContain("// mine");
    await page.context().close();
  });

  test("a draft waits while the reader looks elsewhere", async () => {
    const page = await bench.open("/w/portfolio/source/portfolio.orrery");
    await editorOn(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n// later");
    await page.getByText("Not saved").waitFor();
    await page.getByRole("link", { name: "Home", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Portfolio" }).waitFor();
    await page.goBack();
    await expect.poll(() => editorOn(page).innerText()).toContain("// later");
    await page.getByText("Not saved").waitFor();
    await page.context().close();
  });

  test("the keyboard alone goes everywhere", async () => {
    const page = await bench.open("/w/shop");
    await page.locator(".layer-card").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the page");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.keyboard.type("gc");
    await page.getByRole("heading", { level: 1, name: "Catalogue" }).waitFor();
    await page.keyboard.type("gk");
    await page.getByRole("heading", { level: 1, name: "Checks" }).waitFor();
    await page.keyboard.press("b");
    await page.getByRole("heading", { level: 1, name: "Catalogue" }).waitFor();

    await page.getByRole("tree").focus();
    for (const key of ["Home", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    await page.getByRole("treeitem", { name: "Selling online" }).waitFor();
    for (const key of ["ArrowDown", "Enter"]) await page.keyboard.press(key);
    await page.getByRole("heading", { level: 1, name: "Selling online" }).waitFor();
    expect(await page.getByRole("treeitem", { selected: true }).innerText()).toContain("Selling online");

    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keyboard and help" });
    await help.getByRole("switch").uncheck();
    await page.keyboard.press("Escape");
    await help.waitFor({ state: "detached" });
    await page.keyboard.type("gh");
    await page.keyboard.press("F1");
    await help.waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Selling online");
    await page.context().close();
  });

  test("the tree opens branches with children that are asked for when needed", async () => {
    const page = await bench.open("/w/shop/element/cart");
    const cart = page.getByRole("treeitem", { name: "Cart" });
    await cart.waitFor();
    expect(await cart.getAttribute("aria-level")).toBe("4");
    expect(await cart.getAttribute("aria-selected")).toBe("true");
    const storefront = page.getByRole("treeitem", { name: "Storefront" });
    expect(await storefront.getAttribute("aria-expanded")).toBe("true");
    await storefront.locator(".tree-fold").click();
    await cart.waitFor({ state: "detached" });
    await page.context().close();
  });

  test("a server that stops answering is said so, and asked again", async () => {
    const page = await bench.open("/w/shop");
    await page.locator(".layer-card").first().waitFor();
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "Checks" }).first().click();
    await page.getByText("The server does not answer.").waitFor();
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { level: 1, name: "Checks" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.context().close();
  });

  test("no page complained, not even to the content policy", () => {
    const unexpected = bench.complaints.filter((complaint) => !complaint.includes("ERR_INTERNET_DISCONNECTED"));
    expect(unexpected).toEqual([]);
  });
});

function editorOn(page: Page): ReturnType<Page["locator"]> {
  return page.locator(".editor .cm-content");
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

async function drop(page: Page, name: string): Promise<void> {
  await page.evaluate((fileName) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["<model/>"], fileName));
    dispatchEvent(new DragEvent("dragenter", { dataTransfer: transfer, cancelable: true }));
    dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true }));
  }, name);
}
