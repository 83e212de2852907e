/** A data architect: what is known of the data sets, who works with them, where they come from and go. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../../packages/web/test/browser.ts";
import { beginRepository, commitAll } from "../repository.ts";
import { openWorkbench, type Workbench } from "../workbench.ts";
import { boxOf, hands, patience, person } from "./person.ts";

/** Screenshots at its stops take as long as the journey. */
const unhurried = 150_000;
const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

const uri = "data.orrery";
const others = "applications/others.orrery";

describe.skipIf(skipped !== undefined)("a data architect", () => {
  let bench: Workbench;
  let model = "";
  let applications = "";
  beforeAll(async () => {
    bench = await openWorkbench("helvia");
    model = bench.read(uri);
    applications = bench.read(others);
    bench.write(uri, model.replace("  retention: 10y\n", ""));
    beginRepository(bench.folder, "What data there is", "2026-01-10");
    bench.write(uri, model);
    commitAll(bench.folder, "How long persons are kept", "2026-02-10");
  });
  afterAll(() => bench?.close());
  beforeEach(() => {
    bench.write(uri, model);
    bench.write(others, applications);
  });
  const text = (): string => bench.read(uri);

  test.each(hands)(
    "from what nobody has classified to where it flows and what it was, by %s",
    async (hand) => {
      const page = await bench.open("/w/helvia/home/data");
      const main = page.getByRole("main");
      const heading = (name: string): Promise<void> =>
        main.getByRole("heading", { level: 1, name, exact: true }).waitFor();
      await main.getByRole("article", { name: "Data sets that are classified" }).waitFor();
      const me = await person(page, hand);
      await me.stop("data-home");

      // The catalogue: who masters what, and what nobody has said.
      await me.go("Catalogue", "c");
      await me.press(main.getByRole("link", { name: /^Data sets/ }));
      await heading("Data sets");
      await main.getByRole("row", { name: /Claim reports/ }).waitFor();
      const shown = await main.getByRole("columnheader").allInnerTexts();
      const chooser = page.getByRole("button", { name: "Columns", exact: true });
      for (const column of ["Classification", "Golden source"]) {
        if (shown.some((name) => name.includes(column))) continue;
        await me.press(chooser);
        await me.press(page.getByRole("checkbox", { name: new RegExp(`^${column}`) }));
        await me.keys("Escape");
      }
      await me.stop("data-catalogue");
      if (hand === "mouse") await me.press(page.getByRole("button", { name: "Column Classification" }));
      else {
        await me.reach(
          page
            .getByRole("columnheader", { name: /^Classification/ })
            .getByRole("button")
            .first(),
        );
        await me.keys("Alt+ArrowDown");
      }
      const menu = page.getByRole("dialog", { name: "Column Classification" });
      await me.press(menu.getByRole("checkbox", { name: /nothing stated/ }));
      await main.getByText("1 row of 5").waitFor();
      await me.stop("data-filter");
      await me.keys("Escape");
      const column = await main
        .getByRole("columnheader", { name: /^Classification/ })
        .evaluate(
          (head) =>
            head.getAttribute("aria-colindex") ?? head.querySelector("[data-column]")?.getAttribute("data-column"),
        );
      const cell = main.locator(`.grid-body [data-line="0"][data-column="${Number(column) - 1}"]`);
      await me.reach(cell);
      await me.type("confidential");
      await me.keys("Enter");
      await expect.poll(text, patience).toMatch(/db-claims-data .*classification: confidential/);
      await page.getByText("No row of 5").or(page.getByText("No element matches")).first().waitFor();

      // Who works with which data, and one who does not any more.
      await me.go("Matrix", "m");
      await me.press(page.getByRole("button", { name: "Examples" }));
      await me.press(page.getByRole("link", { name: /CRUD/ }).or(page.getByRole("button", { name: /CRUD/ })));
      await heading("Applications × Data sets");
      await me.stop("data-matrix");
      // CRM and contracts: a place where nothing stands yet.
      if (hand === "mouse") {
        const across = await main.getByRole("columnheader", { name: /^Contracts/ }).boundingBox();
        const down = await main.getByRole("rowheader", { name: /^CRM/ }).boundingBox();
        if (across === null || down === null) throw new Error("no heads");
        await page.mouse.click(across.x + across.width / 2, down.y + down.height / 2);
        await me.press(
          page.getByRole("dialog", { name: "CRM (SaaS) and Contracts" }).getByRole("button", { name: /^R/ }),
        );
        await me.keys("Escape");
      } else {
        await me.reach(main.locator('.matrix [tabindex="0"]'));
        await me.keys("Control+Home", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight");
        await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset["line"])).toBe("2");
        await me.keys("r");
      }
      await expect.poll(() => bench.read(others), patience).toContain("accesses ds-contract");
      await me.stop("data-toggled");
      await (hand === "keys" ? me.keys("Control+z") : me.press(page.getByRole("button", { name: /^Undo: / }).first()));
      await expect.poll(() => bench.read(others), patience).not.toContain("accesses ds-contract");

      // Where it comes from: the picture, and the same in words.
      await me.go("Views", "v");
      await me.press(main.getByRole("link", { name: /^Where claims data comes from/ }));
      await heading("Where claims data comes from");
      await me.stop("data-lineage");
      await me.press(main.getByRole("link", { name: "Tables" }).or(main.getByRole("button", { name: "Tables" })));
      await main.getByRole("heading", { name: /Relationships/ }).waitFor();
      await me.stop("data-twin");
      await me.press(main.getByRole("link", { name: /^Claims database/ }).first());
      await heading("Claims database");
      await me.press(main.getByRole("link", { name: "Explore", exact: true }));
      await boxOf(page, "Claims database").waitFor({ state: "attached" });
      await me.stop("data-explore");

      // What became of it.
      await me.go("Catalogue", "c");
      await me.press(main.getByRole("link", { name: /^Data sets/ }));
      await me.press(
        main.getByRole("row", { name: /Person master data/ }).getByRole("link", { name: "Person master data" }),
      );
      await heading("Person master data");
      await me.press(main.getByRole("link", { name: "History" }));
      await main.getByText("How long persons are kept").waitFor();
      await me.stop("data-history");
      expect(bench.complaints).toEqual([]);
      await me.arrive();
      bench.write(uri, model);
      await page.context().close();
    },
    unhurried,
  );
});
