/** Expressions of HCL: operators, calls, paths, collections, `for` and conditions. */
import type { Cursor } from "./cursor.ts";
import { type HclExpression, unknownExpression } from "./syntax.ts";
import { heredoc, loopNames, quoted } from "./template.ts";

/** Operators that bind weakest first. */
const levels: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
];

/** Operators and steps of a path in a row: each is one level of the expression. */
const MOST_IN_ROW = 400;

/** One expression; where none can be read, `cursor.failed` is set. */
export function expression(cursor: Cursor): HclExpression {
  if (!cursor.enter()) {
    cursor.leave();
    return unknownExpression;
  }
  const condition = binary(cursor, 0);
  cursor.skip();
  const found = !cursor.failed && cursor.take("?") ? choice(cursor, condition) : condition;
  cursor.leave();
  return found;
}

function choice(cursor: Cursor, condition: HclExpression): HclExpression {
  cursor.skip(true);
  const yes = expression(cursor);
  cursor.skip(true);
  if (!cursor.take(":")) return failing(cursor);
  cursor.skip(true);
  const no = expression(cursor);
  return { is: "choice", condition, yes, no };
}

function binary(cursor: Cursor, level: number): HclExpression {
  const operators = levels[level];
  if (operators === undefined) return unary(cursor);
  let left = binary(cursor, level + 1);
  for (let count = 0; ; count++) {
    if (cursor.failed) return left;
    if (count > MOST_IN_ROW) return tooDeep(cursor);
    cursor.skip();
    const operator = operators.find((one) => cursor.text.startsWith(one, cursor.at));
    if (operator === undefined) return left;
    cursor.at += operator.length;
    cursor.skip(true);
    left = { is: "operation", operator, operands: [left, binary(cursor, level + 1)] };
  }
}

function unary(cursor: Cursor): HclExpression {
  cursor.skip();
  const operator = cursor.take("!") ? "!" : cursor.take("-") ? "-" : undefined;
  if (operator === undefined) return path(cursor);
  if (!cursor.enter()) {
    cursor.leave();
    return unknownExpression;
  }
  const operand = unary(cursor);
  cursor.leave();
  if (operator === "-" && operand.is === "literal" && typeof operand.value === "number")
    return { is: "literal", value: -operand.value };
  return { is: "operation", operator, operands: [operand] };
}

/** A term and all that hangs on it: `.name`, `[index]`, `[*]`. */
function path(cursor: Cursor): HclExpression {
  return hangingOn(cursor, term(cursor), true);
}

function hangingOn(cursor: Cursor, start: HclExpression, mayIndex: boolean): HclExpression {
  let found = start;
  for (let count = 0; !cursor.failed; count++) {
    if (count > MOST_IN_ROW) return tooDeep(cursor);
    if (cursor.isLoose && /^\s*\.[a-z_*]/iu.test(cursor.text.slice(cursor.at, cursor.at + 40))) cursor.skip();
    if (cursor.text.startsWith("...", cursor.at)) break;
    if (cursor.take(".")) {
      if (cursor.take("*")) return splat(cursor, found, false);
      const name = cursor.word() || digits(cursor);
      if (name === "") return failing(cursor);
      found = /^\d/u.test(name)
        ? { is: "index", of: found, index: { is: "literal", value: Number(name) } }
        : { is: "member", of: found, name };
    } else if (mayIndex && cursor.take("[")) {
      const index = loosely(
        cursor,
        () => {
          cursor.skip();
          return cursor.text.startsWith("*", cursor.at) && cursor.take("*") ? undefined : expression(cursor);
        },
        "]",
      );
      if (index === undefined) return splat(cursor, found, true);
      found = { is: "index", of: found, index };
    } else break;
  }
  return found;
}

function splat(cursor: Cursor, of: HclExpression, mayIndex: boolean): HclExpression {
  const each = hangingOn(cursor, { is: "name", name: "*", line: cursor.line }, mayIndex);
  const whole: HclExpression = { is: "splat", of, each };
  return mayIndex ? whole : hangingOn(cursor, whole, true);
}

function digits(cursor: Cursor): string {
  const start = cursor.at;
  while (cursor.code >= 48 && cursor.code <= 57) cursor.at++;
  return cursor.text.slice(start, cursor.at);
}

function term(cursor: Cursor): HclExpression {
  const { code } = cursor;
  if (code === 34) {
    cursor.at++;
    return quoted(cursor, expression);
  }
  if (code >= 48 && code <= 57) return number(cursor);
  if (code === 40) {
    cursor.at++;
    return loosely(cursor, () => expression(cursor), ")");
  }
  if (code === 91) {
    cursor.at++;
    return list(cursor);
  }
  if (code === 123) {
    cursor.at++;
    return object(cursor);
  }
  if (cursor.text.startsWith("<<", cursor.at)) return heredoc(cursor, expression);
  return named(cursor);
}

