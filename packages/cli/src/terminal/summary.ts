/** The line under a check: how many problems, in how much model, in what time. */
import { sizeOf as sizeOfModel } from "@orrery/core/answers/index";
import type { Severity } from "@orrery/core/base/diagnostic";
import type { LoadedModel } from "../load-model.ts";
import type { Terminal } from "../terminal.ts";
import { colourOfSeverity } from "./frame.ts";

/** `✗ 2 errors, 1 warning · 82 elements, 70 relationships in 3 files · 48 ms` */
export function sumUp(terminal: Terminal, model: LoadedModel, counts: Readonly<Record<Severity, number>>): string {
  const { paint } = terminal;
  const problems = (["error", "warning", "info"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) =>
      paint.bold(paint[colourOfSeverity[severity]](terminal.text(`count.${severity}`, { count: counts[severity] }))),
    );
  const verdict =
    problems.length === 0
      ? paint.bold(paint.green(`✓ ${terminal.text("check.fine")}`))
      : `${mark(terminal, counts)} ${problems.join(", ")}`;
  return [verdict, paint.dim(sizeOf(terminal, model)), paint.dim(duration(terminal))].join(paint.dim(" · "));
}

/** A duration as people say it: `48 ms`, `1.2 s`. */
function duration(terminal: Terminal): string {
  const milliseconds = terminal.milliseconds();
  if (milliseconds < 1000) return `${milliseconds} ms`;
  return `${terminal.number(Math.round(milliseconds / 100) / 10)} s`;
}

function mark({ paint }: Terminal, counts: Readonly<Record<Severity, number>>): string {
  return counts.error > 0 ? paint.red("✗") : paint.yellow("!");
}

function sizeOf(terminal: Terminal, { workspace }: LoadedModel): string {
  return terminal.text("check.size", { ...sizeOfModel(workspace.model), files: workspace.files.length });
}
