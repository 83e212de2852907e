/** Whether data is encrypted where it rests, and what says so. */
import { nodesOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { affirms } from "../../model/read.ts";

/** What encrypts an element at rest: itself, else all machines beneath it. Empty: nothing that is said does. */
export function encryptersOf(element: Element): readonly Element[] {
  const own = affirms(element, "encryptedAtRest");
  if (own !== undefined) return own ? [element] : [];
  const nodes = nodesOf(element).filter((node) => isKind(node, "node"));
  return nodes.every((node) => affirms(node, "encryptedAtRest") === true) ? nodes : [];
}
