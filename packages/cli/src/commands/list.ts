import { closest } from "@orrery/core/base/suggest";
import { metamodel } from "@orrery/core/model/metamodel/index";
import type { AttributeType, KindDefinition, Layer } from "@orrery/core/model/metamodel";
import type { Element, Model } from "@orrery/core/model/model";
import { compareValues, printValue, type Value, writeLiteral } from "@orrery/core/model/values";
import { resolve } from "node:path";
import { kindOfPath } from "../files.ts";
import { openModel } from "../open-model.ts";
import type { Terminal } from "../terminal.ts";
import { tableOf } from "../terminal/table.ts";
import { visible } from "../terminal/width.ts";
import type { Command } from "./command.ts";

const options = {
  layer: {
    kind: "choice",
    of: ["strategy", "business", "organisation", "application", "data", "technical", "security", "change"],
  },
  where: { kind: "texts", value: "KEY=VALUE" },
  columns: { kind: "text", value: "A,B" },
  sort: { kind: "text", value: "KEY" },
  as: { kind: "choice", of: ["table", "tsv", "csv", "json"] },
  json: { kind: "flag" },
} as const;

/** `orrery list`: elements as a table, chosen by kind, layer and attribute. */
export const list: Command<typeof options> = {
  name: "list",
  operands: "[KIND] [DIR]",
  takes: [0, 2],
  options,
  examples: [
    "orrery list",
    "orrery list application --columns name,owner,criticality --sort -criticality",
    "orrery list --layer technical --where lifecycle.phaseOut=2027-12-31",
    "orrery list application --where owner= --as csv > without-owner.csv",
  ],

  async run(terminal, values, operands) {
    const { word, folder } = divide(terminal, operands);
    const model = openModel(terminal, folder)?.workspace.model;
    if (model === undefined) return 2;
    const kind = word === undefined ? undefined : kindMeant(model, word);
    if (word !== undefined && kind === undefined) return unknownKind(terminal, model, word);
    const chosen = [...chosenFrom(model, kind, values.layer)];
    const conditions = values.where.map((condition) => readCondition(terminal, condition));
    const rows = chosen.filter((element) => conditions.every((holds) => holds(element)));
    if (values.sort !== undefined) sortBy(terminal, rows, values.sort);
    const keys =
      values.columns === undefined ? usualColumns(rows, kind) : values.columns.split(",").map((key) => key.trim());
    const unknown = values.columns === undefined ? undefined : keys.find((key) => !knowsKey(model, key));
    if (unknown !== undefined) return unknownKey(terminal, model, unknown);
    writeRows(terminal, rows, keys, values.json ? "json" : (values.as ?? "table"), kind);
    return 0;
  },
};

/** One operand may be a kind or a folder: what looks like a path is one, and a kind of ours goes before a folder of that name. */
function divide(
  terminal: Terminal,
  operands: readonly string[],
): { readonly word: string | undefined; readonly folder: string | undefined } {
  const [first, second] = operands;
  if (first === undefined || second !== undefined) return { word: first, folder: second };
  const isPath = /[\\/]|^\.+$|\.orrery$/.test(first);
  const isKind = metamodel.kinds.some((kind) => namesOf(kind).includes(first.toLowerCase()));
  const isFolder = isPath || (!isKind && kindOfPath(resolve(terminal.folder, first)) === "folder");
  return isFolder ? { word: undefined, folder: first } : { word: first, folder: undefined };
}

/** Elements, or the statements (views, drills, waivers) of a kind that is none of architecture. */
function chosenFrom(model: Model, kind: KindDefinition | undefined, layer: Layer | undefined): Iterable<Element> {
  if (kind !== undefined && kind.layer === undefined) return layer === undefined ? model.statements(kind.id) : [];
  return model.elements({
    ...(kind === undefined ? {} : { kind: kind.id }),
    ...(layer === undefined ? {} : { layer }),
  });
}

/** By id, or by a name as people say it, in either language, one or many. */
function kindMeant(model: Model, word: string): KindDefinition | undefined {
  const { kinds } = model.schema;
  return kinds.find((kind) => kind.id === word) ?? kinds.find((kind) => namesOf(kind).includes(word.toLowerCase()));
}

