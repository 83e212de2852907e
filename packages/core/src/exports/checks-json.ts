/** What checking found as JSON: the report as it is, with lines and columns, beside what is wrong with the texts. */
import type { Finding } from "../rules/report.ts";
import type { ExportedChecks, LineAndColumn } from "./checked.ts";

/** A place for programs that read lines. */
interface LinedPlace extends LineAndColumn {
  readonly uri: string;
  readonly endLine: number;
  readonly endColumn: number;
}

type Lined<One> = Omit<One, "place"> & { readonly place: LinedPlace };

/**
 * An answer with the field `checks` behind its own fields, as pieces of text: the reports of large models are longer than the longest
 * text that there may be.
 */
export function* writeChecksJson(answer: object, checked: ExportedChecks): Generator<string> {
  const { findings, questions, waivers, ...rest } = checked.report;
  const lined = linedIn(checked);
  yield `${JSON.stringify(answer, undefined, 2).replace(/\n\}$/, "")},\n  "checks": ${indented(rest, 1).replace(/\n {2}\}$/, "")}`;
  yield* list("findings", findings, lined);
  yield* list("questions", questions, lined);
  yield* list("waivers", waivers, lined);
  yield "\n  }\n}\n";
}

function* list<One extends Placed>(
  name: string,
  items: readonly One[],
  lined: (one: One) => Lined<One>,
): Generator<string> {
  yield `,\n    "${name}": [`;
  for (const [index, item] of items.entries()) yield `${index === 0 ? "" : ","}\n      ${indented(lined(item), 3)}`;
  yield items.length === 0 ? "]" : "\n    ]";
}

type Placed = Pick<Finding, "place">;

function linedIn({ at }: ExportedChecks): <One extends Placed>(one: One) => Lined<One> {
  return (one) => {
    const { uri, span } = one.place;
    const from = at(uri, span.start);
    const to = at(uri, span.end);
    return { ...one, place: { uri, line: from.line, column: from.column, endLine: to.line, endColumn: to.column } };
  };
}

function indented(value: object, depth: number): string {
  return JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${"  ".repeat(depth)}`);
}
