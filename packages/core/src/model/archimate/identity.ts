/**
 * `archimate/import.lines` and `archimate/folders.lines`: what an ArchiMate file says that our text has no words for: its
 * identifiers, definitions of properties, metadata, and the tree of folders. Exports read them back; without them (or for what
 * was added since) ids are made from ours. One line a thing, so that they merge.
 */
import { compare } from "../../base/compare.ts";
import type { Extras, Folder, FolderItem, LocalText, MetadataEntry, PropertyDefinition } from "./document.ts";
import { isFolder } from "./document.ts";
import { type Line, parseLines, printLines, valueOf, valuesOf } from "./lines.ts";

export const IMPORT_PATH = "archimate/import.lines";
export const FOLDERS_PATH = "archimate/folders.lines";

/** What one line says of an element, a relationship or the model. */
export interface Identity {
  /** Identifier in the ArchiMate file. */
  readonly id: string;
  readonly extras: Extras;
}

export interface ImportRecord {
  readonly model: Identity;
  readonly metadata: readonly MetadataEntry[];
  /** By the key that our `properties` use. */
  readonly properties: ReadonlyMap<string, PropertyDefinition>;
  /** Specialisations by type and name, as `profileKey` writes them. */
  readonly profiles: ReadonlyMap<string, Identity>;
  readonly elements: ReadonlyMap<string, Identity>;
  /** By `relationshipKey`. */
  readonly relationships: ReadonlyMap<string, Identity>;
}

/** How lines refer to a relationship: its sentence, with a number from 2 where the same sentence stands more than once. */
function relationshipKey(from: string, verb: string, to: string, occurrence: number): string {
  return occurrence < 2 ? `${from} ${verb} ${to}` : `${from} ${verb} ${to} #${occurrence}`;
}

/** Counts sentences, so that equal ones get different keys. */
export function relationshipKeys(): (from: string, verb: string, to: string) => string {
  const counts = new Map<string, number>();
  return (from, verb, to) => {
    const sentence = relationshipKey(from, verb, to, 1);
    const count = (counts.get(sentence) ?? 0) + 1;
    counts.set(sentence, count);
    return relationshipKey(from, verb, to, count);
  };
}

/** Key of a specialisation. */
export function profileKey(type: string, name: string): string {
  return `${type} ${name}`;
}

/** The record as text; texts in the model's `language` need no tag. */
export function printImport(record: ImportRecord, language: string | undefined): string {
  const lines: Line[] = [line(["model"], identityValues(record.model))];
  for (const { name, value } of record.metadata) lines.push(line(["metadata", name, value], []));
  for (const [key, { id, names, type }] of record.properties)
    lines.push(line(["property", key], [["id", id], ["type", type], ...textValues("name", names, language)]));
  for (const [key, identity] of sorted(record.profiles)) lines.push(line(["profile", key], identityValues(identity)));
  for (const [id, identity] of sorted(record.elements)) lines.push(line(["element", id], identityValues(identity)));
  for (const [key, identity] of sorted(record.relationships))
    lines.push(line(["relationship", key], identityValues(identity)));
  return printLines(
    "Identifiers of the ArchiMate file that this model was imported from; exports give them back.",
    lines,
  );
}

/** By key, so that the same model gives the same file and two branches meet in few lines. */
function sorted<Value>(entries: Iterable<readonly [string, Value]>): readonly (readonly [string, Value])[] {
  return [...entries].sort(([a], [b]) => compare(a, b));
}

/** The record of a text; of an empty one, a record without entries. */
export function parseImport(text: string, language: string | undefined): ImportRecord {
  const lines = parseLines(text);
  const of = (word: string): Line[] => lines.filter((one) => one.words[0] === word);
  const identities = (word: string): Map<string, Identity> =>
    new Map(of(word).map((one) => [one.words[1] ?? "", identityOf(one)]));
  const model = of("model")[0];
  return {
    model: model === undefined ? { id: "", extras: {} } : identityOf(model),
    metadata: of("metadata").map(({ words: [, name = "", value = ""] }) => ({ name, value })),
    properties: new Map(
      of("property").map((one) => [
        one.words[1] ?? "",
        {
          id: valueOf(one, "id") ?? one.words[1] ?? "",
          names: textsOf(one, "name", language),
          type: valueOf(one, "type") ?? "string",
        },
      ]),
    ),
    profiles: identities("profile"),
    elements: identities("element"),
    relationships: identities("relationship"),
  };
}

