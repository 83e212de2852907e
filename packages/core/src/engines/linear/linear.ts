/**
 * Linear programs with whole numbers in them, as plain data and as text; who solves them is handed in, for solvers are large foreign
 * engines. Text is the LP format that CPLEX began and all solvers read.
 */
export interface LinearProblem {
  readonly sense: "min" | "max";
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A number that is sought; `cost` is its coefficient in the objective. */
export interface Column {
  readonly cost: number;
  readonly lower: number;
  readonly upper: number;
  readonly isInteger: boolean;
}

/** lower <= sum of coefficient x column <= upper; infinite where there is no limit. */
export interface Row {
  readonly terms: readonly (readonly [column: number, coefficient: number])[];
  readonly lower: number;
  readonly upper: number;
}

/**
 * `optimal`: proved, `bound` equals `objective`; `feasible`: the best found before a limit, no solution is better than `bound`; `unknown`:
 * nothing was found before a limit.
 */
export interface LinearAnswer {
  readonly status: "optimal" | "feasible" | "infeasible" | "unbounded" | "unknown";
  readonly objective: number | undefined;
  readonly bound: number | undefined;
  /** Values by name of the column as the text has it: `x0`, `x1` ... for those of `linearText`. */
  readonly values: ReadonlyMap<string, number>;
}

export interface LinearLimits {
  /** Wall clock. */
  readonly seconds: number;
}

/** Rejects with an Error whose message says what is wrong with the text. */
export type SolveLinear = (text: string, limits: LinearLimits) => Promise<LinearAnswer>;

/** The problem in the LP format; column `i` is called `xi`. Numbers are written with all their digits. */
export function linearText({ sense, columns, rows }: LinearProblem): string {
  const lines = [
    sense === "min" ? "Minimize" : "Maximize",
    ...wrapped(
      " obj:",
      columns.map(({ cost }, at) => [at, cost] as const),
    ),
  ];
  lines.push("Subject To");
  rows.forEach(({ terms, lower, upper }, at) => {
    if (lower === upper) lines.push(...wrapped(` e${at}:`, terms, `= ${lower}`));
    else {
      if (lower !== -Infinity) lines.push(...wrapped(` g${at}:`, terms, `>= ${lower}`));
      if (upper !== Infinity) lines.push(...wrapped(` l${at}:`, terms, `<= ${upper}`));
    }
  });
  lines.push("Bounds");
  columns.forEach(({ lower, upper }, at) => lines.push(` ${boundText(lower)} <= x${at} <= ${boundText(upper)}`));
  const whole = columns.flatMap(({ isInteger }, at) => (isInteger ? [`x${at}`] : []));
  if (whole.length > 0) lines.push("General", ...whole.map((name) => ` ${name}`));
  return [...lines, "End", ""].join("\n");
}

/** Lines of a sum; readers of the format limit the length of a line. */
function wrapped(head: string, terms: readonly (readonly [number, number])[], tail = ""): readonly string[] {
  const written = terms.filter(([, coefficient]) => coefficient !== 0);
  // A sum of nothing is no sum for a reader.
  const shown = written.length === 0 ? terms.slice(0, 1) : written;
  const lines: string[] = [];
  for (let from = 0; from < Math.max(1, shown.length); from += PER_LINE)
    lines.push(
      `${from === 0 ? head : " "} ${shown
        .slice(from, from + PER_LINE)
        .map(([column, coefficient]) => `${coefficient < 0 ? "-" : "+"} ${Math.abs(coefficient)} x${column}`)
        .join(" ")}`,
    );
  lines[lines.length - 1] = `${lines.at(-1) ?? ""} ${tail}`.trimEnd();
  return lines;
}

const PER_LINE = 12;

function boundText(bound: number): string {
  if (bound === Infinity) return "+inf";
  return bound === -Infinity ? "-inf" : String(bound);
}
