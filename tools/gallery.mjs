/**
 * `npm run gallery [-- --out DIR] [--png] [--only PART]`: draws every view of every gallery model, and the example of every viewpoint,
 * in every notation that it allows, in light and dark, and writes a page to look at them, with their metrics. It is not kept in Git.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { describe } from "../packages/core/src/base/codes.ts";
import { drawView, viewsOf } from "../packages/core/src/draw/draw.ts";
import { sceneToSvg } from "../packages/core/src/exports/svg.ts";
import { viewpointById, viewpoints } from "../packages/core/src/views/index.ts";
import { sceneToPng } from "../packages/cli/src/pictures/png.ts";
import { openStudio } from "../packages/cli/src/pictures/studio.ts";
import { everyViewpoint, exampleModel, galleryModels } from "./gallery/models.mjs";
import { finish, isProgram, root } from "./run.mjs";

/** @typedef {import("../packages/core/src/draw/draw.ts").Drawn} Drawn */
/** @typedef {{ readonly id: string, readonly title: string, readonly notation: string, readonly drawn: Drawn, readonly milliseconds: number }} Picture */

/** @returns {Promise<number>} 1 when a picture has a fault */
async function main() {
  const { values } = parseArgs({
    options: {
      out: { type: "string", default: join(root, "dist-gallery") },
      png: { type: "boolean", default: false },
      only: { type: "string" },
    },
  });
  mkdirSync(values.out, { recursive: true });
  const sections = [];
  for (const { id, title, model, folder, isForAll, drawing } of [...galleryModels(), ...examples()]) {
    if (values.only !== undefined && !id.includes(values.only)) continue;
    const studio = openStudio(folder);
    const pictures = [];
    for (const view of viewsOf(model, "en"))
      pictures.push(...(await drawAll(studio, model, view.id, drawing(view.id))));
    if (isForAll) for (const wish of everyViewpoint(model)) pictures.push(...(await drawWish(studio, model, wish)));
    await studio.close();
    for (const picture of pictures)
      await write(values.out, `${id}-${picture.id}-${picture.notation}`, picture.drawn, values.png);
    sections.push({ id, title, pictures });
    process.stdout.write(`${id}: ${pictures.length} pictures\n`);
  }
  writeFileSync(join(values.out, "index.html"), page(sections));
  const faulty = sections.flatMap(({ id, pictures }) =>
    pictures
      .filter(({ drawn }) => faults(drawn).length > 0)
      .map((one) => `${id}/${one.id} (${one.notation}): ${faults(one.drawn).join("; ")}`),
  );
  process.stdout.write(`${faulty.map((line) => `${line}\n`).join("")}${join(values.out, "index.html")}\n`);
  return faulty.length === 0 ? 0 : 1;
}

/** Each viewpoint's own example, as a model with one view. */
function examples() {
  return viewpoints.map((viewpoint) => ({
    id: `viewpoint-${viewpoint.id}`,
    title: `Viewpoint: ${viewpoint.title.en}`,
    model: exampleModel(viewpoint),
    folder: root,
    isForAll: false,
    drawing: () => undefined,
  }));
}

/**
 * A view in each notation that its viewpoint allows.
 * @param {ReturnType<typeof openStudio>} studio
 * @param {import("../packages/core/src/model/model.ts").Model} model
 * @param {string} id
 * @param {string | undefined} drawing
 * @returns {Promise<readonly Picture[]>}
 */
async function drawAll(studio, model, id, drawing) {
  const statement = model.element(id);
  if (statement === undefined) return [];
  const word = statement.get("viewpoint");
  const notations =
    drawing !== undefined
      ? ["archimate"]
      : (viewpointById(word !== undefined && "text" in word ? word.text : "")?.notations ?? ["orrery"]);
  const pictures = [];
  for (const notation of notations) {
    const started = process.cpuUsage();
    const drawn = await drawView(model, statement, { language: "en", notation, drawing }, studio.tools("en"));
    const { user, system } = process.cpuUsage(started);
    pictures.push({ id, title: drawn.scene.title, notation, drawn, milliseconds: (user + system) / 1000 });
  }
  return pictures;
}

