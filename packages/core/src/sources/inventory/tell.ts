/** What tables hold that nothing was made of: counted and told, a line for each sort of it. */
import type { Diagnostic, Severity } from "../../base/diagnostic.ts";
import type { InventoryTable } from "./table.ts";

/** Rows without what names them, and rows of classes that nobody knows here, by class. */
export function* tellSkipped(
  { path }: Pick<InventoryTable, "path">,
  unnamed: number,
  unknown: ReadonlyMap<string, number>,
): Iterable<Diagnostic> {
  if (unnamed > 0) yield tell("inventory-rows", "info", path, { count: unnamed });
  for (const [type, count] of [...unknown].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, 20)) {
    yield tell("inventory-class", "info", path, { type: type.slice(0, 60), count });
  }
}

export function tell(
  code: string,
  severity: Severity,
  uri: string,
  parameters: Readonly<Record<string, string | number>>,
): Diagnostic {
  return { code, severity, uri, span: { start: 0, end: 0 }, parameters };
}
