/** The models whose views are the gallery: our examples, an imported ArchiMate file, real microservice systems. */

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { print } from "../../packages/core/src/language/print.ts";
import { layoutPath } from "../../packages/core/src/model/archimate/layout.ts";
import { readArchimate } from "../../packages/core/src/sources/archimate/read.ts";
import { archimateToFacts } from "../../packages/core/src/sources/archimate/to-facts.ts";
import { viewpoints } from "../../packages/core/src/views/index.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { root } from "../run.mjs";
import { microservices } from "./microservices.mjs";

/**
 * @typedef {object} GalleryModel
 * @property {string} id
 * @property {string} title
 * @property {import("../../packages/core/src/model/model.ts").Model} model
 * @property {string} folder where icons of its own may lie
 * @property {boolean} isForAll whether every viewpoint is tried on it
 * @property {(view: string) => string | undefined} drawing the sidecar of a view that was imported with its places
 */

const shared = join(root, "../shared/data");
const systems = ["online-boutique", "sock-shop", "train-ticket.scale"];

/** Whether the files that lie beside the repository are there; where they are not, what needs them is left out. */
export const hasShared = existsSync(shared);

/**
 * Every model of the gallery. The command must run with the condition `source`.
 * @returns {readonly GalleryModel[]}
 */
export function galleryModels() {
  const own = [
    ofFolder("helvia", "Helvia, an insurer", "examples/helvia"),
    ofFolder("shop", "A small web shop", "examples/shop"),
    ofFolder("orrery", "Orrery itself", "architecture", false),
  ];
  return hasShared ? [...own, archisurance(), ...systems.map(system)] : own;
}

/**
 * @param {string} id
 * @param {string} title
 * @param {string} path from the root
 * @param {boolean} isForAll
 * @returns {GalleryModel}
 */
function ofFolder(id, title, path, isForAll = true) {
  const folder = join(root, path);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".orrery"));
  const texts = files.sort().map((uri) => ({ uri, bytes: readFileSync(join(folder, uri)) }));
  return { id, title, model: Workspace.load(texts).model, folder, isForAll, drawing: () => undefined };
}

/**
 * The example of The Open Group, with the places of its 17 views.
 * @returns {GalleryModel}
 */
function archisurance() {
  const name = "archisurance.xml";
  const { document } = readArchimate([{ uri: name, bytes: readFileSync(join(shared, "archimate", name)) }]);
  if (document === undefined) throw new Error(`${name} cannot be read`);
  const { facts, sidecars } = archimateToFacts(document, name);
  const places = new Map(sidecars.map(({ path, text }) => [path, text]));
  return {
    id: "archisurance",
    title: "ArchiSurance, imported",
    model: modelOf(`${print(facts)}\n${archisuranceViews}`),
    folder: root,
    isForAll: true,
    drawing: (view) => places.get(layoutPath(view)),
  };
}

/** Views of ours on the imported model, beside its own. */
const archisuranceViews = `
view our-landscape "Applications" { viewpoint: landscape }
view our-enterprise "ArchiSurance on one page" { viewpoint: enterprise }
view our-layered "Layers" { viewpoint: layered }
view our-cooperation "Applications that work together" { viewpoint: application-cooperation }
`;

/**
 * @param {string} id
 * @returns {GalleryModel}
 */
function system(id) {
  const path = join(shared, "discovery/truth", `${id}.json`);
  const text = microservices(JSON.parse(readFileSync(path, "utf8")));
  const model = modelOf(text);
  return {
    id: id.replace(/\W.*$/, ""),
    title: `${model.header()?.name ?? id}, a real system`,
    model,
    folder: root,
    isForAll: false,
    drawing: () => undefined,
  };
}

/**
 * @param {string} text
 * @returns {import("../../packages/core/src/model/model.ts").Model}
 */
function modelOf(text) {
  return Workspace.load([{ uri: "model.orrery", bytes: new TextEncoder().encode(text) }]).model;
}

/** Kinds that a viewpoint may be about, where it has to be about something; an application otherwise. */
const aboutKinds = {
  dynamic: ["application"],
  component: ["module", "application"],
  lineage: ["dataset", "store", "entity"],
};

/**
 * Every viewpoint on a model, with a scope of the kind that it asks for: the element with the most inside and around it.
 * @param {import("../../packages/core/src/model/model.ts").Model} model
 * @returns {readonly import("../../packages/core/src/views/query.ts").ViewWish[]}
 */
export function everyViewpoint(model) {
  return viewpoints.map(({ id, reads }) => {
    const kinds = /** @type {Readonly<Record<string, readonly string[]>>} */ (aboutKinds)[id] ?? ["application"];
    const about = reads.includes("!scope") || id === "dynamic" ? busiest(model, kinds) : undefined;
    return { viewpoint: id, scope: about === undefined ? [] : [about.id] };
  });
}

/**
 * @param {import("../../packages/core/src/model/model.ts").Model} model
 * @param {readonly string[]} kinds the first of which there is any
 */
function busiest(model, kinds) {
  const worth = (/** @type {import("../../packages/core/src/model/model.ts").Element} */ element) =>
    5 * element.children.length + element.out().length + element.in().length;
  for (const kind of kinds) {
    const [best] = [...model.elements({ kind })].toSorted((a, b) => worth(b) - worth(a));
    if (best !== undefined) return best;
  }
  return undefined;
}

/**
 * The model of a viewpoint's own example.
 * @param {{ readonly example: string }} viewpoint
 * @returns {import("../../packages/core/src/model/model.ts").Model}
 */
export function exampleModel({ example }) {
  return modelOf(example);
}
