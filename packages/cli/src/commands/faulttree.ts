import { describe } from "@orrery/core/base/codes";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { closest } from "@orrery/core/base/suggest";
import { type Evaluation, evaluateTree, wantsSample, withSample } from "@orrery/core/engines/fault-tree/evaluate";
import type { CutSet, CutSets, Importance, Probability } from "@orrery/core/engines/fault-tree/tree";
import { prepareStaticSampler, probabilityOfSample, sampleStatic } from "@orrery/core/engines/sampling/static";
import {
  MISSION_TIME,
  type OpenPsaFile,
  type OpenPsaModel,
  type OpenPsaTree,
  readOpenPsa,
} from "@orrery/core/sources/open-psa/read";
import { basename, resolve } from "node:path";
import { tryReading } from "../files.ts";
import { sampleInParallel } from "../sampling/sample-in-parallel.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  top: { kind: "text", value: "NAME" },
  order: { kind: "number", value: "N" },
  "cut-sets": { kind: "number", value: "N" },
  primes: { kind: "flag" },
  nodes: { kind: "number", value: "N" },
  samples: { kind: "number", value: "N" },
  seed: { kind: "number", value: "N" },
  "mission-time": { kind: "number", value: "H" },
  json: { kind: "flag" },
} as const;

type Given = Values<typeof options>;

/** Cut sets and events that a person is shown, and cut sets that a program gets, unless told otherwise. */
const SHOWN = 10;
const LISTED = 100;
/** Longest order that a limit can name. */
const LONGEST = 30;
/** What the engine can take. */
const ranges = {
  order: [1, LONGEST],
  nodes: [1000, 1e8],
  "cut-sets": [0, 100_000],
  samples: [0, 1e12],
  seed: [0, Number.MAX_SAFE_INTEGER],
  "mission-time": [0, 1e12],
} as const;
/** Draws of single events that an estimate takes unless told otherwise: some seconds. */
const DRAWS = 4e9;
/** Draws from which on threads are worth their start. */
const MANY_DRAWS = 5e8;

/** `orrery faulttree`: the probability of a fault tree in the Open-PSA format, its minimal cut sets and what matters in it. */
export const faulttree: Command<typeof options> = {
  name: "faulttree",
  operands: "FILE...",
  takes: [1, Infinity],
  options,
  examples: [
    "orrery faulttree plant.xml",
    "orrery faulttree plant.xml --top cooling --cut-sets 20",
    "orrery faulttree gates.xml events.xml --order 4 --json",
  ],

  async run(terminal, values, paths) {
    const wrong = wrongNumber(values);
    if (wrong !== undefined) {
      terminal.complain(
        terminal.text("faulttree.bad-number", wrong),
        terminal.text("misuse.hint", { name: "faulttree" }),
      );
      return 2;
    }
    const model = readModel(terminal, paths, values["mission-time"] ?? MISSION_TIME);
    if (model === undefined) return 2;
    const top = values.top ?? model.tops[0] ?? "";
    const tree = model.treeOf(top);
    if (tree === undefined) return complainOfTop(terminal, model, top);
    if (values.top === undefined && model.tops.length > 1)
      terminal.say(terminal.text("faulttree.several-tops", { top: visible(top), others: others(model, top) }));
    terminal.progress(terminal.text("faulttree.computing", { name: visible(top) }));
    const computed = evaluateTree(tree.tree, tree.probabilities, {
      limit: values.order,
      first: values["cut-sets"] ?? (values.json ? LISTED : SHOWN),
      nodes: values.nodes,
      primes: values.primes,
    });
    const isSampled = values.samples !== 0 && wantsSample(computed);
    const result = isSampled ? withSample(computed, await sample(terminal, tree, visible(top), values)) : computed;
    terminal.progress(undefined);
    const told = { model, top, tree, result, missionTime: values["mission-time"] ?? MISSION_TIME };
    if (values.json) terminal.json(plain(told));
    else for (const line of linesOf(terminal, told)) terminal.print(line);
    return 0;
  },
};

/** What is told: of which top, and what came out. */
interface Told {
  readonly model: OpenPsaModel;
  readonly top: string;
  readonly tree: OpenPsaTree;
  readonly result: Evaluation;
  readonly missionTime: number;
}

