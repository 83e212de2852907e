/**
 * The public API of the core: what an outside tool needs to read, ask, change and write models. Everything here is pure: texts and
 * bytes go in, plain data comes out; disk, network, clock and console belong to the caller. What is not here may change without notice.
 *
 * ```ts
 * import { describe, findImpact, Workspace } from "@orrery/core";
 *
 * const workspace = Workspace.load([{ uri: "shop.orrery", bytes }]);
 * for (const diagnostic of workspace.diagnostics()) report(describe(diagnostic, "en"));
 * const shop = workspace.model.element("shop");
 * const hit = shop && findImpact(workspace.model, shop.row, { direction: "down" });
 * ```
 */

// Reading: files in, model and diagnostics out, again and again as files change.
export { MAX_FILE_BYTES, Workspace, type WorkspaceFile, type WorkspaceOptions } from "./workspace.ts";

// What readers say about their input: a code with a place, and its sentence in the reader's language.
export { type Code, codes, describe, type Locale } from "./base/codes.ts";
export type { Diagnostic, Severity, Span } from "./base/diagnostic.ts";

// The model: elements and relationships with their attributes, the graph over them, and the values of attributes.
export {
  type Attribute,
  DEFINITION,
  type Edges,
  type Element,
  Model,
  type Place,
  type Relationship,
  UNKNOWN_KIND,
} from "./model/model.ts";
export { compareValues, isId, type Naming, printValue, sameValue, type Value } from "./model/values.ts";
export { asOf, type LifecycleState, stateOn } from "./model/time.ts";

// The metamodel: the built-in kinds, attributes and relationships as data, and its compiled form.
export { metamodel } from "./model/metamodel/index.ts";
export { type KeyMeaning, Schema } from "./model/schema.ts";
export type {
  AttributeDefinition,
  AttributeType,
  Bilingual,
  C4Abstraction,
  Dimension,
  KindDefinition,
  Layer,
  Metamodel,
  RelationshipDefinition,
  Travel,
} from "./model/metamodel.ts";

// Facts: a model as a list of statements, which importers make and exporters take; and what an import or export could not keep.
export { factsOf, type FactsOptions } from "./model/facts-of-model.ts";
export type { ElementFact, Fact, FactValue, Loss, Origin, RelationshipFact } from "./model/facts.ts";

// Text: facts printed, text formatted, one change of the architecture as edits of the text that touch nothing else.
export { type PrintedFile, print, printFiles, type PrintOptions } from "./language/print.ts";
export { format, formatted } from "./language/format.ts";
export type { SyntaxOptions } from "./language/syntax.ts";
export { type Edited, edits } from "./language/edit.ts";
export type { Change, RelationshipPlace } from "./model/change.ts";
export { applyEdits, decode, encode, lineStarts, type Position, positionAt, type TextEdit } from "./base/text.ts";

// Editors: what may be written at a place, what stands there, where it is declared and referred to, what a text contains.
export { complete, type Completions } from "./language/complete.ts";
export { definitionAt, type Meaning, meaningAt, referencesTo } from "./language/navigate.ts";
export { outline, type OutlineItem } from "./language/outline.ts";

// Versions: what differs between two models, and three versions of a text made one.
export { diff, type DiffOptions } from "./reconcile/diff.ts";
export type {
  DiffCounts,
  DiffRelationship,
  DiffSection,
  DiffSubject,
  DiffSummary,
  ElementChange,
  FieldChange,
  ModelDiff,
  RelationshipChange,
} from "./reconcile/diff-result.ts";
export {
  type MergeConflict,
  type Merged,
  type MergedFiles,
  mergeFiles,
  type MergeOptions,
  mergeTexts,
} from "./language/merge-text.ts";

// Questions: analyses with their parameters and results, and the impact of one element by number.
export type { Analysis, Named, Parameter, ParameterSchema } from "./analyses/analysis.ts";
export { analyses } from "./analyses/index.ts";
export { findImpact, type Impact, type ImpactOptions, wayTo } from "./analyses/find-impact.ts";
export type { Table, TableCell, TableColumn, TableWords } from "./base/table.ts";

// Answers: page-ready JSON, the same for the workbench, `--json` and other tools; and the addresses of its pages.
export * from "./answers/index.ts";
export type { Place as PlaceAnswer } from "./answers/answers.ts";
export { type Address, type Page, pageAddress, type PageState, readAddress, writeAddress } from "./answers/url.ts";

// ArchiMate: exchange files, Archi's files and folders, read and written.
export { readArchimate } from "./sources/archimate/read.ts";
export type { FileBytes } from "./sources/archimate/grafico.ts";
export type { ArchimateReading } from "./sources/archimate/notes.ts";
export { type ArchimateFacts, archimateToFacts } from "./sources/archimate/to-facts.ts";
export { archimateOfModel, type ModelToArchimate } from "./exports/archimate/from-model.ts";
export { writeArchi } from "./exports/archimate/archi.ts";
export { writeExchange } from "./exports/archimate/exchange.ts";
export { writeGrafico, type WrittenFile } from "./exports/archimate/grafico.ts";
export type { ArchimateDocument } from "./model/archimate/document.ts";

// Tables: workbooks and text tables, read by a mapping that a person can edit, and written.
export {
  importTables,
  type TableFile,
  type TableImport,
  type TableImportOptions,
} from "./sources/tables/import-tables.ts";
export {
  reconcileTable,
  type ReconcileOptions,
  type TableConflict,
  type TableReconciliation,
} from "./sources/tables/reconcile-table.ts";
export { type Catalogue, catalogueOf, type CatalogueOptions } from "./exports/tables/catalogue.ts";
export { type TripleExport, tripleOfFacts } from "./exports/tables/triple.ts";
export { tripleOfDocument } from "./exports/tables/archimate-triple.ts";
export { type CsvDialect, EUROPEAN_CSV, PLAIN_CSV, writeCsv } from "./exports/tables/csv.ts";
export { writeXlsx } from "./exports/tables/xlsx.ts";
export type { Cell as TableValue, CellDate, DataTable } from "./model/tables/cell.ts";

// Views: from a view of a model to a scene, and from a scene to SVG or JSON; what lays out in a worker and what measures text are parameters.
export { type Drawn, type DrawOptions, type DrawTools, drawView, type ViewSummary, viewsOf } from "./draw/draw.ts";
export { readFont } from "./base/font.ts";
export { makePen } from "./notations/pen.ts";
export { sceneToSvg, type SvgOptions } from "./exports/svg.ts";
export { sceneToJson } from "./exports/scene-json.ts";
export { readPositions, writePositions } from "./views/positions.ts";
export { viewpoints } from "./views/index.ts";
export { notations } from "./notations/index.ts";
export type { Viewpoint, ViewQuery } from "./views/viewpoint.ts";
export type { Notation, Pen } from "./notations/notation.ts";
export type { Diagram, Lens } from "./views/diagram.ts";
export type { Mark, Scene } from "./notations/scene.ts";
export type { LayoutEngines } from "./engines/layout/fresh.ts";
export type { Layout, LayoutGraph, Memory } from "./engines/layout/graph.ts";
