/** Bodies of blocks as values: nested blocks become lists, dynamic blocks are written out. */
import { attributeOf, blocksOf, type HclBlock, type HclBody } from "../hcl/syntax.ts";
import { entriesOf, evaluate, type Names, withLocal } from "./expression.ts";
import { type Fields, fieldsOf, unknown, unknownFrom, type Value } from "./value.ts";

/** Words of Terraform itself that say nothing of the thing. */
const meta: ReadonlySet<string> = new Set([
  "lifecycle",
  "provisioner",
  "connection",
  "count",
  "for_each",
  "provider",
  "providers",
]);
const MOST_BLOCKS = 100;

export function bodyValue(body: HclBody, names: Names): Fields {
  const fields = new Map<string, Value>();
  for (const { name, value } of body.attributes) if (!meta.has(name)) fields.set(name, evaluate(value, names));
  for (const block of body.blocks) {
    if (meta.has(block.type)) continue;
    if (block.type === "dynamic") for (const [type, value] of writtenOut(block, names)) add(fields, type, value);
    else add(fields, block.type, bodyValue(block.body, names));
  }
  return { is: "fields", fields };
}

function add(fields: Map<string, Value>, type: string, value: Value): void {
  const before = fields.get(type);
  fields.set(type, Array.isArray(before) ? [...(before as readonly Value[]), value] : [value]);
}

function* writtenOut(block: HclBlock, names: Names): Generator<readonly [string, Value]> {
  const [type = ""] = block.labels;
  const [content] = blocksOf(block.body, "content");
  if (content === undefined) return;
  const over = attributeOf(block.body, "for_each");
  const named = attributeOf(block.body, "iterator")?.value;
  const iterator = named?.is === "name" ? named.name : type;
  const value = over === undefined ? unknown : evaluate(over.value, names);
  const entries = entriesOf(value) ?? [[unknown, unknownFrom(value)] as const];
  for (const [key, item] of entries.slice(0, MOST_BLOCKS)) {
    const each = fieldsOf([
      ["key", typeof key === "number" ? item : key],
      ["value", item],
    ]);
    yield [type, bodyValue(content.body, withLocal(names, [[iterator, each]]))];
  }
}
