/** What was drawn, as tables for people. */
import type { DrawnView } from "./draw-views.ts";
import { sizeOf } from "./diagram-size.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";

type Row = DrawnView & { readonly files: readonly string[] };

/** Lines of a table: a row for each view, with its files, how much it shows, what laid it out and how much is to be said about it. */
export function drawnTable(terminal: Terminal, rows: readonly Row[]): readonly string[] {
  const columns = [
    { title: terminal.text("draw.column.view") },
    { title: terminal.text("draw.column.file") },
    { title: terminal.text("draw.column.nodes"), isNumeric: true },
    { title: terminal.text("draw.column.lines"), isNumeric: true },
    { title: terminal.text("draw.column.layout") },
    { title: terminal.text("draw.column.problems"), isNumeric: true },
  ];
  const cells = rows.map(({ drawn, files }) => {
    const { nodes, lines } = sizeOf(drawn.diagram);
    const [first = "", ...others] = files;
    const endings = others.map((file) => `, ${file.slice(file.lastIndexOf("."))}`).join("");
    return [
      drawn.view.id,
      first + endings,
      terminal.number(nodes),
      terminal.number(lines),
      terminal.named(`draw.engine.${drawn.metrics?.engine ?? drawn.diagram.kind}`) ?? "",
      terminal.number(drawn.problems.length),
    ];
  });
  return tableOf(terminal, columns, cells);
}

/** Lines of a table of the published metrics; a row for each view that was laid out. */
export function metricsTable(terminal: Terminal, rows: readonly Row[]): readonly string[] {
  const measures = ["labels", "boxes", "through", "crossings", "bends", "length", "aspect", "moved"] as const;
  const columns = [
    { title: terminal.text("draw.column.view") },
    ...measures.map((measure) => ({ title: terminal.text(`draw.metric.${measure}`), isNumeric: true })),
  ];
  const cells = rows.flatMap(({ drawn: { view, metrics } }) => {
    if (metrics === undefined) return [];
    const { labelOverlaps: labels, displacement } = metrics;
    const numbers = [
      labels.labelLabel + labels.labelBox + labels.labelLine,
      metrics.boxOverlaps,
      metrics.edgesThroughBoxes,
      metrics.crossings,
      metrics.bends,
      Math.round(metrics.totalLength),
      Math.round(metrics.aspect * 100) / 100,
    ];
    const moved = displacement === undefined ? "" : terminal.number(Math.round(displacement.p90));
    return [[view.id, ...numbers.map((number) => terminal.number(number)), moved]];
  });
  return cells.length === 0 ? [] : ["", ...tableOf(terminal, columns, cells)];
}
