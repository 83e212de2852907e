/** What comes from suppliers, and how one would get on without them. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms, distinct, elementsOf, wordOf, wordsOf } from "../../model/read.ts";

/** Hosting by which a supplier has not only delivered but runs it. */
const RUN_BY_OTHERS: ReadonlySet<string> = new Set(["saas", "paas", "faas", "iaas"]);

/** Parties that deliver or run something. */
export function suppliersOf(element: Element): readonly Element[] {
  return elementsOf(element, "supplier").filter((one) => isKind(one, "party"));
}

/** Does it come from a supplier, whom one may want to leave? */
export function isSupplied(element: Element): boolean {
  return (
    suppliersOf(element).length > 0 ||
    RUN_BY_OTHERS.has(wordOf(element, "hosting") ?? "") ||
    wordsOf(element, "licence").some((word) => word === "proprietary" || word === "subscription")
  );
}

/** Contracts that govern it: its own, and those of its suppliers. */
export function contractsOf(element: Element): readonly Element[] {
  return distinct([element, ...suppliersOf(element)].flatMap((one) => elementsOf(one, "contract")));
}

/** Whether there is a plan for leaving: by the element's own word; else by that of its contracts and suppliers, where one yes is enough. */
export function exitPlanOf(element: Element): { readonly answer: boolean | undefined; readonly by: Element } {
  const own = affirms(element, "exitPlan");
  if (own !== undefined) return { answer: own, by: element };
  const speakers = [element, ...contractsOf(element), ...suppliersOf(element)];
  const answers = speakers.map((one) => affirms(one, "exitPlan"));
  const at = Math.max(0, answers.includes(true) ? answers.indexOf(true) : answers.indexOf(false));
  return { answer: answers[at], by: speakers[at] ?? element };
}
