/** Elements and kinds as lists show them. */
import { Form } from "../model/columns.ts";
import type { KindDefinition } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import type { ElementSummary, KindAnswer } from "./answers.ts";

const SUMMARY_LENGTH = 160;

/** One line about an element, named in the asked language where the model can. */
export function summaryOf(element: Element, language: string): ElementSummary {
  const summary = firstLine(element.descriptionIn(language));
  const children = element.row < element.model.parts.ownRows ? childCount(element.model, element.row) : 0;
  return {
    id: element.id,
    kind: element.kind,
    layer: element.layer ?? null,
    name: element.nameIn(language),
    ...(summary === undefined ? {} : { summary }),
    ...(children === 0 ? {} : { children }),
  };
}

/** A kind of the metamodel or of the organisation, with how many elements are exactly of it. */
export function kindAnswer(kind: KindDefinition, count: number): KindAnswer {
  const { id, name, plural, description, icon } = kind;
  return { id, layer: kind.layer ?? null, name, plural, description, icon, count };
}

/** A kind that the metamodel does not know, for elements that name one. */
export function unknownKind(id: string): KindAnswer {
  const name = { en: id, fr: id };
  return { id, layer: null, name, plural: name, description: { en: "", fr: "" }, icon: "circle-help", count: 0 };
}

/** Architecture elements directly inside. */
export function childRows(model: Model, row: number): readonly number[] {
  return model.children(row).filter((child) => model.isElement(child));
}

function childCount(model: Model, row: number): number {
  return childRows(model, row).length;
}

/** The first line of a text, without Markdown marks at its start, cut at a word. */
function firstLine(text: string | undefined): string | undefined {
  const line = text
    ?.split("\n")
    .map((each) => each.trim().replace(/^(?:#+|[-*>])\s+/, ""))
    .find((each) => each !== "");
  if (line === undefined || line.length <= SUMMARY_LENGTH) return line;
  const cut = line.slice(0, SUMMARY_LENGTH - 1);
  const blank = cut.lastIndexOf(" ");
  const kept = blank > SUMMARY_LENGTH / 2 ? cut.slice(0, blank) : withoutHalfCharacter(cut);
  return `${kept}…`;
}

/** A cut may fall inside a surrogate pair. */
function withoutHalfCharacter(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}

/** Texts of words in a value as written: itself, or the items of a list. */
export function wordsOf(model: Model, row: number): readonly string[] {
  const { columns, symbols } = model;
  const form = columns.attributeForm[row];
  const value = columns.attributeValue[row] as number;
  if (form === Form.word || form === Form.string) return [symbols.text(value)];
  const literal = model.literal(row);
  return literal.form === "list" ? literal.items.flatMap((item) => ("text" in item ? [item.text] : [])) : [];
}
