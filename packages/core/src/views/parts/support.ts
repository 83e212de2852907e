/** Which applications stand behind a capability, a process or a service: those that realize it, perform it, or that it uses. */
import type { Element } from "../../model/model.ts";
import { distinct, insideOf } from "./inside.ts";
import { isKind } from "./nodes.ts";

/** Kinds that applications support. */
const supportedKinds: readonly string[] = ["capability", "valuestream", "process", "function", "service", "product"];

/** Is it something that applications support? */
export function isSupported(element: Element): boolean {
  return isKind(element, ...supportedKinds);
}

/** The applications behind an element and what is inside it, each once; a module counts as its application. */
export function supportersOf(element: Element): readonly Element[] {
  const seen = new Set<number>();
  const open: Element[] = [element];
  const found: Element[] = [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at.row)) continue;
    seen.add(at.row);
    for (const one of [at, ...insideOf(at)]) {
      seen.add(one.row);
      for (const behind of behindOf(one)) {
        const application = applicationOf(behind);
        if (application !== undefined) found.push(application);
        else if (isSupported(behind)) open.push(behind);
      }
    }
  }
  return distinct(found);
}

/** Applications and activities that one element rests on directly. */
function behindOf(element: Element): readonly Element[] {
  const realizing = [...element.in("realizes"), ...element.in("performs")].flatMap(({ from }) => from ?? []);
  const used = element.targets("uses");
  const offered = used.filter((one) => isKind(one, "interface")).flatMap((one) => one.in("realizes"));
  return [...realizing, ...used, ...offered.flatMap(({ from }) => from ?? [])];
}

function applicationOf(element: Element): Element | undefined {
  if (!isKind(element, "application", "module", "component", "store")) return undefined;
  return [...element.path, element].find((one) => isKind(one, "application")) ?? element;
}
