/** What parties outside deliver and run for us. */
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { isConfidential } from "./data.ts";
import { handledCareOf } from "./exposure.ts";

/** Ways of hosting in which the supplier runs the system, or the machine beneath it, and could look inside. */
const RUN_BY_SUPPLIER: ReadonlySet<string> = new Set(["iaas", "paas", "faas", "saas", "colocation"]);

/** Systems of a supplier that it runs itself and that handle confidential or personal data. */
export function suppliedWithCare(party: Element): readonly Element[] {
  return party.referrers
    .filter(({ key }) => key === "supplier")
    .map(({ element }) => element)
    .filter((one) => isKind(one, "application", "module", "store", "node") && isRunBySupplier(one))
    .filter((one) => isConfidential(handledCareOf(one)) === true);
}

function isRunBySupplier(element: Element): boolean {
  return RUN_BY_SUPPLIER.has(wordOf(element, "hosting") ?? "");
}
