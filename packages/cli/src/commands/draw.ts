import { diagnosticAnswer } from "@orrery/core/answers/diagnostics";
import type { Positions } from "@orrery/core/answers/positions";
import { join, resolve } from "node:path";
import { kindOfPath, writeWhenOther } from "../files.ts";
import { fileNames } from "../file-names.ts";
import { modelNamed } from "../named-model.ts";
import { openModel, shownPath } from "../open-model.ts";
import {
  type Drawable,
  type DrawnView,
  drawOne,
  type DrawWish,
  isBroken,
  type Wanted,
} from "../pictures/draw-views.ts";
import { drawnTable, metricsTable } from "../pictures/drawn-tables.ts";
import { type PictureFormat, writePicture } from "../pictures/formats.ts";
import { sayProblems } from "../pictures/say-problems.ts";
import { openStudio, type Studio } from "../pictures/studio.ts";
import { idOfWanted, wantedViews, wishProblem } from "../pictures/wanted-views.ts";
import { watchViews } from "../pictures/watch-views.ts";
import { positionsIn } from "../positions.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode, Values } from "./command.ts";

const options = {
  all: { kind: "flag" },
  format: { kind: "choices", of: ["svg", "png", "pdf", "json"], short: "f" },
  out: { kind: "text", value: "DIR", short: "o" },
  at: { kind: "text", value: "DATE" },
  lens: { kind: "text", value: "ATTR" },
  notation: { kind: "text", value: "NAME" },
  direction: { kind: "choice", of: ["down", "right", "up", "left"] },
  theme: { kind: "choice", of: ["light", "dark", "auto"] },
  scale: { kind: "number", value: "N" },
  whole: { kind: "flag" },
  against: { kind: "text", value: "REF|DIR" },
  viewpoint: { kind: "text", value: "NAME" },
  scope: { kind: "texts", value: "ID" },
  depth: { kind: "number", value: "N" },
  relayout: { kind: "flag" },
  "no-remember": { kind: "flag" },
  metrics: { kind: "flag" },
  watch: { kind: "flag", short: "w" },
  json: { kind: "flag" },
} as const;

type DrawValues = Values<typeof options>;

/** `orrery draw`: the views of a model as pictures. */
export const draw: Command<typeof options> = {
  name: "draw",
  operands: "[VIEW ...] [DIR]",
  takes: [0, 1000],
  options,
  examples: [
    "orrery draw",
    "orrery draw landscape --format svg,pdf --out docs/pictures",
    "orrery draw landscape --lens lifecycle --at 2028-01-01",
    "orrery draw --viewpoint explore --scope shop --depth 2",
    "orrery draw landscape --against main",
    "orrery draw landscape --out - > landscape.svg",
    "orrery draw landscape --metrics --json",
    "orrery draw --all --watch",
  ],

  async run(terminal, values, operands) {
    const { ids, folder } = divide(terminal, operands);
    const wrong = wishProblem({ ...values, ids });
    if (wrong !== undefined) {
      terminal.complain(terminal.text(wrong.key, wrong.values), terminal.text("misuse.hint", { name: "draw" }));
      return 2;
    }
    const loaded = openModel(terminal, folder);
    if (loaded === undefined) return 2;
    const { model } = loaded.workspace;
    const wanted = wantedViews(terminal, model, { ...values, ids });
    if (wanted === undefined) return 2;
    const before = values.against === undefined ? undefined : modelNamed(terminal, values.against, loaded.folder);
    if (values.against !== undefined && before === undefined) return 2;
    const studio = openStudio(loaded.folder);
    try {
      const job: Job = { terminal, values, wish: wishOf(terminal, values, before), studio };
      const drawable = { model, folder: loaded.folder };
      if (!values.watch) return await drawAll(job, drawable, wanted, positionsIn(loaded));
      return await keepDrawing(job, resolve(terminal.folder, folder ?? loaded.folder), ids);
    } finally {
      await studio.close();
    }
  },
};

/** The last word is the model's place where something stands at that path, or where it looks like one; all others are views. */
function divide(
  terminal: Terminal,
  operands: readonly string[],
): { readonly ids: readonly string[]; readonly folder: string | undefined } {
  const last = operands.at(-1);
  if (last === undefined) return { ids: [], folder: undefined };
  const isPath = /[\\/]|^\.+$|\.orrery$/.test(last) || kindOfPath(resolve(terminal.folder, last)) !== undefined;
  return isPath ? { ids: operands.slice(0, -1), folder: last } : { ids: operands, folder: undefined };
}

function wishOf(terminal: Terminal, values: DrawValues, before: DrawWish["options"]["before"]): DrawWish {
  const { at, lens, notation, direction, whole, relayout } = values;
  return {
    language: terminal.locale,
    remembers: !values["no-remember"] && !isMeasureOnly(values),
    options: { at, lens, notation, direction, isWhole: whole, isFresh: relayout, before },
  };
}

