/** Distributions of times as simulation models name them. */
import { solveSystem } from "../../engines/linear-system.ts";
import { type Distribution, meanOf } from "../../engines/queueing/distribution.ts";
import { type Findings, isNotNegative, isPositive, isProbability, numberOf } from "./findings.ts";
import { named, type Parameter } from "./parameters.ts";

/** Time of a service or between arrivals; undefined: none (the class does not come here), or an error that has been said. */
export function timeOf(strategy: Parameter | undefined, owner: string, findings: Findings): Distribution | undefined {
  if (strategy === undefined || strategy.type === "DisabledServiceTimeStrategy") return undefined;
  if (strategy.type === "ZeroServiceTimeStrategy") return { kind: "deterministic", value: 0 };
  if (strategy.value === "null" && strategy.parts.length === 0) return undefined;
  const kind = strategy.parts[0];
  if (strategy.type !== "ServiceTimeStrategy" || kind === undefined) {
    findings.error(strategy.element, "jmt-unsupported", { element: strategy.name || strategy.type, owner });
    return undefined;
  }
  const parameters = named(strategy.parts, "distrPar");
  const read = readers[kind.type];
  if (read === undefined) {
    findings.error(kind.element, "jmt-unsupported", { element: kind.name || kind.type, owner });
    return undefined;
  }
  const before = findings.diagnostics.length;
  const number: Ask = (what, isValid) =>
    numberOf(
      findings,
      parameters?.element ?? kind.element,
      named(parameters?.parts ?? [], what)?.value,
      what,
      owner,
      isValid,
    ) ?? 1;
  const time = read(number, parameters, owner, findings);
  if (findings.diagnostics.length > before && findings.hasErrors()) return undefined;
  if (time !== undefined && !(meanOf(time) < Infinity)) {
    findings.error(kind.element, "jmt-bad-value", { owner, what: kind.name, text: "∞" });
    return undefined;
  }
  return time;
}

type Ask = (what: string, isValid: (value: number) => boolean) => number;

const isPhases = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 1e6;

const readers: Readonly<
  Record<
    string,
    (ask: Ask, parameters: Parameter | undefined, owner: string, findings: Findings) => Distribution | undefined
  >
> = {
  Exponential: (ask) => ({ kind: "exponential", mean: 1 / ask("lambda", isPositive) }),
  DeterministicDistr: (ask) => ({ kind: "deterministic", value: ask("t", isNotNegative) }),
  Erlang: (ask) => {
    const phases = ask("r", isPhases);
    return { kind: "erlang", phases, mean: phases / ask("alpha", isPositive) };
  },
  HyperExp: (ask) => {
    const p = ask("p", isProbability);
    return {
      kind: "hyperexponential",
      probabilities: [p, 1 - p],
      means: [1 / ask("lambda1", isPositive), 1 / ask("lambda2", isPositive)],
    };
  },
  // phi0 is the chance to end after the first phase.
  CoxianDistr: (ask) => ({
    kind: "coxian",
    means: [1 / ask("lambda0", isPositive), 1 / ask("lambda1", isPositive)],
    onward: [1 - ask("phi0", isProbability), 0],
  }),
  Uniform: (ask, parameters, owner, findings) => {
    const [from, to] = [ask("min", isNotNegative), ask("max", isNotNegative)];
    if (to >= from) return { kind: "uniform", from, to };
    if (parameters !== undefined)
      findings.error(parameters.element, "jmt-bad-value", { owner, what: "max", text: String(to) });
    return undefined;
  },
  GammaDistr: (ask) => ({ kind: "gamma", shape: ask("alpha", isPositive), scale: ask("beta", isPositive) }),
  Pareto: (ask) => ({ kind: "pareto", shape: ask("alpha", isPositive), scale: ask("k", isPositive) }),
  Weibull: (ask) => ({ kind: "weibull", scale: ask("alpha", isPositive), shape: ask("r", isPositive) }),
  Lognormal: (ask) => ({ kind: "lognormal", mu: ask("mu", Number.isFinite), sigma: ask("sigma", isNotNegative) }),
  PhaseTypeDistr: (_, parameters, owner, findings) => phaseType(parameters, owner, findings),
};

const mostPhases = 500;

/** Phase-type time: initial chances `alpha` and the generator `T` of the phases. As one of the named kinds where it is one, else by two moments. */
function phaseType(parameters: Parameter | undefined, owner: string, findings: Findings): Distribution | undefined {
  const alpha = vectorOf(named(parameters?.parts ?? [], "alpha")?.parts[0]);
  const rows = (named(parameters?.parts ?? [], "T")?.parts ?? []).map(vectorOf);
  const size = alpha.length;
  const bad = (what: string): undefined => {
    if (parameters !== undefined) findings.error(parameters.element, "jmt-bad-value", { owner, what, text: "" });
    return undefined;
  };
  if (parameters === undefined || size === 0 || size > mostPhases || alpha.some((chance) => !isProbability(chance)))
    return bad("alpha");
  if (Math.abs(alpha.reduce((sum, one) => sum + one, 0) - 1) > 1e-6) return bad("alpha");
  if (rows.length !== size || rows.some((row) => row.length !== size || row.some((rate) => !Number.isFinite(rate))))
    return bad("T");
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  const isGenerator = rows.every(
    (row, index) =>
      at(index, index) < 0 &&
      row.every((rate, column) => column === index || rate >= 0) &&
      row.reduce((sum, rate) => sum + rate, 0) <= 1e-9 * -at(index, index),
  );
  if (!isGenerator) return bad("T");
  const means = rows.map((_, index) => -1 / at(index, index));
  const isDiagonal = rows.every((row, index) => row.every((rate, column) => rate === 0 || column === index));
  if (isDiagonal) return { kind: "hyperexponential", probabilities: alpha, means };
  const isChain = rows.every((row, index) =>
    row.every((rate, column) => rate === 0 || column === index || column === index + 1),
  );
  if (isChain && alpha[0] === 1)
    return { kind: "coxian", means, onward: means.map((mean, index) => Math.min(1, at(index, index + 1) * mean)) };
  // First moments by phase: -T m = 1, second: -T s = 2 m.
  const first = solve(
    rows,
    means.map(() => 1),
  );
  const second =
    first === undefined
      ? undefined
      : solve(
          rows,
          first.map((value) => 2 * value),
        );
  if (first === undefined || second === undefined) return bad("T");
  findings.note(parameters.element, "jmt-two-moments", { owner }, false);
  const mean = dot(alpha, first);
  return { kind: "moments", mean, scv: Math.max(0, dot(alpha, second) / mean ** 2 - 1) };
}

function vectorOf(parameter: Parameter | undefined): readonly number[] {
  return (parameter?.parts ?? []).map(({ value }) => (value === undefined || value === "" ? NaN : Number(value)));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, index) => sum + one * (b[index] ?? 0), 0);
}

/** x of -T x = right; undefined: a phase never ends. */
function solve(generator: readonly (readonly number[])[], right: readonly number[]): readonly number[] | undefined {
  const left = generator.map((row) => row.map((rate) => -rate));
  return solveSystem(left, right, { least: 1e-300 });
}
