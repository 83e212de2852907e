import type { LinearAnswer } from "@orrery/core/engines/linear/linear";
import { readForeignFile } from "../foreign-file.ts";
import { openSolver } from "../solving/solver.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";
import { visible } from "../terminal/width.ts";
import type { Command } from "./command.ts";

const options = {
  seconds: { kind: "number", value: "N" },
  all: { kind: "flag" },
  json: { kind: "flag" },
} as const;

/** `orrery optimise`: the best choice under constraints that a file in the LP format states, proved or with what it may lack. */
export const optimise: Command<typeof options> = {
  name: "optimise",
  operands: "FILE",
  takes: [1, 1],
  options,
  examples: ["orrery optimise portfolio.lp", "orrery optimise portfolio.lp --seconds 600 --json"],

  async run(terminal, { seconds = USUAL_SECONDS, all, json }, [path = ""]) {
    const file = readForeignFile(terminal, path, MOST_BYTES);
    if (file === undefined) return 2;
    terminal.progress(terminal.text("optimise.solving"));
    const solver = openSolver();
    try {
      const answer = await solver.solve(new TextDecoder().decode(file.bytes), { seconds: Math.max(1, seconds) });
      terminal.progress(undefined);
      if (json) terminal.json(plain(answer));
      else for (const line of linesOf(terminal, answer, all)) terminal.print(line);
      return answer.status === "optimal" ? 0 : 1;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      terminal.complain(
        terminal.text("optimise.unread", { path: visible(path), reason: visible(reason) }),
        terminal.text("optimise.unread-hint"),
      );
      return 2;
    } finally {
      await solver.close();
    }
  },
};

const USUAL_SECONDS = 60;
const MOST_BYTES = 50_000_000;

/** How far the best found may be from the best there is, as a share of it; undefined: nobody can tell. */
function gapOf({ status, objective, bound }: LinearAnswer): number | undefined {
  if (status === "optimal") return 0;
  if (objective === undefined || bound === undefined) return undefined;
  return Math.abs(objective - bound) / Math.max(1e-10, Math.abs(objective));
}

function linesOf(terminal: Terminal, answer: LinearAnswer, all: boolean): readonly string[] {
  const { status, objective, bound, values } = answer;
  const lines = [terminal.paint.bold(terminal.text(`optimise.${status}`))];
  if (objective !== undefined) lines.push(`${terminal.text("optimise.objective")}: ${terminal.number(objective)}`);
  const gap = gapOf(answer);
  if (status === "feasible" && bound !== undefined && gap !== undefined)
    lines.push(terminal.text("optimise.bound", { bound, gap }));
  const shown = [...values].filter(([, value]) => all || Math.abs(value) > ZERO);
  if (shown.length === 0) return lines;
  const table = tableOf(
    terminal,
    [{ title: terminal.text("optimise.column") }, { title: terminal.text("optimise.value"), isNumeric: true }],
    shown.map(([name, value]) => [name, terminal.number(value)]),
  );
  return [...lines, "", ...table];
}

/** Values that a solver calls zero. */
const ZERO = 1e-9;

function plain(answer: LinearAnswer): object {
  return {
    version: 1,
    status: answer.status,
    objective: answer.objective ?? null,
    bound: answer.bound ?? null,
    gap: gapOf(answer) ?? null,
    values: Object.fromEntries(answer.values),
  };
}
