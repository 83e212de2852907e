/** Every page in one of English and French, light and dark (`ORRERY_ALL_STATES=true`: in all four): no violation of WCAG 2.2 A and AA or best practice (axe-core), and none too wide. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonToSkip } from "../../packages/web/test/browser.ts";
import { violationsOn } from "../../packages/web/test/violations.ts";
import { beginRepository, commitAll } from "./repository.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

interface Shown {
  readonly name: string;
  readonly path: string;
  /** Something that is there when the page is complete. */
  readonly ready: string;
  /** What is done there before it is looked at. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** One state is enough: the journey of forms looks at it in the others. */
  readonly isKnown?: boolean;
}

const focusBox = async (page: Page): Promise<void> => {
  await page.locator('.ov-stage [role="treeitem"]').first().focus();
  await page.keyboard.press("End");
  await page.locator(".inspector").waitFor();
};
const openMenu =
  (selector: string) =>
  async (page: Page): Promise<void> =>
    page.locator(selector).first().click();
/** A dialog that is opened by keys, of an element. */
const gesture = (name: string, open: (page: Page) => Promise<unknown>): Shown => ({
  name,
  path: "element/a-crm",
  ready: ".fact",
  isKnown: true,
  act: async (page) => {
    await open(page);
    await page.locator("dialog[open] input, dialog[open] .hunk").first().waitFor();
  },
});
const fromMenu =
  (place: number) =>
  async (page: Page): Promise<void> => {
    await page.locator(".action-menu > button").click();
    await page.locator(".action-menu li button").nth(place).click();
  };

