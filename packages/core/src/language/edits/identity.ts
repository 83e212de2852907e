/** A new id for an element, here and everywhere it is referred to. */
import type { Element } from "../../model/model.ts";
import { textOf } from "../syntax.ts";
import { valueNodeOf } from "../value-syntax.ts";
import { addAttribute } from "./attributes.ts";
import { type Editing, statementsOf } from "./context.ts";
import { valueReferences } from "./references.ts";

/** Rewrites the declaration and every reference by the present id; the old one stays as `formerly`. */
export function changeId(editing: Editing, element: Element, to: string): void {
  const { model, draft } = editing;
  const id = element.id;
  const symbol = model.symbols.find(id) ?? -1;
  const isId = (word: string): boolean => word === id;
  for (const segment of model.parts.segments) {
    const { uri } = segment;
    // Cheap to ask first: most files of a large model do not mention the id.
    if (!includes(editing.bytes(uri), model.symbols.bytes(symbol))) continue;
    const syntax = editing.file(uri);
    for (const { role, start, end, of } of syntax.tokens) {
      const isReferring = role === "subject" || role === "object" || role === "data" || role === "reference";
      const isOwn = role === "id" && of?.kind !== "definition";
      if ((isReferring || isOwn) && textOf(syntax.bytes, { start, end }) === id) draft.replace(uri, start, end, to);
    }
    for (const { word } of valueReferences(model, syntax, isId)) draft.replace(uri, word.start, word.end, to);
  }
  keepFormer(editing, element, id);
}

function keepFormer(editing: Editing, element: Element, id: string): void {
  const holders = editing.holders(element);
  for (const holder of holders) {
    for (const statement of statementsOf(holder, "formerly")) {
      const node = valueNodeOf(holder.syntax.bytes, statement);
      if (node?.kind === "scalar")
        editing.draft.replace(holder.uri, node.start, node.end, `[${textOf(holder.syntax.bytes, node)}, ${id}]`);
      else if (node?.kind === "list" && node.items.length > 0)
        editing.draft.insert(holder.uri, node.items.at(-1)?.end ?? node.end, `, ${id}`);
      else continue;
      return;
    }
  }
  if (holders[0] !== undefined) addAttribute(editing.draft, holders[0], "formerly", { word: id });
}

/** Does a text contain these bytes? */
function includes(bytes: Uint8Array, word: Uint8Array): boolean {
  const first = word[0];
  if (first === undefined) return false;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < word.length && bytes[at + length] === word[length]) length++;
    if (length === word.length) return true;
  }
  return false;
}