function namesOf(kind: KindDefinition): readonly string[] {
  return [kind.id, kind.name.en, kind.name.fr, kind.plural.en, kind.plural.fr].map((name) => name.toLowerCase());
}

/** `owner=u-it`, `owner=` (says nothing), `owner!=u-it`, `name~claim` (holds the text, in any case). */
function readCondition(terminal: Terminal, condition: string): (element: Element) => boolean {
  const [, key = condition, sign = "=", wanted = ""] = /^([^=!~]+)(!=|~|=)(.*)$/s.exec(condition) ?? [];
  const folded = wanted.trim().toLowerCase();
  return (element) => {
    const texts = textsOf(terminal, element, key.trim()).map((text) => text.toLowerCase());
    if (sign === "~") return texts.some((text) => text.includes(folded));
    const isEqual = folded === "" ? texts.length === 0 : texts.includes(folded);
    return sign === "=" ? isEqual : !isEqual;
  };
}

/** What a condition may compare with: the value as shown, as written, and each item of a list. */
function textsOf(terminal: Terminal, element: Element, key: string): readonly string[] {
  const own = ownText(terminal, element, key);
  if (own !== undefined) return own === "" ? [] : [own];
  const value = element.get(key);
  if (value === undefined) return [];
  const parts = value.kind === "list" ? [value, ...value.items] : [value];
  const naming = { type: typeOf(element, key) };
  const shown = (part: Value): readonly string[] =>
    (["en", "fr"] as const).map((locale) => printValue(part, locale, naming));
  return parts.flatMap((part) => [...shown(part), ...plainly(part)]);
}

function plainly(value: Value): readonly string[] {
  switch (value.kind) {
    case "boolean":
      return [value.boolean ? "yes" : "no"];
    case "reference":
      return [value.id];
    case "unknown":
      return ["unknown"];
    default:
      return "text" in value ? [value.text] : [printValue(value, "en")];
  }
}

/** Facts of an element that are no attributes. */
function ownText(terminal: Terminal, element: Element, key: string): string | undefined {
  switch (key) {
    case "id":
      return element.id;
    case "name":
      return element.nameIn(terminal.locale);
    case "kind":
      return element.kind;
    case "layer":
      return element.layer ?? "";
    case "parent":
      return element.parent?.id ?? "";
    case "file":
      return element.place.uri;
    default:
      return undefined;
  }
}

const ownKeys = ["id", "name", "kind", "layer", "parent", "file", "description"];

function knowsKey(model: Model, key: string): boolean {
  return (
    ownKeys.includes(key) || model.schema.knowsKey(key.split(".")[0] ?? "") || model.symbols.find(key) !== undefined
  );
}

/** `-cost` sorts the other way round; elements that say nothing stand last either way. */
function sortBy(terminal: Terminal, rows: Element[], wish: string): void {
  const isFalling = wish.startsWith("-");
  const key = isFalling ? wish.slice(1) : wish;
  const collator = new Intl.Collator(terminal.locale, { numeric: true });
  const keyed = rows.map((element) => ({ element, value: element.get(key), text: cellOf(terminal, element, key) }));
  const compare = (a: (typeof keyed)[number], b: (typeof keyed)[number]): number => {
    if (a.text === "" || b.text === "") return Number(a.text === "") - Number(b.text === "");
    const order =
      (isOrdered(a.value) && isOrdered(b.value) ? compareValues(a.value, b.value) : undefined) ??
      collator.compare(a.text, b.text);
    return isFalling ? -order : order;
  };
  keyed.sort(compare).forEach(({ element }, index) => (rows[index] = element));
}

/** Words without a rank are in the order of the names that stand in the table. */
function isOrdered(value: Value | undefined): value is Value {
  return value !== undefined && (value.kind !== "word" || value.rank !== undefined);
}

