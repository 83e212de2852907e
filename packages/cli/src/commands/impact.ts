import type { ImpactAnswer } from "@orrery/core/answers/answers";
import { impactAnswer } from "@orrery/core/answers/impact";
import { closest } from "@orrery/core/base/suggest";
import type { Model } from "@orrery/core/model/model";
import { complainOfUnknownId, openModel } from "../open-model.ts";
import { positionsIn } from "../positions.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";

const options = {
  up: { kind: "flag" },
  down: { kind: "flag" },
  verbs: { kind: "text", value: "A,B" },
  depth: { kind: "number", value: "N" },
  derived: { kind: "flag" },
  max: { kind: "number", value: "N" },
  json: { kind: "flag" },
} as const;

/** Lines shown to a person unless told otherwise. */
const SHOWN = 100;

/** `orrery impact`: what is hit when an element stops or changes, or what it depends on, with the path that explains each. */
export const impact: Command<typeof options> = {
  name: "impact",
  operands: "ID [DIR]",
  takes: [1, 2],
  options,
  examples: [
    "orrery impact web-server",
    "orrery impact order-handling --up",
    "orrery impact shop --verbs uses,-> --depth 2",
    "orrery impact shop --derived --json",
  ],

  async run(terminal, values, [id = "", folder]) {
    if (values.up && values.down) {
      terminal.complain(terminal.text("impact.one-way"), terminal.text("misuse.hint", { name: "impact" }));
      return 2;
    }
    const loaded = openModel(terminal, folder);
    if (loaded === undefined) return 2;
    const { model } = loaded.workspace;
    const verbs = values.verbs
      ?.split(",")
      .map((verb) => verb.trim())
      .filter((verb) => verb !== "");
    const unknown = verbs?.find((verb) => !isVerb(model, verb));
    if (unknown !== undefined) return complainOfVerb(terminal, model, unknown);
    const direction = values.up ? "up" : "down";
    const request = {
      direction,
      verbs,
      depth: values.depth,
      derived: values.derived,
      language: terminal.locale,
      positions: positionsIn(loaded),
    } as const;
    const limit = values.max ?? (values.json ? undefined : SHOWN);
    const answer = impactAnswer(model, id, { ...request, limit });
    if (answer === undefined) return complainOfUnknownId(terminal, model, id, false);
    if (values.json) terminal.json(answer);
    else for (const line of impactLines(terminal, model, answer, values.derived)) terminal.print(line);
    return 0;
  },
};

function isVerb(model: Model, verb: string): boolean {
  return verb === "carries" || model.schema.verbNumber(verb) >= 0 || model.schema.knowsKey(verb.split(".")[0] ?? "");
}

function complainOfVerb(terminal: Terminal, model: Model, verb: string): ExitCode {
  const verbs = model.schema.relationships.map((relationship) => relationship.id);
  const suggestion = closest(verb, verbs, 1)[0];
  const hint =
    suggestion === undefined
      ? terminal.text("impact.verbs", { verbs: verbs.join(", ") })
      : terminal.text("did-you-mean", { suggestion });
  terminal.complain(terminal.text("impact.unknown-verb", { verb: visible(verb) }), hint);
  return 2;
}

/** By distance: each hit with the step that reached it. */
function impactLines(terminal: Terminal, model: Model, answer: ImpactAnswer, showsDerived: boolean): readonly string[] {
  const { paint } = terminal;
  const { root, direction, total, hits } = answer;
  const lines = [terminal.text(`impact.${direction}`, { name: paint.bold(visible(root.name)), count: total })];
  if (total === 0) return lines;
  let distance = 0;
  for (const hit of hits) {
    if (hit.distance !== distance) {
      distance = hit.distance;
      lines.push("", paint.bold(terminal.text("impact.steps", { count: distance })));
    }
    const step = hit.path.at(-1);
    const derived =
      hit.derived === undefined || !showsDerived
        ? ""
        : paint.magenta(` ${terminal.text("impact.derived", { relationship: hit.derived })}`);
    const why = step === undefined ? "" : paint.dim(`  ← ${stepText(step)}`);
    lines.push(
      `  ${visible(hit.name)}  ${paint.cyan(visible(hit.id))}${paint.dim(` · ${visible(hit.kind)}`)}${derived}${why}`,
    );
  }
  if (hits.length < total) lines.push(paint.dim(terminal.text("element.more", { count: total - hits.length })));
  const kinds = Object.entries(answer.byKind).map(
    ([id, count]) =>
      `${model.schema.kinds.find((kind) => kind.id === id)?.[count === 1 ? "name" : "plural"][terminal.locale] ?? id} ${terminal.number(count)}`,
  );
  return [...lines, "", kinds.join(paint.dim(" · "))];
}

/** The statement as it is written: `claims uses policy`, whichever way the impact went. */
function stepText({ from, to, by, against }: ImpactAnswer["hits"][number]["path"][number]): string {
  const [subject, object] = against ? [to, from] : [from, to];
  return visible(`${subject} ${by === "flows" ? "->" : by} ${object}`);
}
