/** Expressions from tokens: texts, names, calls with their arguments, what is joined by `+`, and defaults after `?:`, `??`, `||`. */
import type { Expression } from "./outline.ts";
import { type Token, tokensOf } from "./lexical-tokens.ts";

/** Tokens with what is known of their brackets. */
export interface Tokens {
  readonly list: readonly Token[];
  /** Place of the sign that closes a bracket, by the place of the one that opens it. */
  readonly closes: ReadonlyMap<number, number>;
  /** Places of brackets that were read as those of a call. */
  readonly read: Set<number>;
}

export function withBrackets(list: readonly Token[]): Tokens {
  const closes = new Map<number, number>();
  const open: number[] = [];
  list.forEach((token, at) => {
    if (token.is !== "sign") return;
    if ("([{".includes(token.text)) open.push(at);
    else if (")]}".includes(token.text)) {
      const from = open.pop();
      if (from !== undefined) closes.set(from, at);
    }
  });
  return { list, closes, read: new Set() };
}

interface Read {
  readonly expression: Expression;
  /** The token after it. */
  readonly end: number;
}

const unknown: Expression = { is: "unknown" };
const DEEPEST = 40;

/** One expression from a token on, as far as it is understood. */
export function expressionFrom(tokens: Tokens, from: number, inside: string, depth: number): Read {
  if (depth > DEEPEST) return { expression: unknown, end: from + 1 };
  let { expression, end } = operand(tokens, from, inside, depth);
  for (;;) {
    const sign = tokens.list[end];
    if (sign?.is !== "sign") break;
    if (sign.text === "+" || sign.text === "<>") {
      const right = operand(tokens, end + 1, inside, depth + 1);
      expression = {
        is: "join",
        parts: [...(expression.is === "join" ? expression.parts : [expression]), right.expression],
      };
      end = right.end;
    } else if (sign.text === "?:" || sign.text === "??" || sign.text === "||") {
      const right = expressionFrom(tokens, end + 1, inside, depth + 1);
      expression = { is: "either", of: [expression, right.expression] };
      end = right.end;
    } else break;
  }
  return { expression, end };
}

function operand(tokens: Tokens, from: number, inside: string, depth: number): Read {
  const token = tokens.list[from];
  if (token === undefined) return { expression: unknown, end: from + 1 };
  if (token.is === "text") return { expression: textExpression(token, inside, depth), end: from + 1 };
  if (token.is === "number") return { expression: { is: "constant", value: token.text }, end: from + 1 };
  if (token.is === "word") {
    if (/^(?:new|await|try|return|not)$/u.test(token.text)) {
      const inner = operand(tokens, from + 1, inside, depth + 1);
      if (token.text === "new" && inner.expression.is === "call")
        return {
          expression: { is: "call", call: { ...inner.expression.call, callee: `new ${inner.expression.call.callee}` } },
          end: inner.end,
        };
      return inner;
    }
    return tail(
      { expression: { is: "name", name: token.text, line: token.line }, end: from + 1 },
      tokens,
      inside,
      depth,
    );
  }
  if (token.text === "(") {
    const inner = expressionFrom(tokens, from + 1, inside, depth + 1);
    const close = closing(tokens, from);
    return tail({ expression: inner.expression, end: close + 1 }, tokens, inside, depth);
  }
  if (token.text === "[") return listed(tokens, from, inside, depth);
  if (token.text === "{") return braced(tokens, from, inside, depth);
  return { expression: unknown, end: from + 1 };
}

