/** Findings that people or tools wrote into the model: vulnerabilities, nonconformities, incidents. */
import type { Element } from "../../model/model.ts";
import { states, wordOf } from "../../model/read.ts";

/** Is there something left to do about it? */
export function isOpen(finding: Element): boolean {
  if (states(finding, "fixed")) return false;
  const status = wordOf(finding, "status");
  return status !== "fixed" && status !== "accepted" && status !== "false-positive";
}
