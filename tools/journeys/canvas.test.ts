import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** As long as a busy machine may take. */
const patience = { timeout: 30_000, interval: 40 };
const reason = reasonToSkip();
if (reason !== undefined) console.warn(reason);
const axe = readFileSync(fileURLToPath(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

const text = `model shop "Shop" {}

application shop "Shop" {
  module storefront "Storefront" { uses orders }
  module orders "Orders"
}
application crm "CRM"
store ledger "Ledger"
party pay "Payment provider" { type: supplier }

view landscape "Landscape" { viewpoint: system-landscape }
view inside "Inside" { viewpoint: container; scope: shop }
view open "Everything" { viewpoint: application-cooperation }
`;

describe.skipIf(reason !== undefined)("editing on the picture", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({ "model.orrery": text });
  }, 60_000);
  afterAll(async () => {
    await bench?.close();
  });

  afterEach(() => {
    if (model() !== text) bench.write("model.orrery", text);
  });
  const model = (): string => bench.read("model.orrery");
  const sidecar = (view: string): string => {
    const path = join(bench.folder, "views", `${view}.layout`);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const open = async (path: string): Promise<Page> => {
    const page = await bench.open(path);
    await page.locator(".edit-layer").waitFor({ state: "attached" });
    return page;
  };
  const box = (page: Page, name: string): Locator => page.locator(`[role=treeitem][aria-label^="${name}"]`).first();
  const area = async (page: Page, name: string): Promise<{ x: number; y: number; width: number; height: number }> => {
    // A newer picture may come in between.
    for (let tries = 0; tries < 40; tries++) {
      await box(page, name).waitFor({ state: "attached" });
      const found = await box(page, name).boundingBox();
      if (found !== null) return found;
    }
    throw new Error(`${name} is not in the picture`);
  };
  const press = async (page: Page, name: string): Promise<void> => {
    const { x, y, width, height } = await area(page, name);
    await page.mouse.click(x + width - 12, y + height - 8);
  };
  const drag = async (page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
    await page.mouse.move(...to, { steps: 3 });
    await page.mouse.up();
  };
  const undo = async (page: Page): Promise<void> => {
    await page.keyboard.press("Control+z");
  };
  /** Nothing is on its way any more. */
  const settled = async (page: Page): Promise<void> => {
    await page.waitForFunction(() => document.querySelector(".is-lifted, .picture[aria-busy=true]") === null);
  };
  const restored = async (page: Page, steps: number): Promise<void> => {
    for (let step = 0; step < steps; step++) {
      const before = model() + sidecar("landscape") + sidecar("inside") + sidecar("open");
      await page.locator(".ov-stage").focus();
      await undo(page);
      await expect
        .poll(() => model() + sidecar("landscape") + sidecar("inside") + sidecar("open"), patience)
        .not.toBe(before);
    }
    expect(model()).toBe(text);
  };

  test("a box is moved by the hand and by keys, stays pinned, and goes back", async () => {
    const page = await open("/w/model/view/landscape");
    const before = await area(page, "CRM");
    const from = [before.x + before.width - 12, before.y + before.height - 8] as const;
    await drag(page, from, [from[0] + 160, from[1] + 120]);
    await expect.poll(() => sidecar("landscape"), patience).toMatch(/^node crm .* pin=yes$/m);
    await expect.poll(async () => (await area(page, "CRM")).x, patience).not.toBe(before.x);
    expect(model()).toBe(text);
    expect(await page.locator(".edit-pin").count()).toBe(1);
    // By keys: four steps of the grid to the right.
    const [, x] = /^node crm (\d+),/m.exec(sidecar("landscape")) ?? [];
    await press(page, "CRM");
    await page.keyboard.press("m");
    for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect.poll(() => /^node crm (\d+),/m.exec(sidecar("landscape"))?.[1], patience).toBe(String(Number(x) + 32));
    await settled(page);
    // A move that is given up changes nothing.
    const kept = sidecar("landscape");
    await page.keyboard.press("m");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await page.keyboard.press("p");
    await expect.poll(() => sidecar("landscape"), patience).not.toContain("pin=yes");
    await undo(page);
    await expect.poll(() => sidecar("landscape"), patience).toBe(kept);
    await restored(page, 2);
    expect(sidecar("landscape")).toBe("");
    await page.context().close();
  });

  test("an element is made where the picture was pressed, named there, joined by a line, and renamed in place", async () => {
    const page = await open("/w/model/view/open");
    const { x, y, width, height } = await area(page, "CRM");
    await page.mouse.dblclick(x + width + 90, y + height + 160);
    const form = page.locator(".canvas-create");
    await form.getByRole("combobox").selectOption("application");
    await form.getByRole("textbox").fill("Pricing");
    await page.keyboard.press("Enter");
    await expect.poll(model, patience).toContain('application pricing "Pricing"');
    await box(page, "Pricing").waitFor({ state: "attached" });
    // A line from its handle to another box.
    await press(page, "Pricing");
    const handle = page.locator('.edit-handle[data-side="right"]');
    await handle.waitFor();
    const right = (await handle.boundingBox()) ?? { x: 0, y: 0 };
    const to = await area(page, "CRM");
    await drag(page, [right.x + 12, right.y + 12], [to.x + 20, to.y + 8]);
    await page.getByRole("menuitem", { name: "uses", exact: true }).first().click();
    await expect.poll(model, patience).toMatch(/pricing uses crm|uses crm/);
    // Twice on its name.
    const named = await area(page, "Pricing");
    await press(page, "Pricing");
    await page.keyboard.press("F2");
    await page.locator(".canvas-name input").fill("Price engine");
    await page.keyboard.press("Enter");
    await expect.poll(model, patience).toContain('"Price engine"');
    await box(page, "Price engine").waitFor({ state: "attached" });
    expect(named.width).toBeGreaterThan(0);
    await restored(page, 3);
    await page.context().close();
  });

  test("two boxes are related by keys; a relationship is deleted, and a box left out of a view", async () => {
    const page = await open("/w/model/view/open");
    await press(page, "CRM");
    const other = await area(page, "Shop");
    await page.keyboard.down("Shift");
    await page.mouse.click(other.x + other.width - 12, other.y + other.height - 8);
    await page.keyboard.up("Shift");
    await page.keyboard.press("r");
    const menu = page.getByRole("menu");
    await menu.waitFor();
    expect(
      await menu
        .getByRole("menuitem")
        .first()
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await menu.getByRole("menuitem", { name: "uses", exact: true }).first().click();
    await expect.poll(model, patience).toContain("uses shop");
    await settled(page);
    // The line is chosen by its address, as a link would.
    await page.goto(new URL(`/w/model/view/open?sel=${encodeURIComponent("crm uses shop")}`, bench.address).href);
    await page.locator(".edit-layer").waitFor({ state: "attached" });
    await page.locator(".inspector").waitFor();
    await page.locator(".ov-stage").focus();
    await page.keyboard.press("Control+Delete");
    await expect.poll(model, patience).toBe(text);
    await press(page, "CRM");
    await page.keyboard.press("Delete");
    await expect.poll(model, patience).toMatch(/view open .*exclude: \[?crm/);
    await expect.poll(() => box(page, "CRM").count(), patience).toBe(0);
    await restored(page, 1);
    await page.context().close();
  });

  test("caret and selection follow each other, and typing changes the picture before anything is saved", async () => {
    const page = await open("/w/model/view/inside?split=yes");
    const content = page.locator(".split-text .cm-content");
    await content.waitFor();
    await press(page, "Orders");
    await expect
      .poll(() => page.locator(".split-text .cm-said").allInnerTexts(), patience)
      .toEqual(['  module orders "Orders"']);
    await page.locator(".split-text .cm-line", { hasText: "module storefront" }).click({ position: { x: 60, y: 5 } });
    await expect.poll(() => page.url(), patience).toContain("sel=storefront");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type('module basket "Bas');
    await page.keyboard.type("ket");
    await box(page, "Basket").waitFor({ state: "attached" });
    expect(model()).toBe(text);
    // What does not make sense leaves the picture as it was.
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("uses nobody");
    await page.locator('[data-sketch="errors"]').waitFor();
    expect(await box(page, "Basket").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+Home");
    await page.keyboard.press("Shift+Home");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.locator('[data-sketch="drawn"]').waitFor();
    // Meanwhile the file changes: what others write is in the text, and the caret goes on where it was.
    bench.write("model.orrery", text.replace('"Ledger"', '"General ledger"'));
    await expect.poll(() => content.innerText(), patience).toContain("General ledger");
    expect(await content.innerText()).toContain("basket");
    await page.keyboard.press("Control+s");
    await expect.poll(model, patience).toContain("basket");
    expect(model()).toContain("General ledger");
    // The file is written before the page has heard of it: only then there is something to take back.
    await page.locator('[aria-keyshortcuts="Control+Z"]:not([disabled]):not([aria-disabled="true"])').waitFor();
    await page.locator(".ov-stage").focus();
    await undo(page);
    await expect.poll(model, patience).toBe(text.replace('"Ledger"', '"General ledger"'));
    bench.write("model.orrery", text);
    await expect.poll(() => content.innerText(), patience).not.toContain("General");
    await page.context().close();
  });

  test("where both sides changed the same, nothing is overwritten: a person puts them together", async () => {
    const page = await open("/w/model/view/inside?split=yes");
    const content = page.locator(".split-text .cm-content");
    await page.locator(".split-text .cm-line", { hasText: "store ledger" }).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.type(' of mine"');
    bench.write("model.orrery", text.replace('"Ledger"', '"Ledger of theirs"'));
    await page.getByRole("button", { name: "Put both together" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator(".cm-merge-b .cm-content").waitFor();
    expect(await dialog.locator(".cm-merge-a .cm-content").innerText()).toContain("Ledger of theirs");
    expect(await problems(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Go on with the right text" }).click();
    expect(await content.innerText()).toContain("Ledger of mine");
    await page.keyboard.press("Control+s");
    await expect.poll(model, patience).toContain("Ledger of mine");
    bench.write("model.orrery", text);
    await expect.poll(() => content.innerText(), patience).not.toContain("mine");
    await page.context().close();
  });

  test("the view page is accessible while it is edited, in both themes", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await bench.open("/w/model/view/inside?split=yes&lang=fr", { colorScheme });
      await page.locator(".split-text .cm-content").waitFor();
      await press(page, "Orders");
      await page.keyboard.press("Shift+F10");
      await page.getByRole("menu").waitFor();
      expect(await problems(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("c");
      await page.locator(".canvas-create").waitFor();
      expect(await problems(page)).toEqual([]);
      await page.context().close();
    }
  });

  test("no page has complained meanwhile", () => {
    expect(bench.complaints).toEqual([]);
  });
});

/** What axe finds that is serious. */
async function problems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as { axe: { run(where: string): Promise<Report> } };
    const { violations } = await checker.run(document.querySelector("dialog[open]") === null ? "main" : "dialog[open]");
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
}

interface Report {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
