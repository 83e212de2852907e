/** A decision maker reads a home, follows a number to its inputs, and makes a dashboard of it with the keyboard. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { violationsOn } from "../../packages/web/test/violations.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const roles = ["cio", "enterprise", "functional", "software", "data", "technical", "cloud", "security", "devops"];

const skipped = reasonToSkip();
if (skipped !== undefined) process.stderr.write(`${skipped}\n`);

/** A busy machine takes its time. */
const patient = { timeout: 30_000 };

describe.skipIf(skipped !== undefined)("dashboards", () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openWorkbench("helvia");
  }, 60_000);
  afterAll(() => workbench.close());

  test("a number opens exactly the rows that it counts, and so does what is unknown", async () => {
    const page = await workbench.open("/w/helvia/home/cio");
    const tile = page.getByRole("article", { name: "Vital applications that end within two years" });
    await tile.waitFor();
    expect(await tile.locator(".figure a").innerText()).toContain("1");
    await tile.locator(".figure a").click();
    await page.getByRole("row", { name: /Claims \(in-house\)/ }).waitFor();
    expect(page.url()).toContain("f=criticality:vital");
    expect(await rowNames(page)).toEqual(["Claims (in-house)"]);
    await page.goBack();
    await tile.getByRole("link", { name: "3 unknown", exact: true }).click();
    await page.getByRole("row", { name: /Integration bus/ }).waitFor();
    expect(await rowNames(page)).toEqual(["Policies (package)", "Integration bus", "Identity management"]);
    await page.context().close();
  }, 60_000);

  test("a part of a chart opens what it counts; the same stands in a table", async () => {
    const page = await workbench.open("/w/helvia/home/enterprise");
    const tile = page.getByRole("article", { name: "Life cycle of applications" });
    await tile.locator("g.chart-part").first().click();
    await page.getByRole("row", { name: /Customer portal/ }).waitFor();
    expect(await rowNames(page)).toEqual(["Claims (in-house)", "Policies (package)", "Customer portal"]);
    await page.goBack();
    await tile.getByRole("button", { name: "Life cycle of applications: more" }).click();
    await tile.getByRole("button", { name: "Show as a table" }).click();
    expect(await tile.getByRole("row").allInnerTexts()).toEqual([
      "Life cycle\tNumber\tShare",
      "active\t3\t37.5%",
      "unknown\t5\t62.5%",
    ]);
    await page.context().close();
  }, 60_000);

  test("a home is taken over as text, and changed with the keyboard alone", async () => {
    const page = await workbench.open("/w/helvia/home/cio");
    await page.getByRole("button", { name: "Take over into the workspace" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/dashboard\/board-cio/);
    await page.getByRole("heading", { level: 1, name: "Decisions" }).waitFor();
    expect(textOf(workbench)).toContain("dashboard board-cio");

    await page.getByRole("button", { name: "Edit", exact: true }).first().focus();
    await page.keyboard.press("Enter");
    const handle = page.getByRole("button", { name: /^Move Objectives that/ });
    await handle.focus();
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => page.locator("[data-tile]").first().getAttribute("data-tile"), patient)
      .toBe("board-cio-supported");
    // The focus moves along.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-handle")), patient)
      .toBe("board-cio-aligned");
    expect(textOf(workbench)).toMatch(/order: \[?\s*board-cio-supported,\s*board-cio-aligned/);

    const tools = page.getByRole("group", { name: "Tools of Risks of high gravity" });
    await tools.getByRole("button", { name: "Wider" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => textOf(workbench), patient).toMatch(/tile board-cio-risk-open[^}]*width: 2/s);

    await page.getByRole("button", { name: "Add a tile" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /^A number/ }).focus();
    await page.keyboard.press("Enter");
    await dialog.getByLabel("Title").fill("Applications without a supplier");
    await dialog.getByLabel("Search").fill("supplier:missing");
    // As it will look, while it is written.
    await expect.poll(() => dialog.locator(".figure").innerText(), patient).toMatch(/^6/);
    await dialog.getByRole("button", { name: "Add to the dashboard" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("article", { name: "Applications without a supplier" }).waitFor();
    expect(textOf(workbench)).toContain('find: "supplier:missing"');

    await page
      .getByRole("group", { name: /^Tools of Applications without/ })
      .getByRole("button", { name: "Remove" })
      .focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => textOf(workbench), patient).not.toContain("supplier:missing");
    await page.context().close();
  }, 60_000);

  test("figures follow the files", async () => {
    const page = await workbench.open("/w/helvia/home/data");
    const tile = page.getByRole("article", { name: "Data sets with a golden source" });
    await expect.poll(() => tile.locator(".figure a").innerText(), patient).toMatch(/^60%/);
    const text = workbench.read("data.orrery");
    workbench.write(
      "data.orrery",
      text.replace('en "Claim reports" {', 'en "Claim reports" { goldenSource: a-portal;'),
    );
    await expect.poll(() => tile.locator(".figure a").innerText(), patient).toMatch(/^80%/);
    await page.context().close();
  }, 60_000);

  test.each([
    ["light", "en"],
    ["dark", "fr"],
  ] as const)(
    "homes and dashboards are accessible, %s, %s",
    async (theme, language) => {
      const page = await workbench.open(`/w/helvia/dashboard?theme=${theme}&lang=${language}`);
      const paths = [...roles.map((role) => `home/${role}`), "home/general", "dashboard", "dashboard/board-cio"];
      for (const path of paths) {
        await page.goto(new URL(`/w/helvia/${path}?theme=${theme}&lang=${language}`, workbench.address).href);
        await page
          .locator(path === "dashboard" ? ".board-cards" : ".board-tile")
          .first()
          .waitFor();
        expect(await violationsOn(page), path).toEqual([]);
      }
      await page.context().close();
    },
    60_000,
  );

  test("no page complains", () => {
    expect(workbench.complaints).toEqual([]);
  });
});

async function rowNames(page: Page): Promise<readonly string[]> {
  return page.locator("[role=row] [role=rowheader] a, .grid-name a").allInnerTexts();
}

/** All files together: where a new dashboard is written is for the server to choose. */
function textOf(workbench: Workbench): string {
  return ["dashboards.orrery", "views.orrery", "model.orrery", "applications/claims.orrery", "business.orrery"]
    .map((uri) => {
      try {
        return workbench.read(uri);
      } catch {
        return "";
      }
    })
    .join("\n");
}
