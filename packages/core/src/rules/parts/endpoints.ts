/** Devices that people carry or sit at. */
import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";

const ENDPOINTS: ReadonlySet<string> = new Set(["workstation", "mobile", "laptop", "desktop", "tablet", "phone"]);

export function isEndpoint(node: Element): boolean {
  return ENDPOINTS.has(wordOf(node, "type") ?? "");
}
