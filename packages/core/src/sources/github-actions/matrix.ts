/** Combinations of a job's matrix. */
import { at, entriesAt, itemsAt, textAt, type Tree } from "../parts/tree.ts";
import { evaluated, type Values } from "./expressions.ts";

/** More are never read; every real matrix of services is smaller. */
const MOST = 100;

/** Values by `matrix.NAME`, one map for each combination; one empty map where there is no matrix, or one that is only known at run time. */
export function combinationsOf(job: Tree, values: Values): readonly Values[] {
  const matrix = at(job, "strategy", "matrix");
  let combinations: Map<string, string>[] = [new Map()];
  for (const [name, list] of entriesAt(matrix)) {
    if (name === "include" || name === "exclude") continue;
    const items = itemsAt(list);
    if (items.length === 0) continue;
    combinations = combinations
      .flatMap((one) => items.map((item) => new Map([...one, ...flattened(`matrix.${name}`, item, values)])))
      .slice(0, MOST);
  }
  for (const item of itemsAt(matrix, "include")) {
    const more = new Map(entriesAt(item).flatMap(([name, value]) => flattened(`matrix.${name}`, value, values)));
    const fits = combinations.filter(
      (one) =>
        one.size > 0 &&
        [...more].every(([name, value]) => (one.get(name) ?? value) === value) &&
        [...more.keys()].some((name) => one.has(name)),
    );
    if (fits.length > 0) for (const one of fits) for (const [name, value] of more) one.set(name, value);
    else if (combinations.length < MOST) combinations = [...combinations.filter((one) => one.size > 0), more];
  }
  return combinations;
}

function flattened(name: string, tree: Tree, values: Values): readonly (readonly [string, string])[] {
  const text = textAt(tree);
  if (text !== undefined) return [[name, evaluated(text, values)]];
  return entriesAt(tree).flatMap(([key, value]) => flattened(`${name}.${key}`, value, values));
}
