/** Software that the organisation builds itself: only of that may one ask for tests, sources and pipelines. */
import type { Element } from "../../model/model.ts";
import { knownValue, wordOf, wordsOf } from "../../model/read.ts";

/** Types of modules that are installed rather than written. */
const INSTALLED: readonly string[] = ["gateway", "proxy", "broker", "scheduler", "etl"];

/** By licence, supplier and hosting of the software or of what contains it. Undefined: nobody says. */
export function isInHouse(software: Element): boolean | undefined {
  for (const one of [software, ...software.path.toReversed()]) {
    const licences = wordsOf(one, "licence");
    if (licences.length > 0) return licences.includes("in-house");
    if (knownValue(one, "repo") !== undefined) return true;
    if (one.references("supplier").length > 0 || wordOf(one, "hosting") === "saas") return false;
  }
  return undefined;
}

/** May it be asked how it is built? A module that somebody took apart is taken for one's own, unless it is installed or bought. */
export function isBuilt(module: Element): boolean {
  const [type] = wordsOf(module, "type");
  return !INSTALLED.includes(type ?? "") && isInHouse(module) !== false;
}
