/** What people do with pictures: find one, look around in it, go from it to an element and back, by mouse and by keyboard alone. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip, startBench, type Bench } from "./browser.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

describe.skipIf(skipped !== undefined)("pictures", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
  });
  afterAll(() => bench.close());

  test("from the gallery to a picture, to an element in it, and back to where one was", async () => {
    const page = await bench.open("/w/shop");
    await page.locator(".home-views .view-card").first().waitFor();
    await page.keyboard.type("gv");
    await page.getByRole("heading", { level: 1, name: "Views" }).waitFor();
    const image = page.locator(".view-card img").first();
    await expect
      .poll(() => image.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)))
      .toBeGreaterThan(0);
    await page.getByRole("link", { name: /Shop landscape/ }).click();
    await page.getByRole("heading", { level: 1, name: "Shop landscape" }).waitFor();
    expect(await page.title()).toBe("Shop landscape · Corner shop · Orrery");

    await pressOn(page, "Payment");
    const inspector = page.getByRole("region", { name: "Selected" });
    await inspector.getByRole("heading", { name: "Payment" }).waitFor();
    expect(new URL(page.url()).searchParams.get("sel")).toBe("payment");
    await inspector.getByRole("button", { name: "Storefront" }).click();
    await inspector.getByRole("heading", { name: "Storefront" }).waitFor();
    expect(await focusedName(page)).toMatch(/^Storefront/);
    await inspector.getByRole("link", { name: "Open", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Storefront" }).waitFor();
    await page
      .getByRole("region", { name: "Shown in" })
      .getByRole("link", { name: /Inside the storefront/ })
      .waitFor();

    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Shop landscape" }).waitFor();
    await inspector.getByRole("heading", { name: "Storefront" }).waitFor();
    await inspector.getByRole("button", { name: "See inside" }).click();
    await page.getByRole("heading", { level: 1, name: "Inside the storefront" }).waitFor();
    await page.getByRole("navigation", { name: "Opened from" }).getByRole("link", { name: "Shop landscape" }).waitFor();
    await page.context().close();
  });

  test("the keyboard alone walks through a picture, opens and explores", async () => {
    const page = await bench.open("/w/shop/view/landscape");
    const items = partsOf(page);
    await page.locator(".ov-stage svg").waitFor();
    expect(await page.locator('.ov-stage [role="treeitem"][tabindex="0"]').count()).toBe(1);
    await items.first().focus();
    await page.keyboard.press("Home");
    const first = await focusedName(page);
    await page.keyboard.press("ArrowRight");
    const second = await focusedName(page);
    expect(second).not.toBe(first);
    await page.keyboard.press("ArrowLeft");
    expect(await focusedName(page)).toBe(first);
    expect(await page.locator(".ov-frame").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("region", { name: "Selected" }).count()).toBe(0);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Server 1" }).waitFor();
    await page.keyboard.press("b");
    await page.getByRole("heading", { level: 1, name: "Shop landscape" }).waitFor();
    await items.first().waitFor();
    await page.locator('.ov-stage [role="treeitem"][tabindex="0"]').focus();
    await page.keyboard.press("x");
    await page.getByRole("heading", { level: 1, name: "Surroundings: Server 1" }).waitFor();
    await page.context().close();
  });

  test("it is moved by wheel, hand and keys; a change of the model leaves camera and selection as they are", async () => {
    const page = await bench.open("/w/shop/view/landscape");
    await page.locator(".ov-stage svg").waitFor();
    await expect.poll(() => transformOf(page)).not.toBe("");
    const start = await transformOf(page);
    const stage = await page.locator(".ov-stage").boundingBox();
    const [x, y] = [(stage?.x ?? 0) + 30, (stage?.y ?? 0) + (stage?.height ?? 0) - 40];
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => transformOf(page)).not.toBe(start);
    const zoomed = await transformOf(page);
    await page.mouse.down();
    await page.mouse.move(x + 60, y - 50, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => transformOf(page)).not.toBe(zoomed);
    await pressOn(page, "Payment");
    await expect.poll(() => new URL(page.url()).searchParams.get("cam")).not.toBeNull();
    const kept = await transformOf(page);

    bench.server.writeFile("shop", "more.orrery", "// one more\n");
    await page.locator(".ov-stage").getByRole("treeitem", { name: "One more" }).waitFor();
    expect(await transformOf(page)).toBe(kept);
    expect(await page.getByRole("region", { name: "Selected" }).getByRole("heading", { level: 2 }).innerText()).toBe(
      "Payment",
    );

    await page.reload();
    await page.locator(".ov-stage").getByRole("treeitem", { name: "One more" }).waitFor();
    const scales = [kept, await transformOf(page)].map((transform) => Number(/scale\((.*)\)/.exec(transform)?.[1]));
    expect(scales[1]).toBeCloseTo(scales[0] ?? 0, 2);
    await page.getByRole("button", { name: /Actual size$/ }).click();
    await expect.poll(() => transformOf(page)).toContain("scale(1)");
    await page.getByRole("button", { name: "Show all" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("cam")).toBeNull();
    bench.server.writeFile("shop", "more.orrery", "\n");
    await page.locator(".ov-stage").getByRole("treeitem", { name: "One more" }).waitFor({ state: "detached" });
    await page.context().close();
  });

  test("it is coloured, drawn in another notation, read as tables and taken along", async () => {
    const page = await bench.open("/w/shop/view/landscape");
    await page.getByRole("button", { name: /^Colour by/ }).click();
    await page.getByRole("button", { name: "Criticality" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("lens")).toBe("criticality");
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("combobox", { name: "Notation" }).selectOption({ label: "C4" });
    await expect.poll(() => new URL(page.url()).searchParams.get("notation")).toBe("c4");
    const link = page.getByRole("link", { name: /^PDF/ });
    expect(await link.getAttribute("href")).toBe(
      "/api/w/shop/view/landscape.pdf?notation=c4&lens=criticality&lang=en&theme=light",
    );
    await page.getByRole("button", { name: "Tables" }).click();
    const elements = page.getByRole("region", { name: /^Elements/ });
    await elements.getByRole("row", { name: /Payment/ }).waitFor();
    await page
      .getByRole("region", { name: /^Relationships/ })
      .getByRole("row", { name: /uses/ })
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Picture" }).click();
    await page.locator(".ov-stage svg").waitFor();
    await page.goBack();
    await elements.waitFor();
    await page.context().close();
  });

  test("what is around an element is drawn on the spot, one to three steps far", async () => {
    const page = await bench.open("/w/shop/element/payment");
    await page.getByRole("link", { name: "Explore", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Surroundings: Payment" }).waitFor();
    const items = partsOf(page);
    await items.first().waitFor();
    const near = await items.count();
    await page.getByRole("button", { name: "2 steps around" }).click();
    await expect.poll(() => items.count()).toBeGreaterThan(near);
    expect(new URL(page.url()).searchParams.get("depth")).toBe("2");
    await page.context().close();
  });

  test("a large picture is drawn on a canvas, and pointed at all the same", async () => {
    const page = await bench.open("/w/portfolio/view/everything");
    await page.locator(".ov-stage canvas").waitFor();
    expect(await page.locator(".ov-stage svg").count()).toBe(0);
    await page.locator(".ov-list button").first().focus();
    await page.keyboard.press("End");
    await page.getByRole("region", { name: "Selected" }).getByRole("heading", { name: /899$/ }).waitFor();
    expect(await focusedName(page)).toMatch(/899/);
    await page.context().close();
  });

  test("who has no view is told how to write one", async () => {
    const page = await bench.open("/w/blank/views");
    await page.getByText("viewpoint: landscape").waitFor();
    await page.goto(`${bench.server.url}/w/shop/view/nothing`);
    await page.getByRole("heading", { level: 1, name: "No view is called “nothing”" }).waitFor();
    expect(await page.title()).toContain("nothing");
    await page.context().close();
  });

  test("no page complained, not even to the content policy", () => {
    expect(bench.complaints).toEqual([]);
  });
});

/** The boxes of the picture; the side bar is a tree, too. */
function partsOf(page: Page): ReturnType<Page["locator"]> {
  return page.locator(".ov-stage").getByRole("treeitem");
}

/** Presses the middle of the box of this name. */
async function pressOn(page: Page, name: string): Promise<void> {
  const box = page.locator(".ov-stage").getByRole("treeitem", { name: new RegExp(`^${name}`) });
  await box.waitFor();
  const area = await box.boundingBox();
  await page.mouse.click((area?.x ?? 0) + (area?.width ?? 0) / 2, (area?.y ?? 0) + (area?.height ?? 0) / 2);
}

function transformOf(page: Page): Promise<string> {
  return page.locator(".ov-world").evaluate((world) => (world instanceof HTMLElement ? world.style.transform : ""));
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
  );
}
