/** Every expression of a file once, outermost first, with what stands around it. */
import type { Call, CodeOutline, Definition, Expression } from "./outline.ts";

export interface Surrounding {
  /** Type and function around it, with dots. */
  readonly inside: string;
  /** Callees around it, the nearest last. */
  readonly callees: readonly string[];
  /** Name that it is given to: of a variable, a field, an argument; the nearest last. */
  readonly labels: readonly string[];
  /** Line of the statement, where the expression has none. */
  readonly line: number;
}

/** `enter` says whether to look inside. */
export function walkExpressions(
  outline: CodeOutline,
  injected: readonly Definition[],
  enter: (expression: Expression, around: Surrounding) => boolean,
): void {
  const seen = new Set<Call>();
  const walk = (expression: Expression, around: Surrounding): void => {
    if (expression.is === "call") {
      if (seen.has(expression.call)) return;
      seen.add(expression.call);
    }
    if (!enter(expression, around)) {
      if (expression.is === "call") markCalls(expression.call, seen);
      else markInside(expression, seen);
      return;
    }
    switch (expression.is) {
      case "join":
        for (const part of expression.parts) walk(part, around);
        break;
      case "either":
        for (const one of expression.of) walk(one, around);
        break;
      case "list":
        for (const item of expression.items) walk(item, around);
        break;
      case "record":
        for (const [key, field] of Object.entries(expression.fields))
          walk(field, { ...around, labels: [...around.labels, key] });
        break;
      case "call":
        walkCall(expression.call, around);
        break;
      default:
    }
  };
  const walkCall = (call: Call, around: Surrounding): void => {
    const inner = { ...around, callees: [...around.callees, call.callee], line: call.line };
    if (call.receiver !== undefined) walk(call.receiver, around);
    for (const one of call.arguments) walk(one, inner);
    for (const [key, one] of Object.entries(call.named)) walk(one, { ...inner, labels: [...inner.labels, key] });
  };
  for (const { inside, around, name, value, line } of [...injected, ...outline.definitions])
    walk(value, { inside: around ?? inside, callees: [], labels: [name], line });
  for (const { name, arguments: given, named, inside, line } of outline.annotations)
    // What these bring is among the injected.
    if (!/^(?:.*\.)?(?:Value|Property|ConfigProperty|env|envconfig|envvar|default|envDefault)$/u.test(name))
      for (const [key, value] of [...given.map((one) => ["", one] as const), ...Object.entries(named)])
        walk(value, { inside, callees: [`@${name}`], labels: [key], line });
  for (const { inside, name, returns, line } of outline.functions)
    for (const value of returns)
      walk(value, { inside: inside === "" ? name : `${inside}.${name}`, callees: [], labels: [name], line });
  // Outer calls come after those inside them.
  for (const call of outline.calls.toReversed())
    walk({ is: "call", call }, { inside: call.inside, callees: [], labels: [], line: call.line });
}

function markCalls(call: Call, seen: Set<Call>): void {
  seen.add(call);
  for (const one of [...call.arguments, ...Object.values(call.named)]) markInside(one, seen);
  if (call.receiver !== undefined) markInside(call.receiver, seen);
}

function markInside(expression: Expression, seen: Set<Call>): void {
  if (expression.is === "call") {
    if (!seen.has(expression.call)) markCalls(expression.call, seen);
  } else if (expression.is === "join") for (const part of expression.parts) markInside(part, seen);
  else if (expression.is === "either") for (const one of expression.of) markInside(one, seen);
  else if (expression.is === "list") for (const one of expression.items) markInside(one, seen);
  else if (expression.is === "record") for (const one of Object.values(expression.fields)) markInside(one, seen);
}
