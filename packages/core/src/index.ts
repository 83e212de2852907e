/** What surfaces import from the core. */
export { Workspace, type WorkspaceFile, type WorkspaceOptions } from "./workspace.ts";