/** A tree of folders as text (properties of folders are left out); `name` gives the word for what lies in them. */
export function printFolders(
  folders: readonly Folder[],
  name: (reference: string) => string | undefined,
  language: string | undefined,
): string {
  const lines: Line[] = [];
  const visit = (item: Folder | FolderItem, depth: number): void => {
    if (!isFolder(item)) {
      const word = name(item.reference);
      if (word !== undefined) lines.push({ depth, words: ["item", word], values: [] });
      return;
    }
    const values = [
      ...textValues("name", item.names, language),
      ["id", item.id] as const,
      ...textValues("documentation", item.documentation, language),
      ...extraValues(item.extras),
    ];
    lines.push({ depth, words: ["folder"], values });
    for (const child of item.items) visit(child, depth + 1);
  };
  for (const folder of folders) visit(folder, 0);
  return printLines("Folders of the ArchiMate file that this model was imported from.", lines);
}

/** The tree of a text; `reference` gives the id for the word of an item, `undefined` for what is gone. */
export function parseFolders(
  text: string,
  reference: (word: string) => string | undefined,
  language: string | undefined,
): readonly Folder[] {
  const top: (Folder | FolderItem)[] = [];
  const open: { depth: number; items: (Folder | FolderItem)[] }[] = [{ depth: -1, items: top }];
  for (const one of parseLines(text)) {
    while ((open.at(-1)?.depth ?? -1) >= one.depth) open.pop();
    const items = open.at(-1)?.items ?? top;
    if (one.words[0] === "item") {
      const id = reference(one.words[1] ?? "");
      if (id !== undefined) items.push({ reference: id });
    } else if (one.words[0] === "folder") {
      const inside: (Folder | FolderItem)[] = [];
      const id = valueOf(one, "id") ?? "folder";
      items.push({
        id,
        names: textsOf(one, "name", language),
        documentation: textsOf(one, "documentation", language),
        properties: [],
        extras: extrasOf(one),
        items: inside,
      });
      open.push({ depth: one.depth, items: inside });
    }
  }
  return top.filter(isFolder);
}

/** BCP 47 for "undetermined": a text without a language in a model that has one. */
const UNDETERMINED = "und";

/** Texts as values: `name="Claims"` in the model's language, `name.fr="Sinistres"` in another. */
export function textValues(
  key: string,
  texts: readonly LocalText[],
  main: string | undefined,
): (readonly [string, string])[] {
  return texts.map(
    ({ text, language }) => [language === main ? key : `${key}.${language ?? UNDETERMINED}`, text] as const,
  );
}

/** Texts of a line by key. */
export function textsOf(one: Line, key: string, main: string | undefined): LocalText[] {
  return one.values.flatMap(([name, text]): LocalText[] => {
    if (name !== key && !name.startsWith(`${key}.`)) return [];
    const language = name === key ? main : name.slice(key.length + 1);
    return [language === undefined || language === UNDETERMINED ? { text } : { text, language }];
  });
}

/** Extras as values: `extra="archi:type=1"`. */
export function extraValues(extras: Extras): (readonly [string, string])[] {
  return Object.entries(extras).map(([name, value]) => ["extra", `${name}=${value}`] as const);
}

/** Extras of a line. */
export function extrasOf(one: Line): Extras {
  return Object.fromEntries(
    valuesOf(one, "extra").map((extra) => [extra.slice(0, extra.indexOf("=")), extra.slice(extra.indexOf("=") + 1)]),
  );
}

function line(words: readonly string[], values: readonly (readonly [string, string])[]): Line {
  return { depth: 0, words, values };
}

function identityValues({ id, extras }: Identity): (readonly [string, string])[] {
  return [["id", id] as const, ...extraValues(extras)];
}

function identityOf(one: Line): Identity {
  return { id: valueOf(one, "id") ?? "", extras: extrasOf(one) };
}
