/** The part of the page of notations about ours: shapes, colours of layers, kinds of lines. */

import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import { lineEntries } from "../../packages/core/src/notations/parts/legend.ts";
import { colorOf } from "../../packages/core/src/notations/theme.ts";
import { nodeOf } from "../../packages/core/src/views/parts/nodes.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { code, table } from "./markdown.mjs";
import { edge, english, french, lineInWords, notation, usersOf } from "./notation-words.mjs";

/** @typedef {import("../../packages/core/src/notations/notation.ts").Pen} Pen */
/** @typedef {import("../../packages/core/src/views/diagram.ts").LineKind} LineKind */

const elements = metamodel.kinds.filter((kind) => kind.layer !== undefined);

/** @returns {readonly string[]} */
export function ownSection() {
  return [
    "## orrery",
    `Ours. Shape says what a thing is, the colour of its border and fill which layer it is of, so nothing depends on colour alone; what is outside the scope is dashed and empty. ${usersOf("orrery")}`,
    table(["Shape", "Stands for"], shapeRows()),
    table(["Layer", "Fill, light", "Border, light", "Fill, dark", "Border, dark"], layerRows()),
    "### Lines",
    "Of each kind of line; those that nobody wrote between these two, but that follow from what is inside, are thinner and paler.",
    table(
      ["Line", "En français", "Drawn", "Means"],
      lineKinds.map((kind) => [
        nameOfLine(kind, english),
        nameOfLine(kind, french),
        lineInWords(notation("orrery").line(edge({ line: kind }))),
        lineMeanings[kind],
      ]),
    ),
  ];
}

/** @type {Readonly<Record<string, string>>} */
const shapeNames = {
  actor: "pill",
  box: "round box",
  store: "cylinder",
  queue: "lying cylinder",
  node: "box with lines at its right",
  device: "box on a foot",
  document: "sheet with a folded corner",
  zone: "dashed box",
  event: "arrow-shaped box",
  plain: "box",
};

/** @returns {readonly (readonly string[])[]} */
function shapeRows() {
  /** @type {Map<string, string[]>} */
  const shapes = new Map();
  const add = (/** @type {string} */ shape, /** @type {string} */ what) =>
    shapes.set(shape, [...(shapes.get(shape) ?? []), what]);
  for (const { id } of elements) {
    const usual = shapeOf(id);
    add(usual, code(id));
    for (const [key, word] of wordsOf(id)) {
      const shape = shapeOf(id, key, word);
      if (shape !== usual) add(shape, `${code(id)} with ${code(`${key}: ${word}`)}`);
    }
  }
  return [...shapes].map(([shape, things]) => [shapeNames[shape] ?? shape, things.join(", ")]);
}

/**
 * The words of `type` and `style` that a kind may have.
 * @param {string} kind
 * @returns {readonly (readonly [key: string, word: string])[]}
 */
function wordsOf(kind) {
  return ["type", "style"].flatMap((key) => {
    const types = metamodel.attributes.filter((one) => one.id === key && one.on.includes(kind)).map((one) => one.type);
    return types.flatMap(wordsIn).map((word) => /** @type {const} */ ([key, word]));
  });
}

/**
 * @param {import("../../packages/core/src/model/metamodel.ts").AttributeType} type
 * @returns {readonly string[]}
 */
function wordsIn(type) {
  if (type.kind === "word") return type.words;
  if (type.kind === "list") return wordsIn(type.of);
  return type.kind === "union" ? type.of.flatMap(wordsIn) : [];
}

/**
 * @param {string} kind
 * @param {string} [key]
 * @param {string} [word]
 * @returns {string}
 */
function shapeOf(kind, key, word) {
  const text = key === undefined ? `${kind} x` : `${kind} x { ${key}: ${word} }`;
  const { model } = Workspace.load([{ uri: "x.orrery", bytes: new TextEncoder().encode(text) }]);
  const element = model.element("x");
  if (element === undefined) throw new Error(`cannot read ${text}`);
  return nodeOf(element, "en").shape;
}

/** @returns {readonly (readonly string[])[]} */
function layerRows() {
  return [...new Set(elements.flatMap(({ layer }) => layer ?? []))].map((layer) => [
    layer,
    ...["light", "dark"].flatMap((theme) =>
      ["fill", "stroke"].map((part) =>
        code(
          colorOf(
            /** @type {import("../../packages/core/src/notations/scene.ts").Token} */ (`${layer}-${part}`),
            /** @type {"light" | "dark"} */ (theme),
          ),
        ),
      ),
    ),
  ]);
}

/** @type {readonly LineKind[]} */
const lineKinds = ["sync", "async", "data", "hosting", "plain", "influence"];

/** @type {Readonly<Record<LineKind, string>>} */
const lineMeanings = {
  sync: "`uses`, and flows whose `mode` is neither of the next two",
  async: "flows with `mode: async`",
  data: "flows with `mode: batch` or `replication`, and `accesses`",
  hosting: "`runs on`, `hosts`; connections between machines and zones",
  plain: "every other verb",
  influence: "`influences`, `threatens`",
};

/**
 * @param {LineKind} kind
 * @param {Pen} pen
 * @returns {string}
 */
function nameOfLine(kind, pen) {
  return lineEntries([edge({ line: kind })], pen)[0]?.name ?? kind;
}
