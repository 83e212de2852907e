/** How much of a class of components hangs on how few suppliers: the Herfindahl-Hirschman index. */
import type { Element } from "../../model/model.ts";

/** What is known of a class: components by supplier, and how many of which nobody says who delivers them. */
export interface Shares {
  readonly bySupplier: ReadonlyMap<Element, number>;
  readonly unsaid: number;
}

/**
 * Sum of the squared shares in per cent: 10,000 where one supplier has all, 10,000 / n where n share evenly (US Department of Justice and
 * FTC, Merger Guidelines). Where suppliers are not stated the true index lies between the two: each of them another one, or all the greatest.
 */
export function concentrationOf({ bySupplier, unsaid }: Shares): { readonly least: number; readonly most: number } {
  const counts = [...bySupplier.values()];
  const all = counts.reduce((sum, count) => sum + count, unsaid);
  if (all === 0) return { least: 0, most: 0 };
  const square = (count: number): number => ((100 * count) / all) ** 2;
  const known = counts.reduce((sum, count) => sum + square(count), 0);
  const largest = Math.max(0, ...counts);
  return { least: known + unsaid * square(1), most: known - square(largest) + square(largest + unsaid) };
}
