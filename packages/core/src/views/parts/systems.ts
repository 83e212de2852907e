/** What C4 draws at its outer levels: people and software systems (C4 model; Structurizr's rules of inclusion). */
import type { Element } from "../../model/model.ts";
import { isKind } from "./nodes.ts";

/** The person or software system that an element is or is inside of; undefined for what is neither. */
export function systemOf(element: Element): Element | undefined {
  const line = [...element.path, element];
  return line.find((one) => isKind(one, "party", "role", "unit", "application")) ?? orphan(line);
}

/** A module or store that stands in no application is a system of its own. */
function orphan(line: readonly Element[]): Element | undefined {
  return line.find((one) => isKind(one, "module", "store"));
}
