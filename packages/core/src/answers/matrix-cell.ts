/** One cell of a matrix opened: every connection in it with its place in the text, and what may be said between the two. */
import { travelOf } from "../analyses/dependency-graph.ts";
import type { AttributeType, Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { meet } from "../views/matrix/meetings.ts";
import { layerNames } from "../views/parts/layer-names.ts";
import { layers } from "../model/metamodel/layers.ts";
import { cellOf, factsOf, nameOfKey, shownText } from "./cells.ts";
import { joinsOwn } from "./matrix.ts";
import type { MatrixCellAnswer, MatrixConnection, MatrixEnd, MatrixLetter, MatrixWay } from "./matrix-answers.ts";
import { isOfLayers, kindsAsked, layerNumber, type MatrixRequest, namesAsked, waysAsked } from "./matrix-request.ts";
import { localeOf, placeOf, type Positions } from "./positions.ts";
import { summaryOf } from "./summary.ts";
import { writtenValue } from "./written-value.ts";

export interface MatrixCellRequest extends Pick<MatrixRequest, "rows" | "columns" | "relationship" | "language"> {
  readonly row: string;
  readonly column: string;
  readonly positions: Positions;
}

/** Connections that an opened cell lists. */
const MOST = 300;

/** The opened cell; `undefined` when there are no such kinds or elements. */
export function matrixCellAnswer(model: Model, request: MatrixCellRequest): MatrixCellAnswer | undefined {
  if (isOfLayers(model, request)) return layersCell(model, request);
  const rowKinds = kindsAsked(model, request.rows);
  const columnKinds = kindsAsked(model, request.columns);
  const row = model.element(request.row);
  const column = model.element(request.column);
  if (rowKinds === undefined || columnKinds === undefined || row === undefined || column === undefined)
    return undefined;
  const paths = waysAsked(model, request.relationship, rowKinds, columnKinds);
  const edges = meet(model, [row], [column], paths).get(row.row)?.get(column.row)?.edges ?? new Set<number>();
  const own = (edge: number): boolean => joinsOwn(model, edge, { row, column });
  const sorted = [...edges].sort((a, b) => Number(own(b)) - Number(own(a)) || a - b);
  return {
    version: 1,
    row: endOf(row, request.language),
    column: endOf(column, request.language),
    total: sorted.length,
    connections: sorted.slice(0, MOST).map((edge) => connectionOf(model, edge, own(edge), request)),
    ways: waysBetween(model, row, column, request),
  };
}

function endOf(element: Element, language: string): MatrixEnd {
  return { id: element.id, name: element.nameIn(language) };
}

function connectionOf(
  model: Model,
  edge: number,
  own: boolean,
  { language, positions }: MatrixCellRequest,
): MatrixConnection {
  const { edges } = model.parts;
  const name = model.edgeName(edge);
  const relationship = edge < edges.nestingFrom ? model.relationship(edge) : undefined;
  const isReference = edge >= edges.referencesFrom && edge < edges.carriedFrom;
  return {
    name,
    is: relationship !== undefined ? "relationship" : isReference ? "reference" : "other",
    id: relationship?.id ?? null,
    from: summaryOf(model.at(edges.from[edge] ?? 0), language),
    to: summaryOf(model.at(edges.to[edge] ?? 0), language),
    phrase: phraseOf(model, name, edges.from[edge] ?? 0),
    label: relationship?.label ?? null,
    facts:
      relationship === undefined
        ? []
        : factsOf(relationship).map(({ key, meaning, value }) => ({
            key,
            name: nameOfKey(key, meaning),
            cell: cellOf(model, value, meaning?.type, language),
          })),
    origin: placeOf(positions, model.edgeOrigin(edge)),
    own,
  };
}

/** What the verb or key is called between its subject and its object. */
function phraseOf(model: Model, name: string, subject: number): Bilingual {
  const verb = model.schema.relationships[model.schema.verbNumber(name)];
  if (verb !== undefined) return verb.name;
  return nameOfKey(name, model.schema.meaning(name, model.parts.kindOf[subject] ?? -1));
}

// --- what may be said

function waysBetween(
  model: Model,
  row: Element,
  column: Element,
  { relationship, language }: MatrixCellRequest,
): readonly MatrixWay[] {
  const asked = namesAsked(relationship).map((name) => (name === "->" ? "flows" : name));
  if (row.row === column.row) return [];
  const wish: Wish = { isAll: asked.length === 0, isNamed: (name) => asked.includes(name), language };
  return [...waysFrom(model, row, column, "row", wish), ...waysFrom(model, column, row, "column", wish)];
}

/** Which verbs and references somebody asks for. */
interface Wish {
  readonly isAll: boolean;
  readonly isNamed: (name: string) => boolean;
  readonly language: string;
}

/** Verbs and references by which one may speak of the other. Containment is another matter: it moves elements. */
function waysFrom(
  model: Model,
  subject: Element,
  object: Element,
  from: "row" | "column",
  { isAll, isNamed, language }: Wish,
): readonly MatrixWay[] {
  const isAsked = (name: string): boolean => isAll || isNamed(name);
  const { schema, parts } = model;
  const kinds = [parts.kindOf[subject.row] ?? -1, parts.kindOf[object.row] ?? -1] as const;
  if (kinds[0] < 0 || kinds[1] < 0) return [];
  const verbs = schema
    .permittedVerbs(kinds[0], kinds[1])
    .filter((name) => name !== "contains" && isAsked(name))
    .map((name): MatrixWay => {
      const verb = schema.verbNumber(name);
      const letters = lettersOf(model, schema.subjectOfVerb(verb));
      return {
        name,
        is: "relationship",
        from,
        phrase: schema.verb(verb).name,
        ...(letters === undefined ? {} : { letters }),
      };
    });
  const references = schema.attributesOf(kinds[0]).flatMap((definition): readonly MatrixWay[] => {
    const { id } = definition;
    const meaning = schema.meaning(id, kinds[0]);
    if (!isAsked(id) || meaning === undefined || meaning.refers === "never" || meaning.field !== undefined) return [];
    // What may refer to anything is offered where somebody asks for it.
    if (meaning.refersTo === undefined && !isNamed(id)) return [];
    if (meaning.refersTo !== undefined && meaning.refersTo[kinds[1]] !== 1) return [];
    const isList = holdsList(definition.type);
    if (!isList && !holdsReference(definition.type)) return [];
    const now = isList ? null : (subject.get(id) ?? null);
    return [
      {
        name: id,
        is: "reference",
        from,
        phrase: definition.name,
        isList,
        ...(isList
          ? {}
          : {
              now:
                now === null
                  ? null
                  : { text: shownText(model, now, definition.type, language), written: writtenValue(now) },
            }),
      },
    ];
  });
  return [...verbs, ...references];
}

function holdsList(type: AttributeType): boolean {
  return type.kind === "list" ? holdsReference(type.of) : type.kind === "union" && type.of.some(holdsList);
}

function holdsReference(type: AttributeType): boolean {
  return type.kind === "reference" || (type.kind === "union" && type.of.some(holdsReference));
}

const letterWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mode: { read: "R", write: "U", readwrite: "RU" },
  raci: { responsible: "R", accountable: "A", consulted: "C", informed: "I" },
};

