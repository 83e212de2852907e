/** Every reader of the product, with real inputs to mutate and what is done with what it read. */
import { observationOf } from "../../packages/core/src/discovery/observed.ts";
import { readSnapshot } from "../../packages/core/src/discovery/snapshot-lines.ts";
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
import { asyncapi } from "../../packages/core/src/sources/asyncapi/source.ts";
import { lexicalOutline } from "../../packages/core/src/sources/code/lexical.ts";
import { code } from "../../packages/core/src/sources/code/source.ts";
import { codeowners } from "../../packages/core/src/sources/codeowners.ts";
import { githubActions } from "../../packages/core/src/sources/github-actions/source.ts";
import { gitlabCi } from "../../packages/core/src/sources/gitlab-ci/source.ts";
import { compose } from "../../packages/core/src/sources/compose/source.ts";
import { dockerfile } from "../../packages/core/src/sources/dockerfile/source.ts";
import { ecs } from "../../packages/core/src/sources/ecs.ts";
import { graphql } from "../../packages/core/src/sources/graphql/source.ts";
import { kubernetes } from "../../packages/core/src/sources/kubernetes/source.ts";
import { deploymentSamples } from "../../packages/core/src/sources/parts/samples.fixture.ts";
import { jenkinsfile } from "../../packages/core/src/sources/jenkinsfile/source.ts";
import { openapi } from "../../packages/core/src/sources/openapi/source.ts";
import { protobuf } from "../../packages/core/src/sources/protobuf/source.ts";
import { wsdl } from "../../packages/core/src/sources/wsdl/source.ts";
import { sources } from "../../packages/core/src/sources/index.ts";
import { inMemoryFile, surroundingsOf } from "../../packages/core/src/sources/read-all.ts";
import { readCsv } from "../../packages/core/src/sources/tables/csv.ts";
import { recognise } from "../../packages/core/src/sources/inventory/recognise.ts";
import { inventory as inventorySource } from "../../packages/core/src/sources/inventory/source.ts";
import { jaeger } from "../../packages/core/src/sources/jaeger/source.ts";
import { otlp } from "../../packages/core/src/sources/otlp/source.ts";
import { readProtobuf } from "../../packages/core/src/sources/parts/traces/protobuf.ts";
import { ServiceMap } from "../../packages/core/src/sources/parts/traces/service-map.ts";
import { mapClaims } from "../../packages/core/src/sources/parts/traces/to-claims.ts";
import { TraceReader } from "../../packages/core/src/sources/parts/traces/trace-reader.ts";
import { standardLimits } from "../../packages/core/src/sources/source.ts";
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

const codeFiles = Object.values(code.example.files).map((text) => strToU8(text));
const codeWords = [
  ...languageWords,
  "(",
  ")",
  "${",
  "#{",
  "`",
  "'",
  "=> ",
  "?: ",
  " + ",
  "new ",
  "class A { ",
  "fun f(a: String) = ",
  "@Value(",
  "http://",
  "(".repeat(300),
  "a(".repeat(300),
  '"a" + '.repeat(300),
];