const pages: readonly Shown[] = [
  { name: "general home", path: "home/general", ready: ".layer-card" },
  { name: "home of a role", path: "home/enterprise", ready: ".board-tile figure, .board-tile svg" },
  { name: "begin", path: "begin", ready: ".begin h1" },
  { name: "views", path: "views", ready: ".view-card img" },
  { name: "simulations", path: "simulate", ready: ".sim-usual" },
  { name: "improvements", path: "simulate/improve?target=availability", ready: ".sim-ask ~ .empty, .sim-section" },
  { name: "a view", path: "view/landscape", ready: ".ov-stage svg", act: focusBox },
  {
    name: "a view with its legend",
    path: "view/landscape?lens=criticality",
    ready: ".ov-stage svg",
    act: async (page) => {
      // It stays open for the next time.
      const show = page.getByRole("button", { name: /^(?:Show the legend|Montrer la légende)/ });
      if ((await show.count()) > 0) await show.click();
      await page.locator(".legend-head").waitFor();
      await page.getByRole("button", { name: /^(?:More|Plus)$/ }).click();
    },
  },
  { name: "a view as tables", path: "view/landscape?as=table", ready: ".twin-card" },
  { name: "a view as a matrix", path: "view/claim-lineage?as=matrix", ready: ".twin-matrix" },
  { name: "text beside a picture", path: "view/landscape?split=yes", ready: ".split-text .cm-content" },
  { name: "explore", path: "explore?from=a-claims&depth=2", ready: ".ov-stage svg" },
  { name: "explore from where", path: "explore", ready: ".empty" },
  { name: "kinds", path: "catalogue", ready: ".kind-card" },
  { name: "catalogue", path: "catalogue/application?cols=owner,criticality,rto", ready: ".grid-body .grid-row" },
  {
    name: "writing in a cell",
    path: "catalogue/application?cols=criticality,owner",
    ready: ".grid-body .grid-row",
    act: async (page) => {
      await page.locator('.grid-body [data-line="0"][data-column="1"]').click();
      await page.keyboard.press("F2");
      await page.locator(".grid-body input").first().waitFor();
    },
  },
  {
    name: "all elements",
    path: "catalogue/*",
    ready: ".grid-body .grid-row",
    act: openMenu(".column-chooser > button"),
  },
  { name: "element", path: "element/a-claims", ready: ".fact" },
  { name: "relations", path: "element/a-claims/relations", ready: "main table, main .relation" },
  { name: "views of an element", path: "element/a-claims/views", ready: ".view-card, main li" },
  { name: "findings of an element", path: "element/a-claims/findings", ready: "main h2, main .empty" },
  { name: "what was observed of an element", path: "element/m-claims/provenance", ready: ".seen .mentions" },
  { name: "what was observed", path: "discover", ready: ".drift-figures" },
  { name: "drift", path: "discover/drift?open=contradicting%20m-claims.replicas", ready: ".drift-sides" },
  { name: "doubts", path: "discover/doubts", ready: ".doubt-side" },
  { name: "what artefacts cannot tell", path: "discover/gaps", ready: ".gap" },
  { name: "files to try", path: "discover/try", ready: ".drop-place" },
  { name: "sources", path: "discover/sources?q=compose", ready: ".source-card" },
  { name: "drift over a view", path: "view/portal-containers?f.drift=yes", ready: ".ov-stage svg" },
  { name: "impact", path: "element/a-claims/impact", ready: ".hit" },
  { name: "history of an element", path: "element/ds-person/history", ready: "main article" },
  {
    name: "an element that is edited",
    path: "element/a-claims",
    ready: ".fact",
    act: async (page) => {
      await page.locator(".fact .pencil").first().press("Enter");
      await page.locator(".value-field").waitFor();
    },
  },
  {
    name: "matrix",
    path: "matrix?rows=application&cols=dataset&rel=accesses",
    ready: ".matrix-cell",
    act: (page) => page.locator(".matrix-cell").first().press("Enter"),
  },
  { name: "maps", path: "map", ready: "main img" },
  { name: "a map", path: "map/capability-map?lens=maturity", ready: ".ov-stage svg" },
  { name: "roadmap", path: "roadmap", ready: ".roadmap-name", act: openMenu(".roadmap-name") },
  { name: "dashboards", path: "dashboard", ready: ".board-cards" },
  {
    name: "a dashboard that is edited",
    path: "dashboard/steering",
    ready: ".board-tile svg",
    act: (page) =>
      page
        .getByRole("button", { name: /^(?:Edit|Modifier)$/ })
        .first()
        .click(),
  },
  { name: "changes", path: "change", ready: "main article, main li" },
  { name: "compared facts", path: "change?part=facts&vs=HEAD", ready: "main h2" },
  { name: "compared text", path: "change?part=text&vs=HEAD~1", ready: ".cm-content" },
  { name: "compared pictures", path: "change?part=pictures&vs=HEAD~1", ready: ".change-picture svg" },
  { name: "another day", path: "home/cio?at=2027-12-31", ready: ".board-tile", act: openMenu(".state-button") },
  { name: "findings", path: "checks?group=owner", ready: ".checks-finding" },
  {
    name: "a finding",
    path: "checks?f=encrypted",
    ready: ".checks-finding",
    act: async (page) => {
      await page.locator(".checks-finding").first().click();
      await page.locator(".checks-panel h2").waitFor();
    },
  },
  {
    name: "a waiver to be made",
    path: "checks?f=encrypted",
    ready: ".checks-finding",
    act: async (page) => {
      await page.locator(".checks-finding").first().click();
      await page.locator(".checks-panel h2").waitFor();
      await page.keyboard.press("w");
      await page.locator("dialog[open] .dialog-foot").waitFor();
    },
  },
  {
    name: "what is missing",
    path: "checks/questions",
    ready: ".todo-blank",
    act: async (page) => {
      await page.locator(".todo-blank").first().click();
      await page.locator(".value-field").waitFor();
    },
  },
  { name: "waivers", path: "checks/waivers", ready: "main h1" },
  { name: "scores", path: "checks/scores", ready: ".quality-cell" },
  { name: "rules", path: "checks/rules", ready: ".rule-line" },
  { name: "a rule", path: "checks/rules/flow-is-encrypted", ready: ".model-text" },
  { name: "diagnostics", path: "checks/text", ready: "main h1" },
  { name: "frameworks", path: "frameworks", ready: ".framework-line" },
  { name: "a framework", path: "frameworks/iso27001?control=iso27001:A.8.24", ready: ".control-body" },
  { name: "gaps", path: "frameworks/gdpr?part=gaps", ready: ".gaps" },
  { name: "statement of applicability", path: "frameworks/iso27001?part=statement", ready: ".analysis-table" },
  { name: "findings of an element", path: "element/m-claims/findings", ready: ".todo-blank" },
  { name: "text", path: "source/data.orrery#L11", ready: ".problems" },
  { name: "help", path: "help", ready: "main h1" },
  { name: "a kind", path: "help/kind/application", ready: "main h1" },
  { name: "a chapter", path: "help/guide/language", ready: "main h2" },
  { name: "settings", path: "settings", ready: "main h1" },
  {
    name: "search",
    path: "home/general",
    ready: ".layer-card",
    act: async (page) => {
      await page.keyboard.press("Control+k");
      await page.keyboard.type("claims");
      await page.locator(".palette-choice mark").first().waitFor();
    },
  },
  {
    name: "keys",
    path: "home/general",
    ready: ".layer-card",
    act: async (page) => {
      await page.keyboard.press("F1");
      await page.locator("dialog[open]").waitFor();
    },
  },
  {
    name: "import",
    path: "begin",
    ready: ".begin h1",
    act: async (page) => {
      await page
        .locator("input[type=file]")
        .first()
        .setInputFiles({
          name: "list.csv",
          mimeType: "text/csv",
          buffer: Buffer.from("Application,Owner\nBilling,Finance\n"),
        });
      await page.locator("dialog[open] .dialog-foot").waitFor();
    },
  },
  gesture("create", async (page) => {
    await page.keyboard.press("c");
    await page.locator("dialog [role=option]").first().click();
    await page.locator("#create-name").fill("New");
  }),
  gesture("connect", (page) => page.keyboard.press("r")),
  gesture("add to a view", fromMenu(2)),
  gesture("rename", fromMenu(3)),
  gesture("change the id", fromMenu(4)),
  gesture("move", fromMenu(5)),
  gesture("remove", (page) => page.keyboard.press("Delete")),
  { name: "nothing found", path: "element/nobody", ready: ".empty" },
  { name: "no such page", path: "nowhere", ready: ".empty" },
];

