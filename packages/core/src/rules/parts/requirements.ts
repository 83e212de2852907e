/** Requirements, and which of them still count. */
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";

/** Nobody wants it any more, or not this time. */
export function isDropped(requirement: Element): boolean {
  return wordOf(requirement, "status") === "rejected" || wordOf(requirement, "priority") === "wont";
}
