/** The page of notations: what each draws for what, its lines, the rules that it checks; and the icons of technologies. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { elementDefinitions } from "../../packages/core/src/model/archimate/elements.ts";
import { relationshipDefinitions } from "../../packages/core/src/model/archimate/relationships.ts";
import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import { archimateFill } from "../../packages/core/src/notations/archimate.ts";
import { c4Name } from "../../packages/core/src/notations/c4/shapes.ts";
import { iconWords } from "../../packages/core/src/notations/icons.ts";
import { notations } from "../../packages/core/src/notations/index.ts";
import { colorOf } from "../../packages/core/src/notations/theme.ts";
import { root } from "../run.mjs";
import { malformed } from "./malformed.mjs";
import { code, codes, page, table } from "./markdown.mjs";
import { edge, english, french, lineInWords, notation, usersOf } from "./notation-words.mjs";
import { ownSection } from "./own-notation.mjs";

const elements = metamodel.kinds.filter((kind) => kind.layer !== undefined);

/** @returns {string} */
export function notationsPage() {
  return page("Notations", "packages/core/src/notations", [
    `${notations.length} notations. A view takes the customary one of its [viewpoint](viewpoints.md), unless it says \`notation:\` or somebody asks for another. Matrices, tables and roadmaps are drawn in \`orrery\` alone.`,
    "Every notation marks what is new, gone or different, and its legend explains what the picture really holds.",
    ...ownSection(),
    ...c4Section(),
    ...archimateSection(),
    "## Icons",
    `An element shows the icon of its \`icon\`, else of its \`technology\` or \`os\`, else of its kind. The first name below that occurs in the text counts, longer ones first; a file of that name in the folder \`icons\` beside the model goes before ([icons of your own](../guide/views.md#icons-of-your-own)). Icons of technologies are from Simple Icons (CC0), icons of kinds from Lucide (ISC). ${iconWords.length} icons:`,
    iconWords.map(({ icon, words }) => iconInWords(icon, words)).join(" · "),
  ]);
}

/**
 * @param {string} icon
 * @param {readonly string[]} words
 * @returns {string}
 */
function iconInWords(icon, words) {
  return words.length === 1 && words[0] === icon ? code(icon) : `${code(icon)} (${words.join(", ")})`;
}

// --- C4

/** @returns {readonly string[]} */
function c4Section() {
  const abstractions = [...new Set(elements.flatMap(({ c4 }) => c4 ?? []))];
  return [
    "## c4",
    `The C4 model of Simon Brown: name, type with technology in brackets, a sentence of the description; boundaries dashed, people round with a figure, databases and queues as cylinders, what is external in grey. Lines as ours, with the technology in brackets. ${usersOf("c4")}`,
    table(
      ["C4", "En français", "Kinds"],
      abstractions.map((c4) => [
        c4Name({ c4 }, english),
        c4Name({ c4 }, french),
        codes(elements.filter((kind) => kind.c4 === c4).map(({ id }) => id)),
      ]),
    ),
    ...ruleSection("c4", "c4/check.ts"),
  ];
}

// --- ArchiMate

/** @returns {readonly string[]} */
function archimateSection() {
  const fills = [...new Set(elementDefinitions.map(({ id }) => archimateFill(id)))];
  return [
    "## archimate",
    `ArchiMate 3.2: symbols in the corner, corners cut for what is wanted, round for what happens, square for what is; customary colours; lines by the standard's types. ${usersOf("archimate")}`,
    table(
      ["Colour, light", "Dark", "Types"],
      fills.map((fill) => [
        code(colorOf(fill, "light")),
        code(colorOf(fill, "dark")),
        elementDefinitions
          .filter(({ id }) => archimateFill(id) === fill)
          .map(({ id }) => id)
          .join(", "),
      ]),
    ),
    table(
      ["Relationship", "En français", "Drawn"],
      relationshipDefinitions.map(({ id, name }) => [
        name.en,
        name.fr,
        lineInWords(notation("archimate").line(edge({ archimate: id, hasArrow: id !== "Association" }))),
      ]),
    ),
    "An access has an open arrow where it reads or writes, a directed association half an arrow. What the standard does not know is drawn as ours.",
    ...ruleSection("archimate", "archimate/check.ts"),
  ];
}

// --- rules

/**
 * What a notation's standard forbids, as its smallest example is told.
 * @param {string} id
 * @param {string} file
 * @returns {readonly string[]}
 */
function ruleSection(id, file) {
  const rows = rulesIn(file).map((rule) => {
    const diagram = malformed[rule];
    const said = [english, french].map((pen) => {
      const found = diagram === undefined ? [] : notation(id).check(diagram, pen);
      return found.find((one) => one.rule === rule)?.message;
    });
    if (said.includes(undefined)) throw new Error(`tools/reference/malformed.mjs does not provoke ${rule}`);
    return [code(rule), said[0] ?? "", said[1] ?? ""];
  });
  return [
    `### Rules of ${id}`,
    "What breaks one is drawn all the same, and told as the diagnostic [malformed-view](diagnostics.md#malformed-view):",
    table(["Rule", "Is told so", "En français"], rows),
  ];
}

/**
 * The keys of the rules that a file checks, in its order.
 * @param {string} file
 * @returns {readonly string[]}
 */
function rulesIn(file) {
  const text = readFileSync(join(root, "packages/core/src/notations", file), "utf8");
  return [
    ...new Set([...text.matchAll(/^ +rule: "(?<rule>[a-z0-9-]+)",$/gm)].map(({ groups }) => groups?.["rule"] ?? "")),
  ];
}
