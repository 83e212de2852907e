/** Texts with places to be filled in: `String.format`, `fmt.Sprintf`, `"{}".format`, `%`, `format!`, `MessageFormat`. */
import type { Call, Expression } from "./outline.ts";
import { hole, joined, type Value, wholeText } from "./values.ts";

type Evaluate = (expression: Expression) => readonly Value[];

const callees =
  /(?:^|\.)(?:String\.format|string\.Format|Sprintf|sprintf|vsprintf|formatted|MessageFormat\.format|util\.format|format!|format)$|^%$/u;
const mark = /%(?:\d+\$)?[-+#0 ]*\d*(?:\.\d+)?(?:\((\w+)\))?[a-zA-Z]|\{(\w*)(?:[:!][^{}]*)?\}/gu;

/** The values of a call that fills in a text; `undefined` for a call that does something else. */
export function formatted(call: Call, evaluate: Evaluate): readonly Value[] | undefined {
  if (!callees.test(call.callee)) return undefined;
  const isMethod =
    call.receiver !== undefined &&
    /(?:^|\.)(?:format|formatted)$|^%$/u.test(call.callee) &&
    !call.callee.endsWith("String.format");
  const template = isMethod ? call.receiver : call.arguments[0];
  const given = isMethod ? call.arguments : call.arguments.slice(1);
  if (template === undefined) return undefined;
  const templates = evaluate(template);
  const filled = templates.flatMap((value) => {
    const text = wholeText(value);
    const [piece] = value;
    return text === undefined || piece?.is !== "text" ? [] : fill(text, piece, given, call, evaluate);
  });
  return filled.length === 0 ? [hole] : filled;
}

function fill(
  text: string,
  piece: Value[number] & { readonly is: "text" },
  given: readonly Expression[],
  call: Call,
  evaluate: Evaluate,
): readonly Value[] {
  const parts: (readonly Value[])[] = [];
  let at = 0;
  let next = 0;
  // A record given as the only argument names the places, as in Python's `%`.
  const record = given.find((one) => one.is === "record");
  for (const match of text.matchAll(mark)) {
    if (match[0] === "%%") continue;
    parts.push([[{ ...piece, text: text.slice(at, match.index) }]]);
    at = match.index + match[0].length;
    const key = match[1] ?? match[2] ?? "";
    const named = call.named[key] ?? (record?.is === "record" ? record.fields[key] : undefined);
    const numbered = /^\d+$/u.test(key) ? given[Number(key)] : undefined;
    const inline: Expression | undefined =
      key !== "" && !/^\d+$/u.test(key) && call.callee === "format!"
        ? { is: "name", name: key, line: call.line }
        : undefined;
    const expression = named ?? numbered ?? inline ?? given[next++];
    parts.push(expression === undefined ? [hole] : evaluate(expression));
  }
  parts.push([[{ ...piece, text: text.slice(at) }]]);
  return joined(parts).map((value) => value.filter((one) => one.is !== "text" || one.text !== ""));
}
