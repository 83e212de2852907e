/** Stores whose data asks for the greatest care: rare, and searched for once. */
import type { Element, Model } from "../../model/model.ts";
import { careOf, isSensitive } from "./data.ts";
import { isInProduction } from "../../model/redundancy.ts";

/** What decides whether a store is sensitive, for rules about the whole model. */
export const SENSITIVE_WORDS: readonly string[] = [
  "store",
  "dataset",
  "entity",
  "classification",
  "personalData",
  "accesses",
  "realizes",
  "contains",
  "env",
];

/** Stores that hold strictly confidential or sensitive personal data, by their own words or those of the data in them. */
export function sensitiveStoresOf(model: Model): readonly Element[] {
  return [...model.elements({ kind: "store" })].filter(
    (store) => isSensitive(careOf(store)) === true && isInProduction(store),
  );
}
