/** Every answer that surfaces show, as functions of a model or workspace. */
export type * from "./answers.ts";
export { catalogueAnswer, type CatalogueRequest } from "./catalogue.ts";
export { diagnosticsAnswer } from "./diagnostics.ts";
export { elementAnswer, type ElementRequest } from "./element.ts";
export { impactAnswer, type ImpactRequest } from "./impact.ts";
export { createPositions, type Positions } from "./positions.ts";
export { searchAnswer, type SearchRequest } from "./search.ts";
export { severityCounts, sizeOf, statistics } from "./statistics.ts";
export { treeAnswer, type TreeRequest } from "./tree.ts";
export { workspaceAnswer, type WorkspaceRequest, workspaceSummary } from "./workspace.ts";