/**
 * A viewpoint on the spot in each notation that it allows.
 * @param {ReturnType<typeof openStudio>} studio
 * @param {import("../packages/core/src/model/model.ts").Model} model
 * @param {import("../packages/core/src/views/query.ts").ViewWish} wish
 * @returns {Promise<readonly Picture[]>}
 */
async function drawWish(studio, model, wish) {
  const pictures = [];
  for (const notation of viewpointById(wish.viewpoint)?.notations ?? []) {
    const started = process.cpuUsage();
    const drawn = await drawView(model, wish, { language: "en", notation }, studio.tools("en"));
    const { user, system } = process.cpuUsage(started);
    const milliseconds = (user + system) / 1000;
    pictures.push({ id: `any-${wish.viewpoint}`, title: drawn.scene.title, notation, drawn, milliseconds });
  }
  return pictures;
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {Drawn} drawn
 * @param {boolean} withPng
 * @returns {Promise<void>}
 */
async function write(folder, name, { scene }, withPng) {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    writeFileSync(join(folder, `${name}-${theme}.svg`), sceneToSvg(scene, { theme }));
    if (withPng) writeFileSync(join(folder, `${name}-${theme}.png`), await sceneToPng(scene, { theme, scale: 1 }));
  }
}

/**
 * What must never be.
 * @param {Drawn} drawn
 * @returns {readonly string[]}
 */
function faults({ metrics, problems }) {
  const errors = problems.filter(({ severity }) => severity === "error").map((problem) => describe(problem, "en"));
  if (metrics === undefined) return errors;
  const { labelLabel, labelBox, labelLine } = metrics.labelOverlaps;
  const counts = {
    "labels overlap": labelLabel + labelBox + labelLine,
    "boxes overlap": metrics.boxOverlaps,
    "lines run through boxes": metrics.edgesThroughBoxes,
  };
  return [...errors, ...Object.entries(counts).flatMap(([name, count]) => (count === 0 ? [] : [`${name}: ${count}`]))];
}

/**
 * @param {readonly { readonly id: string, readonly title: string, readonly pictures: readonly Picture[] }[]} sections
 * @returns {string}
 */
function page(sections) {
  const parts = sections.map(
    ({ id, title, pictures }) =>
      `<h2>${escaped(title)}</h2><div>${pictures.map((picture) => figure(id, picture)).join("")}</div>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>body{font:14px system-ui;margin:24px}div{display:grid;grid-template-columns:repeat(auto-fill,minmax(640px,1fr));gap:24px}figure{margin:0}span{display:flex;gap:8px}img{width:50%;object-fit:contain;border:1px solid #ccc}figcaption{margin-top:4px;color:#48515f}</style><h1>Gallery</h1>${parts.join("")}</html>\n`;
}

/**
 * @param {string} section
 * @param {Picture} picture
 * @returns {string}
 */
function figure(section, { id, title, notation, drawn, milliseconds }) {
  const { metrics, problems } = drawn;
  const said = [
    notation,
    `${drawn.scene.width} × ${drawn.scene.height}`,
    ...(metrics === undefined
      ? []
      : [
          `${metrics.nodes} boxes, ${metrics.edges} lines, ${metrics.crossings} crossings, ${metrics.bends} bends, ${metrics.keyedLabels} numbered labels, ${metrics.engine}`,
        ]),
    `${milliseconds.toFixed(0)} ms CPU`,
    ...problems.map((problem) => describe(problem, "en")),
  ];
  const images = ["light", "dark"].map(
    (theme) =>
      `<a href="${section}-${id}-${notation}-${theme}.svg"><img loading="lazy" alt="" src="${section}-${id}-${notation}-${theme}.svg"></a>`,
  );
  return `<figure><span>${images.join("")}</span><figcaption><b>${escaped(title)}</b> ${escaped(said.join(" · "))}</figcaption></figure>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

if (isProgram(import.meta.url)) await finish(main);
