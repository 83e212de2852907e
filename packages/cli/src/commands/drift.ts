import manifest from "../../package.json" with { type: "json" };
import { dayNumber } from "@orrery/core/base/dates";
import { positionAt } from "@orrery/core/base/text";
import { driftOf, isDrifting } from "@orrery/core/discovery/drift";
import { type Drift, type DriftItem } from "@orrery/core/discovery/drift-items";
import { driftJson, type ExportedDrift } from "@orrery/core/exports/drift-export";
import { asOf } from "@orrery/core/model/time";
import { join, resolve } from "node:path";
import { between, betweenPage } from "../discovering/between.ts";
import { type Compared, compared } from "../discovering/comparing.ts";
import { driftPage } from "../discovering/drift-page.ts";
import { areSources, shareMeant } from "../discovering/wishes.ts";
import { writeWhole } from "../files.ts";
import type { LoadedModel } from "../load-model.ts";
import { openModel, shownPath } from "../open-model.ts";
import { positionsIn } from "../positions.ts";
import { folderInRepository } from "../repository-path.ts";
import type { Terminal } from "../terminal.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  against: { kind: "texts", value: "NAME|PATH" },
  between: { kind: "text", value: "A,B" },
  source: { kind: "texts", value: "ID" },
  only: { kind: "choices", of: ["contradicting", "unmodelled", "unconfirmed", "undecidable"] },
  kind: { kind: "texts", value: "KIND" },
  "min-confidence": { kind: "text", value: "SHARE" },
  tolerated: { kind: "flag" },
  evidence: { kind: "flag" },
  format: { kind: "choice", of: ["text", "json", "sarif", "markdown"], short: "f" },
  output: { kind: "text", value: "FILE", short: "o" },
  json: { kind: "flag" },
} as const;

type Given = Values<typeof options>;

/** `orrery drift`: where the model and what was observed differ, each with its evidence. Ends with 1 where somebody should look. */
export const drift: Command<typeof options> = {
  name: "drift",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: [
    "orrery drift",
    "orrery drift --against .",
    "orrery drift --only contradicting --min-confidence 0.9",
    "orrery drift --format sarif -o drift.sarif",
    "orrery drift --between test,prod",
  ],

  async run(terminal, values, [folder]) {
    const minConfidence = shareMeant(terminal, values["min-confidence"]);
    if (minConfidence === undefined || !areSources(terminal, values.source)) return 2;
    if (values.between !== undefined) return runBetween(terminal, folder, values, values.between);
    const loaded = openModel(terminal, folder);
    if (loaded === undefined) return 2;
    const given = await compared(terminal, loaded, values.against, values.source);
    if (given === undefined) return 2;
    const today = dayNumber(terminal.today()) ?? 0;
    // What is planned is not there yet, and what is retired is there no more.
    const model = asOf(loaded.workspace.model, today);
    const whole = driftOf(model, given.observation, { today, minConfidence, answered: given.answered });
    const shown = { ...whole, items: whole.items.filter((item) => isWanted(item, values)) };
    await show(terminal, values, loaded, given, shown);
    return isDrifting(shown) ? 1 : 0;
  },
};

/** Two environments beside each other, with no look at the model. */
async function runBetween(
  terminal: Terminal,
  folder: string | undefined,
  { against, source, kind, json, format }: Given,
  words: string,
): Promise<ExitCode> {
  const found = await between(terminal, folder, { between: words, against, sources: source });
  if (found === undefined) return 2;
  const differences = found.differences.filter((one) => kind.length === 0 || kind.includes(one.kind));
  const shown = { ...found, differences };
  if (json || format === "json") terminal.json(shown);
  else for (const line of betweenPage(terminal, shown)) terminal.print(line);
  return differences.length === 0 ? 0 : 1;
}

function isWanted({ drift: sort, kind }: DriftItem, { only, kind: kinds }: Given): boolean {
  return (only.length === 0 || only.includes(sort)) && (kinds.length === 0 || kinds.includes(kind));
}

async function show(
  terminal: Terminal,
  values: Given,
  loaded: LoadedModel,
  given: Compared,
  shown: Drift,
): Promise<void> {
  const { output } = values;
  const isFile = output !== undefined && output !== "-";
  const format = values.json ? "json" : (values.format ?? (isFile ? formatOf(output) : "text"));
  if (format !== "text") {
    const text = await textOf(exportOf(terminal, loaded, given, shown), format);
    if (!isFile) {
      terminal.write(text);
      return;
    }
    writeWhole(resolve(terminal.folder, output), text);
  }
  const at = lineOf(loaded);
  const page = {
    drift: shown,
    runs: given.snapshots.map(({ name, day }) => `${name} (${day})`),
    withTolerated: values.tolerated,
    withEvidence: values.evidence,
    placeText: ({ place }: DriftItem) => {
      if (place === undefined) return undefined;
      const { line } = at(place.uri, place.span.start);
      return `${shownPath(terminal, join(loaded.folder, place.uri))}:${line}`;
    },
  };
  for (const line of driftPage(terminal, page)) terminal.print(line);
}

type Format = "json" | "sarif" | "markdown";

/** What the ending of a file asks for. */
function formatOf(path: string): Format {
  if (/\.sarif$/iu.test(path)) return "sarif";
  return /\.(?:md|markdown)$/iu.test(path) ? "markdown" : "json";
}

async function textOf(exported: ExportedDrift, format: Format): Promise<string> {
  switch (format) {
    case "json":
      return `${JSON.stringify(driftJson(exported), undefined, 2)}\n`;
    case "sarif":
      return (await import("@orrery/core/exports/drift-sarif")).writeDriftSarif(exported);
    case "markdown":
      return (await import("@orrery/core/exports/drift-markdown")).writeDriftMarkdown(exported);
  }
}

function exportOf(terminal: Terminal, loaded: LoadedModel, given: Compared, shown: Drift): ExportedDrift {
  const folder = folderInRepository(terminal.folder, loaded.folder);
  const inside = (base: string, path: string): string => (base === "" ? path : `${base}/${path}`);
  return {
    drift: shown,
    locale: terminal.locale,
    runs: given.snapshots.map(({ name, day }) => ({ name, day })),
    modelPath: (uri) => inside(folder, uri),
    artefactPath: (file) => {
      const [root, path] = given.placeOf(file);
      return inside(folderInRepository(terminal.folder, root), path);
    },
    at: lineOf(loaded),
    version: manifest.version,
  };
}

/** Lines and columns of the model's files. */
function lineOf(loaded: LoadedModel): ExportedDrift["at"] {
  const positions = positionsIn(loaded);
  return (uri, offset) => {
    const text = positions(uri);
    return text === undefined ? { line: 1, column: 1 } : positionAt(text.bytes, text.starts, offset);
  };
}
