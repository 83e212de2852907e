/** A view of an imported ArchiMate file, drawn where its author put everything; the places are in the layout file beside the model. */
import type { Locale } from "../base/codes.ts";
import type { LocalText, Point, Style, ViewConnection, ViewNode } from "../model/archimate/document.ts";
import { nodesOf } from "../model/archimate/document.ts";
import { sizeOf } from "../model/archimate/geometry.ts";
import { relationshipKeys } from "../model/archimate/identity.ts";
import { parseLayout, type Words } from "../model/archimate/layout.ts";
import { archimateType } from "../model/archimate/legality.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import type { DiagramEdge, DrawingDiagram, DrawingLine, DrawingNode } from "./diagram.ts";
import { archimateOf, edgeOfRelationship, madeEdge } from "./parts/edges.ts";
import { nodeOf } from "./parts/nodes.ts";
import { counted, say } from "./parts/notes.ts";

/**
 * The drawing of a view, by the text of its layout file (`layoutPath`); undefined where nothing of it is left. What the model has no
 * more is left out and counted in a note.
 */
export function drawingOf(
  model: Model,
  _view: Element,
  layoutText: string,
  language: Locale,
): DrawingDiagram | undefined {
  const book = bookOf(model);
  const layout = parseLayout(layoutText, book.words);
  const placed = [...nodesOf(layout.nodes)];
  if (placed.length === 0) return undefined;
  const nodes = placed.map(({ node, parent }) => drawingNode(model, node, parent, language));
  const elementOf = new Map(placed.map(({ node }) => [node.id, node.element]));
  const lines = layout.connections.map((connection) => drawingLine(connection, book, elementOf, language));
  return { kind: "drawing", nodes, lines, notes: notesOf(book, language) };
}

/** What the words of a layout mean in a model, and those that mean nothing any more. */
interface Book {
  readonly words: Words;
  readonly sentences: ReadonlyMap<string, Sentence>;
  readonly gone: { readonly elements: ReadonlySet<string>; readonly relationships: ReadonlySet<string> };
}

/** A relationship, or the nesting of an element, by the key that layouts use. */
type Sentence =
  | { readonly kind: "relationship"; readonly relationship: Relationship }
  | { readonly kind: "nesting"; readonly whole: Element; readonly part: Element };

function bookOf(model: Model): Book {
  const sentences = sentencesOf(model);
  const gone = { elements: new Set<string>(), relationships: new Set<string>() };
  const words: Words = {
    element: (id) => {
      const element = model.element(id);
      if (element === undefined || !model.isElement(element.row)) gone.elements.add(id);
      return gone.elements.has(id) ? undefined : element?.id;
    },
    relationship: (key) => {
      if (!sentences.has(key)) gone.relationships.add(key);
      return sentences.has(key) ? key : undefined;
    },
    view: (id) => model.element(id)?.id,
    property: (key) => key,
    language: languageOf(model),
  };
  return { words, sentences, gone };
}

/** All sentences by key, nesting first, as imports and exports count them. */
function sentencesOf(model: Model): ReadonlyMap<string, Sentence> {
  const key = relationshipKeys();
  const sentences = new Map<string, Sentence>();
  for (const part of model.elements()) {
    const whole = part.parent;
    if (whole !== undefined) sentences.set(key(whole.id, "contains", part.id), { kind: "nesting", whole, part });
  }
  for (const relationship of model.relationships()) {
    const verb = relationship.verb === "->" ? "flows" : relationship.verb;
    const own = key(relationship.fromId, verb, relationship.toId);
    sentences.set(own, { kind: "relationship", relationship });
  }
  return sentences;
}

/** The language of the model, whose texts carry no tag. */
function languageOf(model: Model): string | undefined {
  const value = model.header()?.get("languages");
  const first = value?.kind === "list" ? value.items[0] : value;
  return first !== undefined && "text" in first ? first.text : undefined;
}

// --- nodes

