/** Terraform in JSON (`*.tf.json`) as the same body that HCL gives. Lines are not known: all is at the first. */
import { parseHcl } from "./parse.ts";
import { attributeOf, type HclBlock, type HclBody, type HclExpression } from "./syntax.ts";

/** How many labels the blocks of a type have. */
const labels: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
};

/** `undefined` where it is no JSON object. */
export function parseHclJson(text: string, depthLimit: number): HclBody | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(json)) return undefined;
  const blocks: HclBlock[] = [];
  for (const [type, content] of Object.entries(json)) {
    const count = labels[type];
    if (count !== undefined)
      for (const [names, body] of labelled(content, count))
        blocks.push({ type, labels: names, body: bodyOf(body, depthLimit), line: 1 });
  }
  return { attributes: [], blocks };
}

function* labelled(
  content: unknown,
  count: number,
  names: readonly string[] = [],
): Generator<readonly [readonly string[], Readonly<Record<string, unknown>>]> {
  if (Array.isArray(content)) for (const item of content) yield* labelled(item, count, names);
  else if (!isRecord(content)) return;
  else if (count === 0) yield [names, content];
  else for (const [name, inner] of Object.entries(content)) yield* labelled(inner, count - 1, [...names, name]);
}

/** Blocks cannot be told from attributes here: lists and objects of values mean the same to the reader. */
function bodyOf(record: Readonly<Record<string, unknown>>, depth: number): HclBody {
  return {
    attributes: Object.entries(record).map(([name, value]) => ({ name, value: expressionOf(value, depth), line: 1 })),
    blocks: [],
  };
}

function expressionOf(value: unknown, depth: number): HclExpression {
  if (value === null || typeof value === "number" || typeof value === "boolean") return { is: "literal", value };
  if (typeof value === "string") return textOf(value, depth);
  if (depth === 0) return { is: "unknown" };
  if (Array.isArray(value)) return { is: "list", items: value.map((item) => expressionOf(item, depth - 1)) };
  if (!isRecord(value)) return { is: "unknown" };
  return {
    is: "object",
    fields: Object.entries(value).map(([key, item]) => [textOf(key, depth), expressionOf(item, depth - 1)] as const),
  };
}

/** A text is a template. */
function textOf(value: string, depth: number): HclExpression {
  if (!/[$%]\{/u.test(value)) return { is: "literal", value };
  const { body } = parseHcl(`text = ${JSON.stringify(value)}`, depth);
  return attributeOf(body, "text")?.value ?? { is: "unknown" };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
