/** What things cost in a year, as far as it is stated; amounts of two currencies are never added or compared. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { type Amount, moneyOf } from "../../model/read.ts";
import { isContract } from "./contracts.ts";

/** What an element states to cost in a year: all of it, else what was billed, else the sum of its parts. */
export function costOf(element: Element): Amount | undefined {
  const own = moneyOf(element, "annualCost") ?? moneyOf(element, "billed");
  return own ?? sumOf([moneyOf(element, "licenceCost"), moneyOf(element, "peopleCost")]);
}

/** Its own cost, else that of contracts that govern nothing else: what one contract costs for several says nothing of one of them. */
export function runningCostOf(element: Element): Amount | undefined {
  return (
    costOf(element) ??
    sumOf(
      element
        .references("contract")
        .filter((one) => isContract(one) && governsOne(one))
        .map(costOf),
    )
  );
}

function governsOne(contract: Element): boolean {
  return contract.referrers.filter(({ key, element }) => key === "contract" && !isKind(element, "party")).length === 1;
}

/** The sum of what is known, where all of it is in one currency. */
export function sumOf(amounts: readonly (Amount | undefined)[]): Amount | undefined {
  let sum: Amount | undefined;
  for (const one of amounts) {
    if (one === undefined) continue;
    if (sum !== undefined && sum.currency !== one.currency) return undefined;
    sum = { amount: (sum?.amount ?? 0) + one.amount, currency: one.currency };
  }
  return sum;
}
