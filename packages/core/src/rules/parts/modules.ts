/** Modules that ought to live on their own: several of one important application. */
import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { isImportant } from "./continuity.ts";

/** Modules of the application that a module belongs to, itself included. */
export function siblingsOf(module: Element): readonly Element[] {
  const application = applicationOf(module);
  return application === undefined ? [] : application.children.filter((child) => isKind(child, "module"));
}

/** Is it one of several modules of an application that is important? */
export function isOneOfSeveralModules(module: Element): boolean {
  return isImportant(module) && siblingsOf(module).length > 1;
}
