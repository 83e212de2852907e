/** Reading whole folders of models, for the tests of the examples and of the guides. */
import { Workspace } from "@orrery/core";
import { describe } from "@orrery/core/base/codes";
import type { Element } from "@orrery/core/model/model";
import type { Value } from "@orrery/core/model/values";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** All `*.orrery` files under a folder, as one workspace. */
export function readFolder(folder: string): Workspace {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".orrery"));
  return Workspace.load(
    paths.sort().map((path) => ({ uri: path.replaceAll("\\", "/"), bytes: readFileSync(join(folder, path)) })),
  );
}

/** What is wrong, one sentence each. */
export function complaints(workspace: Workspace): readonly string[] {
  return workspace
    .diagnostics()
    .map((diagnostic) => `${diagnostic.uri}:${diagnostic.span.start} ${describe(diagnostic, "en")}`);
}

/** A value as a number in its base unit: seconds, per second, a fraction, currency units; undefined for unknown and absent. */
export function amount(value: Value | undefined): number | undefined {
  switch (value?.kind) {
    case "number":
      return value.number;
    case "percent":
      return value.fraction;
    case "quantity":
    case "money":
      return value.amount;
    default:
      return undefined;
  }
}

/** A value as a word; undefined for unknown and absent. */
export function word(value: Value | undefined): string | undefined {
  if (value?.kind === "boolean") return value.boolean ? "yes" : "no";
  return value?.kind === "word" || value?.kind === "text" ? value.text : undefined;
}

/** Days since 1970-01-01 of a date; undefined for unknown and absent. */
export function day(value: Value | undefined): number | undefined {
  return value?.kind === "date" ? value.day : undefined;
}

/** The words of a value: itself, or the items of a list. */
export function words(value: Value | undefined): readonly string[] {
  const items = value?.kind === "list" ? value.items : [value];
  return items.flatMap((item) => word(item) ?? []);
}

/** The elements that an attribute refers to, one or several. */
export function referred(element: Element, key: string): readonly Element[] {
  const value = element.get(key);
  const items = value?.kind === "list" ? value.items : [value];
  return items.flatMap((item) => (item?.kind === "reference" ? (element.model.element(item.id) ?? []) : []));
}

/** The outermost application that an element belongs to, itself if it is one. */
export function applicationOf(element: Element): Element | undefined {
  return [...element.path, element].find(({ kind }) => kind === "application");
}
