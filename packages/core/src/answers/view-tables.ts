/** The table twin of a picture: everything that it shows, for those who do not see it. */
import type { Locale } from "../base/codes.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type {
  Diagram,
  DiagramEdge,
  DiagramNode,
  DrawingDiagram,
  MatrixDiagram,
  TableDiagram,
  TimelineDiagram,
} from "../views/diagram.ts";
import type { PictureCell, PictureRow, PictureTable } from "./answers.ts";

/** The tables of a diagram, in its language; those without rows are left out. */
export function pictureTables(diagram: Diagram, model: Model, language: Locale): readonly PictureTable[] {
  return tablesOf(diagram, { model, language }).filter(({ rows }) => rows.length > 0);
}

interface Reader {
  readonly model: Model;
  readonly language: Locale;
}

function tablesOf(diagram: Diagram, reader: Reader): readonly PictureTable[] {
  switch (diagram.kind) {
    case "graph":
      return [nodeTable(diagram.nodes, reader), edgeTable(diagram.nodes, diagram.edges, reader)];
    case "drawing":
      return drawingTables(diagram, reader);
    case "matrix":
      return [matrixTable(diagram, reader)];
    case "timeline":
      return [timelineTable(diagram, reader)];
    case "table":
      return [listTable(diagram)];
  }
}

const words = {
  name: { en: "Name", fr: "Nom" },
  kind: { en: "Kind", fr: "Sorte" },
  technology: { en: "Technology", fr: "Technologie" },
  inside: { en: "Inside", fr: "Dans" },
  remark: { en: "Remarks", fr: "Remarques" },
  from: { en: "From", fr: "De" },
  relationship: { en: "Relationship", fr: "Relation" },
  to: { en: "To", fr: "Vers" },
  label: { en: "Label", fr: "Libellé" },
  group: { en: "Group", fr: "Groupe" },
  dates: { en: "Dates", fr: "Dates" },
  text: { en: "Text", fr: "Texte" },
  flow: { en: "sends to", fr: "envoie à" },
  external: { en: "external", fr: "externe" },
  added: { en: "added", fr: "ajouté" },
  removed: { en: "removed", fr: "supprimé" },
  changed: { en: "changed", fr: "modifié" },
  observed: { en: "observed, not in the model", fr: "observé, absent du modèle" },
  unconfirmed: { en: "in the model, not observed", fr: "dans le modèle, non observé" },
  contradicting: { en: "observed otherwise", fr: "observé autrement" },
} as const satisfies Readonly<Record<string, Bilingual>>;

type Word = keyof typeof words;

function columns({ language }: Reader, names: readonly Word[]): PictureTable["columns"] {
  return names.map((name) => ({ name: words[name][language], numeric: false }));
}

function row(id: string, cells: readonly PictureCell[]): PictureRow {
  return { id, cells };
}

function cell(text: string | undefined): PictureCell {
  return { text: text ?? "" };
}

function named({ name, element, layer }: Pick<DiagramNode, "name" | "element" | "layer">): PictureCell {
  return {
    text: name,
    ...(element === undefined ? {} : { element }),
    ...(layer === undefined ? {} : { layer }),
  };
}

function nodeTable(nodes: readonly DiagramNode[], reader: Reader): PictureTable {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    what: "elements",
    columns: columns(reader, ["name", "kind", "technology", "inside", "remark"]),
    rows: nodes.map((node) =>
      row(node.id, [
        named(node),
        cell(node.kindName),
        cell(node.technology),
        cell(byId.get(node.parent ?? "")?.name),
        cell(remarksOf(node, reader)),
      ]),
    ),
  };
}

/** What the picture says by signs, colours and chips. */
function remarksOf(node: DiagramNode, { language }: Reader): string {
  const hidden = node.hidden ?? 0;
  return joined([
    node.lens?.text,
    node.isExternal ? words.external[language] : undefined,
    hidden === 0 ? undefined : language === "fr" ? `${hidden} à l’intérieur` : `${hidden} inside`,
    node.change === undefined ? undefined : words[node.change][language],
    ...node.badges.map((badge) => badge.label),
  ]);
}