/** Measuring alone leaves no files behind. */
function isMeasureOnly({ metrics, out, format, watch }: DrawValues): boolean {
  return metrics && out === undefined && format.length === 0 && !watch;
}

interface Job {
  readonly terminal: Terminal;
  readonly values: DrawValues;
  readonly wish: DrawWish;
  readonly studio: Studio;
}

/** A view that was drawn, with the files that were written. */
interface Finished extends DrawnView {
  readonly files: readonly string[];
}

async function drawAll(
  job: Job,
  drawable: Drawable,
  wanted: readonly Wanted[],
  positions: Positions,
): Promise<ExitCode> {
  const { terminal, values, wish, studio } = job;
  const names = fileNames(wanted.map(idOfWanted));
  const finished: Finished[] = [];
  for (const [index, one] of wanted.entries()) {
    terminal.progress(
      terminal.text("progress.drawing", { number: index + 1, count: wanted.length, name: visible(idOfWanted(one)) }),
    );
    const drawn = await drawOne(drawable, one, wish, studio);
    if (drawn === undefined) continue;
    const files = await writeFiles(job, drawn, names.get(idOfWanted(one)) ?? "");
    finished.push({ ...drawn, files });
  }
  terminal.progress(undefined);
  report(terminal, values, finished, drawable.folder, positions);
  return finished.some((one) => one.drawn.problems.some((problem) => problem.severity === "error")) ? 1 : 0;
}

/** Paths of the files of a picture; `-` writes it to stdout and leaves none. What was not understood takes no good picture's place. */
async function writeFiles({ terminal, values }: Job, { drawn }: DrawnView, name: string): Promise<readonly string[]> {
  if (isMeasureOnly(values) || isBroken(drawn)) return [];
  const formats: readonly PictureFormat[] = values.format.length === 0 ? ["svg"] : values.format;
  const style = { theme: values.theme ?? "light", scale: values.scale ?? 2 } as const;
  const files: string[] = [];
  for (const format of formats) {
    const content = await writePicture(drawn.scene, format, style);
    if (values.out === "-") {
      terminal.write(content);
      continue;
    }
    const path = join(resolve(terminal.folder, values.out ?? "pictures"), `${name}.${format}`);
    writeWhenOther(path, content);
    files.push(shownPath(terminal, path));
  }
  return files;
}

function report(
  terminal: Terminal,
  values: DrawValues,
  finished: readonly Finished[],
  folder: string,
  positions: Positions,
): void {
  for (const one of finished) {
    sayProblems(terminal, one.drawn.problems, folder, positions);
    if (one.remembered !== undefined && typeof one.remembered === "object")
      terminal.say(
        `${terminal.paintBeside.yellow(terminal.text("severity.warning"))} ${terminal.text("draw.not-remembered", { path: visible(shownPath(terminal, one.sidecar ?? "")), reason: terminal.named(`fault.${one.remembered.fault}`) ?? one.remembered.fault })}`,
      );
  }
  if (values.out === "-") return;
  if (values.json) terminal.json(answerOf(terminal, finished, positions, values.metrics));
  else if (finished.length > 0) {
    for (const line of drawnTable(terminal, finished)) terminal.print(line);
    if (values.metrics) for (const line of metricsTable(terminal, finished)) terminal.print(line);
  }
}

/** Version 1: fields are only ever added. Lengths are in pixels of the scene. */
function answerOf(
  terminal: Terminal,
  finished: readonly Finished[],
  positions: Positions,
  withMetrics: boolean,
): object {
  return {
    version: 1,
    views: finished.map(({ drawn, files, remembered }) => {
      const { view, scene, diagram, metrics, problems, notes } = drawn;
      return {
        id: view.id,
        title: scene.title,
        viewpoint: view.viewpoint ?? null,
        kind: diagram.kind,
        width: scene.width,
        height: scene.height,
        files,
        places: remembered === undefined ? null : typeof remembered === "object" ? "not-written" : remembered,
        ...(withMetrics ? { metrics: metrics ?? null } : {}),
        problems: problems.map((problem) => diagnosticAnswer(problem, positions, terminal.locale)),
        notes,
      };
    }),
  };
}

/** Draws again whenever the model changes, with the engines that are running, until a signal ends the process. */
async function keepDrawing(job: Job, path: string, ids: readonly string[]): Promise<ExitCode> {
  const { terminal, values } = job;
  terminal.say(terminal.paintBeside.dim(terminal.text("draw.watching")));
  await watchViews(path, async ({ model, folder, positions }) => {
    const wanted = wantedViews(terminal, model, { ...values, ids });
    if (wanted !== undefined) await drawAll(job, { model, folder }, wanted, positions);
  });
  return 0;
}
