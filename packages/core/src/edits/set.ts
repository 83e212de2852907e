/** Edits of what an element or statement says: attributes, items of lists, names, the description. */
import { nameOfKey } from "../answers/cells.ts";
import type { Edit } from "../answers/edit-answers.ts";
import type { FactValue } from "../model/facts.ts";
import type { AttributeType } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { isLanguage, type KeyMeaning } from "../model/schema.ts";
import { type Literal, type Value, writeLiteral } from "../model/values.ts";
import { inItsWords, isSameFact, readMeant, readWritten } from "./read-value.ts";
import { type Refusal, refusal, refusalOfWord } from "./refusal.ts";
import { isAsSeen, shownNow } from "./seen.ts";
import { isRefusal, type Made, nothing, ours, type Stage } from "./stage.ts";

type Of<Word extends Edit["edit"]> = Extract<Edit, { readonly edit: Word }>;

/** Sets an attribute, or takes it away where the text is empty. */
export function set(edit: Of<"set">, stage: Stage): Made | Refusal {
  const { subject, key, text, seen } = edit;
  if (key === "name" || key.startsWith("name.")) return setName(edit, stage);
  if (key === "description")
    return describe({ edit: "describe", id: subject, text, ...(seen === undefined ? {} : { seen }) }, stage);
  const element = ours(stage, subject);
  if (isRefusal(element)) return element;
  const meaning = meaningOn(stage.model, key, stage.model.parts.kindOf[element.row] ?? -1);
  if (isRefusal(meaning)) return meaning;
  const now = element.get(key);
  if (!isAsSeen(seen, now, meaning.type, stage.model, stage.reading))
    return seenOther(nameOfKey(key, meaning)[stage.locale], element, now, stage);
  if (text.trim() === "")
    return now === undefined ? nothing : { changes: [{ change: "unset-attribute", subject: element.id, key }] };
  const read = readMeant(text, meaning, key, stage.reading);
  if (isRefusal(read)) return read;
  return isSaid(element, key, read.value)
    ? nothing
    : { changes: [{ change: "set-attribute", subject: element.id, key, value: read.value }] };
}

/** Gives an element a name, or one in a further language, where an empty one goes. */
export function rename({ id, name, language, seen }: Of<"rename">, stage: Stage): Made | Refusal {
  const element = ours(stage, id);
  if (isRefusal(element)) return element;
  const text = oneLine(name);
  const now = nameNow(element, language);
  if (seen !== undefined && seen.trim() !== (now ?? "") && seen.trim() !== element.nameIn(language ?? ""))
    return seenOther("name", element, now === undefined ? undefined : { kind: "text", text: now }, stage);
  if (text === (now ?? "")) return nothing;
  if (text !== "")
    return {
      changes: [
        { change: "rename-element", id: element.id, name: text, ...(language === undefined ? {} : { language }) },
      ],
    };
  if (language === undefined) return refusal("change-no-name");
  return { changes: [{ change: "unset-attribute", subject: element.id, key: `name.${language}` }] };
}

/** Gives an element a description; an empty one goes. */
export function describe({ id, text, seen }: Of<"describe">, stage: Stage): Made | Refusal {
  const element = ours(stage, id);
  if (isRefusal(element)) return element;
  const now = element.description;
  if (seen !== undefined && (seen ?? "").trim() !== (now ?? "").trim())
    return seenOther("description", element, now === undefined ? undefined : { kind: "text", text: now }, stage);
  const description = text.replaceAll("\r\n", "\n").trim();
  if (description === (now ?? "").trim()) return nothing;
  return {
    changes: [
      { change: "describe-element", id: element.id, description: description === "" ? undefined : description },
    ],
  };
}

