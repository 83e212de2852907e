import { structureLines, structureReport } from "@orrery/core/exports/availability-report";
import { reportHtml, reportMarkdown } from "@orrery/core/exports/simulation-report";
import { failuresBelow } from "@orrery/core/simulation/read-failures";
import { structureOf } from "@orrery/core/simulation/structure";
import { structureJson } from "../simulating/availability-json.ts";
import { complainOfUnknownId, openModelToCompute } from "../open-model.ts";
import { visible } from "../terminal/width.ts";
import type { Command } from "./command.ts";

const options = {
  max: { kind: "number", value: "N" },
  format: { kind: "choice", of: ["text", "md", "html"], short: "f" },
  json: { kind: "flag" },
} as const;

/** Lines that a person is shown, and nodes that a program gets, unless told otherwise. */
const SHOWN = 200;
const LISTED = 5000;

/** `orrery explain-failure`: what stops something, down to what fails by itself, with its figures and what is missing of them. */
export const explainFailure: Command<typeof options> = {
  name: "explain-failure",
  operands: "ID [DIR]",
  takes: [1, 2],
  options,
  examples: ["orrery explain-failure pr-claim", "orrery explain-failure pr-claim --json"],

  async run(terminal, values, [id = "", folder]) {
    const model = openModelToCompute(terminal, folder)?.workspace.model;
    if (model === undefined) return 2;
    const element = model.element(id);
    if (element === undefined || element.layer === undefined) return complainOfUnknownId(terminal, model, id, false);
    const most = values.max ?? (values.json ? LISTED : SHOWN);
    const tree = structureOf(failuresBelow(model, element.row), element.row, { most });
    if (values.json) terminal.json({ version: 1, id: element.id, structure: structureJson(tree) });
    else if (values.format === "md") terminal.write(reportMarkdown(structureReport(model, tree), terminal.locale));
    else if (values.format === "html") terminal.write(reportHtml(structureReport(model, tree), terminal.locale));
    else for (const line of structureLines(tree)) terminal.print(visible(line[terminal.locale]));
    return 0;
  },
};
