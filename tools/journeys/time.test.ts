/** Through time with mouse and keys: a past commit, a comparison, the history of an element, what a commit changed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { beginRepository, commitAll, tag } from "./repository.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const shop = `model m "Shop"
unit it "IT"
application shop "Shop" { owner: it; lifecycle: [active 2026-03-01, retired 2028-01-01] }
state target "Target" { date: 2027-06-30 }
view all "Everything" { viewpoint: landscape }
`;
const crm = `application crm "Customers" { owner: it }\n`;
const renamed = `application customers "Customers" { formerly: crm; owner: it; criticality: vital }\n`;

describe.skipIf(reasonToSkip() !== undefined)("time in the workbench", () => {
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await openWorkbench({ "shop.orrery": shop });
    const { folder } = workbench;
    beginRepository(folder, "Begin", "2026-01-01");
    commit(folder, "Add the customer file", "2026-02-01", { "shop.orrery": shop + crm });
    tag(folder, "v1");
    commit(folder, "Shop uses it", "2026-03-01", { "shop.orrery": `${shop}${crm}shop uses crm\n` });
    commit(folder, "A better id, and vital", "2026-04-01", { "shop.orrery": `${shop}${renamed}shop uses customers\n` });
    commit(folder, "A file of its own", "2026-05-01", {
      "shop.orrery": `${shop}shop uses customers\n`,
      "crm/crm.orrery": renamed,
    });
  });
  afterAll(() => workbench.close());

  it("a past commit is looked at, stays while one walks on, and is left again", async () => {
    const page = await workbench.open("/w/model/catalogue/application");
    await page.getByText("Customers", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Moment looked at: Now" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^[0-9a-f]{7,} Begin/ })
      .click();
    await page.getByText(/You are looking at [0-9a-f]{7,} “Begin”/).waitFor();
    await page.getByRole("main").getByText("Customers", { exact: true }).waitFor({ state: "detached" });
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Views" }).click();
    await page.getByRole("heading", { name: "Views", level: 1 }).waitFor();
    expect(new URL(page.url()).searchParams.get("at")).toMatch(/^[0-9a-f]{7,}$/);
    await page.getByRole("button", { name: "Back to now" }).click();
    await page.getByText(/You are looking at/).waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.get("at")).toBeNull();
    await page.context().close();
  });

  it("a second moment is compared with by Shift, and marks lists, elements and pictures", async () => {
    const page = await workbench.open("/w/model/catalogue/application");
    await page.getByRole("button", { name: "Moment looked at: Now" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^v1/ })
      .click({ modifiers: ["Shift"] });
    await page.getByRole("button", { name: /^Compared with [0-9a-f]{7,} Add the customer file/ }).waitFor();
    await page.getByRole("link", { name: "What differs: 1 added, 0 removed, 1 changed. See all changes." }).waitFor();
    const row = page.getByRole("row").filter({ has: page.getByText("Customers", { exact: true }) });
    await row.getByText("changed").waitFor({ state: "attached" });
    await row.getByRole("link", { name: "Customers" }).click();
    const card = page.getByRole("region", { name: /^Compared with/ });
    await card.getByText("Criticality").waitFor();
    expect(await card.innerText()).toMatch(/crm[\s\S]*customers[\s\S]*nothing[\s\S]*vital/);
    await page.keyboard.press("d");
    await card.waitFor({ state: "detached" });
    await page.context().close();
  });

  it("an element tells its story across its renaming", async () => {
    const page = await workbench.open("/w/model/element/customers/history");
    const events = page.getByRole("article");
    await events.nth(3).waitFor();
    expect(await events.locator("strong").allInnerTexts()).toEqual([
      "A file of its own",
      "A better id, and vital",
      "Shop uses it",
      "Add the customer file",
    ]);
    await page.getByText("It was called crm before.").waitFor();
    await events
      .nth(1)
      .getByRole("link", { name: /^All that/ })
      .click();
    await page.getByRole("heading", { name: "A better id, and vital", level: 1 }).waitFor();
    await page.getByRole("link", { name: "Text" }).last().click();
    await page.getByRole("heading", { name: "shop.orrery" }).waitFor();
    await page.context().close();
  });

  it("by keys alone: history, a commit, its facts, the comparison on and off", async () => {
    const page = await workbench.open("/w/model");
    await page.getByRole("main").waitFor();
    await page.locator("body").press("g");
    await page.keyboard.press("y");
    await page.getByRole("heading", { name: "Changes", level: 1 }).waitFor();
    const link = page.getByRole("link", { name: "A better id, and vital" });
    await link.waitFor();
    await tabTo(page, "A better id, and vital");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "A better id, and vital", level: 1 }).waitFor();
    await page.getByText("Criticality").waitFor();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: /^Compared with [0-9a-f]{7,} A file of its own/ }).waitFor();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Compare with…" }).waitFor();
    expect(new URL(page.url()).searchParams.get("vs")).toBeNull();
    await page.context().close();
  });

  it("a day is chosen on the slider by arrow keys, and the page follows", async () => {
    const page = await workbench.open("/w/model/catalogue/application?at=2026-03-01");
    await page.getByText("You are looking at 1 Mar 2026").waitFor();
    await page.getByRole("button", { name: /^Moment looked at/ }).press("Enter");
    const slider = page.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await page.getByText("You are looking at 1 Jan 2028").waitFor();
    expect(await slider.getAttribute("aria-valuetext")).toBe("1 Jan 2028: 0 begin, 1 end");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press(",");
    await page.getByText("You are looking at 1 Mar 2026").waitFor();
    await page.context().close();
  });

  it("pictures show before, changes and after without anything moving", async () => {
    const page = await workbench.open("/w/model/change?part=pictures&at=main&vs=v1~1");
    const place = async (): Promise<string> => {
      await page.locator(".change-picture [aria-busy='false']").waitFor();
      await page.waitForTimeout(100);
      const box = await page.locator(".change-picture [data-id='shop']").first().boundingBox();
      return JSON.stringify(box);
    };
    await page.getByRole("button", { name: "Changes" }).waitFor();
    const both = await place();
    await page.getByRole("button", { name: "Before" }).click();
    await page.locator(".change-picture [data-id='customers']").waitFor({ state: "detached" });
    expect(await place()).toBe(both);
    await page.context().close();
  });

  it("no page complained, not even to the content policy", () => {
    expect(workbench.complaints).toEqual([]);
  });
});

async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (focused === name) return;
  }
  throw new Error(`no way to “${name}” by Tab`);
}

function commit(folder: string, subject: string, day: string, files: Readonly<Record<string, string>>): void {
  for (const [uri, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(uri)), { recursive: true });
    writeFileSync(join(folder, uri), text);
  }
  commitAll(folder, subject, day);
}