function drawingNode(model: Model, node: ViewNode, parent: ViewNode | undefined, language: Locale): DrawingNode {
  const element = node.element === undefined ? undefined : model.element(node.element);
  const [width, height] = sizeOf(node, element === undefined ? undefined : archimateType(element));
  const own =
    element === undefined
      ? undefined
      : {
          ...nodeOf(element, language, {
            parent: parent?.id,
            role: node.nodes.length > 0 ? "group" : "element",
            opens: node.view,
          }),
          id: node.id,
        };
  return {
    id: node.id,
    box: { x: node.x, y: node.y, width, height },
    what: node.kind,
    node: own,
    text: own?.name ?? textOf(model, node, language),
    parent: parent?.id,
    fill: colourOf(node.style, "fill"),
    stroke: colourOf(node.style, "line"),
    ink: colourOf(node.style, "fontColor"),
  };
}

/** Its own text, or the name of the view that it opens. */
function textOf(model: Model, node: ViewNode, language: Locale): string {
  const text = textIn(node.labels, language) ?? textIn(node.documentation, language);
  if (text !== undefined) return text;
  return node.view === undefined ? "" : (model.element(node.view)?.nameIn(language) ?? node.view);
}

function textIn(texts: readonly LocalText[], language: Locale): string | undefined {
  return (texts.find((text) => text.language === language) ?? texts[0])?.text;
}

function colourOf(style: Style, key: "fill" | "line" | "fontColor"): string | undefined {
  return style[key];
}

// --- lines

/** A line starts where its sentence starts, so that arrows of every notation stand at the right end. */
function drawingLine(
  connection: ViewConnection,
  { sentences }: Book,
  elementOf: ReadonlyMap<string, string | undefined>,
  language: Locale,
): DrawingLine {
  const sentence = connection.relationship === undefined ? undefined : sentences.get(connection.relationship);
  const isTurned = sentence !== undefined && isAgainst(sentence, connection, elementOf);
  const [from, to] = isTurned ? [connection.target, connection.source] : [connection.source, connection.target];
  const path = [connection.sourceAttachment, ...connection.bends, connection.targetAttachment];
  const bends = path.filter((point) => point !== undefined).map(({ x, y }): Point => ({ x, y }));
  const edge = sentence === undefined ? undefined : edgeOf(sentence, connection.id, from, to, language);
  return {
    id: connection.id,
    from,
    to,
    bends: isTurned ? bends.reverse() : bends,
    edge,
    text: textIn(connection.labels, language) ?? edge?.label ?? "",
    stroke: colourOf(connection.style, "line"),
  };
}

/** Does the drawing go from the object of the sentence to its subject, as ArchiMate's serving does from what is used? */
function isAgainst(
  sentence: Sentence,
  { source, target }: ViewConnection,
  elementOf: ReadonlyMap<string, string | undefined>,
): boolean {
  const [subject, object] =
    sentence.kind === "nesting"
      ? [sentence.whole.id, sentence.part.id]
      : [sentence.relationship.from?.id, sentence.relationship.to?.id];
  const [start, end] = [elementOf.get(source), elementOf.get(target)];
  if (start !== undefined && start === subject && start !== object) return false;
  if (end !== undefined && end === object && end !== subject) return false;
  if (start !== undefined && start === object && start !== subject) return true;
  if (end !== undefined && end === subject && end !== object) return true;
  return sentence.kind === "relationship" && archimateOf(sentence.relationship)?.reversed === true;
}

function edgeOf(sentence: Sentence, id: string, from: string, to: string, language: Locale): DiagramEdge {
  if (sentence.kind === "relationship") return { ...edgeOfRelationship(sentence.relationship, from, to, language), id };
  return madeEdge(from, "contains", to, { id, archimate: "Composition", isStated: true, hasArrow: false });
}

function notesOf({ gone }: Book, language: Locale): readonly string[] {
  const elements = gone.elements.size;
  const relationships = gone.relationships.size;
  if (elements + relationships === 0) return [];
  const what = [
    ...(elements > 0
      ? [counted(elements, say(language, "element", "élément"), say(language, "elements", "éléments"))]
      : []),
    ...(relationships > 0
      ? [counted(relationships, say(language, "relationship", "relation"), say(language, "relationships", "relations"))]
      : []),
  ].join(say(language, " and ", " et "));
  return [
    say(
      language,
      `${what} of this drawing are no longer in the model and are left out.`,
      `${what} de ce dessin ne sont plus dans le modèle et sont laissés de côté.`,
    ),
  ];
}
