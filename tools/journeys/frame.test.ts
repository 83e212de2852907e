/** The frame around all pages: palette, keys, help, the first steps, the tree; by keyboard alone. */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { violationsOn } from "../../packages/web/test/violations.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

describe.skipIf(skipped !== undefined)("the frame", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench("helvia");
  });
  afterAll(() => bench.close());

  test("the palette finds a name with a wrong letter, and does more with it than open it, by keys alone", async () => {
    const page = await bench.open("/w/helvia");
    await page.locator("main h1").waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("clams");
    await page
      .getByRole("option", { name: /^Claims/ })
      .first()
      .waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("claims engine");
    await page.getByRole("option", { name: /Claims engine.*Module/, selected: true }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("option", { name: "Explore from here" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/explore\?from=/);
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await page.keyboard.press("Control+k");
    await page.keyboard.type("commands: settings");
    await page.getByRole("option", { name: /Go to Settings/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
    expect(bench.complaints).toEqual([]);
    await page.context().close();
  });

  test("the palette finds by attribute, view and help, and what was open before", async () => {
    const page = await bench.open("/w/helvia/element/claims");
    await page.waitForTimeout(1300);
    await page.keyboard.press("Control+k");
    await page.getByRole("group", { name: "Where you were" }).getByRole("option").first().waitFor();
    for (const [query, option] of [
      ["views: landscape", /landscape.*view/i],
      ["help: recovery time", /Recovery time.*attribute/],
      ["15min", /15min/],
    ] as const) {
      await page.getByRole("combobox").fill(query);
      await page.getByRole("option", { name: option }).first().waitFor();
    }
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count(), patience).toBe(0);
    await page.context().close();
  });

  test("other keys can be chosen; a conflict is told, and the choice is kept and taken along as text", async () => {
    const page = await bench.open("/w/helvia/settings");
    const line = page.getByRole("row", { name: /^Go to Matrix/ });
    await line.getByRole("button", { name: /^Add keys/ }).click();
    await page.keyboard.press("/");
    await line.getByText("is missing on many keyboards").waitFor();
    await line.getByRole("button", { name: "Press others" }).click();
    await page.keyboard.press("g");
    await page.keyboard.press("v");
    await line.getByText("means “Go to Views” already").waitFor();
    await line.getByRole("button", { name: "Press others" }).click();
    await page.keyboard.press("F9");
    await line.getByRole("button", { name: "Remove F9" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Changed keys" }).inputValue()).toBe("go.matrix = g m or F9");
    await page.reload();
    await page.getByRole("row", { name: /^Go to Matrix/ }).waitFor();
    await page.keyboard.press("F9");
    await page.waitForURL(/\/matrix/);
    await page.keyboard.press("F1");
    const list = page.getByRole("dialog", { name: "Keyboard and help" });
    await list.getByText("F9").waitFor();
    await list.getByRole("switch").uncheck();
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    await page.keyboard.type("gs");
    await page.keyboard.type("gh");
    expect(page.url()).toContain("/matrix");
    await page.context().close();
  });

  test("on a French keyboard letters count by what is written, digits by where they lie", async () => {
    const page = await bench.open("/w/helvia");
    await page.locator("main h1").waitFor();
    await page.evaluate(() =>
      localStorage.setItem(
        "orrery.preferences",
        JSON.stringify({ keys: { "go.matrix": ["Shift+1"], "go.source": ["q"] } }),
      ),
    );
    await page.reload();
    await page.locator("main h1").waitFor();
    // The key right of Tab writes `a` there, the one below it `q`; the digit row writes digits with Shift.
    await press(page, { key: "a", code: "KeyQ" });
    expect(page.url()).not.toContain("/source");
    await press(page, { key: "&", code: "Digit1" });
    expect(page.url()).not.toContain("/matrix");
    await press(page, { key: "1", code: "Digit1", shiftKey: true });
    await page.waitForURL(/\/matrix/);
    await press(page, { key: "q", code: "KeyA" });
    await page.waitForURL(/\/source/);
    await page.context().close();
  });

  test("help explains a kind, leads to its relationships and to the guide, and says what is English only", async () => {
    const page = await bench.open("/w/helvia/help");
    await page.getByRole("searchbox", { name: "Find in help" }).fill("application");
    await page.getByRole("link", { name: /^Application\s*application/ }).click();
    await page.getByRole("heading", { level: 1, name: "Application" }).waitFor();
    expect(await page.locator("main").innerText()).toContain("ApplicationComponent");
    await page.getByRole("link", { name: "8 in this model" }).waitFor();
    await page.getByRole("link", { name: "uses", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "uses" }).waitFor();
    expect(await page.locator("main").innerText()).toContain("of the object reaches the subject");

    await page.goto(`${bench.address}w/helvia/help/guide/workbench?lang=fr`);
    await page.getByText("Ce chapitre est écrit en anglais.").waitFor();
    await page.getByRole("link", { name: "pictures that stay" }).click();
    await page.waitForURL(/views%23pictures-that-stay/);
    await page.waitForFunction(() => document.activeElement?.textContent === "Pictures that stay");

    await page.goto(`${bench.address}w/helvia/help/viewpoint/landscape`);
    const picture = page.locator("img.help-picture");
    await picture.waitFor();
    await expect.poll(() => widthOf(picture), patience).toBeGreaterThan(100);
    await page.context().close();
  });

  test("the tree filters, and offers by key what can be done with an element", async () => {
    const page = await bench.open("/w/helvia");
    const tree = page.getByRole("tree");
    await tree.waitFor();
    await page.getByRole("textbox", { name: "Filter the tree" }).fill("claims eng");
    await page.getByRole("treeitem", { name: /^Claims engine/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+F10");
    const menu = page.getByRole("menu", { name: "Claims engine" });
    await menu.waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Open");
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("tree");
    await page.keyboard.press("Shift+F10");
    await page.keyboard.press("e");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/explore\?from=/);
    await page.context().close();
  });

  test("longer words do not break the frame, nor does it need motion or its own colours", async () => {
    const page = await bench.open("/w/helvia/catalogue", { forcedColors: "active" });
    await page.getByRole("tree").waitFor();
    const chosen = page.locator('.page-link[aria-current="page"]');
    expect(await chosen.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe("solid");
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    for (const width of [1440, 900, 640]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => {
        const frame = document.querySelectorAll(".sidebar, .topbar, .state-bar");
        for (const part of frame) {
          const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const text = node.textContent ?? "";
            if (text.trim().length > 2 && !text.endsWith("~"))
              node.textContent = `${text}${"m".repeat(Math.ceil(text.length * 0.4))}~`;
          }
        }
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect((await page.locator("main").boundingBox())?.height).toBeGreaterThan(450);
    }
    await page.context().close();
  });

  test("no page complained, not even to the content policy", () => {
    expect(bench.complaints).toEqual([]);
  });
});

describe.skipIf(skipped !== undefined)("the first steps", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({});
  });
  afterAll(() => bench.close());

  test("an empty folder leads from a name to a picture, by keys alone, and can be left and gone on with", async () => {
    const page = await bench.open("/");
    await page.getByRole("heading", { level: 1, name: "Begin" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("textbox", { name: "Name of the organisation" }).focus();
    await page.keyboard.type('Acme "Rocket" Works');
    await page.keyboard.press("Enter");
    await page.getByText("1 of 10 done").waitFor();
    expect(bench.read("model.orrery")).toBe(
      'model acme-rocket-works "Acme \\"Rocket\\" Works" {\n  languages: en\n}\n',
    );

    await write(page, "Delivery", "2 of 10");
    await write(page, "Launch a rocket", "3 of 10");
    await page.goto(`${bench.address}w/model`);
    await page.goBack();
    await write(page, "Launch control", "4 of 10");
    await write(page, "Flight office", "5 of 10");
    await write(page, "Flight data", "6 of 10");
    await writeAsIs(page);
    await page.getByText("7 of 10 done").waitFor();
    await write(page, "Pad server", "8 of 10");
    await writeAsIs(page);
    await page.getByText("9 of 10 done").waitFor();
    const picture = page.locator("img.begin-picture");
    await expect.poll(() => widthOf(picture), patience).toBeGreaterThan(300);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("link", { name: "Open the picture" }).press("Enter");
    await page
      .locator(".ov-stage")
      .getByRole("treeitem", { name: /Launch control/ })
      .first()
      .waitFor();
    const text = bench.read("model.orrery");
    for (const said of [
      "realizes delivery",
      "owner: flight-office",
      'store flight-data "Flight data"',
      "uses launch-control",
      "runs on pad-server",
      "viewpoint: explore",
    ]) {
      expect(text).toContain(said);
    }
    expect(bench.complaints).toEqual([]);
    await page.context().close();
  });
});

async function write(page: Page, name: string, done: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("button", { name: "Write it" }).and(page.locator(":enabled")).waitFor();
  await page.getByRole("textbox", { name: "Name", exact: true }).press("Enter");
  await page.getByText(`${done} done`).waitFor();
}

/** The first picture of a server takes its time. */
const patience = { timeout: 30_000 };

function widthOf(picture: Locator): Promise<number> {
  return picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
}

async function writeAsIs(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Write it" });
  await button.and(page.locator(":enabled")).waitFor();
  await button.press("Enter");
}

/** A key as a keyboard of another country sends it. */
async function press(
  page: Page,
  key: { readonly key: string; readonly code: string; readonly shiftKey?: boolean },
): Promise<void> {
  await page.evaluate(
    (sent) => document.body.dispatchEvent(new KeyboardEvent("keydown", { ...sent, bubbles: true, cancelable: true })),
    key,
  );
}