/** Adds to a list, and takes from it; what is there already, or not there, changes nothing. */
export function list({ subject, key, add = [], drop = [] }: Of<"list">, stage: Stage): Made | Refusal {
  const element = ours(stage, subject);
  if (isRefusal(element)) return element;
  const meaning = meaningOn(stage.model, key, stage.model.parts.kindOf[element.row] ?? -1);
  if (isRefusal(meaning)) return meaning;
  if (meaning.type.kind !== "list") return refusal("change-no-list", { key });
  const { of } = meaning.type;
  const stated = itemsOf(element, key);
  const places = stated.flatMap((item, place) =>
    drop.some((text) => isItem(item, text, of, key, stage)) ? [place] : [],
  );
  const kept = stated.filter((_, place) => !places.includes(place));
  const items: FactValue[] = [];
  for (const text of add) {
    if (kept.some((item) => isItem(item, text, of, key, stage))) continue;
    const read = readWritten(text, of, key, stage.reading);
    if (isRefusal(read)) return read;
    const item = inItsWords(read.value, meaning);
    if (!items.some((one) => isSameFact(one, item))) items.push(item);
  }
  // What is added comes first, so that the list is never without an item.
  return {
    changes: [
      ...(items.length === 0 ? [] : [{ change: "add-items", subject: element.id, key, items } as const]),
      ...(places.length === 0 ? [] : [{ change: "remove-items", subject: element.id, key, places } as const]),
    ],
  };
}

/** What a key means on a kind or verb; where it means nothing, which one was likely meant. */
export function meaningOn(model: Model, key: string, subject: number): KeyMeaning | Refusal {
  const meaning = model.schema.meaning(key, subject);
  if (meaning !== undefined) return meaning;
  const { kinds } = model.schema;
  const kind = subject < kinds.length ? kinds[subject]?.id : model.schema.relationships[subject - kinds.length]?.id;
  return refusalOfWord(
    model.schema.knowsKey(key) ? "misplaced-attribute" : "unknown-attribute",
    { key, kind: kind ?? "?" },
    key,
    model.schema.attributesOf(subject).map(({ id }) => id),
  );
}

/** The refusal of an edit of something that has changed since somebody looked. */
function seenOther(what: string, element: Element, now: Value | undefined, stage: Stage): Refusal {
  return refusal("change-seen-other", { what, id: element.nameIn(stage.language), now: shownNow(now) });
}

/** A name stands on one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function setName({ subject, key, text, seen }: Of<"set">, stage: Stage): Made | Refusal {
  const language = key === "name" ? undefined : key.slice("name.".length);
  if (language !== undefined && !isLanguage(language))
    return refusalOfWord("unknown-attribute", { key, kind: subject }, key, ["name.en", "name.fr", "name.de"]);
  return rename(
    {
      edit: "rename",
      id: subject,
      name: text,
      ...(language === undefined ? {} : { language }),
      ...(seen === undefined ? {} : { seen: seen ?? "" }),
    },
    stage,
  );
}

function nameNow(element: Element, language: string | undefined): string | undefined {
  if (language !== undefined) {
    const value = element.get(`name.${language}`);
    return value?.kind === "text" ? value.text : undefined;
  }
  const symbol = element.model.columns.elementName[element.row] ?? 0;
  return symbol === 0 ? undefined : element.model.symbols.text(symbol);
}

/** Does the text say just that? */
function isSaid(element: Element, key: string, value: FactValue): boolean {
  const attribute = element.attributes.find((one) => one.key === key);
  const literal = attribute === undefined ? undefined : element.model.literal(attribute.row);
  return literal !== undefined && isSameFact(factOf(literal), value);
}

function itemsOf(element: Element, key: string): readonly Literal[] {
  const attribute = element.attributes.find((one) => one.key === key);
  if (attribute === undefined) return [];
  const literal = element.model.literal(attribute.row);
  return literal.form === "list" ? literal.items : [literal];
}

/** Is it the item that somebody means: as it is written, by its content, or by the name of the element? */
function isItem(item: Literal, text: string, of: AttributeType, key: string, stage: Stage): boolean {
  const bare = text.trim();
  if ("text" in item && item.text === bare) return true;
  if (writeLiteral(item) === bare) return true;
  const read = readWritten(bare, of, key, stage.reading);
  if (!("value" in read)) return false;
  if (isSameFact(factOf(item), read.value)) return true;
  const meant = typeof read.value === "object" && "reference" in read.value ? read.value.reference : undefined;
  return meant !== undefined && "text" in item && stage.model.element(item.text)?.id === meant;
}

function factOf(literal: Literal): FactValue {
  switch (literal.form) {
    case "string":
      return literal.text;
    case "word":
      return { word: literal.text };
    case "relationship":
      return { reference: literal.text };
    case "list":
      return literal.items.map(factOf);
    case "record":
      return { record: Object.fromEntries(literal.fields.map(([name, field]) => [name, factOf(field)])) };
  }
}
