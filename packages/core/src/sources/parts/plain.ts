/** Plain values of trees and back, for charts: a template sees texts, numbers and flags, not how they were written. */
import { isNothing, type Tree } from "./tree.ts";

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

export function plainOf(tree: Tree | undefined, depth = 0): Plain {
  if (tree === undefined || depth > 100) return null;
  switch (tree.is) {
    case "scalar":
      if (isNothing(tree)) return null;
      return tree.isPlain ? typed(tree.text) : tree.text;
    case "items":
      return tree.items.map((item) => plainOf(item, depth + 1));
    case "fields":
      return Object.fromEntries([...tree.entries].map(([name, value]) => [name, plainOf(value, depth + 1)]));
  }
}

function typed(text: string): Plain {
  if (/^(?:true|True|TRUE)$/u.test(text)) return true;
  if (/^(?:false|False|FALSE)$/u.test(text)) return false;
  if (/^[-+]?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/u.test(text)) return Number(text);
  return text;
}

export function isRecord(value: Plain | undefined): value is { readonly [name: string]: Plain } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The second laid over the first, field by field. */
export function overlaid(below: Plain | undefined, above: Plain | undefined, depth = 0): Plain {
  if (!isRecord(below) || !isRecord(above) || depth > 50) return above ?? below ?? null;
  const merged = new Map(Object.entries(below));
  for (const [name, value] of Object.entries(above))
    merged.set(name, value === null ? null : overlaid(merged.get(name), value, depth + 1));
  return Object.fromEntries(merged);
}
