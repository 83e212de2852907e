/** Computes expressions of HCL as far as the files tell; the rest stays a reference or unknown, never a guess. */
import type { HclExpression } from "../hcl/syntax.ts";
import { callFunction } from "./functions.ts";
import {
  fieldsOf,
  isFields,
  isList,
  isUnknown,
  joined,
  plainText,
  stepInto,
  unknown,
  unknownFrom,
  type Value,
} from "./value.ts";

export interface Names {
  /** Variables of loops: `for`, `each`, `count`, the iterator of a dynamic block. */
  readonly local: ReadonlyMap<string, Value>;
  /** What a path means that begins with none of these: `var.region`, `aws_vpc.main.id`. */
  reference(name: string, steps: readonly (string | number)[]): Value;
  /** `templatefile`, `file`: files beside the module. */
  file(path: Value, variables: Value | undefined): Value;
  /** Counts down; false where so much was computed that it must end. */
  spend(): boolean;
}

const MOST_ITEMS = 2000;

export function evaluate(expression: HclExpression, names: Names): Value {
  if (!names.spend()) return unknown;
  switch (expression.is) {
    case "literal":
      return expression.value;
    case "template":
      return template(expression.parts, names);
    case "name":
    case "member":
    case "index":
      return path(expression, names);
    case "splat":
      return splat(expression.of, expression.each, names);
    case "call":
      return call(expression, names);
    case "list":
      return expression.items.map((item) => evaluate(item, names));
    case "object":
      return object(expression.fields, names);
    case "for":
      return loop(expression, names);
    case "choice": {
      const condition = evaluate(expression.condition, names);
      if (condition === true || condition === "true") return evaluate(expression.yes, names);
      if (condition === false || condition === "false") return evaluate(expression.no, names);
      return either(evaluate(expression.yes, names), evaluate(expression.no, names));
    }
    case "operation":
      return operation(
        expression.operator,
        expression.operands.map((one) => evaluate(one, names)),
      );
    case "unknown":
      return unknown;
  }
}

/** It is one of two, and nobody knows which: equal ones are known, and a lone reference beside nothing is too. */
function either(yes: Value, no: Value): Value {
  const [a, b] = [JSON.stringify(bare(yes)), JSON.stringify(bare(no))];
  if (a === b) return yes;
  if (isNothing(no)) return yes;
  if (isNothing(yes)) return no;
  return unknownFrom(yes, no);
}

function isNothing(value: Value): boolean {
  return (
    value === null ||
    value === "" ||
    (isList(value) && value.length === 0) ||
    (isFields(value) && value.fields.size === 0)
  );
}

function bare(value: Value): unknown {
  return isFields(value) ? [...value.fields] : value;
}

function template(parts: readonly HclExpression[], names: Names): Value {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && only.is !== "literal") return evaluate(only, names);
  return joined(parts.map((part) => evaluate(part, names)));
}

function path(expression: HclExpression, names: Names): Value {
  const steps: (string | number)[] = [];
  let at = expression;
  while (at.is === "member" || at.is === "index") {
    if (at.is === "member") steps.push(at.name);
    else {
      const index = evaluate(at.index, names);
      steps.push(typeof index === "number" ? index : (plainText(index) ?? "*"));
    }
    at = at.of;
  }
  steps.reverse();
  if (at.is !== "name") return stepsInto(evaluate(at, names), steps);
  const own = names.local.get(at.name);
  return own === undefined ? names.reference(at.name, steps) : stepsInto(own, steps);
}

export function stepsInto(value: Value, steps: readonly (string | number)[]): Value {
  let found = value;
  for (const step of steps) found = step === "*" && isList(found) ? unknownFrom(found) : stepInto(found, step);
  return found;
}

function splat(of: HclExpression, each: HclExpression, names: Names): Value {
  const value = evaluate(of, names);
  if (value === null) return [];
  const items = isList(value) ? value : [value];
  const found = items.map((item) => evaluate(each, withLocal(names, [["*", item]])));
  return isUnknown(value) ? unknownFrom(value) : found;
}

export function withLocal(names: Names, more: Iterable<readonly [string, Value]>): Names {
  return { ...names, local: new Map([...names.local, ...more]) };
}