function number(cursor: Cursor): HclExpression {
  const match = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?/iu.exec(cursor.text.slice(cursor.at, cursor.at + 100));
  cursor.at += match?.[0].length ?? 1;
  return { is: "literal", value: Number(match?.[0]) };
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** A constant, a call, or the first name of a path. */
function named(cursor: Cursor): HclExpression {
  const { line } = cursor;
  let name = cursor.word();
  if (name === "") return failing(cursor);
  while (cursor.take("::")) name += `::${cursor.word()}`;
  const constant = constants.get(name);
  if (constant !== undefined) return { is: "literal", value: constant };
  if (cursor.take("(")) return call(cursor, name);
  return { is: "name", name, line };
}

function call(cursor: Cursor, name: string): HclExpression {
  let isSpread = false;
  const items = loosely(
    cursor,
    () =>
      separated(cursor, ")", () => {
        const value = expression(cursor);
        cursor.skip();
        isSpread = cursor.take("...");
        return value;
      }),
    ")",
  );
  return { is: "call", name, arguments: items, isSpread };
}

function list(cursor: Cursor): HclExpression {
  return loosely(
    cursor,
    () => {
      if (isLoop(cursor)) return loop(cursor, false);
      return { is: "list", items: separated(cursor, "]", () => expression(cursor)) };
    },
    "]",
  );
}

function object(cursor: Cursor): HclExpression {
  if (isLoop(cursor)) return loosely(cursor, () => loop(cursor, true), "}");
  const was = cursor.isLoose;
  cursor.isLoose = false;
  const fields: (readonly [HclExpression, HclExpression])[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.take(",")) continue;
    if (cursor.take("}")) break;
    const key = keyOf(cursor);
    cursor.skip(true);
    if (cursor.failed || (!cursor.take("=") && !cursor.take(":"))) {
      cursor.fail();
      break;
    }
    cursor.skip(true);
    fields.push([key, expression(cursor)]);
    if (cursor.failed) break;
    cursor.skip();
  }
  cursor.isLoose = was;
  return { is: "object", fields };
}

/** A bare word or path as a key is a text (`kubernetes.addons`); only what stands in brackets is a reference. */
function keyOf(cursor: Cursor): HclExpression {
  const isComputed = cursor.text.startsWith("(", cursor.at);
  const key = expression(cursor);
  const text = isComputed ? undefined : pathText(key);
  return text === undefined ? key : { is: "literal", value: text };
}

function pathText(key: HclExpression): string | undefined {
  if (key.is === "name") return key.name;
  const of = key.is === "member" ? pathText(key.of) : undefined;
  return key.is === "member" && of !== undefined ? `${of}.${key.name}` : undefined;
}

function isLoop(cursor: Cursor): boolean {
  cursor.skip(true);
  return cursor.text.startsWith("for", cursor.at) && /\s/u.test(cursor.text.charAt(cursor.at + 3));
}

/** After the bracket, at `for`; up to the closing bracket. */
function loop(cursor: Cursor, isObject: boolean): HclExpression {
  cursor.at += 3;
  const names = loopNames(cursor);
  const over = cursor.failed ? unknownExpression : expression(cursor);
  cursor.skip();
  if (!cursor.take(":")) return failing(cursor);
  const first = expression(cursor);
  cursor.skip();
  const isPaired = isObject && cursor.take("=>");
  if (isObject && !isPaired) return failing(cursor);
  const value = isPaired ? expression(cursor) : first;
  cursor.skip();
  const isGrouped = cursor.take("...");
  cursor.skip();
  const condition = cursor.take("if") ? expression(cursor) : undefined;
  const key = names.length > 1 ? names[0] : undefined;
  return {
    is: "for",
    ...(key === undefined ? {} : { key }),
    item: names[names.length - 1] ?? "",
    in: over,
    ...(isPaired ? { fieldKey: first } : {}),
    value,
    ...(condition === undefined ? {} : { condition }),
    isGrouped,
    isText: false,
  };
}

/** Items up to a closing bracket, which is left. */
function separated(cursor: Cursor, close: string, item: () => HclExpression): HclExpression[] {
  const items: HclExpression[] = [];
  for (;;) {
    cursor.skip();
    if (cursor.isAtEnd || cursor.text.startsWith(close, cursor.at)) return items;
    items.push(item());
    cursor.skip();
    if (cursor.failed || !cursor.take(",")) return items;
  }
}

/** In brackets ends of lines are blanks; past the closing bracket. */
function loosely<T>(cursor: Cursor, inside: () => T, close: string): T {
  const was = cursor.isLoose;
  cursor.isLoose = true;
  const found = inside();
  cursor.skip();
  if (!cursor.take(close)) cursor.fail();
  cursor.isLoose = was;
  return found;
}

function tooDeep(cursor: Cursor): HclExpression {
  cursor.isDeep = true;
  return failing(cursor);
}

function failing(cursor: Cursor): HclExpression {
  cursor.fail();
  return unknownExpression;
}
