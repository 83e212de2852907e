/** An enterprise architect: brings in an ArchiMate file and the rows of a spreadsheet, and prepares the committee. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { reasonToSkip } from "../../../packages/web/test/browser.ts";
import { openWorkbench, type Workbench } from "../workbench.ts";
import { boxOf, hands, patience, person } from "./person.ts";

const file = fileURLToPath(new URL("../../../../shared/data/archimate/archisurance.xml", import.meta.url));
/** Screenshots at its stops take as long as the journey. */
const unhurried = 150_000;
const skipped = reasonToSkip() ?? reasonWithoutFile();
if (skipped !== undefined) console.warn(skipped);

/** As a spreadsheet puts it on the clipboard. */
const rows = [
  ["Application", "Responsable", "Fin de vie", "Coût annuel"],
  ["CRM System", "Customer Relations", "30.06.2028", "120 000 EUR"],
  ["Web portal", "Board", "31.12.2027", "45 000 EUR"],
  ["Risk Assessment", "Board", "31.03.2029", "80 000 EUR"],
  ["Fraud detection", "Board", "31.12.2031", "30 000 EUR"],
]
  .map((row) => row.join("\t"))
  .join("\r\n");

describe.skipIf(skipped !== undefined)("an enterprise architect", () => {
  test.each(hands)(
    "from an empty folder to what the committee sees, by %s",
    async (hand) => {
      const bench = await openWorkbench({});
      try {
        await journey(bench, hand);
        expect(bench.complaints).toEqual([]);
      } finally {
        await bench.close();
      }
    },
    unhurried,
  );
});

async function journey(bench: Workbench, hand: (typeof hands)[number]): Promise<void> {
  const page = await bench.open("/");
  const main = page.getByRole("main");
  const heading = (name: string): Promise<void> => main.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  const text = (uri: string): string => bench.read(`../imports/archisurance/${uri}`);
  await heading("Begin");
  const me = await person(page, hand);
  await me.stop("enterprise-begin");

  const chooser = page.waitForEvent("filechooser");
  await me.press(main.getByRole("button", { name: "Import a file…" }));
  await (await chooser).setFiles(file);
  const report = page.getByRole("dialog", { name: /archisurance/ });
  await report.getByText("120 elements").waitFor();
  await me.stop("enterprise-import");
  await me.press(report.getByRole("button", { name: "Open the workspace" }));
  await report.waitFor({ state: "detached" });

  // The landscape, coloured.
  await me.go("Maps", "l");
  await me.press(main.getByRole("link", { name: /^Application landscape/ }));
  await boxOf(page, "CRM System").waitFor({ state: "attached" });
  await me.stop("enterprise-landscape");

  // What the spreadsheet knows: owners, ends of life, costs.
  await me.go("Catalogue", "c");
  await me.press(main.getByRole("link", { name: /^Applications/ }));
  await main.getByRole("row", { name: /CRM System/ }).waitFor();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), rows);
  await me.press(page.getByRole("button", { name: "Paste rows…" }));
  const paste = page.getByRole("dialog", { name: "Paste rows" });
  await paste.getByRole("textbox", { name: "Rows to paste" }).waitFor();
  await me.keys("Control+v");
  await paste.getByText("1 new element").waitFor();
  await me.stop("enterprise-paste");
  await me.press(paste.getByRole("button", { name: "Take it over" }));
  await expect.poll(() => text("application.orrery"), patience).toContain('"Fraud detection"');
  await main.getByRole("row", { name: /Fraud detection/ }).waitFor();
  await me.stop("enterprise-catalogue");

  // The landscape by cost, the capabilities that it serves.
  await me.go("Maps", "l");
  await me.press(main.getByRole("link", { name: /^Application landscape/ }));
  await boxOf(page, "Fraud detection").waitFor({ state: "attached" });
  if (hand === "keys") await me.keys("l");
  else await me.press(main.getByRole("button", { name: /^Colour by: / }));
  await page.getByRole("searchbox", { name: "Find a colour" }).waitFor();
  await me.type("annual cost");
  await page.getByRole("button", { name: /^Annual cost.*4 known/ }).waitFor();
  await me.keys("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("lens"), patience).toBe("annualCost");
  await me.stop("enterprise-lens");

  // When applications end; one of them later.
  await me.go("Roadmap", "r");
  const row = main.getByRole("button", { name: "Web portal" });
  await row.waitFor();
  await me.stop("enterprise-roadmap");
  await me.press(row);
  const end = page.getByRole("slider", { name: "Web portal: Retired" });
  if (hand === "keys") {
    await me.reach(end);
    await me.keys("ArrowRight", "ArrowRight", "ArrowRight", "Enter");
  } else {
    await end.hover();
    const at = await end.boundingBox();
    if (at === null) throw new Error("no handle");
    await page.mouse.down();
    await page.mouse.move(at.x + at.width / 2 + 20, at.y + at.height / 2, { steps: 4 });
    await page.mouse.move(at.x + at.width / 2 + 40, at.y + at.height / 2, { steps: 4 });
    await page.mouse.up();
  }
  await expect.poll(() => text("application.orrery"), patience).toMatch(/"Web portal" \{[^}]*retired:? 2028/);
  await me.stop("enterprise-moved");

  // The home of the role becomes a dashboard of the organisation, with a figure more, and goes on paper.
  await me.go("Home", "h");
  await me.press(
    page.getByRole("navigation", { name: "Whose home" }).getByRole("link", { name: "Enterprise architect" }),
  );
  await me.press(main.getByRole("button", { name: "Take over into the workspace" }));
  await page.waitForURL(/\/dashboard\/board-enterprise/);
  await me.press(main.getByRole("button", { name: "Edit", exact: true }).first());
  await me.press(main.getByRole("button", { name: "Add a tile" }));
  const gallery = page.getByRole("dialog");
  await me.stop("enterprise-gallery");
  await me.press(gallery.getByRole("button", { name: /^A sum/ }));
  await me.fill(gallery.getByLabel("Title"), "What it costs a year");
  await me.stop("enterprise-tile");
  await me.press(gallery.getByRole("button", { name: "Add to the dashboard" }));
  await main.getByRole("article", { name: "What it costs a year" }).waitFor();
  await me.press(main.getByRole("button", { name: "Done" }));
  await me.stop("enterprise-dashboard");
  await page.emulateMedia({ media: "print" });
  for (const frame of [".sidebar", ".topbar", ".state-bar"]) {
    expect([frame, await page.locator(frame).isVisible()]).toEqual([frame, false]);
  }
  expect(await main.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
  await me.stop("enterprise-print");
  await page.emulateMedia({ media: "screen" });
  await me.arrive();
}

function reasonWithoutFile(): string | undefined {
  if (existsSync(file)) return undefined;
  const reason = `SKIPPED: the journey of the enterprise architect: no ${file}`;
  if (process.env["CI"] === "true") throw new Error(reason);
  return reason;
}
