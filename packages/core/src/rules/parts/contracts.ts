/** Contracts among documents. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";

/** A document that binds a supplier: a contract, or an agreement on service levels. */
export function isContract(document: Element): boolean {
  const type = wordOf(document, "type");
  return isKind(document, "document") && (type === "contract" || type === "sla");
}
