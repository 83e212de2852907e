/** Lists and matrices of interfaces between applications, as catalogues of TOGAF and integration teams keep them. */
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Claim } from "../../model/claims/claim.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import { referenceTo } from "./claims.ts";
import type { RowReader, TableShape } from "./shape.ts";
import { placeIn, told } from "./table.ts";
import type { InventoryTable } from "./table.ts";
import { tellSkipped } from "./tell.ts";

const FROM = [
  "sourceapplication",
  "sourcesystem",
  "fromapplication",
  "sourceapp",
  "emitter",
  "emetteur",
  "applicationsource",
  "consumer",
  "consumerapplication",
  "client",
  "source",
  "from",
  "provider",
];
const TO = [
  "targetapplication",
  "targetsystem",
  "toapplication",
  "targetapp",
  "destinationapplication",
  "receiver",
  "recepteur",
  "applicationcible",
  "providerapplication",
  "destination",
  "target",
  "cible",
  "to",
];
const MORE = [
  "interface",
  "interfacename",
  "interfaceid",
  "flow",
  "flux",
  "protocol",
  "protocole",
  "frequency",
  "frequence",
  "dataobject",
  "data",
  "donnees",
  "format",
  "middleware",
  "integrationtype",
];

export const interfaceLists: TableShape = {
  matches: (columns, path) =>
    columns.has(...FROM.slice(0, -3)) &&
    columns.has(...TO.slice(0, -3)) &&
    (columns.count(MORE) > 0 || /interface|flow|flux|integration/iu.test(path))
      ? true
      : columns.has("source", "from") && columns.has("target", "destination", "to", "cible") && columns.count(MORE) > 1,
  begin: (table) => new Interfaces(table),
};

class Interfaces implements RowReader {
  private readonly table: InventoryTable;
  private readonly from: number;
  private readonly to: number;
  private readonly protocol: number;
  private readonly mode: number;
  private readonly isFlow: boolean;
  private incomplete = 0;

  constructor(table: InventoryTable) {
    this.table = table;
    const { columns } = table;
    this.from = columns.find(...FROM);
    this.to = columns.find(...TO);
    this.protocol = columns.find("protocol", "protocole", "technology", "integrationtype", "middleware");
    this.mode = columns.find("mode", "frequency", "frequence", "timing");
    this.isFlow = !columns.has("consumer", "consumerapplication", "client");
  }

  *row(row: SheetRow): Iterable<Claim> {
    const [from, to] = [this.from, this.to].map((column) => told(row, column));
    const [begin, end] = [referenceTo(from ?? "", ENDS), referenceTo(to ?? "", ENDS)];
    if (begin === undefined || end === undefined || from === to) {
      this.incomplete++;
      return;
    }
    const at = placeIn(this.table, row, this.from);
    for (const [name, reference] of [[from, begin] as const, [to, end] as const]) {
      if (!("lookup" in reference) || reference.lookup.name === undefined || name === undefined) continue;
      yield {
        claim: "mention",
        key: systemKey(name),
        sort: "system",
        names: [name],
        keys: [],
        scope: {},
        at,
        seenBy: "interface",
      };
    }
    const protocol = told(row, this.protocol).toLowerCase();
    const mode = modeOf(told(row, this.mode));
    yield {
      claim: "relationship",
      from: from !== undefined && isNamed(begin) ? { key: systemKey(from) } : begin,
      to: to !== undefined && isNamed(end) ? { key: systemKey(to) } : end,
      purpose: this.isFlow ? "data" : "call",
      ...(this.isFlow ? { verb: "->" } : {}),
      evidence: "catalogue",
      ...(/^[a-z][a-z0-9 +-]{1,20}$/u.test(protocol) ? { protocol } : {}),
      ...(mode === undefined ? {} : { attributes: { mode: { word: mode } } }),
      at,
      seenBy: "interface",
    };
  }

  *end(): Iterable<Claim | Diagnostic> {
    yield* tellSkipped(this.table, this.incomplete, new Map());
  }
}

const ENDS = ["system", "service"] as const;

function isNamed(reference: ReturnType<typeof referenceTo>): boolean {
  return reference !== undefined && "lookup" in reference && reference.lookup.name !== undefined;
}

function systemKey(name: string): string {
  return `inventory:system/${name.trim().toLowerCase().replaceAll(/\s+/gu, " ")}`;
}

function modeOf(text: string): string | undefined {
  if (/batch|daily|weekly|monthly|nightly|quotidien|hebdo|mensuel|jour/iu.test(text)) return "batch";
  if (/async|event|queue|message/iu.test(text)) return "async";
  return /sync|real.?time|online|temps r/iu.test(text) ? "sync" : undefined;
}

/** A square of the same names across and down, with marks where one uses the other; the row acts on the column. */
export function isMatrix(rows: readonly SheetRow[], header: number): boolean {
  const across = rows.find(({ index }) => index === header);
  if (across === undefined || across.cells.length < 4) return false;
  const names = new Set(across.cells.slice(1).map((cell) => (typeof cell === "string" ? cell.trim() : "")));
  names.delete("");
  const down = rows
    .filter(({ index }) => index > header)
    .map(({ cells }) => (typeof cells[0] === "string" ? cells[0].trim() : ""));
  const same = down.filter((name) => names.has(name)).length;
  return names.size >= 3 && same >= 3 && same >= down.length * 0.8;
}

export const matrix: TableShape = {
  matches: () => false,
  begin: (table) => new Matrix(table),
};

class Matrix implements RowReader {
  private readonly table: InventoryTable;

  constructor(table: InventoryTable) {
    this.table = table;
  }

  *row(row: SheetRow): Iterable<Claim> {
    const from = told(row, 0);
    if (from === "") return;
    yield {
      claim: "mention",
      key: systemKey(from),
      sort: "system",
      names: [from],
      keys: [],
      scope: {},
      at: placeIn(this.table, row, 0),
      seenBy: "matrix",
    };
    for (let column = 1; column < row.cells.length; column++) {
      const to = this.table.columns.titles[column] ?? "";
      const mark = told(row, column);
      if (to === "" || to === from || mark === "" || /^(?:0|no|non|false)$/iu.test(mark)) continue;
      yield {
        claim: "relationship",
        from: { key: systemKey(from) },
        to: { key: systemKey(to) },
        purpose: "call",
        evidence: "catalogue",
        at: placeIn(this.table, row, column),
        seenBy: "matrix",
      };
    }
  }

  *end(): Iterable<Claim> {
    yield* [];
  }
}