function call(expression: Extract<HclExpression, { is: "call" }>, names: Names): Value {
  const { name } = expression;
  if (name === "try" || name === "can") {
    const values = expression.arguments.map((one) => evaluate(one, names));
    const found = values.find((value) => !isUnknown(value) || value.from.length > 0);
    return name === "can" ? unknownFrom(found) : (found ?? unknown);
  }
  let values: readonly Value[] = expression.arguments.map((one) => evaluate(one, names));
  const last = values.at(-1);
  if (expression.isSpread && last !== undefined)
    values = [...values.slice(0, -1), ...(isList(last) ? last : [unknownFrom(last)])];
  const [first, second] = values;
  if (name === "templatefile" || name === "file" || name === "filebase64")
    return first === undefined
      ? unknown
      : names.file(first, name === "templatefile" ? (second ?? fieldsOf([])) : undefined);
  return callFunction(name.replace(/^core::/u, ""), values);
}

function object(fields: readonly (readonly [HclExpression, HclExpression])[], names: Names): Value {
  const found = new Map<string, Value>();
  for (const [key, value] of fields) {
    const name = plainText(evaluate(key, names));
    if (name !== undefined) found.set(name, evaluate(value, names));
  }
  return { is: "fields", fields: found };
}

function loop(expression: Extract<HclExpression, { is: "for" }>, names: Names): Value {
  const over = evaluate(expression.in, names);
  const entries = entriesOf(over);
  if (entries === undefined) {
    const each = withLocal(names, [
      [expression.item, unknownFrom(over)],
      ...(expression.key === undefined ? [] : [[expression.key, unknown] as const]),
    ]);
    return unknownFrom(over, evaluate(expression.value, each));
  }
  const items: Value[] = [];
  const fields = new Map<string, Value>();
  for (const [key, item] of entries.slice(0, MOST_ITEMS)) {
    const each = withLocal(names, [
      ...(expression.key === undefined ? [] : [[expression.key, key] as const]),
      [expression.item, item],
    ]);
    if (expression.condition !== undefined && evaluate(expression.condition, each) === false) continue;
    const value = evaluate(expression.value, each);
    if (expression.fieldKey === undefined) items.push(value);
    else {
      const name = plainText(evaluate(expression.fieldKey, each));
      if (name === undefined) continue;
      const before = fields.get(name);
      fields.set(
        name,
        expression.isGrouped ? [...(before !== undefined && isList(before) ? before : []), value] : value,
      );
    }
  }
  if (expression.isText) return joined(items);
  return expression.fieldKey === undefined ? items : { is: "fields", fields };
}

/** Keys and items of a list or object; `undefined` for what is neither. */
export function entriesOf(value: Value): readonly (readonly [string | number, Value])[] | undefined {
  if (isList(value)) return value.map((item, index) => [index, item] as const);
  if (isFields(value)) return [...value.fields];
  return undefined;
}

function operation(operator: string, operands: readonly Value[]): Value {
  const [left, right] = operands;
  if (left === undefined) return unknown;
  if (right === undefined) {
    if (operator === "!") return typeof left === "boolean" ? !left : unknownFrom(left);
    return typeof left === "number" ? -left : unknownFrom(left);
  }
  if (operator === "&&")
    return left === false || right === false
      ? false
      : left === true && right === true
        ? true
        : unknownFrom(left, right);
  if (operator === "||")
    return left === true || right === true
      ? true
      : left === false && right === false
        ? false
        : unknownFrom(left, right);
  if (operator === "==" || operator === "!=") {
    const isSame = sameness(left, right);
    return isSame === undefined ? unknownFrom(left, right) : isSame === (operator === "==");
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  return a === undefined || b === undefined ? unknownFrom(left, right) : arithmetic(operator, a, b);
}

/** Are both the same? `undefined`: nobody knows. */
function sameness(left: Value, right: Value): boolean | undefined {
  const plain = [left, right].map((value) => value === null || typeof value !== "object");
  if (plain[0] === true && plain[1] === true)
    return left === right || (left !== null && plainText(left) === plainText(right));
  if ((left === null && isKnown(right)) || (right === null && isKnown(left))) return false;
  if ((left === "" && isPointerLike(right)) || (right === "" && isPointerLike(left))) return false;
  const lists = [left, right].every((value) => isList(value) || isFields(value));
  return lists && isNothing(left) !== isNothing(right) ? false : lists && isNothing(left) ? true : undefined;
}

function isKnown(value: Value): boolean {
  return value === null || typeof value !== "object" || isList(value) || value.is !== "unknown";
}

/** A reference to a resource that will be there is not the empty text. */
function isPointerLike(value: Value): boolean {
  return (
    typeof value === "object" && value !== null && !isList(value) && (value.is === "pointer" || value.is === "joined")
  );
}

function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function arithmetic(operator: string, a: number, b: number): Value {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? unknown : a / b;
    case "%":
      return b === 0 ? unknown : a % b;
    case "<":
      return a < b;
    case ">":
      return a > b;
    case "<=":
      return a <= b;
    case ">=":
      return a >= b;
    default:
      return unknown;
  }
}
