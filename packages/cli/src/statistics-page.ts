/** A model in numbers, with a bar for each kind and verb. */
import type { Statistics } from "@orrery/core/answers/answers";
import type { LoadedModel } from "./load-model.ts";
import type { Terminal } from "./terminal.ts";
import { sumUp } from "./terminal/summary.ts";
import { padded, visible, widthOf } from "./terminal/width.ts";

/** Lines of the page. */
export function statisticsPage(terminal: Terminal, loaded: LoadedModel, statistics: Statistics): readonly string[] {
  const { paint } = terminal;
  const { model } = loaded.workspace;
  const header = model.header();
  const nameOf = (id: string): string =>
    model.schema.kinds.find((kind) => kind.id === id)?.plural[terminal.locale] ?? id;
  const kinds = Object.entries(statistics.byKind).map(([id, count]) => [nameOf(id), count] as const);
  const verbs = Object.entries(statistics.byRelationship).flatMap(([id, count]) => [
    [id === "flows" ? "->" : id, count] as const,
    ...(id === "contains" && statistics.nested > 0
      ? [[`  ${terminal.text("show.nested")}`, statistics.nested] as const]
      : []),
  ]);
  const more = (["references", "views"] as const)
    .map((key) => [terminal.text(`show.${key}`), statistics[key]] as const)
    .filter(([, count]) => count > 0);
  return [
    ...(header === undefined ? [] : [paint.bold(visible(header.nameIn(terminal.locale))), ""]),
    ...section(terminal, terminal.text("show.kinds"), kinds),
    ...section(terminal, terminal.text("show.verbs"), verbs),
    ...section(terminal, terminal.text("show.besides"), more, false),
    sumUp(terminal, loaded, statistics.diagnostics),
  ];
}

/** The longest bar of a section is as long as the window leaves room for. */
function section(
  terminal: Terminal,
  title: string,
  rows: readonly (readonly [string, number])[],
  hasBars = true,
): readonly string[] {
  const { paint } = terminal;
  if (rows.length === 0) return [];
  const name = Math.max(...rows.map(([text]) => widthOf(text)));
  const most = Math.max(1, ...rows.map(([, count]) => count));
  const digits = Math.max(...rows.map(([, count]) => widthOf(terminal.number(count))));
  const room = Math.min(40, Math.max(8, (terminal.width ?? 80) - name - digits - 6));
  const lines = rows.map(([text, count]) => {
    const bar = !hasBars ? "" : "▇".repeat(Math.max(1, Math.round((count / most) * room)));
    return `  ${padded(text, name)}  ${padded(terminal.number(count), digits, "start")}  ${paint.cyan(bar)}`.trimEnd();
  });
  return [paint.bold(title), ...lines, ""];
}