const letterNames: Readonly<Record<string, Bilingual>> = {
  read: { en: "reads", fr: "lit" },
  write: { en: "writes", fr: "écrit" },
  readwrite: { en: "reads and writes", fr: "lit et écrit" },
  responsible: { en: "responsible", fr: "réalise" },
  accountable: { en: "accountable", fr: "approuve" },
  consulted: { en: "consulted", fr: "consulté" },
  informed: { en: "informed", fr: "informé" },
};

/** The word that letters of a matrix stand for, where relationships of this verb carry one. */
function lettersOf(model: Model, subject: number): MatrixWay["letters"] {
  for (const [key, letters] of Object.entries(letterWords)) {
    const type = model.schema.meaning(key, subject)?.type;
    const word = type?.kind === "list" ? type.of : type;
    if (type === undefined || word?.kind !== "word") continue;
    const words = word.words.flatMap((one): readonly MatrixLetter[] => {
      const letter = letters[one];
      return letter === undefined ? [] : [{ word: one, letter, name: letterNames[one] ?? { en: one, fr: one } }];
    });
    if (words.length > 0) return { key, isList: type.kind === "list", words };
  }
  return undefined;
}

// --- layers

function layersCell(model: Model, request: MatrixCellRequest): MatrixCellAnswer | undefined {
  const [row, column] = [layerNumber(request.row), layerNumber(request.column)];
  const [rowLayer, columnLayer] = [layers[row], layers[column]];
  if (rowLayer === undefined || columnLayer === undefined) return undefined;
  const edges = edgesBetween(model, rowLayer, columnLayer, request.relationship === "statements");
  const locale = localeOf(request.language);
  return {
    version: 1,
    row: { id: rowLayer, name: layerNames[rowLayer][locale] },
    column: { id: columnLayer, name: layerNames[columnLayer][locale] },
    total: edges.length,
    connections: edges.slice(0, MOST).map((edge) => connectionOf(model, edge, true, request)),
    ways: [],
  };
}

/** Connections by which the first layer depends on the second, or speaks of it; as the analysis of layers counts them. */
function edgesBetween(model: Model, row: string, column: string, isOfStatements: boolean): readonly number[] {
  const { from, to } = model.parts.edges;
  const travel = isOfStatements ? undefined : travelOf(model, "impact");
  const layerOf = (at: number): string | undefined =>
    model.isPresent(at) && model.isDeclared(at) ? model.at(at).layer : undefined;
  const found: number[] = [];
  for (let edge = 0; edge < from.length; edge++) {
    if (!model.isEdge(edge)) continue;
    const [subject, object] = [layerOf(from[edge] ?? -1), layerOf(to[edge] ?? -1)];
    const ways = travel === undefined ? 2 : (travel[edge] ?? 0);
    if ((ways & 2) !== 0 && subject === row && object === column) found.push(edge);
    if ((ways & 1) !== 0 && object === row && subject === column) found.push(edge);
  }
  return found;
}