/** What is read aloud begins with what is written: who steers by voice says what they see. */
const readAloud = { rules: ["label-content-name-mismatch"] };

/** Each page in one of the four, in turn from page to page: all of them in all four take minutes. */
const states = ["lang=en&theme=light", "lang=fr&theme=dark", "lang=fr&theme=light", "lang=en&theme=dark"] as const;
const isThorough = process.env["ORRERY_ALL_STATES"] === "true";

describe.skipIf(skipped !== undefined)("accessibility", () => {
  let bench: Workbench;
  let page: Page;
  beforeAll(async () => {
    bench = await openWorkbench("helvia");
    const text = bench.read("data.orrery");
    bench.write("data.orrery", text.replace("  retention: 10y\n", ""));
    beginRepository(bench.folder, "Begin", "2026-01-10");
    bench.write("data.orrery", text);
    commitAll(bench.folder, "How long persons are kept", "2026-02-10");
    page = await bench.open("/w/helvia/settings");
    await page.getByRole("main").waitFor();
  });
  afterAll(() => bench?.close());

  test.each(pages.map((shown, at) => ({ ...shown, at })))("$name", async ({ path, ready, act, at, isKnown }) => {
    const seen = isThorough && isKnown !== true ? states : states.slice(at % 4, (at % 4) + 1);
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const [again, state] of seen.entries()) {
      await goTo(page, bench.address + withState(`w/helvia/${path}`, state), again > 0);
      await page.locator("main h1").first().waitFor({ state: "attached" });
      await page.locator(ready).first().waitFor({ state: "attached" });
      await act?.(page);
      expect([state, await violationsOn(page, readAloud)]).toEqual([state, []]);
    }
    await page.setViewportSize({ width: 640, height: 450 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  });

  test("a large picture on a canvas", async () => {
    const many = Array.from(
      { length: 900 },
      (_, at) => `application b${at} "Application ${at}" { uses b${(at * 7 + 1) % 900} }`,
    );
    bench.write("many.orrery", `${many.join("\n")}\nview many "Many" { viewpoint: landscape }\n`);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${bench.address}w/helvia/view/many?lang=fr&theme=light`);
    await page.locator(".ov-stage canvas").first().waitFor();
    expect(await violationsOn(page, readAloud)).toEqual([]);
  });

  test("no page complained, not even to the content policy", () => {
    expect(bench.complaints).toEqual([]);
  });
});

/** `isAgain`: in other words and colours, without loading everything anew, as a reader changes them; what lies over the page goes first. */
async function goTo(page: Page, address: string, isAgain: boolean): Promise<void> {
  const isPlain =
    isAgain &&
    (await page.evaluate((to) => {
      if (document.querySelector("dialog[open]") !== null) return false;
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
      return true;
    }, address));
  if (!isPlain) await page.goto(address);
  if (address.includes("/nowhere")) return;
  const { searchParams } = new URL(address);
  const said = { language: searchParams.get("lang"), theme: searchParams.get("theme") };
  await page.waitForFunction(
    ({ language, theme }) =>
      document.documentElement.lang === language && document.documentElement.dataset["theme"] === theme,
    said,
  );
}

function withState(path: string, state: string): string {
  const [before = "", fragment] = path.split("#");
  return `${before}${before.includes("?") ? "&" : "?"}${state}${fragment === undefined ? "" : `#${fragment}`}`;
}
