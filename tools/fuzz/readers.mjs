/** Every reader of the product, with real inputs to mutate and what is done with what it read. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { codes, describe } from "../../packages/core/src/base/codes.ts";
import { applyEdits } from "../../packages/core/src/base/text.ts";
import { tripleOfFacts } from "../../packages/core/src/exports/tables/triple.ts";
import { writeCsv } from "../../packages/core/src/exports/tables/csv.ts";
import { writeXlsx } from "../../packages/core/src/exports/tables/xlsx.ts";
import { edits } from "../../packages/core/src/language/edit.ts";
import { format, formatted } from "../../packages/core/src/language/format.ts";
import { complete } from "../../packages/core/src/language/complete.ts";
import { outline } from "../../packages/core/src/language/outline.ts";
import { print } from "../../packages/core/src/language/print.ts";
import { factsOf } from "../../packages/core/src/model/facts-of-model.ts";
import { metamodel } from "../../packages/core/src/model/metamodel/index.ts";
import * as samples from "../../packages/core/src/sources/archimate/samples.fixture.ts";
import { archimateToFacts } from "../../packages/core/src/sources/archimate/to-facts.ts";
import { readArchimate } from "../../packages/core/src/sources/archimate/read.ts";
import * as jmtSamples from "../../packages/core/src/sources/jmt/samples.fixture.ts";
import { readJmt } from "../../packages/core/src/sources/jmt/read.ts";
import { solveNetwork } from "../../packages/core/src/engines/queueing/solve.ts";
import { readOpenPsa } from "../../packages/core/src/sources/open-psa/read.ts";
import { openPsaSample } from "../../packages/core/src/sources/open-psa/samples.fixture.ts";
import { evaluateTree } from "../../packages/core/src/engines/fault-tree/evaluate.ts";
import { importTables } from "../../packages/core/src/sources/tables/import-tables.ts";
import { readFont } from "../../packages/core/src/base/font.ts";
import { updateLayout } from "../../packages/core/src/engines/layout/update.ts";
import { readIcon } from "../../packages/core/src/notations/user-icon.ts";
import { aggregate } from "../../packages/core/src/views/aggregate.ts";
import { viewpointById, viewpoints } from "../../packages/core/src/views/index.ts";
import { applyLens } from "../../packages/core/src/views/lens.ts";
import { readPositions } from "../../packages/core/src/views/positions.ts";
import { readView } from "../../packages/core/src/views/query.ts";
import { Workspace } from "../../packages/core/src/workspace.ts";
import { root } from "../run.mjs";
import { mutated, pick } from "./mutate.mjs";

/**
 * @typedef {object} Reader
 * @property {string} id
 * @property {(next: () => number) => Uint8Array} make one mutated input
 * @property {(bytes: Uint8Array) => void} read throws only for a mistake of ours
 */

const languageWords = [
  "{",
  "}",
  "[",
  "]",
  '"',
  '"""',
  ":",
  ";",
  ",",
  "->",
  "//",
  "/*",
  "*/",
  "\n",
  "\\",
  "::",
  "--",
  "extend ",
  "link ",
  "kind k : ",
  "relationship calls : uses\n",
  "model ",
  "uses ",
  "runs on ",
  "owner: ",
  "formerly: ",
  "0,N",
  "\r\n",
  "\u0000",
  "\\u{",
  "fr ",
  "unknown",
  "application a ",
];
const xmlWords = [
  "<",
  ">",
  "</",
  "/>",
  "&",
  ";",
  "<![CDATA[",
  "]]>",
  "<!--",
  "-->",
  "<!DOCTYPE x [<!ENTITY a 'b'>]>",
  "&#0;",
  "&#x110000;",
  'xsi:type="',
  'identifier="',
  "<element ",
  "<relationship ",
  'source="',
  "<view ",
  '<node x="-1e999" y="NaN" ',
  "<folder ",
  "<child ",
  '<?xml encoding="utf-16"?>',
];
const tableWords = [
  ",",
  ";",
  "\t",
  '"',
  '""',
  "\n",
  "\r",
  "=1+1",
  "id",
  "name",
  "kind",
  "2026-11-21",
  "1,5",
  "é",
  "\ufeff",
  "json:{",
  "application",
];

