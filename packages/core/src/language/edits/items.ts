/** Adding to, and taking from, an attribute that is a list: the items that stay are not touched. */
import type { FactValue } from "../../model/facts.ts";
import { literalOf, writeLiteral } from "../../model/values.ts";
import { keyOf, type ValueNode, valueNodeOf } from "../value-syntax.ts";
import { setAttribute, unsetAttribute } from "./attributes.ts";
import { type Holder, statementsOf } from "./context.ts";
import { removeItems } from "./cut.ts";
import type { Draft } from "./draft.ts";

/** Writes items behind the last one, in the manner of the list; the attribute is made where it is not stated. */
export function addItems(draft: Draft, holders: readonly Holder[], key: string, items: readonly FactValue[]): void {
  if (items.length === 0) return;
  const place = listOf(holders, key);
  if (place === undefined) {
    const [only, ...others] = items;
    setAttribute(draft, holders, key, only !== undefined && others.length === 0 ? only : items);
    return;
  }
  const { uri } = place.holder;
  const { bytes } = place.holder.syntax;
  const { node } = place;
  const written = items.map((item) => writeLiteral(literalOf(item)));
  const last = node.kind === "list" ? node.items.at(-1) : node;
  if (last === undefined) draft.replace(uri, node.start, node.end, `[${written.join(", ")}]`);
  else if (node.kind === "list" && !node.isBare) {
    const separator = separatorOf(bytes, node.items);
    draft.insert(uri, last.end, written.map((text) => separator + text).join(""));
  } else addToBare(draft, uri, node, written);
}

/** Without brackets, `a, b: c` would be two attributes; and a text in several languages is one value. */
function addToBare(draft: Draft, uri: string, node: ValueNode, written: readonly string[]): void {
  const isText = node.kind === "scalar" && node.languages.length > 0;
  const isPlain = !isText && !written.some((text) => text.includes(":"));
  const end = isText ? (node.words.at(-1)?.end ?? node.end) : node.end;
  if (!isPlain) draft.insert(uri, node.start, "[");
  draft.replace(uri, end, node.end, `, ${written.join(", ")}${isPlain ? "" : "]"}`);
}

/** Takes items out by their places; all of them: the attribute goes. */
export function removeListItems(
  draft: Draft,
  holders: readonly Holder[],
  key: string,
  places: readonly number[],
): void {
  const place = listOf(holders, key);
  if (place === undefined) return;
  const { holder, node } = place;
  const items = node.kind === "list" ? node.items : [node];
  if (!items.some((_, index) => places.includes(index))) return;
  if (!removeItems(draft, holder.uri, items, (index) => places.includes(index))) unsetAttribute(draft, holders, key);
}

/** The value of the statement of a key, which is the first where there are several. */
function listOf(
  holders: readonly Holder[],
  key: string,
): { readonly holder: Holder; readonly node: ValueNode } | undefined {
  for (const holder of holders) {
    for (const statement of statementsOf(holder, key)) {
      const { bytes } = holder.syntax;
      const node = keyOf(bytes, statement) === key ? valueNodeOf(bytes, statement) : undefined;
      if (node !== undefined && node.kind !== "record") return { holder, node };
    }
  }
  return undefined;
}

/** What stands between the last two items, unless a comment does. */
function separatorOf(bytes: Uint8Array, items: readonly ValueNode[]): string {
  const [before, last] = items.slice(-2);
  if (before === undefined || last === undefined) return ", ";
  const between = decoder.decode(bytes.subarray(before.end, last.start));
  return /^,\s+$/.test(between) ? between : ", ";
}

const decoder: TextDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