/** Id and name, the kind where there are several, then the attributes that most of the rows state. */
function usualColumns(rows: readonly Element[], kind: KindDefinition | undefined): readonly string[] {
  if (kind === undefined) return ["id", "name", "kind", "parent"];
  const counts = new Map<string, number>();
  for (const { model, row } of rows.slice(0, 500)) {
    for (const key of new Set(model.attributeRows(row).map((attribute) => model.key(attribute))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const key of counts.keys()) if (key.startsWith("name.") || key === "description") counts.delete(key);
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 4);
  return ["id", "name", ...most.map(([key]) => key)];
}

function cellOf(terminal: Terminal, element: Element, key: string): string {
  const own = ownText(terminal, element, key);
  if (own !== undefined) return own;
  const value = element.get(key);
  return value === undefined ? "" : printValue(value, terminal.locale, { type: typeOf(element, key) });
}

function typeOf({ model, row }: Element, key: string): AttributeType | undefined {
  return model.schema.meaning(key, model.parts.kindOf[row] ?? -1)?.type;
}

function writeRows(
  terminal: Terminal,
  rows: readonly Element[],
  keys: readonly string[],
  as: "table" | "tsv" | "csv" | "json",
  kind: KindDefinition | undefined,
): void {
  switch (as) {
    case "json": {
      const elements = rows.map((element) => ({
        id: element.id,
        kind: element.kind,
        name: element.nameIn(terminal.locale),
        ...Object.fromEntries(keys.map((key) => [key, writtenCell(terminal, element, key)])),
      }));
      return terminal.json({ version: 1, kind: kind?.id ?? null, total: rows.length, elements });
    }
    case "tsv":
      return writeLines(terminal, rows, keys, (texts) =>
        texts.map((text) => text.replace(/[\t\r\n]+/g, " ")).join("\t"),
      );
    case "csv":
      return writeLines(terminal, rows, keys, (texts) => texts.map(quoted).join(","));
    case "table": {
      const columns = keys.map((key) => ({
        title: terminal.named(`list.column.${key}`) ?? key,
        isNumeric: isNumeric(rows, key),
      }));
      const cells = rows.map((element) => keys.map((key) => cellOf(terminal, element, key)));
      if (rows.length > 0) for (const line of tableOf(terminal, columns, cells)) terminal.print(line);
      return terminal.say(terminal.paintBeside.dim(terminal.text("list.total", { count: rows.length })));
    }
  }
}

function writeLines(
  terminal: Terminal,
  rows: readonly Element[],
  keys: readonly string[],
  line: (texts: readonly string[]) => string,
): void {
  terminal.print(line(keys));
  for (const element of rows) terminal.print(line(keys.map((key) => writtenCell(terminal, element, key))));
}

/** For programs: the value as it is written in the model, whatever the person's language. */
function writtenCell(terminal: Terminal, element: Element, key: string): string {
  const own = ownText(terminal, element, key);
  if (own !== undefined) return own;
  const attribute = element.attributes.find((candidate) => candidate.key === key);
  if (attribute === undefined) {
    const value = element.get(key);
    return value === undefined ? "" : printValue(value, "en");
  }
  const literal = element.model.literal(attribute.row);
  return literal.form === "string" ? literal.text : writeLiteral(literal);
}

/** RFC 4180; what a spreadsheet would take for a formula is disarmed by a leading apostrophe (OWASP, "CSV injection"). */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r](?!\d+([.,]\d+)?$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function isNumeric(rows: readonly Element[], key: string): boolean {
  const values = rows.slice(0, 50).flatMap((element) => element.get(key) ?? []);
  return (
    values.length > 0 &&
    values.every(
      (value) =>
        value.kind === "number" || value.kind === "percent" || value.kind === "quantity" || value.kind === "money",
    )
  );
}

function unknownKind(terminal: Terminal, model: Model, word: string): 2 {
  const ids = model.schema.kinds.filter((kind) => kind.layer !== undefined).map((kind) => kind.id);
  const suggestion = closest(word, ids, 1)[0];
  terminal.complain(
    terminal.text("list.unknown-kind", { word: visible(word) }),
    suggestion === undefined
      ? terminal.text("list.kinds", { kinds: ids.join(", ") })
      : terminal.text("did-you-mean", { suggestion }),
  );
  return 2;
}

function unknownKey(terminal: Terminal, model: Model, key: string): 2 {
  const suggestion = closest(
    key,
    [...ownKeys, ...model.schema.metamodel.attributes.map((attribute) => attribute.id)],
    1,
  )[0];
  terminal.complain(
    terminal.text("list.unknown-key", { key: visible(key) }),
    suggestion === undefined ? undefined : terminal.text("did-you-mean", { suggestion }),
  );
  return 2;
}
