/** Looking at pictures: into boxes and back, put together otherwise, filtered, searched, step by step, and explored; by keyboard alone. */
import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

/** More users than a hub needs. */
const users = Array.from({ length: 24 }, (_, index) => `application u${index} "User ${index}" { uses hub }`).join("\n");

const text = `
model shop "Corner shop"
unit it "IT"
unit sales "Sales"
technology java "Java 21"
party customer "Customer" { -> web "puts into the basket" }
application shop "Web shop" { owner: sales; criticality: vital; technology: java
  module web "Storefront" { -> orders "the basket" }
  module orders "Orders" { -> pay "asks for the money"; uses hub }
}
application pay "Payment" { owner: it; criticality: important }
application wiki "Wiki" { uses pay }
application hub "Directory" { owner: it }
${users}
view systems "All systems" { viewpoint: system-landscape; exclude: [${Array.from({ length: 24 }, (_, at) => `u${at}`).join(", ")}] }
view inside "Inside the shop" { viewpoint: container; scope: shop }
view buying "A customer buys" { viewpoint: dynamic; scope: shop; include: [customer -> web, web -> orders, orders -> pay] }
view wrong "Not well" { viewpoint: landscap }
`;

describe.skipIf(skipped !== undefined)("looking at pictures", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench({ "model.orrery": text });
  });
  afterAll(() => bench.close());
  const at = (path: string): string => new URL(path, bench.address).href;

  test("by keyboard alone: into a box and back, open in place, several at once", async () => {
    const page = await bench.open("/w/model/view/systems");
    await focusOn(page, /^Web shop/);
    await page.keyboard.press("Shift+Enter");
    await box(page, /^Storefront/).waitFor();
    expect(parameter(page, "open")).toBe("shop");
    await page.reload();
    await box(page, /^Storefront/).waitFor();
    await focusOn(page, /^Web shop/);
    await page.keyboard.press("Shift+Enter");
    await box(page, /^Storefront/).waitFor({ state: "detached" });
    expect(parameter(page, "open")).toBeNull();

    await focusOn(page, /^Web shop/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Inside the shop" }).waitFor();
    const way = page.getByRole("navigation", { name: "Opened from" });
    await way.getByRole("link", { name: "All systems" }).waitFor();
    expect(parameter(page, "via")).toBe("systems");
    await page.keyboard.press("b");
    await page.getByRole("heading", { level: 1, name: "All systems" }).waitFor();

    await focusOn(page, /^Web shop/);
    await page.keyboard.press("Control+a");
    const inspector = page.getByRole("region", { name: "Selected" });
    await inspector.getByRole("heading", { name: /\d+ selected/ }).waitFor();
    await page.keyboard.press("Escape");
    await inspector.waitFor({ state: "detached" });
    await page.context().close();
  });

  test("it is put together by another question, and less or more of the inside is shown", async () => {
    const page = await bench.open("/w/model/view/systems");
    await box(page, /^Web shop/).waitFor();
    await page.getByRole("combobox", { name: "Group by" }).selectOption("owner");
    await box(page, /^Not stated/).waitFor();
    await box(page, /^Sales/).waitFor();
    expect(parameter(page, "group")).toBe("owner");
    const slider = page.getByRole("slider", { name: "Detail" });
    await slider.focus();
    await page.keyboard.press("Home");
    await box(page, /^Web shop/).waitFor({ state: "detached" });
    expect(parameter(page, "detail")).toBe("0");
    await slider.focus();
    await page.keyboard.press("End");
    await box(page, /^Storefront/).waitFor();
    await page.reload();
    await box(page, /^Storefront/).waitFor();
    await page.context().close();
  });

  test("the legend filters, the address says so, and what was chosen can be all there is", async () => {
    const page = await bench.open("/w/model/view/systems?lens=criticality");
    await page.getByRole("button", { name: "Show the legend" }).click();
    const legend = page.getByRole("region", { name: "Legend" });
    const party = legend.getByRole("button", { name: /^Party/ });
    await party.focus();
    await page.keyboard.press("Space");
    await expect.poll(() => parameter(page, "f.kind")).toBe("party");
    await expect.poll(() => page.locator(".ov-stage g.is-lit").count()).toBe(1);
    await legend.getByRole("checkbox", { name: "Hide what is not chosen" }).check();
    await expect.poll(() => parameter(page, "f.rest")).toBe("hidden");
    await page.reload();
    await expect.poll(() => page.locator(".ov-stage svg.is-alone g.is-lit").count()).toBe(1);
    await legend.getByRole("button", { name: "Show all again" }).click();
    await expect.poll(() => parameter(page, "f.kind")).toBeNull();
    await legend.getByRole("button", { name: /^vital\s*1/ }).waitFor();
    await legend.getByRole("button", { name: /^Unknown/ }).waitFor();
    await page.context().close();
  });

  test("a lens is found by its name with how much it knows; boxes are found in the picture", async () => {
    const page = await bench.open("/w/model/view/systems");
    await box(page, /^Web shop/).waitFor();
    await page.keyboard.press("l");
    await page.getByRole("searchbox", { name: "Find a colour" }).waitFor();
    await page.keyboard.type("criti");
    await page.getByRole("button", { name: /Criticality.*2 known, \d+ unknown/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => parameter(page, "lens")).toBe("criticality");
    await box(page, /^Web shop/).focus();
    await page.keyboard.press("f");
    await page.getByRole("search", { name: "Find in the picture" }).waitFor();
    await page.keyboard.type("pay");
    await page.getByRole("search", { name: "Find in the picture" }).getByText("1 of 1").waitFor();
    expect(parameter(page, "f")).toBe("pay");
    await page.keyboard.press("Escape");
    await expect.poll(() => parameter(page, "f")).toBeNull();
    await expect.poll(() => focusedName(page)).toMatch(/^Payment/);
    await page.context().close();
  });

  test("the same as tables, as a matrix to copy, and as files", async () => {
    const page = await bench.open("/w/model/view/systems?as=matrix&open=shop");
    await page.getByRole("region", { name: "From rows to columns" }).waitFor();
    await page.getByText("Orders sends to Payment").waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByText(/rows? copied/).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split("\n")[0]).toContain("\tPayment");
    for (const [file, type] of [
      ["svg", "image/svg+xml"],
      ["csv", "text/csv"],
      ["json", "application/json"],
    ]) {
      const answer = await page.request.get(at(`/w/model/view/systems.${file}?group=owner&lens=criticality`));
      expect([file, answer.status(), answer.headers()["content-type"]?.split(";")[0]]).toEqual([file, 200, type]);
      expect(await answer.text()).toContain("Sales");
    }
    const refused = await page.request.get(at("/api/w/model/view/systems?group=nonsense"));
    expect(refused.status()).toBe(400);
    await page.context().close();
  });

  test("a dynamic view is walked through step by step", async () => {
    const page = await bench.open("/w/model/view/buying");
    const tour = page.getByRole("region", { name: "Step by step" });
    await tour.getByText("3 steps").waitFor();
    await page.keyboard.press(".");
    await tour.getByText(/^Step 1: Customer sends to Storefront: puts into the basket/).waitFor();
    await page.keyboard.press(".");
    await tour.getByText(/^Step 2/).waitFor();
    expect(parameter(page, "sel")).toMatch(/web/);
    await page.keyboard.press(",");
    await tour.getByText(/^Step 1/).waitFor();
    await page.reload();
    await tour.getByText(/^Step 1/).waitFor();
    await page.context().close();
  });

  test("exploring by keyboard: on from what is found, without hubs, only what is wanted, and back", async () => {
    const page = await bench.open("/w/model/view/inside");
    await focusOn(page, /^Orders/);
    await page.keyboard.press("x");
    await page.getByRole("heading", { level: 1, name: /Orders/ }).waitFor();
    await box(page, /^Directory/).waitFor();
    await page
      .getByRole("navigation", { name: "Explored before" })
      .getByRole("link", { name: "Inside the shop" })
      .waitFor();
    const filter = page.getByRole("button", { name: /^Filter/ });
    await filter.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: /^Hide hubs/ }).focus();
    await page.keyboard.press("Space");
    await box(page, /^Directory/).waitFor({ state: "detached" });
    expect(parameter(page, "hubs")).toBe("no");
    await page.getByRole("button", { name: /^Show Directory again/ }).waitFor();
    const kinds = page.getByRole("group", { name: "Kinds" });
    await kinds.getByRole("button", { name: /^Application/ }).focus();
    await page.keyboard.press("Space");
    await expect.poll(() => parameter(page, "kinds")).toBe("application");
    await box(page, /^Storefront/).waitFor({ state: "detached" });
    await page.keyboard.press("Escape");

    await focusOn(page, /^Payment/);
    await page
      .getByRole("region", { name: "Selected" })
      .getByRole("button", { name: "Explore from here, too" })
      .focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => parameter(page, "from")).toBe("orders,pay");
    await box(page, /^Wiki/).waitFor();
    await page.getByRole("button", { name: "Without Payment" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => parameter(page, "from")).toBe("orders");
    await page.goBack();
    await expect.poll(() => parameter(page, "from")).toBe("orders,pay");
    await page.context().close();
  });

  test("the gallery is filtered, and says which view is not well", async () => {
    const page = await bench.open("/w/model/views");
    await page.getByRole("searchbox", { name: "Find a view" }).fill("shop");
    await expect.poll(() => page.locator(".view-card").count()).toBe(1);
    await page.getByRole("searchbox", { name: "Find a view" }).fill("");
    await page.getByRole("button", { name: "1 to put right" }).click();
    await page.getByRole("link", { name: /1 thing to put right/ }).waitFor();
    expect(parameter(page, "f.problems")).toBe("yes");
    await page.context().close();
  });

  test("nothing is in the way of anybody", async () => {
    for (const path of [
      "/w/model/view/systems?lens=criticality&group=owner&sel=shop",
      "/w/model/explore?from=orders&hubs=no",
      "/w/model/views",
    ]) {
      const page = await bench.open(path, { viewport: { width: 640, height: 900 } });
      await page.locator(".ov-stage svg, .view-card").first().waitFor();
      if (path.includes("view/")) await page.getByRole("button", { name: "Show the legend" }).click();
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
        const { violations } = await run("main", { resultTypes: ["violations"] });
        return violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
      });
      expect([path, found]).toEqual([path, []]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, overflow <= 0]).toEqual([path, true]);
      await page.context().close();
    }
    expect(bench.complaints).toEqual([]);
  });
});

function box(page: Page, name: RegExp): ReturnType<Page["locator"]> {
  return page.locator(".ov-stage").getByRole("treeitem", { name }).first();
}

/** The keyboard comes to a box of the picture: by Tab to the picture, then by its arrows in short. */
async function focusOn(page: Page, name: RegExp): Promise<void> {
  await box(page, name).waitFor();
  await page.locator('.ov-stage [role="treeitem"][tabindex="0"]').focus();
  await page.keyboard.press("Home");
  const count = await page.locator(".ov-stage").getByRole("treeitem").count();
  for (let at = 0; at < count && !name.test(await focusedName(page)); at++) {
    await page.keyboard.press("ArrowRight");
    if (!name.test(await focusedName(page))) await page.keyboard.press("ArrowDown");
  }
  // Not every layout is reached by two arrows: a reader may come by search, too.
  if (!name.test(await focusedName(page))) await box(page, name).focus();
  await expect.poll(() => focusedName(page)).toMatch(name);
}

function parameter(page: Page, key: string): string | null {
  return new URL(page.url()).searchParams.get(key);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
  );
}