/** What hangs on an operand: arguments, keys, further calls. */
function tail(read: Read, tokens: Tokens, inside: string, depth: number): Read {
  let { expression, end } = read;
  for (let links = 0; links < 60; links++) {
    const sign = tokens.list[end];
    if (sign?.is !== "sign") break;
    if (sign.text === "(" || (sign.text === "[" && !sign.isSpaced)) {
      const close = closing(tokens, end);
      tokens.read.add(end);
      const given = argumentsBetween(tokens, end + 1, close, inside, depth + 1);
      const name = expression.is === "name" ? expression.name : expression.is === "call" ? expression.call.callee : "";
      const isKey = sign.text === "[";
      expression = {
        is: "call",
        call: {
          callee: isKey ? `${name}[]` : name,
          ...given,
          typeArguments: [],
          ...(expression.is === "name" ? {} : { receiver: expression }),
          inside,
          line: sign.line,
        },
      };
      end = close + 1;
    } else if ((sign.text === "." || sign.text === "?") && tokens.list[end + 1] !== undefined) {
      const at = sign.text === "?" ? end + 2 : end + 1;
      const name = tokens.list[at];
      const opens = tokens.list[at + 1];
      if (
        name?.is !== "word" ||
        opens?.is !== "sign" ||
        opens.text !== "(" ||
        (sign.text === "?" && tokens.list[end + 1]?.text !== ".")
      )
        break;
      const close = closing(tokens, at + 1);
      tokens.read.add(at + 1);
      const given = argumentsBetween(tokens, at + 2, close, inside, depth + 1);
      const before =
        expression.is === "call" ? expression.call.callee : expression.is === "name" ? expression.name : "";
      expression = {
        is: "call",
        call: {
          callee: `${before}.${name.text}`.slice(-120),
          ...given,
          typeArguments: [],
          receiver: expression,
          inside,
          line: name.line,
        },
      };
      end = close + 1;
    } else break;
  }
  return { expression, end };
}

function argumentsBetween(
  tokens: Tokens,
  from: number,
  close: number,
  inside: string,
  depth: number,
): { readonly arguments: readonly Expression[]; readonly named: Readonly<Record<string, Expression>> } {
  const plain: Expression[] = [];
  const named: Record<string, Expression> = {};
  for (let at = from; at < close && plain.length < 40;) {
    const name = tokens.list[at];
    const sign = tokens.list[at + 1];
    const isNamed =
      (name?.is === "word" || name?.is === "text") && sign?.is === "sign" && /^(?:=|:|=>)$/u.test(sign.text);
    const read = expressionFrom(tokens, isNamed ? at + 2 : at, inside, depth);
    if (isNamed && name !== undefined && name.text !== "__proto__") named[name.text] = read.expression;
    else plain.push(read.expression);
    at = Math.max(nextComma(tokens, Math.max(read.end, at), close), at) + 1;
  }
  return { arguments: plain, named };
}

function listed(tokens: Tokens, from: number, inside: string, depth: number): Read {
  const close = closing(tokens, from);
  const { arguments: items, named } = argumentsBetween(tokens, from + 1, close, inside, depth + 1);
  return {
    expression: Object.keys(named).length > 0 ? { is: "record", fields: named } : { is: "list", items },
    end: close + 1,
  };
}

/** `{ host: h, "port": 1 }`; what stands in other braces is a block, and no value. */
function braced(tokens: Tokens, from: number, inside: string, depth: number): Read {
  const close = closing(tokens, from);
  const [key, sign] = [tokens.list[from + 1], tokens.list[from + 2]];
  const isRecord = (key?.is === "word" || key?.is === "text") && sign?.is === "sign" && /^(?::|=>)$/u.test(sign.text);
  if (!isRecord) return { expression: unknown, end: close + 1 };
  const { named } = argumentsBetween(tokens, from + 1, close, inside, depth + 1);
  return { expression: { is: "record", fields: named }, end: close + 1 };
}

function nextComma(tokens: Tokens, from: number, close: number): number {
  for (let at = from; at < close; at++) {
    const token = tokens.list[at];
    if (token?.is !== "sign") continue;
    if (token.text === ",") return at;
    if ("([{".includes(token.text)) at = Math.min(closing(tokens, at), close);
  }
  return close;
}

/** The sign that closes a bracket; of one that is left open, the token after it. */
function closing(tokens: Tokens, from: number): number {
  return tokens.closes.get(from) ?? Math.min(from + 1, tokens.list.length);
}

function textExpression(token: Token & { readonly is: "text" }, inside: string, depth: number): Expression {
  if (token.parts.length === 1) return { is: "text", value: token.text, line: token.line };
  const parts = token.parts.map((part, index): Expression => {
    if (index % 2 === 0) return { is: "text", value: part, line: token.line };
    const inner = tokensOf(part, "kotlin").map((one) => ({ ...one, line: token.line }));
    return expressionFrom(withBrackets(inner), 0, inside, depth + 1).expression;
  });
  return { is: "join", parts: parts.filter((part) => part.is !== "text" || part.value !== "") };
}
