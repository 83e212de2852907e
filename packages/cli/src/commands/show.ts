import type { Statistics } from "@orrery/core/answers/answers";
import type { LoadedModel } from "../load-model.ts";
import { openModel } from "../open-model.ts";
import { statisticsOf } from "../statistics.ts";
import type { Terminal } from "../terminal.ts";
import { sumUp } from "../terminal/summary.ts";
import { padded, visible, widthOf } from "../terminal/width.ts";
import type { Command } from "./command.ts";

const options = {
  stats: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery show`: a model in numbers. */
export const show: Command<typeof options> = {
  name: "show",
  operands: "--stats [DIR]",
  takes: [0, 1],
  options,
  examples: ["orrery show --stats", "orrery show --stats --json architecture"],

  async run(terminal, values, [folder]) {
    const model = openModel(terminal, folder);
    if (model === undefined) return 2;
    const statistics = statisticsOf(model);
    if (values.json) terminal.json({ version: 1, ...statistics, milliseconds: terminal.milliseconds() });
    else printStatistics(terminal, model, statistics);
    return 0;
  },
};

function printStatistics(terminal: Terminal, loaded: LoadedModel, statistics: Statistics): void {
  const { paint } = terminal;
  const { schema } = loaded.workspace.model;
  const header = loaded.workspace.model.header();
  if (header !== undefined) terminal.print(`${paint.bold(visible(header.nameIn(terminal.locale)))}\n`);
  terminal.print(paint.bold(terminal.text("show.kinds")));
  const kinds = Object.entries(statistics.byKind).map(([id, count]) => [schema.kinds.find((kind) => kind.id === id)?.plural[terminal.locale] ?? id, count] as const);
  printBars(terminal, kinds);
  terminal.print(`\n${paint.bold(terminal.text("show.verbs"))}`);
  printBars(terminal, Object.entries(statistics.byRelationship).map(([id, count]) => [id === "flows" ? "->" : id, count] as const));
  terminal.print();
  terminal.print(sumUp(terminal, loaded, statistics.diagnostics));
}

/** Names, counts and bars; the longest bar is as long as the window leaves room for. */
function printBars(terminal: Terminal, rows: readonly (readonly [string, number])[]): void {
  const { paint } = terminal;
  const name = Math.max(0, ...rows.map(([text]) => widthOf(text)));
  const most = Math.max(1, ...rows.map(([, count]) => count));
  const digits = Math.max(0, ...rows.map(([, count]) => widthOf(terminal.number(count))));
  const room = Math.min(40, Math.max(8, (terminal.width ?? 80) - name - digits - 6));
  for (const [text, count] of rows) {
    const bar = "▇".repeat(Math.max(1, Math.round((count / most) * room)));
    terminal.print(`  ${padded(text, name)}  ${padded(terminal.number(count), digits, "start")}  ${paint.cyan(bar)}`);
  }
}
