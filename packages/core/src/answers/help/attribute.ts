/** The help page of an attribute: every meaning that its word has, and how much of the model says it. */
import type { Locale } from "../../base/codes.ts";
import type { AttributeDefinition, AttributeType, Bilingual } from "../../model/metamodel.ts";
import type { Model } from "../../model/model.ts";
import type { AttributeHelp } from "../help-answers.ts";
import { attributeEntry, facetName, type HelpContext } from "./entries.ts";
import { exampleValue } from "./example-values.ts";
import { said } from "./said.ts";
import { typeInWords } from "./type-words.ts";

type Meaning = AttributeHelp["meanings"][number];

/** Undefined where no attribute has this word. */
export function attributeHelp(context: HelpContext, id: string): AttributeHelp | undefined {
  const definitions = context.model.schema.metamodel.attributes.filter((attribute) => attribute.id === id);
  const [first] = definitions;
  if (first === undefined) return undefined;
  return {
    version: 1,
    topic: "attribute",
    entry: attributeEntry(context, first),
    meanings: definitions.map((definition) => meaningOf(context, definition)),
  };
}

function meaningOf(context: HelpContext, definition: AttributeDefinition): Meaning {
  const { model, language } = context;
  const { id, name, description, facet, type, travel } = definition;
  const words = wordsIn(type);
  const record = recordIn(type);
  return {
    name: said(name, language),
    about: said(description, language),
    facetName: facetName(facet, language),
    type: typeInWords(type, language),
    words: (words?.words ?? []).map((word) => ({ word, name: nameOf(words?.names?.[word], word, language) })),
    isOpen: words?.open === true,
    fields: Object.entries(record?.fields ?? {}).map(([key, field]) => ({
      key,
      name: nameOf(record?.names?.[key], key, language),
      type: typeInWords(field, language),
    })),
    example: `${id}: ${exampleValue(type)}`,
    travel: travel ?? "none",
    on: definition.on,
    coverage: coverageOf(model, definition),
  };
}

function nameOf(name: Bilingual | undefined, word: string, language: Locale): string {
  return name === undefined ? word : said(name, language);
}

/** Of the kinds that may carry it and occur: how many elements do, and how many say that nobody knows. */
function coverageOf(model: Model, definition: AttributeDefinition): Meaning["coverage"] {
  const { schema, parts, columns, symbols } = model;
  const carrying = new Map<number, { said: number; unknown: number; total: number }>();
  schema.kinds.forEach((kind, number) => {
    if (kind.layer === undefined || !schema.attributesOf(number).includes(definition)) return;
    carrying.set(number, { said: 0, unknown: 0, total: 0 });
  });
  const fields = keysOf(model, definition.id);
  const unknown = symbols.find("unknown");
  for (let row = 0; row < parts.ownRows; row++) {
    const counts = carrying.get(parts.kindOf[row] ?? -1);
    if (counts === undefined || !model.isElement(row)) continue;
    counts.total++;
    const said = model.attributeRows(row).find((attribute) => fields.has(columns.attributeKey[attribute] ?? 0));
    if (said === undefined) continue;
    if (unknown !== undefined && columns.attributeValue[said] === unknown) counts.unknown++;
    else counts.said++;
  }
  return [...carrying].flatMap(([number, counts]) =>
    counts.total === 0 ? [] : [{ kind: schema.kind(number).id, ...counts }],
  );
}

const keysByModel: WeakMap<Model, Map<string, Set<number>>> = new WeakMap();

/** Symbols that say something of an attribute: its word, and its fields (`backup.every`). */
function keysOf(model: Model, id: string): ReadonlySet<number> {
  let byHead = keysByModel.get(model);
  if (byHead === undefined) {
    byHead = new Map();
    const { attributeKey, attributeCount } = model.columns;
    for (const symbol of new Set(attributeKey.subarray(0, attributeCount))) {
      const [head = ""] = model.symbols.text(symbol).split(".");
      const symbols = byHead.get(head) ?? new Set();
      byHead.set(head, symbols.add(symbol));
    }
    keysByModel.set(model, byHead);
  }
  return byHead.get(id) ?? new Set();
}

function wordsIn(type: AttributeType): Extract<AttributeType, { readonly kind: "word" }> | undefined {
  if (type.kind === "word") return type;
  if (type.kind === "list") return wordsIn(type.of);
  if (type.kind === "union") return type.of.map(wordsIn).find((found) => found !== undefined);
  return undefined;
}

function recordIn(type: AttributeType): Extract<AttributeType, { readonly kind: "record" }> | undefined {
  if (type.kind === "record") return type;
  if (type.kind === "list") return recordIn(type.of);
  if (type.kind === "union") return type.of.map(recordIn).find((found) => found !== undefined);
  return undefined;
}