/** A number that the engine cannot take, and what it can. */
function wrongNumber(
  values: Given,
): { readonly option: string; readonly from: number; readonly to: number } | undefined {
  for (const [option, [from, to]] of Object.entries(ranges)) {
    const given = values[option as keyof typeof ranges];
    if (given !== undefined && (given < from || given > to)) return { option: `--${option}`, from, to };
  }
  return undefined;
}

/** The files as one model; undefined after telling what is wrong with them. */
function readModel(terminal: Terminal, paths: readonly string[], missionTime: number): OpenPsaModel | undefined {
  const files: OpenPsaFile[] = [];
  for (const path of paths) {
    const bytes = tryReading(resolve(terminal.folder, path));
    if (!(bytes instanceof Uint8Array)) {
      const reason = terminal.named(`fault.${bytes.code}`) ?? bytes.code;
      terminal.complain(terminal.text("fault", { path: visible(path), reason }));
      return undefined;
    }
    files.push({ uri: basename(path), bytes });
  }
  const { model, diagnostics } = readOpenPsa(files, { missionTime });
  for (const diagnostic of diagnostics) terminal.say(lineOf(terminal, diagnostic));
  if (model === undefined) terminal.complain(terminal.text("faulttree.unread", { name: visible(paths.join(" ")) }));
  return model;
}

function lineOf(terminal: Terminal, diagnostic: Diagnostic): string {
  const { paintBeside: paint, locale } = terminal;
  const isError = diagnostic.severity === "error";
  const severity = (isError ? paint.red : paint.yellow)(
    terminal.text(isError ? "faulttree.error" : "faulttree.warning"),
  );
  return `${visible(diagnostic.uri)}: ${severity}: ${visible(describe(diagnostic, locale))}`;
}

function complainOfTop(terminal: Terminal, model: OpenPsaModel, top: string): ExitCode {
  const [suggestion] = closest(top, model.gates, 1);
  const hint =
    suggestion === undefined
      ? terminal.text("faulttree.tops", { tops: visible(model.tops.slice(0, SHOWN).join(", ")) })
      : terminal.text("did-you-mean", { suggestion: visible(suggestion) });
  terminal.complain(terminal.text("faulttree.no-top", { name: visible(top) }), hint);
  return 2;
}

function others(model: OpenPsaModel, top: string): string {
  const rest = model.tops.filter((one) => one !== top);
  return visible([...rest.slice(0, SHOWN), ...(rest.length > SHOWN ? ["…"] : [])].join(", "));
}

/** On all processors where that pays; the same on any number of them. */
async function sample(
  terminal: Terminal,
  { tree, probabilities }: OpenPsaTree,
  name: string,
  values: Given,
): Promise<Probability> {
  const { components } = prepareStaticSampler(tree, probabilities);
  const trials = values.samples ?? Math.max(1e6, Math.floor(DRAWS / Math.max(1, components)));
  const job = { trials, seed: values.seed ?? 1 };
  if (trials * components < MANY_DRAWS) return probabilityOfSample(sampleStatic(tree, probabilities, job));
  const progress = (done: number, of: number): void => {
    terminal.progress(terminal.text("faulttree.sampling", { name, share: Math.floor((100 * done) / of) }));
  };
  return probabilityOfSample(await sampleInParallel(tree, probabilities, job, { progress }));
}

/** The result for programs. */
function plain({ model, top, tree, result, missionTime }: Told): object {
  const { probability, bounds, missing, cutSets, primes, importance } = result;
  const isKnown = missing.length === 0;
  return {
    version: 1,
    top,
    tops: model.tops,
    probability: isKnown ? probability.value : null,
    result: probability.result,
    lower: probability.lower,
    upper: probability.upper,
    complement: isKnown ? probability.complement : null,
    ...(bounds === undefined ? {} : { certain: { lower: bounds.lower, upper: bounds.upper } }),
    events: tree.tree.events,
    gates: tree.tree.gates.length,
    coherent: result.isCoherent,
    withoutProbability: missing.map((event) => tree.names[event]),
    ...(model.isTimed ? { missionTime } : {}),
    minimalCutSets:
      cutSets.result === "some"
        ? { result: "some", count: null, byOrder: null, limit: null, first: setsOf(cutSets.first, tree) }
        : { result: cutSets.result, ...counted(cutSets.sets, tree) },
    ...(primes === undefined ? {} : { primeImplicants: { result: "exact", ...counted(primes, tree) } }),
    importance:
      importance === undefined
        ? null
        : ranked(importance, tree).map((one) => ({ ...one, rrw: finite(one.rrw), raw: finite(one.raw) })),
  };
}

