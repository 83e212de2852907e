/** Changes that are asked for in forms: by keyboard, with what will be written before their eyes, and taken back to the last byte. */
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { violationsOn } from "../../packages/web/test/violations.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const uri = "shop.orrery";

const model = `model shop "Shop" { languages: en, fr }

// The team that runs it.
unit team "Web team" fr "Équipe web"
party pay "Payment provider" { type: supplier }

application shop "Web shop" fr "Boutique" {
  owner: team
  criticality: vital // since the store closed
  """
  Sells and *ships*.
  """
  module orders "Orders" { replicas: 3; -> pay }
}
process sell "Sell" { uses shop; rto: 4h }
view shop-context "Around the shop" { viewpoint: context; scope: shop }
`;

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

describe.skipIf(skipped !== undefined)("forms", () => {
  let bench: Workbench;
  let page: Page;
  beforeAll(async () => {
    bench = await openWorkbench({ [uri]: model });
  });
  afterAll(() => bench.close());
  beforeEach(async () => {
    page = await bench.open("/w/model/element/shop");
    await heading("Web shop").waitFor();
  });
  afterEach(() => page.context().close());

  const heading = (name: string): ReturnType<Page["getByRole"]> => page.getByRole("heading", { level: 1, name });
  const dialog = (name: RegExp): ReturnType<Page["getByRole"]> => page.getByRole("dialog", { name });
  const note = (text: string): ReturnType<Page["locator"]> => page.locator(".note", { hasText: text });
  const text = (): string => bench.read(uri);
  const press = (...keys: readonly string[]): Promise<void> =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

  async function undo(): Promise<void> {
    await press("Control+z");
    await note("Taken back").waitFor();
  }

  test("creates by keyboard alone, and again, and takes both back", async () => {
    await page.goto(`${bench.address}w/model/catalogue`);
    await heading("Catalogue").waitFor();
    await press("c");
    await dialog(/^Create/).waitFor();
    await page.keyboard.type("applic");
    await page.getByRole("option", { name: /^Application/ }).waitFor();
    await press("Enter");
    await page.getByRole("textbox", { name: "Name" }).waitFor();
    await page.keyboard.type("Fraud desk");
    await page.getByText("What will be written").waitFor();
    await press("Control+Shift+Enter");
    await page.getByRole("status").filter({ hasText: "Created Fraud desk" }).first().waitFor();
    await page.keyboard.type("Loyalty");
    await press("Enter");
    await note("Created Loyalty").waitFor();
    expect(text()).toMatch(/application fraud-desk "Fraud desk"[^]*application loyalty "Loyalty"/);
    await note("Created Loyalty").getByRole("button", { name: "Open" }).press("Enter");
    await heading("Loyalty").waitFor();
    await undo();
    await undo();
    expect(text()).toBe(model);
  });

  test("edits a fact where it stands; what is no value is told beside the field", async () => {
    await press("e");
    await page.getByRole("combobox", { name: "Which attribute?" }).waitFor();
    await page.keyboard.type("recovery time");
    await press("Enter");
    const field = page.getByRole("textbox", { name: "Recovery time objective (RTO)" });
    await field.fill("4 parsecs");
    await page.getByText(/parsecs.* is no unit|“parsecs”/).waitFor();
    await press("Enter");
    await page.getByRole("alert").filter({ hasText: "parsecs" }).waitFor();
    expect(text()).toBe(model);
    await field.fill("4h");
    await press("Enter");
    await note("Recovery time objective (RTO) of Web shop changed").waitFor();
    expect(text()).toContain("  rto: 4h\n");
    await page.getByRole("button", { name: "Edit Criticality" }).press("Enter");
    await page.getByRole("combobox", { name: "Criticality" }).fill("impor");
    await press("Enter");
    await note("Criticality of Web shop changed").waitFor();
    expect(text()).toContain("  criticality: important // since the store closed\n");
    await expect.poll(() => focusedName(page)).toBe("Edit Criticality");
    await note("Criticality").getByRole("button", { name: "Undo" }).click();
    await note("Taken back: Change Criticality of Web shop").waitFor();
    await undo();
    expect(text()).toBe(model);
  });

  test("tells of a value that somebody else wrote meanwhile, and writes over it only when told so", async () => {
    await page.getByRole("button", { name: "Edit Criticality" }).press("Enter");
    const field = page.getByRole("combobox", { name: "Criticality" });
    await field.waitFor();
    bench.write(uri, text().replace("criticality: vital", "criticality: low"));
    await expect.poll(async () => (await fetch(`${bench.address}api/w/model/element/shop`)).text()).toContain('"low"');
    await field.fill("normal");
    await press("Enter");
    await page.getByRole("alert").filter({ hasText: "Save again" }).waitFor();
    expect(text()).toContain("criticality: low");
    await page.getByRole("button", { name: "Save" }).click();
    await note("Criticality of Web shop changed").waitFor();
    expect(text()).toContain("criticality: normal // since the store closed");
    await undo();
    bench.write(uri, model);
    await expect
      .poll(async () => (await fetch(`${bench.address}api/w/model/element/shop`)).text())
      .toContain('"vital"');
  });

  test("connects with what is permitted, says more of it, and takes it away", async () => {
    await press("r");
    await dialog(/^Connect Web shop/).waitFor();
    await page.keyboard.type("paym");
    await page.getByRole("option", { name: /Payment provider/ }).waitFor();
    await press("Enter");
    await page.getByRole("radio", { name: /^sends to/ }).check();
    await page.getByRole("textbox", { name: "Label" }).fill("card payments");
    await press("Enter");
    await note("Connected Web shop and Payment provider").waitFor();
    expect(text()).toContain('  -> pay "card payments"\n');
    const relationships = page.getByRole("region", { name: "Relationships" });
    await relationships.getByRole("button", { name: "Edit the relationship with Payment provider" }).press("Enter");
    await relationships.getByRole("button", { name: "Edit Label" }).press("Enter");
    await page.getByRole("textbox", { name: "Label" }).fill("payments");
    await press("Enter");
    await note("Relationship with Payment provider changed").waitFor();
    expect(text()).toContain('  -> pay "payments"\n');
    await relationships.getByRole("button", { name: "Remove the relationship with Payment provider" }).press("Enter");
    await note("Relationship with Payment provider removed").waitFor();
    expect(text()).toBe(model);
    for (let step = 0; step < 3; step++) await undo();
    expect(text()).toBe(model);
  });

  test("renames in place, and in every language in the dialog", async () => {
    await press("F2");
    await page.getByRole("textbox", { name: "New name" }).fill("Online shop");
    await press("Enter");
    await heading("Online shop").waitFor();
    expect(text()).toContain('application shop "Online shop" fr "Boutique" {');
    await page.getByRole("button", { name: "More" }).press("Enter");
    await page.getByRole("button", { name: "Rename in every language…" }).press("Enter");
    await page.getByRole("textbox", { name: "Name in French" }).fill("Boutique en ligne");
    await press("Enter");
    await note("Renamed Online shop").waitFor();
    await expect.poll(text).toContain('application shop "Online shop" fr "Boutique en ligne" {');
    await undo();
    await undo();
    expect(text()).toBe(model);
  });

  test("describes in two languages with what it will look like, and changes an id everywhere", async () => {
    await page.getByRole("button", { name: "Edit the description" }).press("Enter");
    await page.getByRole("textbox", { name: "Description" }).fill("Sells **everything**.");
    await page.getByRole("region", { name: "Preview" }).locator("strong", { hasText: "everything" }).waitFor();
    await page.getByRole("button", { name: "fr", exact: true }).click();
    await page.getByRole("textbox", { name: "Description" }).fill("Vend tout.");
    await press("Control+Enter");
    await note("Description of Web shop changed").waitFor();
    expect(text()).toContain('  Sells **everything**.\n  """ fr "Vend tout."\n');
    await page.getByRole("button", { name: "More" }).press("Enter");
    await page.getByRole("button", { name: "Change its id…" }).press("Enter");
    await page.getByRole("textbox", { name: "New id" }).fill("store");
    await page.getByText(/lines change in 1 file/).waitFor();
    await press("Enter");
    await page.waitForURL(/\/element\/store/);
    await heading("Web shop").waitFor();
    expect(text()).toContain('process sell "Sell" { uses store; rto: 4h }');
    await undo();
    await undo();
    expect(text()).toBe(model);
  });

  test("moves into what may hold it, and adds to a view", async () => {
    await page.goto(`${bench.address}w/model/element/orders`);
    await heading("Orders").waitFor();
    await page.getByRole("button", { name: "More" }).press("Enter");
    await page.getByRole("button", { name: "Move into…" }).press("Enter");
    await page.getByRole("option", { name: "The top of the model" }).click();
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await note("Moved Orders").waitFor();
    expect(text()).toMatch(/^module orders "Orders"/m);
    await undo();
    await page.getByRole("button", { name: "More" }).press("Enter");
    await page.getByRole("button", { name: "Add to a view…" }).press("Enter");
    await page.getByRole("option", { name: /Around the shop/ }).click();
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await note("Added Orders to Around the shop").waitFor();
    expect(text()).toMatch(/scope: shop; include: \[?orders\]? }/);
    await undo();
    expect(text()).toBe(model);
  });

  test("shows what goes with an element before it is removed, and brings all of it back", async () => {
    await press("Delete");
    const asking = dialog(/^Remove Web shop/);
    await asking.getByText("2 elements go").waitFor();
    expect(await asking.innerText()).toContain("2 relationships go with it");
    await asking.locator(".line-removed", { hasText: 'application shop "Web shop"' }).waitFor();
    expect(text()).toBe(model);
    await press("Escape");
    await asking.waitFor({ state: "hidden" });
    await press("Delete");
    await asking.getByText("2 elements go").waitFor();
    await asking.getByRole("button", { name: "Remove" }).press("Enter");
    await note("Removed Web shop").waitFor();
    expect(text()).not.toContain("shop;");
    await page.waitForURL(/\/catalogue\/application$/);
    await undo();
    await heading("Applications").waitFor();
    expect(text()).toBe(model);
  });

  test("every dialog can be read by everybody: dark French, and light English where there is time", async () => {
    const isThorough = process.env["ORRERY_ALL_STATES"] === "true";
    for (const state of ["lang=fr&theme=dark", ...(isThorough ? ["lang=en&theme=light"] : [])]) {
      await page.goto(`${bench.address}w/model/element/orders?${state}`);
      await heading("Orders").waitFor();
      for (const [name, open] of Object.entries(openings)) {
        await open(page);
        expect([state, name, await violationsOn(page, { parts: ["dialog", ".value-field"] })]).toEqual([
          state,
          name,
          [],
        ]);
        await press("Escape");
        await page.locator("dialog, .value-field").waitFor({ state: "detached" });
      }
    }
  });

  test("no page complained", () => {
    expect(bench.complaints).toEqual([]);
  });
});

