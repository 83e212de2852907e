/** Compares a body with what `hcl2json` makes of the same text: blocks, labels, attributes, and every value that is no expression. */
import type { HclBlock, HclBody, HclExpression } from "./syntax.ts";

type Json = Readonly<Record<string, unknown>>;

/** Differences, each with its place; none where both say the same. */
export function differences(body: HclBody, json: Json, place: string = ""): readonly string[] {
  const found: string[] = [];
  const names = new Set([...body.attributes.map(({ name }) => name), ...body.blocks.map(({ type }) => type)]);
  for (const name of names) if (!(name in json)) found.push(`${place}.${name}: only here`);
  for (const [name, value] of Object.entries(json)) {
    const blocks = body.blocks.filter(({ type }) => type === name);
    const attribute = body.attributes.find((one) => one.name === name);
    if (blocks.length > 0) found.push(...blockDifferences(blocks, value, `${place}.${name}`));
    else if (attribute === undefined) found.push(`${place}.${name}: only there`);
    else found.push(...valueDifferences(attribute.value, value, `${place}.${name}`));
  }
  return found;
}

/** Labels are keys there, one level each, and blocks with the same labels a list. */
function blockDifferences(blocks: readonly HclBlock[], json: unknown, place: string): readonly string[] {
  const flat: { readonly labels: readonly string[]; readonly body: Json }[] = [];
  const depth = Math.max(...blocks.map(({ labels }) => labels.length));
  const walk = (value: unknown, labels: readonly string[]): void => {
    if (Array.isArray(value)) for (const item of value) flat.push({ labels, body: item as Json });
    else if (labels.length < depth)
      for (const [label, inner] of Object.entries(value as Json)) walk(inner, [...labels, label]);
    else flat.push({ labels, body: value as Json });
  };
  walk(json, []);
  if (flat.length !== blocks.length) return [`${place}: ${blocks.length} blocks here, ${flat.length} there`];
  const left = [...blocks];
  return flat.flatMap(({ labels, body }) => {
    const index = left.findIndex((block) => block.labels.join(".") === labels.join("."));
    const [block] = index < 0 ? [] : left.splice(index, 1);
    return block === undefined
      ? [`${place} ${labels.join(".")}: only there`]
      : differences(block.body, body, `${place} ${labels.join(".")}`);
  });
}

function valueDifferences(expression: HclExpression, json: unknown, place: string): readonly string[] {
  if (typeof json === "string" && /[$%]\{/u.test(json))
    return expression.is === "unknown" ? [`${place}: not read`] : [];
  if (Array.isArray(json)) {
    if (expression.is !== "list" || expression.items.length !== json.length) return [`${place}: another list`];
    return expression.items.flatMap((item, index) => valueDifferences(item, json[index], `${place}[${index}]`));
  }
  if (typeof json === "object" && json !== null) {
    if (expression.is !== "object") return [`${place}: no object`];
    const fields = new Map(
      expression.fields.map(([key, value]) => [key.is === "literal" ? String(key.value) : "", value]),
    );
    return Object.entries(json).flatMap(([key, value]) => {
      const field = fields.get(key);
      return field === undefined
        ? key.includes("${")
          ? []
          : [`${place}.${key}: only there`]
        : valueDifferences(field, value, `${place}.${key}`);
    });
  }
  return expression.is === "literal" && expression.value === json ? [] : [`${place}: ${JSON.stringify(json)}`];
}
