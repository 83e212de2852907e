import { elementAnswer } from "@orrery/core/answers/element";
import { severityCounts, statistics as statisticsOf } from "@orrery/core/answers/statistics";
import { dayNumber } from "@orrery/core/base/dates";
import { asOf } from "@orrery/core/model/time";
import { seenLines } from "../discovering/seen-lines.ts";
import { elementPage } from "../element-page.ts";
import type { LoadedModel } from "../load-model.ts";
import { complainOfUnknownId, openModel } from "../open-model.ts";
import { positionsIn } from "../positions.ts";
import { statisticsPage } from "../statistics-page.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command, ExitCode } from "./command.ts";

const options = {
  stats: { kind: "flag" },
  "as-of": { kind: "text", value: "DATE" },
  all: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery show`: everything about one element, or a model in numbers. */
export const show: Command<typeof options> = {
  name: "show",
  operands: "[ID [DIR] | --stats [DIR]]",
  takes: [0, 2],
  options,
  examples: [
    "orrery show shop",
    "orrery show shop --as-of 2030-01-01",
    "orrery show --stats",
    "orrery show --stats --json architecture",
  ],

  async run(terminal, values, operands) {
    const isModel = values.stats || operands.length === 0;
    if (isModel && operands.length > 1) {
      terminal.complain(
        terminal.text("misuse.too-many", { operand: visible(operands[1] ?? "") }),
        terminal.text("misuse.hint", { name: "show" }),
      );
      return 2;
    }
    const date = values["as-of"];
    const day = date === undefined ? undefined : dayNumber(date);
    if (date !== undefined && day === undefined) {
      terminal.complain(terminal.text("show.no-date", { date: visible(date) }));
      return 2;
    }
    const loaded = openModel(terminal, operands[isModel ? 0 : 1]);
    if (loaded === undefined) return 2;
    return isModel
      ? showModel(terminal, loaded, values.json)
      : showElement(terminal, loaded, operands[0] ?? "", day, values);
  },
};

function showModel(terminal: Terminal, loaded: LoadedModel, isJson: boolean): ExitCode {
  const statistics = { ...statisticsOf(loaded.workspace), diagnostics: severityCounts(loaded.diagnostics()) };
  if (isJson) terminal.json({ version: 1, ...statistics, milliseconds: terminal.milliseconds() });
  else for (const line of statisticsPage(terminal, loaded, statistics)) terminal.print(line);
  return 0;
}

function showElement(
  terminal: Terminal,
  loaded: LoadedModel,
  id: string,
  day: number | undefined,
  { json, all }: { readonly json: boolean; readonly all: boolean },
): ExitCode {
  const whole = loaded.workspace.model;
  const model = day === undefined ? whole : asOf(whole, day);
  const answer = elementAnswer(model, loaded.diagnostics(), id, {
    language: terminal.locale,
    positions: positionsIn(loaded),
  });
  if (answer === undefined) return complainOfUnknownId(terminal, whole, id, day !== undefined);
  if (json) terminal.json(answer);
  else {
    for (const line of elementPage(terminal, loaded.folder, answer, all)) terminal.print(line);
    const element = model.element(id);
    for (const line of element === undefined ? [] : seenLines(terminal, loaded, element)) terminal.print(line);
  }
  return 0;
}
