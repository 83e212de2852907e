/** The table twin of a picture: everything that it shows, as tables that are read without seeing it. */
import type {
  Diagram,
  DiagramEdge,
  DiagramNode,
  DrawingDiagram,
  GraphDiagram,
  MatrixDiagram,
  TableDiagram,
  TimelineDiagram,
} from "@orrery/core/views/diagram";
import { type SiteContext, mention } from "./context.ts";
import { type Html, html } from "./html.ts";
import { type SiteCell, table } from "./table.ts";

/** The tables of a picture. */
export function twinOf(context: SiteContext, page: string, diagram: Diagram): Html {
  switch (diagram.kind) {
    case "graph":
      return graphTwin(context, page, diagram);
    case "drawing":
      return drawingTwin(context, page, diagram);
    case "matrix":
      return matrixTwin(context, page, diagram);
    case "timeline":
      return timelineTwin(context, page, diagram);
    case "table":
      return tableTwin(context, page, diagram);
  }
}

function graphTwin(context: SiteContext, page: string, { nodes, edges }: GraphDiagram): Html {
  return html`${nodeTable(context, page, nodes)}${edgeTable(context, page, nodes, edges)}`;
}

function drawingTwin(context: SiteContext, page: string, { nodes, lines }: DrawingDiagram): Html {
  const shown = nodes.flatMap(({ node }) => node ?? []);
  const texts = nodes.filter((node) => node.what !== "element" && node.text.trim() !== "").map((node) => node.text);
  const edges = lines.flatMap(({ edge }) => edge ?? []);
  return html`${nodeTable(context, page, shown)}${edgeTable(context, page, shown, edges)}${
    texts.length > 0 &&
    html`<h3>${context.speech.text("site.view.texts")}</h3>
      <ul class="texts">
        ${texts.map((text) => html`<li>${text}</li>`)}
      </ul>`
  }`;
}

function nodeTable(context: SiteContext, page: string, nodes: readonly DiagramNode[]): Html | undefined {
  if (nodes.length === 0) return undefined;
  const { speech } = context;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const columns = [
    { name: speech.text("site.column.name") },
    { name: speech.text("site.column.kind") },
    { name: speech.text("site.column.technology") },
    { name: speech.text("site.column.inside") },
    { name: speech.text("site.column.remark") },
  ];
  const rows = nodes.map((node): readonly SiteCell[] => [
    named(context, page, node),
    { content: node.kindName ?? "" },
    { content: node.technology ?? "" },
    { content: byId.get(node.parent ?? "")?.name ?? "" },
    { content: remarksOf(context, node) },
  ]);
  return table(speech.text("site.view.elements", { count: nodes.length }), columns, rows);
}

/** What the picture says by signs and colours. */
function remarksOf({ speech }: SiteContext, node: DiagramNode): string {
  const hidden = node.hidden ?? 0;
  return [
    ...(node.lens === undefined ? [] : [node.lens.text]),
    ...(node.isExternal ? [speech.text("site.view.external")] : []),
    ...(hidden > 0 ? [speech.text("site.view.hidden", { count: hidden })] : []),
    ...node.badges.map((badge) => badge.label),
  ].join(" · ");
}

function named(
  context: SiteContext,
  page: string,
  one: {
    readonly id: string;
    readonly name: string;
    readonly element?: string | undefined;
    readonly layer?: DiagramNode["layer"];
  },
): SiteCell {
  const { element, name, layer } = one;
  const content = element === undefined ? name : mention(context, page, { id: element, name, kind: "", layer }, true);
  return { content, order: name };
}

function edgeTable(
  context: SiteContext,
  page: string,
  nodes: readonly DiagramNode[],
  edges: readonly DiagramEdge[],
): Html | undefined {
  if (edges.length === 0) return undefined;
  const { speech, model } = context;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = (id: string): SiteCell => {
    const node = byId.get(id);
    return node === undefined ? { content: id } : named(context, page, node);
  };
  const phrase = (verb: string): string =>
    model.schema.relationships[model.schema.verbNumber(verb)]?.name[speech.locale] ?? verb;
  const columns = [
    { name: speech.text("site.column.from") },
    { name: speech.text("site.column.relationship") },
    { name: speech.text("site.column.to") },
    { name: speech.text("site.column.label") },
  ];
  const rows = edges.map((edge): readonly SiteCell[] => [
    end(edge.from),
    { content: edge.verb === "->" ? speech.text("site.view.flow") : phrase(edge.verb) },
    end(edge.to),
    {
      content: [edge.step, edge.label, edge.detail, edge.count > 1 ? `×${edge.count}` : undefined]
        .filter((part) => part !== undefined && part !== "")
        .join(" · "),
    },
  ]);
  return table(speech.text("site.view.relationships", { count: edges.length }), columns, rows);
}

function matrixTwin(context: SiteContext, page: string, diagram: MatrixDiagram): Html {
  const { speech } = context;
  const rows = new Map(diagram.rows.map((row) => [row.id, row]));
  const columns = new Map(diagram.columns.map((column) => [column.id, column]));
  const head = (one: MatrixDiagram["rows"][number] | undefined, id: string): SiteCell =>
    one === undefined ? { content: id } : named(context, page, one);
  return table(
    speech.text("site.view.cells", { count: diagram.cells.length }),
    [{ name: diagram.rowTitle }, { name: diagram.columnTitle }, { name: speech.text("site.column.relationship") }],
    diagram.cells.map((cell): readonly SiteCell[] => [
      head(rows.get(cell.row), cell.row),
      head(columns.get(cell.column), cell.column),
      { content: cell.label },
    ]),
  );
}

function timelineTwin(context: SiteContext, page: string, { groups }: TimelineDiagram): Html {
  const { speech } = context;
  const rows = groups.flatMap((group) =>
    group.rows.map((row): readonly SiteCell[] => [
      named(context, page, row),
      { content: group.name },
      { content: [...row.bars, ...row.milestones].map((one) => one.label).join(" · ") },
    ]),
  );
  return table(
    speech.text("site.view.elements", { count: rows.length }),
    [
      { name: speech.text("site.column.name") },
      { name: speech.text("site.column.group") },
      { name: speech.text("site.column.dates") },
    ],
    rows,
  );
}

function tableTwin(context: SiteContext, page: string, { columns, rows }: TableDiagram): Html {
  return table(
    context.speech.text("site.view.elements", { count: rows.length }),
    columns,
    rows.map((row) =>
      row.cells.map((cell, index): SiteCell =>
        index === 0
          ? {
              ...named(context, page, { id: row.id, name: cell.text, element: row.element, layer: row.layer }),
              isUnknown: cell.isUnknown,
            }
          : { content: cell.text, isUnknown: cell.isUnknown },
      ),
    ),
  );
}