const openPsaWords = [
  ...xmlWords,
  '<gate name="no-cooling"/>',
  '<basic-event name="power"/>',
  "<and>",
  "</or>",
  "<xor>",
  "<not>",
  '<atleast min="2">',
  'min="99999999999"',
  'max="0"',
  'value="1e-300"',
  'value="-1"',
  'level="3"',
  'role="private"',
  "<div>",
  "<pow>",
  "<log>",
  '<parameter name="rate"/>',
  "<define-basic-event ",
  "</define-gate>",
];
const jmt = [jmtSamples.analyticSample, jmtSamples.simulationSample].map((text) => strToU8(text));
const jmtWords = [
  ...xmlWords,
  "<node ",
  "<userClass ",
  '<connection source="',
  'customers="9"',
  'population="1e9"',
  "<value>0</value>",
  "<value>-1</value>",
  "<value>NaN</value>",
  "<value>1e300</value>",
  "<refClass>order</refClass>",
  "<subParameter ",
  "</parameter>",
  "<closedclass ",
  "<listation ",
  "0;0;1e-300",
];
const positions = strToU8(`node claims 24,24 192x56 pin=yes
node policy 24,144 192x56
line "claims uses policy" via=120,80 via=120,144 label=128,100,80,16
same-rank claims policy
before claims policy
`);
const positionWords = [
  "node ",
  "line ",
  "same-rank ",
  "before ",
  "near ",
  "pin=yes",
  "via=",
  "label=",
  "1e999",
  "-5",
  "NaN",
  ",",
  "x",
  '"',
  "\n",
];
const icon = strToU8(
  `<svg viewBox="0 0 24 24"><g transform="translate(2 3)"><path d="M2 3h4v5c1 2 3 4 5 6z" fill="#123456"/><circle cx="5" cy="6" r="3"/><polygon points="1,2 3,4 5,6"/></g></svg>`,
);
const iconWords = [
  "<script>",
  "<path d='",
  "M",
  "A",
  "1e999",
  "onload='x'",
  "<use href='#a'/>",
  "transform='scale(1e9)'",
  "</g>",
  "<g>",
  "-",
  ".",
];
/** The head of a font with its tables: enough for the reader, small enough to be changed everywhere. */
const fonts = [
  new Uint8Array(readFileSync(join(root, "node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"))),
];
const viewTexts = viewpoints.map(({ example }) => strToU8(example));
const viewWords = [
  ...languageWords,
  "viewpoint: ",
  "scope: ",
  "depth: 3",
  "groupBy: owner",
  "contains ",
  "view v { viewpoint: explore }",
];

/** @type {readonly Uint8Array[]} */
const texts = ["examples", "architecture", "../shared/data/helvia"].flatMap((folder) =>
  orreryFiles(join(root, folder)),
);
/** @type {readonly Uint8Array[]} */
const archimate = [
  samples.exchangeSample,
  samples.olderExchangeSample,
  samples.archiSample,
  samples.olderArchiSample,
].map((text) => strToU8(text));
const facts = factsOf(
  Workspace.load(texts.slice(0, 12).map((bytes, index) => ({ uri: `${index}.orrery`, bytes }))).model,
);
const triple = tripleOfFacts(facts, metamodel);
const inventory = strToU8(
  'Application;Propriétaire;Criticité;Mise en service;Coût annuel;Fournisseurs\nSinistres;DSI;vitale;01/03/2009;480 000,50 CHF;Acme, Initech\n"CRM; SaaS";Métier;;2015-01-01;12 %;\n',
);
const csv = [...triple.tables.map((table) => writeCsv(table)), inventory];
const xlsx = [writeXlsx(triple.tables), writeXlsx(triple.tables.slice(0, 1))];
const zips = archimate.slice(2).map((bytes) => zipSync({ "model.xml": bytes, "images/a.png": new Uint8Array(10) }));

