/** The shapes of a Lucidchart document as its CSV export lists them: boxes by their text, lines as drawn evidence. */
import type { Claim, RelationshipClaim, Sort } from "../../model/claims/claim.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import type { RowReader, TableShape } from "./shape.ts";
import { placeIn, told } from "./table.ts";
import type { InventoryTable } from "./table.ts";

export const lucidchart: TableShape = {
  matches: (columns) =>
    columns.has("id") && columns.has("name") && columns.has("linesource") && columns.has("linedestination"),
  begin: (table) => new Shapes(table),
};

interface Line {
  readonly row: SheetRow;
  readonly from: string;
  readonly to: string;
}

class Shapes implements RowReader {
  private readonly table: InventoryTable;
  private readonly at: Readonly<Record<string, number>>;
  /** Sort of the shapes that are something, by id. */
  private readonly shapes = new Map<string, Sort>();
  private readonly lines: Line[] = [];

  constructor(table: InventoryTable) {
    this.table = table;
    const { columns } = table;
    this.at = {
      id: columns.find("id"),
      name: columns.find("name"),
      library: columns.find("shapelibrary"),
      text: columns.find("textarea1", "text", "label"),
      inside: columns.find("containedby"),
      from: columns.find("linesource"),
      to: columns.find("linedestination"),
      fromArrow: columns.find("sourcearrow"),
      toArrow: columns.find("destinationarrow"),
    };
  }

  private text(row: SheetRow, field: string): string {
    return told(row, this.at[field] ?? -1);
  }

  *row(row: SheetRow): Iterable<Claim> {
    const id = this.text(row, "id");
    const [from, to] = [this.text(row, "from"), this.text(row, "to")];
    if (from !== "" || to !== "" || /^(?:line|connector)$/iu.test(this.text(row, "name"))) {
      if (from !== "" && to !== "") this.lines.push({ row, from, to });
      return;
    }
    const shape = this.text(row, "name");
    const name = this.text(row, "text").replaceAll(/\s+/gu, " ").trim();
    const sort = sortOf(shape, this.text(row, "library"));
    if (id === "" || name === "" || name.length > 80 || sort === undefined) return;
    this.shapes.set(id, sort);
    const at = placeIn(this.table, row, this.at["text"] ?? 0);
    const inside = this.text(row, "inside").split(/[|,;]/u, 1)[0] ?? "";
    yield {
      claim: "mention",
      key: this.keyOf(id),
      sort,
      names: [name],
      keys: [],
      scope: {},
      ...(this.shapes.has(inside) ? { inside: { key: this.keyOf(inside) } } : {}),
      at,
      seenBy: "shape",
    };
  }

  *end(): Iterable<Claim> {
    for (const line of this.lines) {
      const claim = this.line(line);
      if (claim !== undefined) yield claim;
    }
  }

  /** A line goes where its arrow points; without an arrow, or with two, as it was drawn, and less surely so. */
  private line({ row, from, to }: Line): RelationshipClaim | undefined {
    if (!this.shapes.has(from) || !this.shapes.has(to) || from === to) return undefined;
    const [atFrom, atTo] = ["fromArrow", "toArrow"].map((field) => !/^(?:|none)$/iu.test(this.text(row, field)));
    const isTurned = atFrom === true && atTo !== true;
    const [begin, end] = isTurned ? [to, from] : [from, to];
    const target = this.shapes.get(end);
    return {
      claim: "relationship",
      from: { key: this.keyOf(begin) },
      to: { key: this.keyOf(end) },
      purpose: target === "store" || target === "broker" || target === "topic" ? "data" : "call",
      evidence: "drawn",
      at: placeIn(this.table, row, this.at["from"] ?? 0),
      seenBy: "line",
      ...(atFrom === atTo ? { certainty: 0.6 } : {}),
    };
  }

  private keyOf(id: string): string {
    return `inventory:${this.table.path}#${id}`;
  }
}

/** Pages, notes, titles and pictures are nothing; what cannot be told from its shape is taken for a service. */
function sortOf(shape: string, library: string): Sort | undefined {
  const text = shape.toLowerCase();
  if (/^(?:document|page|text|note|image|callout|hotspot|legend|title|swim ?lane|table|annotation)/u.test(text))
    return undefined;
  if (
    /database|cylinder|data ?store|\brds\b|aurora|dynamo|\bs3\b|bucket|redis|elasticache|sql|cosmos|blob|stored data/u.test(
      text,
    )
  )
    return "store";
  if (/queue|sqs|kinesis|kafka|event ?hub|pub\/?sub|service bus|broker/u.test(text)) return "broker";
  if (/topic|sns/u.test(text)) return "topic";
  if (/vpc|subnet|region|availability zone|network|security group|account|\bvlan\b/u.test(text)) return "zone";
  if (/user|actor|person|client/u.test(text)) return "client";
  if (/server|instance|\bec2\b|host|virtual machine/u.test(text)) return "node";
  if (/container shape|group|rectangle container|curly/u.test(text)) return "system";
  return /flowchart/iu.test(library) && /decision|terminator|start|merge/u.test(text) ? undefined : "service";
}
