/** Rules that ask for statements which somebody has to make: what is missing is the fault. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { holds, type Verdict, violated } from "../verdict.ts";

/** One thing that has to be said: attributes of which any will do, and what to call it. */
export interface Demand {
  readonly keys: readonly string[];
  readonly name: Bilingual;
}

/** Holds where everything is stated; else names what is missing: "x has no owner, no date". */
export function complete(element: Element, demands: readonly Demand[]): Verdict {
  const missing = demands.filter(({ keys }) => !keys.some((key) => states(element, key)));
  if (missing.length === 0) return holds;
  return violated(() => {
    const name = nameOf(element);
    const list = (language: "en" | "fr", no: string): string =>
      missing.map((one) => `${no} ${one.name[language]}`).join(", ");
    return {
      en: `${name.en} has ${list("en", "no")}`,
      fr: `${name.fr} : ${list("fr", "sans")}`,
      values: missing.map(({ keys }) => [element, keys[0] ?? ""] as const),
    };
  });
}

export const owner: Demand = { keys: ["owner"], name: { en: "owner", fr: "responsable" } };
