/** What stands under the cursor: the element meant, its declaration, and every place that mentions it. */
import type { Span } from "../base/diagnostic.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model, Place } from "../model/model.ts";
import { subjectOf, valueReferences } from "./edits/references.ts";
import { readSyntax, type Syntax, textOf, type Token } from "./syntax.ts";
import { keyOf } from "./value-syntax.ts";

/** What a word means, for a hover. */
export type Meaning =
  | { readonly kind: "element"; readonly span: Span; readonly element: Element }
  | {
      readonly kind: "word";
      readonly span: Span;
      readonly word: string;
      readonly name: Bilingual;
      readonly description: Bilingual;
    };

/** The meaning of the word at a byte offset; undefined where there is none to tell. */
export function meaningAt(model: Model, bytes: Uint8Array, offset: number): Meaning | undefined {
  const syntax = read(model, bytes);
  const token = tokenAt(syntax, offset);
  if (token === undefined) return undefined;
  const span = { start: token.start, end: token.end };
  const word = textOf(bytes, token);
  switch (token.role) {
    case "id":
    case "subject":
    case "object":
    case "data":
    case "reference":
      return elementMeaning(model, word, span);
    case "kind":
    case "base": {
      const kind = model.schema.kinds[model.schema.kindNumber(word)];
      return kind === undefined
        ? undefined
        : { kind: "word", span, word, name: kind.name, description: kind.description };
    }
    case "verb": {
      const verb = model.schema.relationships[model.schema.verbNumber(word.split(/\s+/).join(" "))];
      return verb === undefined
        ? undefined
        : { kind: "word", span, word: verb.id, name: verb.name, description: verb.description };
    }
    case "key": {
      const statement = token.of;
      const own = statement === undefined ? undefined : keyOf(bytes, statement);
      const subject = subjectOf(model, syntax, statement?.parent);
      const isField = statement?.parts[0] !== token;
      const meaning =
        own === undefined || subject < 0
          ? undefined
          : (model.schema.meaning(isField ? `${own}.${word}` : word, subject) ?? undefined);
      return meaning === undefined
        ? undefined
        : { kind: "word", span, word, name: meaning.definition.name, description: meaning.definition.description };
    }
    case "value": {
      const isReference = valueReferences(model, syntax, (text) => text === word).some(
        (reference) => reference.word.start === token.start,
      );
      return isReference ? elementMeaning(model, word, span) : undefined;
    }
    default:
      return undefined;
  }
}

/** The place that declares what the word at an offset refers to. */
export function definitionAt(model: Model, bytes: Uint8Array, offset: number): Place | undefined {
  const meaning = meaningAt(model, bytes, offset);
  return meaning?.kind === "element" ? meaning.element.place : undefined;
}

/** Every place that mentions an element by its id, its declaration included, in the order of the files. */
export function referencesTo(model: Model, element: Element, text: (uri: string) => Uint8Array): readonly Place[] {
  const places: Place[] = [];
  const isMeant = (word: string): boolean => model.row(word) === element.row;
  for (const { uri } of model.parts.segments) {
    const bytes = text(uri);
    const syntax = read(model, bytes);
    const found: Token[] = syntax.tokens.filter((token) => {
      const isRole =
        token.role === "subject" ||
        token.role === "object" ||
        token.role === "data" ||
        token.role === "reference" ||
        (token.role === "id" && token.of?.kind !== "definition");
      return isRole && isMeant(textOf(bytes, token));
    });
    found.push(...valueReferences(model, syntax, isMeant).map(({ word }) => word));
    for (const { start, end } of found.sort((a, b) => a.start - b.start)) places.push({ uri, span: { start, end } });
  }
  return places;
}

function read(model: Model, bytes: Uint8Array): Syntax {
  return readSyntax(bytes, { verbs: model.schema.relationships.map((verb) => verb.id) });
}

function tokenAt(syntax: Syntax, offset: number): Token | undefined {
  return syntax.tokens.find(
    (token) =>
      token.start <= offset &&
      offset <= token.end &&
      token.role !== "comment" &&
      token.end > token.start &&
      isWord(token),
  );
}

function isWord({ role }: Token): boolean {
  return !["open", "close", "colon", "comma", "name", "label", "language", "documentation"].includes(role);
}

function elementMeaning(model: Model, word: string, span: Span): Meaning | undefined {
  const element = model.element(word);
  return element === undefined ? undefined : { kind: "element", span, element };
}
