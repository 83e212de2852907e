/** The viewer of pictures in a real browser, in pages opened from a disk: a small picture as SVG, a large one on a canvas. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { sampleScene } from "@orrery/core/exports/scene.fixtures";
import { sceneToJson } from "@orrery/core/exports/scene-json";
import { sceneToSvg } from "@orrery/core/exports/svg";
import type { GroupMark, Scene } from "@orrery/core/notations/scene";
import type { AxeResults } from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildViewer } from "../build/viewer.ts";
import { chromiumPath, reasonToSkip } from "./browser.ts";

const style = readFileSync(fileURLToPath(new URL("../src/viewer/viewer.css", import.meta.url)), "utf8");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let script: string;
beforeAll(async () => {
  script = await buildViewer();
});

test("the viewer takes at most 20 KB, and needs no modules", () => {
  expect(gzipSync(script).length + gzipSync(style).length).toBeLessThanOrEqual(20_000);
  expect(script).not.toMatch(/^(?:import|export)\b/m);
});

/** Two hundred boxes in rows with lines between neighbours. */
function manyBoxes(): Scene {
  const boxes = Array.from({ length: 300 }, (_, index): GroupMark => {
    const [x, y] = [(index % 20) * 220, Math.floor(index / 20) * 110];
    return {
      kind: "group",
      id: `n${index}`,
      role: "node",
      label: `Service ${index}`,
      box: { x, y, width: 160, height: 64 },
      opens: `service-${index}.html`,
      marks: [
        { kind: "rect", x, y, width: 160, height: 64, radius: 8, style: { fill: "data-fill", stroke: "data-stroke" } },
        {
          kind: "text",
          x: x + 80,
          y: y + 36,
          text: `Service ${index}`,
          size: 14,
          weight: 600,
          anchor: "middle",
          width: 80,
          style: {},
        },
      ],
    };
  });
  const lines = Array.from({ length: 200 }, (_, index): GroupMark => {
    const [x, y] = [(index % 20) * 220 + 160, Math.floor(index / 20) * 110 + 32];
    return {
      kind: "group",
      id: `e${index}`,
      role: "edge",
      label: `Service ${index} uses Service ${index + 1}`,
      from: `n${index}`,
      to: `n${index + 1}`,
      marks: [
        {
          kind: "path",
          steps: [
            ["M", x, y],
            ["L", x + 60, y],
          ],
          style: { stroke: "line" },
        },
      ],
    };
  });
  return { ...sampleScene, width: 4400, height: 1700, marks: [...lines, ...boxes] };
}

const skipped = reasonToSkip();
if (skipped !== undefined) console.warn(skipped);