/** @type {readonly Reader[]} */
export const readers = [
  { id: "language", make: (next) => mutated(texts, languageWords, next), read: readLanguage },
  {
    id: "archimate",
    make: (next) => mutated(archimate, xmlWords, next),
    read: (bytes) => readModel([{ uri: "a.xml", bytes }]),
  },
  {
    id: "archimate-zip",
    make: (next) => (next() < 0.3 ? mutated(zips, xmlWords, next) : rezipped(zips, xmlWords, next)),
    read: (bytes) => readModel([{ uri: "a.archimate", bytes }]),
  },
  {
    id: "grafico",
    make: (next) =>
      mutated(
        Object.values(samples.graficoSample).map((text) => strToU8(text)),
        xmlWords,
        next,
      ),
    read: readFolder,
  },
  { id: "jmt", make: (next) => mutated(jmt, jmtWords, next), read: solveJmt },
  { id: "open-psa", make: (next) => mutated([strToU8(openPsaSample)], openPsaWords, next), read: computeTrees },
  { id: "csv", make: (next) => mutated(csv, tableWords, next), read: (bytes) => readTable("a.csv", bytes) },
  {
    id: "xlsx",
    make: (next) => (next() < 0.3 ? mutated(xlsx, xmlWords, next) : rezipped(xlsx, xmlWords, next)),
    read: (bytes) => readTable("a.xlsx", bytes),
  },
  { id: "positions", make: (next) => mutated([positions], positionWords, next), read: readPlaces },
  { id: "icon", make: (next) => mutated([icon], iconWords, next), read: (bytes) => void readIcon("a", text(bytes)) },
  { id: "font", make: (next) => mutated(fonts, ["cmap", "hmtx", "GPOS", "\u0000", "\uffff"], next), read: measureWith },
  { id: "views", make: (next) => mutated(viewTexts, viewWords, next), read: drawDiagrams },
];

/**
 * Places that somebody has edited: whatever they say, a picture is made of them and nothing overlaps by force.
 * @param {Uint8Array} bytes
 */
function readPlaces(bytes) {
  const memory = readPositions(text(bytes));
  const leaf = { parent: undefined, width: 192, height: 56, isGroup: false, title: 0, rank: 3 };
  const nodes = ["claims", "policy", "portal"].map((id) => ({ ...leaf, id }));
  const edges = [{ id: "claims uses policy", from: "claims", to: "policy", label: { width: 80, height: 16 } }];
  updateLayout({ nodes, edges, direction: "down" }, memory);
}

/**
 * Trees of a damaged file: either an error says why there are none, or each has a probability between 0 and 1.
 * @param {Uint8Array} bytes
 */
function computeTrees(bytes) {
  const { model, diagnostics } = readOpenPsa([{ uri: "a.xml", bytes }]);
  told(diagnostics);
  if (model === undefined && diagnostics.length === 0) throw new Error("no model, and no reason");
  for (const top of model?.tops ?? []) {
    const tree = model?.treeOf(top);
    if (tree === undefined) throw new Error("a top without a tree");
    const { probability } = evaluateTree(tree.tree, tree.probabilities, { nodes: 20_000 });
    if (!(probability.lower >= 0 && probability.lower <= probability.upper && probability.upper <= 1 + 1e-12))
      throw new Error(`bounds ${probability.lower} and ${probability.upper}`);
  }
}

/** @param {Uint8Array} bytes */
function measureWith(bytes) {
  const font = readFont(bytes);
  if (font !== undefined && !Number.isFinite(font.width("Sinistres \u00e9t\u00e9 -> 漢", 14)))
    throw new Error("a width is no number");
}

/**
 * Views of a damaged model: every viewpoint makes something of whatever is left.
 * @param {Uint8Array} bytes
 */
function drawDiagrams(bytes) {
  const { model } = Workspace.load([{ uri: "a.orrery", bytes }]);
  for (const statement of model.statements("view")) {
    const { viewpoint, query } = readView(model, statement, { language: "en" });
    const found = viewpointById(viewpoint ?? "");
    const diagram = found?.draw(model, query);
    if (diagram?.kind === "graph") aggregate(diagram, "en", 12);
    if (diagram !== undefined) applyLens(diagram, model, "criticality", "fr");
  }
}

