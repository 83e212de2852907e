/** Which layout a table has: by the titles of its columns, never by its name alone. */
import type { Detection, Glimpse } from "../source.ts";
import type { SheetRow } from "../tables/xlsx-rows.ts";
import { cmdbItems, cmdbRelations } from "./cmdb.ts";
import { costs } from "./costs.ts";
import { interfaceLists, isMatrix, matrix } from "./interfaces.ts";
import { lucidchart } from "./lucidchart.ts";
import { addressPlans, firewallRules } from "./networks.ts";
import { schemaListing } from "./schema-listing.ts";
import type { TableShape } from "./shape.ts";
import { Columns, headerKey } from "./table.ts";

/** The most telling first. */
const shapes: readonly TableShape[] = [
  lucidchart,
  costs,
  cmdbRelations,
  cmdbItems,
  schemaListing,
  firewallRules,
  interfaceLists,
  addressPlans,
];

/** Rows in which a header is looked for; lines of a report come before it. */
export const HEADER_ROWS = 25;

/** The layout of a table and the row of its header; `undefined` where it is none of the known ones. */
export function recognise(
  rows: readonly SheetRow[],
  path: string,
): { readonly shape: TableShape; readonly header: number; readonly columns: Columns } | undefined {
  for (const { index, cells } of rows) {
    if (index >= HEADER_ROWS) break;
    if (cells.filter((cell) => typeof cell === "string" && cell.trim() !== "").length < 2) continue;
    const columns = new Columns(cells);
    const shape = shapes.find((one) => one.matches(columns, path));
    if (shape !== undefined) return { shape, header: index, columns };
    if (isMatrix(rows, index)) return { shape: matrix, header: index, columns };
  }
  return undefined;
}

const NAMES: ReadonlySet<string> = words(
  "application applicationname applicationid app appname nomapplication server servername serveur nomserveur hostname host machine system systemname systeme database databasename component composant service servicename logiciel software interface ciname assetname vm vmname",
);
const FACTS: ReadonlySet<string> = words(
  "owner businessowner technicalowner itowner applicationowner responsable proprietaire criticality businesscriticality criticite environment environnement env lifecycle endoflife findevie finvie supplier vendor fournisseur editeur costcenter costcentre centredecout annualcost coutannuel ipaddress ip adresseip os operatingsystem systemedexploitation status statut department direction location site datacenter datacentre rto rpo hosting hebergement version technology technologie confidentiality dataclassification supportgroup tier usedby dependson dependances utilise",
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

/** Do these titles look like those of an inventory? One names something, two say something of it. */
export function looksLikeInventory(titles: readonly string[]): boolean {
  const keys = titles.map(headerKey);
  const names = keys.filter((key) => NAMES.has(key) || key === "name" || key === "nom").length;
  const isTelling = keys.some((key) => NAMES.has(key));
  const facts = keys.filter((key) => FACTS.has(key)).length;
  return names > 0 && facts >= (isTelling ? 2 : 3);
}

/** Workbooks may be anything inside; text tables are told by their first lines; a mapping brings its table along. */
export function glimpseOf({ path, text, head }: Glimpse): Detection {
  if (/\.mapping\.ya?ml$/iu.test(path)) return /^\s*(?:columns|kind|name)\s*:/mu.test(text) ? 3 : 0;
  if (/(?:^|\/)(?:node_modules|testdata|test|tests|__tests__|fixtures|e2e)\//iu.test(path)) return 0;
  if (/\.xls[xm]$/iu.test(path)) return head[0] === 0x50 && head[1] === 0x4b ? 1 : 0;
  if (!/\.(?:csv|tsv|tab|txt)$/iu.test(path)) return 0;
  const rows = text
    .split(/\r\n|\n|\r/u)
    .slice(0, HEADER_ROWS)
    .map((line, index): SheetRow => {
      const delimiter = ["\t", ";", "|", ","].find((mark) => line.split(mark).length > 2) ?? ",";
      return { index, cells: line.split(delimiter).map((cell) => cell.replace(/^"|"$/gu, "")) };
    });
  if (recognise(rows, path) !== undefined) return 3;
  return rows.some(({ cells }) => cells.length > 2 && looksLikeInventory(cells.map(String))) ? 2 : 0;
}
