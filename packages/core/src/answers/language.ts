/** What the text editor asks of the language, answered from a model and a text that may be newer than it. */
import type { Locale } from "../base/codes.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { decode, encode } from "../base/text.ts";
import { complete } from "../language/complete.ts";
import { formatted } from "../language/format.ts";
import { definitionAt, meaningAt, referencesTo } from "../language/navigate.ts";
import { allStatements, partOf, readSyntax, textOf } from "../language/syntax.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import type {
  CompleteAnswer,
  DefinitionAnswer,
  FormatAnswer,
  HoverAnswer,
  ReferencesAnswer,
} from "./language-answers.ts";
import { placeOf, type Positions, positionOf } from "./positions.ts";

/** A text that somebody is writing, and where the caret is in it. */
export interface Writing {
  readonly uri: string;
  readonly text: string;
  /** In UTF-16 code units. */
  readonly offset: number;
}

export interface LanguageRequest {
  readonly locale: Locale;
  /** Language of names in the model. */
  readonly language: string;
  readonly positions: Positions;
}

/** What may be written at the caret. */
export function completeAnswer(model: Model, writing: Writing, { locale }: LanguageRequest): CompleteAnswer {
  const { bytes, offset } = bytesOf(writing);
  const { start, end, items } = complete(model, bytes, offset, writing.uri);
  return {
    version: 1,
    from: unitsAt(bytes, start),
    to: unitsAt(bytes, end),
    choices: items.map(({ kind, label, insert, detail, description }) => ({
      kind,
      label,
      insert,
      detail: typeof detail === "string" ? detail : detail[locale],
      ...(description === undefined ? {} : { description: description[locale] }),
    })),
  };
}

/** What the word under the pointer means. */
export function hoverAnswer(model: Model, writing: Writing, request: LanguageRequest): HoverAnswer {
  const { bytes, offset } = bytesOf(writing);
  const meaning = meaningAt(model, bytes, offset);
  const around = elementAround(model, bytes, offset)?.id ?? null;
  if (meaning === undefined) return { version: 1, hover: null, around };
  const place = { from: unitsAt(bytes, meaning.span.start), to: unitsAt(bytes, meaning.span.end) };
  if (meaning.kind === "word") {
    const { name, description } = meaning;
    return {
      version: 1,
      around,
      hover: { ...place, title: said(name, request), ...textIn(said(description, request)) },
    };
  }
  const { element } = meaning;
  const kind = model.schema.kinds[model.schema.kindNumber(element.kind)];
  return {
    version: 1,
    around,
    hover: {
      ...place,
      title: element.nameIn(request.language),
      sort: kind === undefined ? element.kind : said(kind.name, request),
      ...textIn(element.descriptionIn(request.language) ?? ""),
      element: element.id,
    },
  };
}

/** Where the word under the caret is declared. */
export function definitionAnswer(model: Model, writing: Writing, { positions }: LanguageRequest): DefinitionAnswer {
  const { bytes, offset } = bytesOf(writing);
  const place = definitionAt(model, bytes, offset);
  return { version: 1, definition: place === undefined ? null : placeOf(positions, place) };
}

/** Every place that mentions the element under the caret. */
export function referencesAnswer(model: Model, writing: Writing, request: LanguageRequest): ReferencesAnswer {
  const { bytes, offset } = bytesOf(writing);
  const meaning = meaningAt(model, bytes, offset);
  const element = meaning?.kind === "element" ? meaning.element : elementAround(model, bytes, offset);
  if (element === undefined) return { version: 1, element: null, places: [] };
  return { version: 1, ...mentionsOf(model, element, request) };
}

/** The element whose statement a byte is in: the innermost one. */
function elementAround(model: Model, bytes: Uint8Array, offset: number): Element | undefined {
  const { statements } = readSyntax(bytes, { verbs: model.schema.relationships.map((verb) => verb.id) });
  let found: Element | undefined;
  for (const statement of allStatements(statements)) {
    if (statement.start > offset || offset > statement.end) continue;
    const id = partOf(statement, "id") ?? partOf(statement, "reference");
    const element = id === undefined ? undefined : model.element(textOf(bytes, id));
    if (element !== undefined && statement.kind !== "definition") found = element;
  }
  return found;
}

function mentionsOf(
  model: Model,
  element: Element,
  { language, positions }: LanguageRequest,
): Pick<ReferencesAnswer, "element" | "places"> {
  const places = referencesTo(model, element, (uri) => positions(uri)?.bytes ?? new Uint8Array(0));
  return {
    element: { id: element.id, name: element.nameIn(language) },
    places: places.map(({ uri, span }) => {
      const position = positionOf(positions, uri, span.start);
      return { uri, ...position, text: lineAt(positions, uri, position.line) };
    }),
  };
}

function lineAt(positions: Positions, uri: string, line: number): string {
  const file = positions(uri);
  if (file === undefined) return "";
  return decode(file.bytes, file.starts[line - 1], file.starts[line] ?? file.bytes.length).trim();
}

/** The text with its blanks in order. */
export function formatAnswer(model: Model, { uri, text }: Pick<Writing, "uri" | "text">): FormatAnswer {
  const verbs = model.schema.relationships.map((verb) => verb.id);
  return { version: 1, text: decode(formatted(encode(text), { uri, verbs })) };
}

/** How many errors there are now that were not there before, whichever lines they have moved to. */
export function newErrors(before: readonly Diagnostic[], now: readonly Diagnostic[]): number {
  const known = new Map<string, number>();
  for (const one of errorsIn(before)) known.set(one, (known.get(one) ?? 0) + 1);
  let count = 0;
  for (const one of errorsIn(now)) {
    const left = known.get(one) ?? 0;
    if (left === 0) count++;
    else known.set(one, left - 1);
  }
  return count;
}

function errorsIn(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, parameters }) => JSON.stringify([code, parameters]));
}

function bytesOf({ text, offset }: Writing): { readonly bytes: Uint8Array; readonly offset: number } {
  return { bytes: encode(text), offset: encode(text.slice(0, offset)).length };
}

function unitsAt(bytes: Uint8Array, offset: number): number {
  return decode(bytes, 0, offset).length;
}

function said(text: Bilingual, { locale }: LanguageRequest): string {
  return text[locale];
}

function textIn(text: string): { readonly text?: string } {
  return text === "" ? {} : { text };
}
