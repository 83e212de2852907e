/** Software that sits where it matters: under something vital, or within reach of the internet. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { rankOf } from "../../model/read.ts";
import { INTERNET } from "./exposure.ts";
import { isVital } from "./vital.ts";

/** Why openness matters here: what is vital or exposed, the element itself or what is made with it. Undefined: it does not. */
export function placeOf(element: Element): Element | undefined {
  return element.model.derive(placeFor, element);
}

/** What is made with a technology or runs on it. */
function usersOfTechnology(technology: Element): readonly Element[] {
  const naming = technology.referrers.filter(({ key }) => key === "technology" || key === "os");
  const running = [...technology.in("runs on"), ...technology.in("uses")].flatMap(({ from }) => from ?? []);
  return [...naming.map(({ element }) => element), ...running];
}

function placeFor(element: Element): Element | undefined {
  if (isKind(element, "technology")) return usersOfTechnology(element).find((one) => placeOf(one) !== undefined);
  return isVital(element) || isReachableFromInternet(element) ? element : undefined;
}

/** Can it be reached from the internet, by its own words or those of what contains it? */
export function isReachableFromInternet(element: Element): boolean {
  for (let at: Element | undefined = element; at !== undefined; at = at.parent) {
    const rank = rankOf(at, "exposed");
    if (rank !== undefined) return rank >= INTERNET;
  }
  return false;
}
