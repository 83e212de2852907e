/** What is wrong with drawn views, said as a compiler says it: beside the result, since the result may be the picture itself. */
import type { Positions } from "@orrery/core/answers/positions";
import type { Diagnostic } from "@orrery/core/base/diagnostic";
import { join } from "node:path";
import { shownPath } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { frameOf, withReason } from "../terminal/frame.ts";

/** Says each problem with its place in the model of a folder; one of a view on the spot has none. */
export function sayProblems(
  terminal: Terminal,
  problems: readonly Diagnostic[],
  folder: string,
  positions: Positions,
): void {
  const beside = { ...terminal, paint: terminal.paintBeside };
  for (const problem of problems) {
    const path = shownPath(terminal, join(folder, problem.uri));
    const lines = frameOf(beside, withReason(terminal, problem), path, positions(problem.uri));
    for (const line of problem.uri === "" ? lines.slice(0, -1) : lines) terminal.say(line);
  }
}