/** How each dialog is opened from the page of an element. */
const openings: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  kind: async (page) => {
    await page.keyboard.press("c");
    await page.locator("dialog [role=option]").first().waitFor();
  },
  create: async (page) => {
    await page.keyboard.press("c");
    await page.locator("dialog [role=option]").first().click();
    await page.locator("#create-name").fill("New");
    await page.locator("dialog .preview summary").click();
    await page.locator("dialog .hunk").first().waitFor();
  },
  connect: async (page) => {
    await page.keyboard.press("r");
    await page.locator("dialog [role=combobox]").click();
    await page.locator("dialog [role=option]").first().click();
    await page.locator("dialog .verb").first().waitFor();
  },
  "add to a view": (page) => fromMenu(page, 2),
  rename: (page) => fromMenu(page, 3),
  "change the id": (page) => fromMenu(page, 4),
  move: (page) => fromMenu(page, 5),
  remove: async (page) => {
    await page.keyboard.press("Delete");
    await page.locator("dialog .hunk").first().waitFor();
  },
  fact: async (page) => {
    await page.locator(".fact .pencil").first().press("Enter");
    await page.locator(".value-field").waitFor();
  },
};

async function fromMenu(page: Page, place: number): Promise<void> {
  await page.locator(".action-menu > button").click();
  await page.locator(".action-menu li button").nth(place).click();
  await page.locator("dialog input").first().waitFor();
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
}