describe.skipIf(skipped !== undefined)("the viewer", () => {
  let browser: Browser;
  let folder: string;
  const complaints: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "orrery-viewer-"));
    const page = (language: string, figure: string): string =>
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Claims</title>` +
      `<link rel="stylesheet" href="viewer.css"><script src="viewer.js" defer></script></head>` +
      `<body><main><h1>Claims</h1><figure data-viewer aria-label="Claims">${figure}</figure></main></body></html>`;
    const svg = sceneToSvg(sampleScene, {
      theme: "auto",
      idPrefix: "v-",
      link: (view) => `${view.replace("/", "-")}.html`,
    });
    const files = {
      "viewer.js": script,
      "viewer.css": style,
      "small.html": page("en", svg),
      "petit.html": page("fr", svg),
      "large.html": page("en", `<script type="application/json" data-scene>${sceneToJson(manyBoxes())}</script>`),
      "view-claims.html": "<!doctype html><title>opened</title>",
      "service-7.html": "<!doctype html><title>opened 7</title>",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    browser = await chromium.launch({
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
      args: ["--no-sandbox", "--disable-gpu"],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, reducedMotion: "reduce" });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(pathToFileURL(join(folder, name)).href);
    await page.locator(".ov-status").waitFor();
    return page;
  }
  const status = (page: Page): Promise<string | null> => page.locator(".ov-status").textContent();
  const transform = (page: Page): Promise<string> =>
    page.locator(".ov-world").evaluate((world) => (world as HTMLElement).style.transform);

  test("a box that is pressed stands out with its neighbours, and is told in words", async () => {
    const page = await open("small.html");
    await page.locator('g[data-id="policies"]').click();
    expect(
      await page
        .locator("g.is-lit")
        .evaluateAll((groups) =>
          groups.map((group) => group.getAttribute("data-id") ?? "").toSorted((a, b) => (a < b ? -1 : 1)),
        ),
    ).toEqual(["claims", "claims uses policies", "policies", "zone"]);
    expect(await status(page)).toBe("Policies, application — Claims uses Policies");
    await page.keyboard.press("Escape");
    await page.mouse.move(5, 5);
    await page.locator("svg.has-lit").waitFor({ state: "detached" });
    await page.close();
  });

  test("the keyboard zooms, moves, walks through and opens", async () => {
    const page = await open("small.html");
    const before = await transform(page);
    await page.locator('.ov-world [role="treeitem"]').first().focus();
    await page.keyboard.press("+");
    await page.waitForFunction(
      (old) => document.querySelector<HTMLElement>(".ov-world")?.style.transform !== old,
      before,
    );
    const zoomed = await transform(page);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(
      (old) => document.querySelector<HTMLElement>(".ov-world")?.style.transform !== old,
      zoomed,
    );
    await page.keyboard.press("0");
    await page.waitForFunction(
      (old) => document.querySelector<HTMLElement>(".ov-world")?.style.transform === old,
      before,
    );
    await page.keyboard.press("Tab");
    expect(await status(page)).toContain("Claims, application");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.title === "opened");
    await page.close();
  });

  test("a wheel zooms around the pointer, a drag moves and presses nothing", async () => {
    const page = await open("small.html");
    await page.locator(".ov-stage").hover({ position: { x: 300, y: 150 } });
    const before = await transform(page);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -30);
    await page.keyboard.up("Control");
    await page.waitForFunction(
      (old) => document.querySelector<HTMLElement>(".ov-world")?.style.transform !== old,
      before,
    );
    const zoomed = await transform(page);
    const box = await page.locator('g[data-id="claims"] rect').first().boundingBox();
    if (box === null) throw new Error("no box");
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 80, box.y + 50, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(
      (old) => document.querySelector<HTMLElement>(".ov-world")?.style.transform !== old,
      zoomed,
    );
    expect(await page.title()).toBe("Claims");
    expect(await page.locator(".ov-frame").isHidden()).toBe(true);
    await page.close();
  });

  test("what is searched is found, in French too", async () => {
    const page = await open("petit.html");
    await page.locator('.ov-world [role="treeitem"]').first().focus();
    await page.keyboard.press("/");
    await page.keyboard.type("polic");
    expect(await page.getByRole("combobox", { name: "Chercher dans l’image" }).inputValue()).toBe("polic");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Policies, application");
    expect(await page.getByRole("button", { name: "Agrandir" }).count()).toBe(1);
    await page.close();
  });

  test("a large picture is drawn on a canvas, with a list of its boxes for the keyboard", async () => {
    const page = await open("large.html");
    const colors = await page.locator("canvas").evaluate((canvas) => {
      const { data } = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, 300, 150) ?? { data: [] };
      return new Set(Array.from({ length: data.length / 4 }, (_, at) => data[4 * at])).size;
    });
    expect(colors).toBeGreaterThan(3);
    await page.locator("canvas").hover();
    await page.getByRole("combobox").fill("service 7");
    await page.keyboard.press("Enter");
    expect(await status(page)).toBe("Service 7 — Service 6 uses Service 7 · Service 7 uses Service 8");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.title === "opened 7");
    await page.close();
  });

  test("the dark is dark, by a button", async () => {
    for (const name of ["small.html", "large.html"]) {
      const page = await open(name);
      await page.getByRole("button", { name: "Dark" }).click();
      expect(await page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
      await page.getByRole("button", { name: "Light" }).waitFor();
      await page.close();
    }
  });

  test.each(["small.html", "petit.html", "large.html"])("%s: no violation of WCAG 2.2 A and AA", async (name) => {
    const page = await open(name);
    await page.evaluate(axe);
    const results = await page.evaluate(() =>
      (window as unknown as { readonly axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ["violations"],
      }),
    );
    expect(
      results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
    ).toEqual([]);
    await page.close();
  });

  test("no page complained", () => {
    expect(complaints).toEqual([]);
  });
});