const contractSources = [asyncapi, codeowners, githubActions, gitlabCi, graphql, jenkinsfile, openapi, protobuf, wsdl];
const contractExamples = contractSources.flatMap(({ example }) =>
  Object.values(example.files).map((text) => strToU8(text)),
);
const contractWords = [
  ...languageWords,
  "- ",
  "\n  ",
  "&a ",
  "*a",
  "<<: ",
  "!reference [a, b]",
  "$ref: '#/paths'",
  "${{ matrix.x }}",
  "$(",
  "<<EOF",
  "for i in a b; do ",
  "done",
  "stage('x') {",
  '"""',
  "include: ",
  "extends: ",
  "message M {",
  "[".repeat(300),
  "{".repeat(300),
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

const deploymentSources = [compose, dockerfile, ecs, kubernetes];
const deploymentFiles = Object.values(deploymentSamples).map((text) => strToU8(text));
const deploymentWords = [
  ...languageWords,
  "- ",
  "\n  ",
  "\n---\n",
  "&a ",
  "*a",
  "<<: *a",
  "!reset ",
  "|-\n",
  "{{ ",
  " }}",
  "{{- end }}",
  '{{ include "x" . }}',
  "{{ range .Values }}",
  "${A:-${B}}",
  "$patch: delete",
  "RUN <<EOF",
  "FROM ",
  " \\\n",
  "[".repeat(300),
  "{".repeat(300),
  "- ".repeat(300),
];

/** Sources of configuration and of package manifests, each with its example. */
const settingSources = sources.filter(({ id }) =>
  (
    "api-gateways apache caddy cargo composer dotnet-config env-files envoy go-modules gradle grafana haproxy log-shippers maven nginx npm nuget " +
    "otel-collector prometheus python-packages ruby-gems spring-config traefik"
  )
    .split(" ")
    .includes(id),
);
const reportSources = sources.filter(({ id }) =>
  "ansible backstage codeowners cyclonedx dapr lynis nessus openlineage redis-info sarif spdx trivy xccdf"
    .split(" ")
    .includes(id),
);
const reportFiles = reportSources.flatMap(({ example }) => Object.values(example.files).map((text) => strToU8(text)));
const settingFiles = settingSources.flatMap(({ example }) => Object.values(example.files).map((text) => strToU8(text)));
const settingWords = [
  ...deploymentWords,
  "<dependency>",
  "</project>",
  "[[package]]\n",
  "version = ",
  "proxy_pass http://",
  "reverse_proxy ",
  "%dev.",
  "lb://",
  "\\\n",
  '": [',
];

/** Infrastructure as code and schemas: each file of an example may be spoilt, states and plans among them. */
const infrastructureSources = sources.filter(({ id }) =>
  "arm cloudformation data-factory dbt ddl drawio mongodb qualys splunk tableau terraform".split(" ").includes(id),
);
const infrastructureFiles = [
  ...infrastructureSources.flatMap(({ example }) => Object.values(example.files)),
  '{"version":4,"terraform_version":"1","resources":[{"mode":"managed","type":"aws_s3_bucket","name":"b","instances":[{"index_key":"k","attributes":{"id":"b","bucket":"b","policy":"{}"}}]}]}',
  '{"format_version":"1","terraform_version":"1","planned_values":{"root_module":{"resources":[{"address":"aws_vpc.v","type":"aws_vpc","name":"v","values":{}}]}},"configuration":{"root_module":{}}}',
].map((text) => strToU8(text));
const infrastructureWords = [
  "${",
  "%{ for x in y }",
  "<<-EOT\n",
  "for_each = ",
  "count = ",
  "module.",
  "var.",
  "jsonencode(",
  "range(99999)",
  "dynamic ",
  "$$",
  "DELIMITER //\n",
  "GO\n",
  "CREATE TABLE ",
  "REFERENCES ",
  "!Sub ",
  "!GetAtt ",
  "[concat(",
  "resource a 'Microsoft.Web/sites@2022-09-01' = ",
  "'${",
  "[for x in y: ",
  '<mxCell edge="1" source="a" target="b"/>',
  "{{ ref('a') }}",
  "Fn::If: ",
  "BEGIN ",
  "/*!40101 ",
  "(".repeat(300),
  "[".repeat(300),
  "{\n".repeat(300),
  '"${'.repeat(300),
];

/** @type {readonly Reader[]} */
export const readers = [
  {
    id: "infrastructure",
    make: (next) => mutated(infrastructureFiles, infrastructureWords, next),
    read: readInfrastructure,
  },
  {
    id: "configuration-and-packages",
    make: (next) => mutated(settingFiles, settingWords, next),
    read: (bytes) => readExamples(settingSources, bytes),
  },
  {
    id: "reports-and-catalogues",
    make: (next) => mutated(reportFiles, settingWords, next),
    read: (bytes) => readExamples(reportSources, bytes),
  },
  { id: "deployments", make: (next) => mutated(deploymentFiles, deploymentWords, next), read: readDeployments },
  {
    id: "contracts-and-pipelines",
    make: (next) => mutated(contractExamples, contractWords, next),
    read: readContracts,
  },
  { id: "traces", make: (next) => mutated(traceFiles, traceWords, next), read: readTraceBytes },
  { id: "inventories", make: (next) => mutated(inventoryFiles, inventoryWords, next), read: readInventoryBytes },
  { id: "observations", make: (next) => mutated(snapshotFiles, snapshotWords, next), read: readSnapshotBytes },
  { id: "source-code", make: (next) => mutated(codeFiles, codeWords, next), read: readCode },
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

/**
 * What a source says that reads its files at once.
 * @param {import("../../packages/core/src/sources/source.ts").Source} source
 * @param {readonly import("../../packages/core/src/sources/read-all.ts").TreeFile[]} files
 */
function saidBy(source, files) {
  return /** @type {Iterable<import("../../packages/core/src/model/claims/claim.ts").Claim | import("../../packages/core/src/base/diagnostic.ts").Diagnostic>} */ (
    source.read(files, surroundingsOf(files))
  );
}

/**
 * Each of some sources reads its example with one file spoilt.
 * @param {readonly import("../../packages/core/src/sources/source.ts").Source[]} readers
 * @param {Uint8Array} bytes
 */
function readExamples(readers, bytes) {
  for (const source of readers) {
    const examples = Object.entries(source.example.files);
    const spoilt = bytes.length % examples.length;
    const files = examples.map(([path, text], index) => inMemoryFile(path, index === spoilt ? bytes : strToU8(text)));
    for (const said of saidBy(source, files)) {
      if (said === undefined) throw new Error(source.id);
      if ("code" in said) told([said]);
    }
  }
}

/**
 * Terraform as code, plan and state, and a script.
 * @param {Uint8Array} bytes
 */
function readInfrastructure(bytes) {
  for (const source of infrastructureSources) {
    const paths =
      source.id === "terraform"
        ? ["a/main.tf", "a/terraform.tfstate", "b/plan.json", "b/x.tf.json"]
        : Object.keys(source.example.files);
    for (const path of paths) {
      const beside =
        source.id === "terraform" ? [] : Object.entries(source.example.files).filter(([other]) => other !== path);
      const files = [
        inMemoryFile(path, bytes),
        ...beside.map(([other, content]) => inMemoryFile(other, strToU8(content))),
      ];
      for (const said of saidBy(source, files)) {
        if (said === undefined) throw new Error(source.id);
        if ("code" in said) told([said]);
      }
    }
  }
}

/**
 * Every source of contracts and of delivery reads it, whatever it is.
 * @param {Uint8Array} bytes
 */
function readContracts(bytes) {
  for (const source of contractSources) {
    const files = Object.keys(source.example.files).map((path) => inMemoryFile(path, bytes));
    for (const said of saidBy(source, files)) if (said === undefined) throw new Error(source.id);
  }
}

const traceWords = [
  '"resource":{',
  '"scopeSpans":[',
  '"spans":[',
  '"processes":{',
  '"traceId":"',
  '"parentSpanId":',
  "\\u00",
  "[[",
  "}}",
  "\n",
];
const traceFiles = [otlp, jaeger].flatMap(({ example }) =>
  Object.values(example.files).map((content) => strToU8(content)),
);

/**
 * Traces in three pieces, and as if they were binary: every call counts something, and nothing is below nothing.
 * @param {Uint8Array} bytes
 */
function readTraceBytes(bytes) {
  const map = new ServiceMap(1 << 10);
  const reader = new TraceReader(map, "a.json", standardLimits);
  const third = Math.ceil(bytes.length / 3);
  for (let at = 0; at < bytes.length; at += third) reader.push(bytes.slice(at, at + third));
  reader.end();
  readProtobuf(bytes, map, "a.binpb");
  for (const claim of mapClaims(map)) {
    const count = claim.claim === "relationship" ? claim.attributes?.["x-count"] : 1;
    if (count !== undefined && !(Number(count) >= 0)) throw new Error(`a count of ${JSON.stringify(count)}`);
  }
}

const inventoryWords = [
  "sys_id",
  "name",
  "Line Source",
  "Tags",
  "CIDR",
  "table_schema",
  "Source",
  ";",
  ",",
  '"',
  "\n",
  "10.0.0.0/8",
  "Depends on::Used by",
];
const inventoryFiles = [
  ...Object.values(inventorySource.example.files).map((content) => strToU8(content)),
  strToU8("Id,Name,Line Source,Line Destination,Text Area 1\n1,Box,,,A\n2,Box,,,B\n3,Line,1,2,\n"),
  strToU8(
    'ResourceId,BilledCost,EffectiveCost,BillingPeriodStart,ServiceCategory,BillingCurrency,Tags\nx,1,1,2026-01-01,Compute,EUR,"{""app"":""a""}"\n',
  ),
  strToU8("Source,Destination,Port,Action\n10.0.0.1,10.0.0.2,443,allow\n"),
  strToU8("Name,CIDR\nA,10.0.0.0/8\n"),
  strToU8("table_schema,table_name,table_rows\na,b,1\n"),
];

/**
 * Tables of the layouts that are known.
 * @param {Uint8Array} bytes
 */
function readInventoryBytes(bytes) {
  const rows = (readCsv(bytes, "a.csv").sheets[0]?.rows ?? []).map((cells, index) => ({ index, cells: [...cells] }));
  const found = recognise(rows, "a.csv");
  if (found === undefined) return;
  const reader = found.shape.begin({ path: "a.csv", header: found.header, columns: found.columns });
  for (const row of rows)
    for (const claim of row.index > found.header ? reader.row(row) : [])
      if (claim.claim === "mention" && claim.names.some((name) => name === "")) throw new Error("no name");
  for (const said of reader.end()) if ("code" in said) told([said]);
}

/**
 * Sources of deployments read a small system in which one file is spoilt.
 * @param {Uint8Array} bytes
 */
function readDeployments(bytes) {
  const paths = Object.keys(deploymentSamples);
  const spoilt = paths[bytes.length % paths.length];
  const files = Object.entries(deploymentSamples).map(([path, text]) =>
    inMemoryFile(path, path === spoilt ? bytes : strToU8(text)),
  );
  for (const source of deploymentSources)
    for (const said of saidBy(source, files)) if (said === undefined) throw new Error(source.id);
}

/** @type {readonly import("../../packages/core/src/sources/code/outline.ts").CodeLanguage[]} */
const codeLanguages = ["kotlin", "python", "elixir", "javascript"];

/** @param {Uint8Array} bytes */
function readCode(bytes) {
  const ends = { kotlin: "kt", python: "py", elixir: "ex", javascript: "js" };
  const language = codeLanguages[bytes.length % codeLanguages.length] ?? "kotlin";
  const files = [inMemoryFile(`a/x.${ends[/** @type {keyof typeof ends} */ (language)]}`, bytes)];
  const around = surroundingsOf(files, { outline: lexicalOutline });
  for (const said of /** @type {Iterable<unknown>} */ (code.read(files, around)))
    if (said === undefined) throw new Error("code");
}

const snapshotWords = [
  '{"claim":"mention"',
  '"keys":[',
  '"since":"2026-01-01"',
  "null",
  "\n",
  '"at":{"file":"a"}',
  '"names":["a"]',
  "}",
  "{}",
];
const snapshotFiles = [
  strToU8(
    [
      '{"orrery":"observation","version":1,"name":"a","day":"2026-01-02"}',
      '{"source":"compose","version":1}',
      '{"artefact":"docker-compose.yml","sources":["compose"],"hash":"0"}',
      '{"claim":"mention","source":"compose","seenBy":"services","key":"compose:.#a","keys":[],"names":["a"],"scope":{},"sort":"service","at":{"file":"docker-compose.yml","line":2},"since":"2026-01-01"}',
      '{"claim":"relationship","source":"compose","seenBy":"environment","evidence":"address","from":{"key":"compose:.#a"},"purpose":"call","to":{"lookup":{"host":"b"}},"at":{"file":"docker-compose.yml","line":3},"since":"2026-01-01","seen":"2026-01-01","gone":"2026-01-02"}',
      "",
    ].join("\n"),
  ),
];

/** @param {Uint8Array} bytes */
function readSnapshotBytes(bytes) {
  const { snapshot, diagnostics } = readSnapshot("a.jsonl", new TextDecoder().decode(bytes));
  told(diagnostics);
  if (snapshot !== undefined) observationOf(snapshot);
}
