/**
 * How much the page works while somebody looks at a picture: CPU of its main thread for each frame of panning and zooming, for choosing and
 * for colouring otherwise (design of the workbench, sections 8 and 9). `npm run bench:web` builds the pages and calls it; alone:
 * `node --conditions=source tools/bench/picture.mjs [folder of built pages]`. Thread time, so that a busy machine changes little; the
 * ratio to the target is what counts.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startServer } from "../../packages/cli/src/serve/server.ts";
import { median } from "./median.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = process.argv[2] ?? join(root, "packages/web/dist");
const browserPath = [process.env["ORRERY_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);
if (browserPath === undefined) {
  console.error("No Chromium at ORRERY_CHROMIUM or in its usual places: nothing is measured.");
  process.exit(process.env["CI"] === "true" ? 1 : 0);
}

/** Boxes of a map, and milliseconds of a frame that they may take. */
const sizes = [
  { boxes: 200, frame: 4 },
  { boxes: 1000, frame: 5 },
  { boxes: 20_000, frame: 8 },
];
/** Milliseconds that choosing and colouring may take, and up to how many boxes that is asked. */
const SWITCH = { milliseconds: 16, boxes: 1000 };
const FRAMES = 60;
/** Places that are pressed, from the middle of the picture, and lenses that are switched to: the median counts, the first is told, too. */
const PLACES = [
  [0, 0],
  [-180, 60],
  [120, -90],
  [-60, 120],
  [200, 30],
];
const LENSES = ["criticality", "lifecycle", "owner", "technology", "kind"];

const folder = mkdtempSync(join(tmpdir(), "orrery-bench-"));
const paths = sizes.map(({ boxes }) => writeModel(boxes));
const server = await startServer({
  paths,
  imports: join(folder, "imports"),
  folder,
  port: 0,
  pages,
  onFault: (fault) => console.error(fault),
});
if (server === "port-taken") throw new Error("no port is free");
const { address } = server;
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
/** @type {ReturnType<typeof row>[]} */
const rows = [];
try {
  for (const { boxes, frame } of sizes) rows.push(...(await measure(boxes, frame)));
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
console.table(rows);
const slow = rows.filter(({ ratio }) => ratio > 1);
console.log(slow.length === 0 ? "All within their targets." : `${slow.length} of ${rows.length} above their targets.`);

/**
 * A map of applications in areas, a tenth of them in each.
 * @param {number} boxes
 */
function writeModel(boxes) {
  const home = join(folder, `map-${boxes}`);
  mkdirSync(home, { recursive: true });
  const areas = Math.max(4, Math.round(Math.sqrt(boxes)));
  /** @type {string[][]} */
  const of = Array.from({ length: areas }, () => []);
  const grades = ["low", "normal", "important", "vital"];
  const lines = Array.from({ length: boxes }, (_, at) => {
    of[at % areas]?.push(`a${at}`);
    return `application a${at} "Application ${at}" { criticality: ${grades[at % 4]} }`;
  });
  const groups = of.map((ids, at) => `area g${at} "Area ${at}" { groups ${ids.join(", ")} }`);
  writeFileSync(
    join(home, "map.orrery"),
    [...lines, ...groups, 'view all "All" { viewpoint: landscape }', ""].join("\n"),
  );
  return home;
}

/**
 * @param {number} boxes
 * @param {number} target milliseconds of a frame
 */
async function measure(boxes, target) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  page.setDefaultTimeout(180_000);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(new URL(`/w/map-${boxes}/view/all`, address).href);
  const stage = page.locator(".ov-stage");
  await stage.locator("svg, canvas").first().waitFor();
  await settle(page);
  const box = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 1280, height: 800 };
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  };
  /** @param {() => Promise<void>} deed */
  const during = async (deed) => {
    await settle(page);
    const before = await busy();
    await deed();
    await frame(page);
    return (await busy()) - before;
  };
  const idle =
    (await during(async () => {
      for (let at = 0; at < FRAMES; at++) await frame(page);
    })) / FRAMES;
  await page.mouse.move(x, y);
  const pan = await during(async () => {
    await page.mouse.down();
    for (let at = 1; at <= FRAMES; at++) {
      await page.mouse.move(x + 3 * at, y + 2 * at);
      await frame(page);
    }
    await page.mouse.up();
  });
  const zoom = await during(async () => {
    for (let at = 0; at < FRAMES; at++) {
      await page.mouse.wheel(0, at < FRAMES / 2 ? -60 : 60);
      await frame(page);
    }
  });
  const found = [
    row(boxes, "pan, a frame", pan / FRAMES - idle, target),
    row(boxes, "zoom, a frame", zoom / FRAMES - idle, target),
  ];
  if (boxes <= SWITCH.boxes) {
    await page.keyboard.press("Shift+Digit1");
    /** @type {number[]} */
    const choose = [];
    // The inspector opens at the first: what is pressed lies where it does not.
    for (const [dx = 0, dy = 0] of PLACES) choose.push(await during(() => page.mouse.click(x - 150 + dx, y + dy)));
    found.push(row(boxes, "choose", median(choose), SWITCH.milliseconds, choose[0]));
    await page.keyboard.press("Escape");
    /** @type {number[]} */
    const color = [];
    for (const lens of LENSES) color.push(await during(() => switchLens(page, lens)));
    found.push(row(boxes, "colour by a lens", median(color), SWITCH.milliseconds, color[0]));
  }
  await page.close();
  return found;
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} lens
 */
async function switchLens(page, lens) {
  const answer = page.waitForResponse((response) => response.url().includes(`lens=${lens}`));
  await page.evaluate((asked) => {
    const url = new URL(location.href);
    url.searchParams.set("lens", asked);
    history.pushState(null, "", url);
    dispatchEvent(new PopStateEvent("popstate"));
  }, lens);
  await (await answer).finished();
  await frame(page);
  await frame(page);
}

/**
 * @param {number} boxes
 * @param {string} what
 * @param {number} milliseconds
 * @param {number} target
 * @param {number} [first]
 */
function row(boxes, what, milliseconds, target, first) {
  const rounded = Math.round(Math.max(0, milliseconds) * 10) / 10;
  const ratio = Math.round((rounded / target) * 100) / 100;
  return {
    boxes,
    what,
    milliseconds: rounded,
    target,
    ratio,
    ...(first === undefined ? {} : { first: Math.round(first * 10) / 10 }),
  };
}

/**
 * The next frame is drawn.
 * @param {import("playwright-core").Page} page
 */
function frame(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
}

/** @param {import("playwright-core").Page} page */
async function settle(page) {
  await page.waitForTimeout(600);
}
