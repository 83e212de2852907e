/** A template as values: tags and intrinsic functions become texts, references and unknowns. */
import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";
import {
  fieldsOf,
  isFields,
  isList,
  joined,
  plainText,
  type Pointer,
  unknown,
  unknownFrom,
  type Value,
} from "../terraform/evaluate/value.ts";

export interface Names {
  readonly resources: ReadonlySet<string>;
  /** Defaults of parameters. */
  readonly parameters: ReadonlyMap<string, Value>;
}

const MOST_DEPTH = 60;

/** A node of the document, functions computed. */
export function valueOf(node: unknown, names: Names, depth: number = 0): Value {
  if (depth > MOST_DEPTH || isAlias(node)) return unknown;
  const tag = tagOf(node);
  const plain = plainOf(node, names, depth);
  if (tag !== undefined) return computed(tag, plain, names);
  if (isFields(plain) && plain.fields.size === 1) {
    const [[name, inner] = ["", null]] = [...plain.fields];
    if (name === "Ref" || name === "Condition" || name.startsWith("Fn::"))
      return computed(name.replace(/^Fn::/u, ""), inner, names);
  }
  return plain;
}

function tagOf(node: unknown): string | undefined {
  const tag = typeof node === "object" && node !== null && "tag" in node ? node.tag : undefined;
  return typeof tag === "string" && tag.startsWith("!") && !tag.startsWith("!!") ? tag.slice(1) : undefined;
}

function plainOf(node: unknown, names: Names, depth: number): Value {
  if (isScalar(node)) {
    const { value } = node;
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null
      ? value
      : String(node.source ?? "");
  }
  if (isSeq(node)) return node.items.map((item) => valueOf(item, names, depth + 1));
  if (!isMap(node)) return null;
  return fieldsOf(
    node.items.map(
      ({ key, value }: Pair) => [isScalar(key) ? String(key.value) : "", valueOf(value, names, depth + 1)] as const,
    ),
  );
}

function computed(name: string, value: Value, names: Names): Value {
  const list = isList(value) ? value : [value];
  switch (name) {
    case "Ref":
      return referred(plainText(value) ?? "", names);
    case "GetAtt": {
      const path = list
        .map((part) => plainText(part) ?? "")
        .join(".")
        .split(".");
      return attributeOf(path, names);
    }
    case "Sub":
      return substituted(list, names);
    case "Join": {
      const [by, items] = list;
      const parts = items !== undefined && isList(items) ? items : [];
      return joined(parts.flatMap((part, index) => (index === 0 ? [part] : [plainText(by) ?? "", part])));
    }
    case "If": {
      const [, yes, no] = list;
      return yes === undefined || isNothing(yes)
        ? (no ?? unknown)
        : no === undefined || isNothing(no)
          ? yes
          : unknownFrom(yes, no);
    }
    case "Select": {
      const [index, items] = list;
      return items !== undefined && isList(items) ? (items[Number(plainText(index))] ?? unknown) : unknownFrom(items);
    }
    case "Base64":
    case "ToJsonString":
      return value;
    default:
      return unknownFrom(value);
  }
}

function isNothing(value: Value): boolean {
  return value === null;
}

function referred(name: string, names: Names): Value {
  if (name === "AWS::NoValue") return null;
  if (names.resources.has(name)) return pointer(name, ["id"]);
  return names.parameters.get(name) ?? unknown;
}

function attributeOf(path: readonly string[], names: Names): Value {
  const [name = "", ...rest] = path;
  return names.resources.has(name) ? pointer(name, rest.map(snake)) : unknown;
}

function pointer(address: string, path: readonly string[]): Pointer {
  return { is: "pointer", address, path };
}

/** `https://${Api}.execute-api.${AWS::Region}.amazonaws.com`, with names of its own beside it. */
function substituted([text, own]: readonly Value[], names: Names): Value {
  const pattern = plainText(text);
  if (pattern === undefined) return unknown;
  const parts: Value[] = [];
  let at = 0;
  for (const match of pattern.matchAll(/\$\{(!?)([^}]+)\}/gu)) {
    parts.push(pattern.slice(at, match.index));
    at = match.index + match[0].length;
    const name = (match[2] ?? "").trim();
    const given = isFields(own) ? own.fields.get(name) : undefined;
    if (match[1] === "!") parts.push(`\${${name}}`);
    else parts.push(given ?? (name.includes(".") ? attributeOf(name.split("."), names) : referred(name, names)));
  }
  parts.push(pattern.slice(at));
  return joined(parts.filter((part) => part !== ""));
}

/** `DBInstanceIdentifier` is `db_instance_identifier`, `MultiAZ` `multi_az`. */
export function snake(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1_$2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/gu, "$1_$2")
    .toLowerCase();
}

/** Line of a node, from 1. */
export function lineOf(node: Node | Pair | undefined, lines: LineCounter): number {
  const range = node !== undefined && "range" in node ? node.range : undefined;
  return range === undefined || range === null ? 1 : lines.linePos(range[0]).line;
}
