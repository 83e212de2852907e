import { closest } from "@orrery/core/base/suggest";
import { resolve } from "node:path";
import { kindOfPath, writeAll, writeWhole } from "../files.ts";
import { type Exported, exportModel } from "../exporting.ts";
import { lossReport } from "../loss-report.ts";
import { openModel, shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../terminal/width.ts";
import type { Command } from "./command.ts";

const options = {
  format: { kind: "choice", of: ["archimate-exchange", "archi", "coarchi", "csv", "xlsx", "archi-csv"], short: "f" },
  output: { kind: "text", value: "FILE", short: "o" },
  kind: { kind: "text", value: "KIND" },
  european: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery export`: the model in the format of another tool, with a report of what became of everything. */
export const exporting: Command<typeof options> = {
  name: "export",
  operands: "[DIR]",
  takes: [0, 1],
  options,
  examples: [
    "orrery export --format archimate-exchange -o model.xml",
    "orrery export --format archi -o model.archimate architecture",
    "orrery export --format coarchi -o model-repository",
    "orrery export --format xlsx -o model.xlsx",
    "orrery export --format csv --kind application -o applications.csv",
  ],

  async run(terminal, values, [folder]) {
    const { format, output, kind } = values;
    if (format === undefined || output === undefined) {
      terminal.complain(terminal.text("export.incomplete"), terminal.text("misuse.hint", { name: "export" }));
      return 2;
    }
    if (kind !== undefined && format !== "csv" && format !== "xlsx") {
      terminal.complain(terminal.text("export.kind-is-for-tables"), terminal.text("misuse.hint", { name: "export" }));
      return 2;
    }
    const loaded = openModel(terminal, folder);
    if (loaded === undefined) return 2;
    const kinds = loaded.workspace.model.schema.kinds.filter((one) => one.layer !== undefined).map((one) => one.id);
    if (kind !== undefined && !kinds.includes(kind)) {
      const suggestion = closest(kind, kinds, 1)[0];
      terminal.complain(
        terminal.text("list.unknown-kind", { word: visible(kind) }),
        suggestion === undefined ? undefined : terminal.text("did-you-mean", { suggestion }),
      );
      return 2;
    }
    terminal.progress(terminal.text("progress.exporting"));
    const exported = exportModel(loaded, { format, kind, language: terminal.locale, isEuropean: values.european });
    terminal.progress(undefined);
    const written = write(terminal, exported, output);
    if (written === undefined) return 2;
    if (values.json && output !== "-") terminal.json({ version: 1, format, files: written, loss: exported.loss });
    else report(terminal, exported, written, output === "-");
    return 0;
  },
};

/** Paths of the files that were written; undefined after telling why none could be. `-` is stdout. */
function write(terminal: Terminal, exported: Exported, output: string): readonly string[] | undefined {
  const target = resolve(terminal.folder, output);
  if (exported.shape === "file") {
    if (output === "-") terminal.write(exported.content);
    else if (kindOfPath(target) === "folder") return refuse(terminal, "export.needs-file", output);
    else writeWhole(target, exported.content);
    return [shownPath(terminal, target)];
  }
  if (output === "-" || kindOfPath(target) === "file") return refuse(terminal, "export.needs-folder", output);
  writeAll(target, exported.files);
  return [...exported.files.keys()].map((path) => `${shownPath(terminal, target)}/${path}`);
}

function refuse(terminal: Terminal, key: "export.needs-file" | "export.needs-folder", output: string): undefined {
  terminal.complain(terminal.text(key, { path: visible(output) }));
  return undefined;
}

function report(terminal: Terminal, { loss }: Exported, written: readonly string[], isPiped: boolean): void {
  const tell = (line: string): void => (isPiped ? terminal.say(line) : terminal.print(line));
  const [first = ""] = written;
  if (!isPiped)
    tell(
      `${terminal.paint.green("✓")} ${terminal.text("export.done", { count: written.length, others: written.length - 1, path: terminal.paint.bold(visible(first)) })}`,
    );
  for (const line of lossReport(terminal, loss)) tell(line);
}