function counted(sets: CutSets, tree: OpenPsaTree): object {
  return {
    count: exactNumber(sets.count),
    byOrder: Object.fromEntries(
      sets.byOrder.flatMap((count, order) => (count === 0n ? [] : [[order, exactNumber(count)]])),
    ),
    limit: sets.limit ?? null,
    first: setsOf(sets.first, tree),
  };
}

/** A JSON number where it is exact, beyond that its digits as a text. */
function exactNumber(count: bigint): number | string {
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : count.toString();
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function setsOf(sets: readonly CutSet[], tree: OpenPsaTree): readonly object[] {
  return sets.map(({ events, probability }) => ({
    order: events.length,
    probability: finite(probability),
    events: events.map((event) => literalName(event, tree)),
  }));
}

/** The name of an event; `not pump` of its complement. */
function literalName(event: number, { names }: OpenPsaTree): string {
  return event < 0 ? `not ${names[~event] ?? ""}` : (names[event] ?? "");
}

interface Ranked {
  readonly event: string;
  readonly probability: number;
  readonly birnbaum: number;
  readonly criticality: number;
  readonly fussellVesely: number;
  readonly raw: number;
  readonly rrw: number;
}

/** Events that matter most first: by Fussell-Vesely, then Birnbaum, then name. */
function ranked(importance: Importance, { names, probabilities }: OpenPsaTree): readonly Ranked[] {
  const { birnbaum, criticality, fussellVesely, raw, rrw } = importance;
  return names
    .map((event, index) => ({
      event,
      probability: probabilities[index] ?? 0,
      birnbaum: birnbaum[index] ?? 0,
      criticality: criticality[index] ?? 0,
      fussellVesely: fussellVesely[index] ?? 0,
      raw: raw[index] ?? 0,
      rrw: rrw[index] ?? 0,
    }))
    .sort((a, b) => b.fussellVesely - a.fussellVesely || b.birnbaum - a.birnbaum || (a.event < b.event ? -1 : 1));
}

/** The result for people. */
function linesOf(terminal: Terminal, told: Told): readonly string[] {
  const { top, tree, result, model, missionTime } = told;
  const { paint } = terminal;
  const shape = terminal.text("faulttree.shape", { events: tree.tree.events, gates: tree.tree.gates.length });
  return [
    `${paint.bold(visible(top))}  ${paint.dim(shape)}`,
    "",
    ...probabilityLines(terminal, result),
    ...(model.isTimed ? [paint.dim(terminal.text("faulttree.mission", { hours: missionTime }))] : []),
    "",
    ...cutSetLines(terminal, result, tree),
    ...primeLines(terminal, result, tree),
    ...importanceLines(terminal, result, tree),
  ];
}

function probabilityLines(terminal: Terminal, { probability, missing, bounds }: Evaluation): readonly string[] {
  const { paint } = terminal;
  const { result, value, lower, upper } = probability;
  const range = { value: short(terminal, value), lower: short(terminal, lower), upper: short(terminal, upper) };
  const lines = [
    missing.length > 0 && result === "bounds"
      ? paint.bold(terminal.text("faulttree.between", range))
      : paint.bold(terminal.text(`faulttree.${result}`, range)),
  ];
  if (bounds !== undefined)
    lines.push(
      terminal.text("faulttree.certain", {
        lower: short(terminal, bounds.lower),
        upper: short(terminal, bounds.upper),
      }),
    );
  if (missing.length > 0) lines.push(paint.yellow(terminal.text("faulttree.missing", { count: missing.length })));
  return lines;
}

function cutSetLines(terminal: Terminal, { cutSets }: Evaluation, tree: OpenPsaTree): readonly string[] {
  const { paint } = terminal;
  if (cutSets.result === "some") {
    const title = paint.bold(terminal.text("faulttree.some-cut-sets", { count: cutSets.first.length }));
    return [title, ...setTable(terminal, cutSets.first, tree), ""];
  }
  const { sets } = cutSets;
  const count = terminal.text(`faulttree.cut-sets.${cutSets.result}`, {
    count: grouped(terminal, sets.count),
    limit: sets.limit ?? 0,
  });
  return [paint.bold(count), ...orderLines(terminal, sets), "", ...setTable(terminal, sets.first, tree), ""];
}

function primeLines(terminal: Terminal, { primes, isCoherent }: Evaluation, tree: OpenPsaTree): readonly string[] {
  if (isCoherent) return [];
  const { paint } = terminal;
  if (primes === undefined) return [paint.dim(terminal.text("faulttree.not-coherent")), ""];
  const title = paint.bold(terminal.text("faulttree.primes", { count: grouped(terminal, primes.count) }));
  return [title, ...orderLines(terminal, primes), "", ...setTable(terminal, primes.first, tree), ""];
}

/** How many of each size, on one line. */
function orderLines(terminal: Terminal, { byOrder }: CutSets): readonly string[] {
  const parts = byOrder.flatMap((count, order) =>
    count === 0n ? [] : [terminal.text("faulttree.of-order", { order, count: grouped(terminal, count) })],
  );
  return parts.length === 0 ? [] : [`  ${parts.join(terminal.paint.dim(" · "))}`];
}

function setTable(terminal: Terminal, sets: readonly CutSet[], tree: OpenPsaTree): readonly string[] {
  if (sets.length === 0) return [];
  const columns = [
    { title: terminal.text("faulttree.column.probability"), isNumeric: true },
    { title: terminal.text("faulttree.column.order"), isNumeric: true },
    { title: terminal.text("faulttree.column.events") },
  ];
  const rows = sets.map(({ events, probability }) => [
    short(terminal, probability),
    terminal.number(events.length),
    events
      .map((event) =>
        event < 0 ? terminal.text("faulttree.not", { name: tree.names[~event] ?? "" }) : (tree.names[event] ?? ""),
      )
      .join(" · "),
  ]);
  return tableOf(terminal, columns, rows);
}

function importanceLines(
  terminal: Terminal,
  { importance, probability }: Evaluation,
  tree: OpenPsaTree,
): readonly string[] {
  const { paint } = terminal;
  if (importance === undefined) {
    return [
      paint.dim(terminal.text(probability.result === "exact" ? "faulttree.no-events" : "faulttree.no-importance")),
    ];
  }
  const all = ranked(importance, tree);
  const columns = ["event", "probability", "fussell-vesely", "birnbaum", "criticality", "raw", "rrw"].map(
    (column, index) => ({
      title: terminal.named(`faulttree.column.${column}`) ?? column,
      isNumeric: index > 0,
    }),
  );
  const rows = all
    .slice(0, SHOWN)
    .map((one) => [
      one.event,
      ...[one.probability, one.fussellVesely, one.birnbaum, one.criticality, one.raw, one.rrw].map((value) =>
        short(terminal, value),
      ),
    ]);
  const more = all.length > SHOWN ? [paint.dim(terminal.text("element.more", { count: all.length - SHOWN }))] : [];
  return [paint.bold(terminal.text("faulttree.importance")), ...tableOf(terminal, columns, rows), ...more];
}

/** Six digits, with an exponent where zeros would be counted. */
function short(terminal: Terminal, value: number): string {
  if (Number.isNaN(value)) return "?";
  if (!Number.isFinite(value)) return "∞";
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(5) : String(Number(value.toPrecision(6)));
  return terminal.locale === "fr" ? text.replace(".", ",") : text;
}

function grouped(terminal: Terminal, count: bigint): string {
  return count <= BigInt(Number.MAX_SAFE_INTEGER)
    ? terminal.number(Number(count))
    : count.toLocaleString(terminal.locale);
}