function edgeTable(nodes: readonly DiagramNode[], edges: readonly DiagramEdge[], reader: Reader): PictureTable {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const end = (id: string): PictureCell => {
    const node = byId.get(id);
    return node === undefined ? cell(id) : named(node);
  };
  return {
    what: "relationships",
    columns: columns(reader, ["from", "relationship", "to", "label"]),
    rows: edges.map((edge) =>
      row(edge.id, [
        end(edge.from),
        cell(phraseOf(edge, reader)),
        end(edge.to),
        cell(
          joined([
            edge.step,
            edge.label,
            edge.detail,
            edge.count > 1 ? `×${edge.count}` : undefined,
            edge.change === undefined ? undefined : words[edge.change][reader.language],
          ]),
        ),
      ]),
    ),
  };
}

/** What a line says between its ends, in the language of the picture. */
export function phraseOf(
  { verb, verbName }: Pick<DiagramEdge, "verb" | "verbName">,
  { model, language }: Reader,
): string {
  if (verb === "->") return words.flow[language];
  const { schema } = model;
  return schema.relationships[schema.verbNumber(verb)]?.name[language] ?? verbName ?? verb;
}

function drawingTables({ nodes, lines }: DrawingDiagram, reader: Reader): readonly PictureTable[] {
  const shown = nodes.flatMap(({ node }) => node ?? []);
  const texts = nodes.filter(({ what, text }) => what !== "element" && text.trim() !== "");
  return [
    nodeTable(shown, reader),
    edgeTable(
      shown,
      // Lines have ids of their own there: one relationship may be drawn twice.
      lines.flatMap(({ id, edge }) => (edge === undefined ? [] : [{ ...edge, id }])),
      reader,
    ),
    { what: "texts", columns: columns(reader, ["text"]), rows: texts.map(({ id, text }) => row(id, [cell(text)])) },
  ];
}

function matrixTable(
  { rows, columns: heads, cells, rowTitle, columnTitle }: MatrixDiagram,
  reader: Reader,
): PictureTable {
  const rowById = new Map(rows.map((one) => [one.id, one]));
  const headById = new Map(heads.map((head) => [head.id, head]));
  const head = (one: MatrixDiagram["rows"][number] | undefined, id: string): PictureCell =>
    one === undefined ? cell(id) : named(one);
  return {
    what: "cells",
    columns: [
      { name: rowTitle, numeric: false },
      { name: columnTitle, numeric: false },
      ...columns(reader, ["relationship"]),
    ],
    rows: cells.map((one) =>
      row(`${one.row} ${one.column}`, [
        head(rowById.get(one.row), one.row),
        head(headById.get(one.column), one.column),
        cell(one.label),
      ]),
    ),
  };
}

function timelineTable({ groups }: TimelineDiagram, reader: Reader): PictureTable {
  return {
    what: "elements",
    columns: columns(reader, ["name", "group", "dates"]),
    rows: groups.flatMap((group) =>
      group.rows.map((line) =>
        row(line.id, [
          named(line),
          cell(group.name),
          cell(joined([...line.bars, ...line.milestones].map(({ label }) => label))),
        ]),
      ),
    ),
  };
}

function listTable({ columns: heads, rows }: TableDiagram): PictureTable {
  return {
    what: "elements",
    columns: heads.map(({ name, isNumeric }) => ({ name, numeric: isNumeric })),
    rows: rows.map(({ id, element, layer, cells }) =>
      row(
        id,
        cells.map(({ text, isUnknown }, index) => ({
          ...(index === 0 ? named({ name: text, element, layer }) : { text }),
          ...(isUnknown ? { unknown: true } : {}),
        })),
      ),
    ),
  };
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}
