/** Operations of Open-PSA expressions on numbers; truth values are 0 and 1. */
import { exponential, generalised, periodicTest, weibull } from "./laws.ts";

export interface Operation {
  /** Numbers of arguments that it takes; `≥ 2`: so many or more. */
  readonly takes: readonly (number | `≥ ${string}`)[];
  /** The value; undefined or not finite where there is none. */
  readonly of: (values: readonly number[]) => number | undefined;
  readonly isDeviate?: boolean;
}

const one = (of: (value: number) => number): Operation => ({ takes: [1], of: ([value = 0]) => of(value) });
const two = (of: (a: number, b: number) => number): Operation => ({ takes: [2], of: ([a = 0, b = 0]) => of(a, b) });
const many = (of: (values: readonly number[]) => number): Operation => ({ takes: ["≥ 1"], of });
const fold = (of: (a: number, b: number) => number): Operation =>
  many((values) => values.slice(1).reduce(of, values[0] ?? 0));
const drawn = (...takes: Operation["takes"]): Operation => ({ takes, of: () => undefined, isDeviate: true });

/** By the name of the tag. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["pi", { takes: [0], of: () => Math.PI }],
  ["neg", one((value) => -value)],
  ["abs", one(Math.abs)],
  ["acos", one(Math.acos)],
  ["asin", one(Math.asin)],
  ["atan", one(Math.atan)],
  ["cos", one(Math.cos)],
  ["sin", one(Math.sin)],
  ["tan", one(Math.tan)],
  ["cosh", one(Math.cosh)],
  ["sinh", one(Math.sinh)],
  ["tanh", one(Math.tanh)],
  ["exp", one(Math.exp)],
  ["log", one(Math.log)],
  ["log10", one(Math.log10)],
  ["sqrt", one(Math.sqrt)],
  ["ceil", one(Math.ceil)],
  ["floor", one(Math.floor)],
  ["mod", two((a, b) => Math.trunc(a) % Math.trunc(b))],
  ["pow", two((a, b) => a ** b)],
  ["add", fold((a, b) => a + b)],
  ["sub", fold((a, b) => a - b)],
  ["mul", fold((a, b) => a * b)],
  ["div", fold((a, b) => a / b)],
  ["min", many((values) => Math.min(...values))],
  ["max", many((values) => Math.max(...values))],
  ["mean", many((values) => values.reduce((sum, value) => sum + value, 0) / values.length)],
  ["not", one((value) => Number(value === 0))],
  ["and", many((values) => Number(values.every((value) => value !== 0)))],
  ["or", many((values) => Number(values.some((value) => value !== 0)))],
  ["eq", two((a, b) => Number(a === b))],
  ["df", two((a, b) => Number(a !== b))],
  ["lt", two((a, b) => Number(a < b))],
  ["gt", two((a, b) => Number(a > b))],
  ["leq", two((a, b) => Number(a <= b))],
  ["geq", two((a, b) => Number(a >= b))],
  ["ite", { takes: [3], of: ([condition = 0, a = 0, b = 0]) => (condition === 0 ? b : a) }],
  ["switch", { takes: ["≥ 1, odd"], of: choice }],
  ["exponential", { takes: [2], of: ([rate = 0, time = 0]) => exponential(rate, time) }],
  ["GLM", { takes: [4], of: generalised }],
  ["Weibull", { takes: [4], of: weibull }],
  ["periodic-test", { takes: [4, 5, 11], of: periodicTest }],
  ["uniform-deviate", drawn(2)],
  ["normal-deviate", drawn(2)],
  ["lognormal-deviate", drawn(2, 3)],
  ["gamma-deviate", drawn(2)],
  ["beta-deviate", drawn(2)],
  ["histogram", drawn("≥ 3, odd")],
]);

/** Pairs of condition and value, then the value when none holds. */
function choice(values: readonly number[]): number | undefined {
  for (let at = 0; at + 1 < values.length; at += 2) if (values[at] !== 0) return values[at + 1];
  return values[values.length - 1];
}
