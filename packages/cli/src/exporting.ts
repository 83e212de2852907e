/** A model in the format of another tool: files by name, and what became of everything. */
import type { LoadedModel } from "./load-model.ts";
import { archimateOfModel } from "@orrery/core/exports/archimate/from-model";
import { writeArchi } from "@orrery/core/exports/archimate/archi";
import { writeExchange } from "@orrery/core/exports/archimate/exchange";
import { writeGrafico } from "@orrery/core/exports/archimate/grafico";
import { tripleOfDocument } from "@orrery/core/exports/tables/archimate-triple";
import { catalogueOf } from "@orrery/core/exports/tables/catalogue";
import { EUROPEAN_CSV, PLAIN_CSV, writeCsv } from "@orrery/core/exports/tables/csv";
import { tripleOfFacts } from "@orrery/core/exports/tables/triple";
import { writeXlsx } from "@orrery/core/exports/tables/xlsx";
import type { ArchimateDocument } from "@orrery/core/model/archimate/document";
import type { Fact, Loss } from "@orrery/core/model/facts";
import { factsOf } from "@orrery/core/model/facts-of-model";
import type { DataTable } from "@orrery/core/model/tables/cell";
import type { Metamodel } from "@orrery/core/model/metamodel";
import { basename, isAbsolute, join, normalize } from "node:path";
import { tryReading } from "./files.ts";

type ExportFormat = "archimate-exchange" | "archi" | "coarchi" | "csv" | "xlsx" | "archi-csv";

export interface ExportWish {
  readonly format: ExportFormat;
  /** One table of this kind instead of the whole model; csv and xlsx only. */
  readonly kind?: string | undefined;
  readonly language: "en" | "fr";
  /** Semicolons and decimal commas, as spreadsheets in much of Europe want. */
  readonly isEuropean: boolean;
}

export type Exported =
  /** One file, whatever the person calls it. */
  | { readonly shape: "file"; readonly content: string | Uint8Array; readonly loss: readonly Loss[] }
  /** Several, by path in a folder. */
  | {
      readonly shape: "folder";
      readonly files: ReadonlyMap<string, string | Uint8Array>;
      readonly loss: readonly Loss[];
    };

/** Writes a model in a format. Sidecars that an import has left beside the model are read for what our text has no words for. */
export function exportModel(loaded: LoadedModel, wish: ExportWish): Exported {
  const { model } = loaded.workspace;
  const facts = factsOf(model);
  const { metamodel } = model.schema;
  switch (wish.format) {
    case "archimate-exchange": {
      const { document, loss } = documentOf(loaded, facts, metamodel);
      const { bytes, loss: further } = writeExchange(document);
      return { shape: "file", content: bytes, loss: together(loss, further) };
    }
    case "archi": {
      const { document, loss } = documentOf(loaded, facts, metamodel);
      const { bytes, loss: further } = writeArchi(document);
      return { shape: "file", content: bytes, loss: together(loss, further) };
    }
    case "coarchi": {
      const { document, loss } = documentOf(loaded, facts, metamodel);
      const { files, loss: further } = writeGrafico(document);
      return {
        shape: "folder",
        files: new Map(files.map((file) => [file.path, file.bytes])),
        loss: together(loss, further),
      };
    }
    case "archi-csv": {
      const { document, loss } = documentOf(loaded, facts, metamodel);
      const { tables, losses } = tripleOfDocument(document);
      return { shape: "folder", files: csvFiles(tables, wish), loss: together(loss, losses) };
    }
    case "csv":
    case "xlsx":
      return wish.kind === undefined
        ? tripleOf(facts, metamodel, wish)
        : catalogueFile(facts, metamodel, wish, wish.kind);
  }
}

function documentOf(
  loaded: LoadedModel,
  facts: readonly Fact[],
  metamodel: Metamodel,
): { readonly document: ArchimateDocument; readonly loss: readonly Loss[] } {
  const sidecar = (path: string): string | undefined => {
    const inside = normalize(path);
    if (inside.startsWith("..") || isAbsolute(inside)) return undefined;
    const bytes = tryReading(join(loaded.folder, inside));
    return bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : undefined;
  };
  return archimateOfModel({ facts, sidecar, metamodel, name: basename(loaded.folder) });
}

function tripleOf(facts: readonly Fact[], metamodel: Metamodel, wish: ExportWish): Exported {
  const { tables, losses } = tripleOfFacts(facts, metamodel);
  if (wish.format === "xlsx") return { shape: "file", content: writeXlsx(tables), loss: losses };
  return { shape: "folder", files: csvFiles(tables, wish), loss: losses };
}

function catalogueFile(facts: readonly Fact[], metamodel: Metamodel, wish: ExportWish, kind: string): Exported {
  const { table, losses } = catalogueOf(facts, metamodel, { kind, language: wish.language });
  return {
    shape: "file",
    content: wish.format === "xlsx" ? writeXlsx([table]) : writeCsv(table, dialectOf(wish)),
    loss: losses,
  };
}

function csvFiles(tables: readonly DataTable[], wish: ExportWish): ReadonlyMap<string, Uint8Array> {
  return new Map(tables.map((table) => [`${table.name}.csv`, writeCsv(table, dialectOf(wish))]));
}

function dialectOf({ isEuropean }: ExportWish): typeof PLAIN_CSV {
  return isEuropean ? EUROPEAN_CSV : PLAIN_CSV;
}

/** Two reports of one journey: what both kept is told once, as the second tells it. */
function together(first: readonly Loss[], second: readonly Loss[]): readonly Loss[] {
  const told = new Set(second.map((loss) => `${loss.outcome} ${loss.what}`));
  return [...first.filter((loss) => loss.outcome !== "kept" || !told.has(`kept ${loss.what}`)), ...second];
}
