/** What a provider of public cloud runs for the organisation, at the place where the model says so. */
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";

/** Kinds that state who runs them. */
export const hostedKinds: readonly string[] = ["application", "module", "store", "node", "service"];

export type CloudService = "iaas" | "paas" | "faas" | "saas";

/** How a provider runs it, by the element's own words: its parts are meant with it and are not asked again. */
export function cloudServiceOf(element: Element): CloudService | undefined {
  const hosting = wordOf(element, "hosting");
  return hosting === "iaas" || hosting === "paas" || hosting === "faas" || hosting === "saas" ? hosting : undefined;
}
