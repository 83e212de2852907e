/** Who is who: elements by the ids, names and keys that cells may call them, and new ids for those that are new. */
import type { ElementFact } from "../../model/facts.ts";
import { isRecord, OPEN_RECORD } from "../../model/tables/attribute-rows.ts";
import { foldText, plainText } from "../../model/tables/value-text.ts";

/** Elements by what cells may call them. */
export interface Directory {
  readonly kinds: Map<string, string>;
  /** Ids by folded name. */
  readonly names: Map<string, string[]>;
  /** Ids by property and value, such as the id that another tool gave. */
  readonly keys: Map<string, string>;
}

/** The directory of the elements that a model has already. */
export function directoryOf(known: readonly ElementFact[]): Directory {
  const directory: Directory = { kinds: new Map(), names: new Map(), keys: new Map() };
  for (const element of known) {
    enter(directory, element.id, element.kind, element.name ?? "");
    for (const name of Object.values(element.names ?? {})) enter(directory, element.id, element.kind, name);
    const aliases = element.attributes["aliases"];
    for (const alias of Array.isArray(aliases) ? aliases : []) {
      if (typeof alias === "string") enter(directory, element.id, element.kind, alias);
    }
    for (const [key, text] of propertiesOf(element)) directory.keys.set(`${key}\n${text}`, element.id);
  }
  return directory;
}

/** Adds an element under one of its names. */
export function enter({ kinds, names }: Directory, id: string, kind: string, name: string): void {
  kinds.set(id, kind);
  const folded = foldText(name);
  if (folded === "") return;
  const ids = names.get(folded) ?? [];
  if (!ids.includes(id)) ids.push(id);
  names.set(folded, ids);
}

/** Properties as texts, whether the facts have the open record as one or its fields as paths. */
function propertiesOf({ attributes }: ElementFact): (readonly [key: string, text: string])[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    if (key.startsWith(`${OPEN_RECORD}.`))
      return [[key.slice(OPEN_RECORD.length + 1), plainText(value) ?? ""] as const];
    if (key !== OPEN_RECORD || !isRecord(value)) return [];
    return Object.entries(value.record).map(([field, text]) => [field, plainText(text) ?? ""] as const);
  });
}

/** An id that the language can read where an element is declared: none that is a verb (`application uses "Uses"`). */
export function newId(text: string, kind: string, isVerb: (word: string) => boolean): string {
  const id = slug(text, kind);
  return isVerb(id) ? `${id}-${kind}` : id;
}

/** An id of a text: small letters, digits and `-`; the kind goes before what would start with a digit. */
function slug(text: string, kind: string): string {
  const parts = text.split(/([_./])/).map((part) => (/^[_./]$/.test(part) ? part : foldText(part)));
  const folded = parts.join("").replace(/^[_./-]+|[_./-]+$/g, "");
  return /^\p{L}/u.test(folded) ? folded : `${kind}-${folded}`.replace(/-$/, "");
}

/** The id wanted, or the first of `wanted-2`, `wanted-3` that is free. */
export function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  let id = wanted;
  for (let count = 2; isTaken(id); count++) id = `${wanted}-${count}`;
  return id;
}
