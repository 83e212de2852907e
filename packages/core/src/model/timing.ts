/** Does who uses or sends something wait for the other? What a failure does to it depends on that. */
import type { Relationship } from "./model.ts";
import { wordOf } from "./read.ts";

const LATER_PATTERNS: readonly string[] = ["message", "publish-subscribe", "event", "file", "etl"];

/** As far as the mode says it, else the pattern. */
export function timingOf(exchange: Relationship): "sync" | "later" | undefined {
  const mode = wordOf(exchange, "mode");
  if (mode !== undefined) return mode === "sync" ? "sync" : "later";
  const pattern = wordOf(exchange, "pattern");
  if (pattern === "api" || pattern === "screen") return "sync";
  return pattern !== undefined && LATER_PATTERNS.includes(pattern) ? "later" : undefined;
}

/** Used later, and nobody says whether one can do without in between. */
export function isUnsettledUse(by: Relationship): boolean {
  return by.verb === "uses" && wordOf(by, "criticality") === undefined && timingOf(by) === "later";
}