/** @param {Uint8Array} bytes */
function text(bytes) {
  return new TextDecoder().decode(bytes);
}

/** @param {Uint8Array} bytes */
function readLanguage(bytes) {
  const workspace = Workspace.load([{ uri: "a.orrery", bytes }]);
  told(workspace.diagnostics());
  const { model } = workspace;
  print(factsOf(model));
  outline(bytes);
  complete(model, bytes, Math.floor(bytes.length / 2));
  const once = formatted(bytes);
  if (format(once).length > 0) throw new Error("formatting twice differs from formatting once");
  const element = model.elements().next().value;
  if (element === undefined) return;
  for (const change of /** @type {const} */ ([
    { change: "set-attribute", subject: element.id, key: "owner", value: { reference: "x" } },
    { change: "rename-element", id: element.id, name: "Renamed" },
    { change: "remove-element", id: element.id },
    { change: "move-element", id: element.id, parent: undefined },
  ])) {
    const edited = edits(model, change, () => bytes);
    if ("edits" in edited) applyEdits(bytes, edited.edits);
  }
}

/** @param {readonly { uri: string; bytes: Uint8Array }[]} files */
function readModel(files) {
  const reading = readArchimate(files);
  told(reading.diagnostics);
  if (reading.document !== undefined) print(archimateToFacts(reading.document, "a").facts);
}

/** One file of a coArchi folder is the mutated one. @param {Uint8Array} bytes */
function readFolder(bytes) {
  const names = Object.keys(samples.graficoSample);
  const changed = names[bytes.length % names.length];
  readModel(
    Object.entries(samples.graficoSample).map(([uri, text]) => ({
      uri,
      bytes: uri === changed ? bytes : strToU8(text),
    })),
  );
}

/**
 * @param {string} uri
 * @param {Uint8Array} bytes
 */
function readTable(uri, bytes) {
  const found = importTables([{ uri, bytes }], metamodel);
  told(found.diagnostics);
  if ("reading" in found) print(found.reading.facts);
}

/** Every finding has its sentence in both languages. @param {readonly import("../../packages/core/src/base/diagnostic.ts").Diagnostic[]} diagnostics */
function told(diagnostics) {
  for (const diagnostic of diagnostics.slice(0, 50)) {
    if (!codes.some(({ code }) => code === diagnostic.code))
      throw new Error(`code ${diagnostic.code} is not in the catalogue`);
    describe(diagnostic, "en");
    describe(diagnostic, "fr");
  }
}

/**
 * A zip with one of its parts mutated.
 * @param {readonly Uint8Array[]} inputs
 * @param {readonly string[]} words
 * @param {() => number} next
 * @returns {Uint8Array}
 */
function rezipped(inputs, words, next) {
  const parts = unzipSync(pick(inputs, next));
  const names = Object.keys(parts);
  const name = names[Math.floor(next() * names.length)] ?? "";
  parts[name] = mutated(Object.values(parts), words, next).slice();
  return zipSync(parts, { level: 1 });
}

/**
 * @param {string} folder
 * @returns {Uint8Array[]}
 */
function orreryFiles(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".orrery"));
  return names.sort().map((name) => readFileSync(join(folder, name)));
}

/** @param {Uint8Array} bytes Whatever is read as a network is solved: no number may be less than nothing. */
function solveJmt(bytes) {
  const { network, diagnostics } = readJmt("a.jsimg", bytes);
  for (const diagnostic of diagnostics) describe(diagnostic, "en");
  if (network === undefined) return;
  const answer = solveNetwork(network, { mostVectors: 1e5, mostSteps: 1e8 });
  if ("kind" in answer) return;
  for (const { perClass } of answer.stations)
    for (const { queueLength, throughput, responseTime } of perClass)
      for (const value of [queueLength, throughput, responseTime])
        if (value !== undefined && !(value >= 0)) throw new Error(`a mean of ${value}`);
}
