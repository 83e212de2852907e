/** The organisation's own kinds, relationships and attributes, read from their statements into the metamodel. */
import type { Diagnostic } from "../base/diagnostic.ts";
import { closest } from "../base/suggest.ts";
import type { Symbols } from "../base/symbols.ts";
import type { Columns, Segment } from "../model/columns.ts";
import type {
  AttributeDefinition,
  AttributeType,
  Bilingual,
  Dimension,
  KindDefinition,
  Layer,
  Metamodel,
  RelationshipDefinition,
} from "../model/metamodel.ts";
import { literalAt } from "../model/literals.ts";
import type { Literal } from "../model/values.ts";

export interface Definitions {
  readonly metamodel: Metamodel;
  readonly diagnostics: readonly Diagnostic[];
}

const DIMENSIONS: readonly Dimension[] = ["duration", "rate", "growth", "size", "bandwidth", "area", "power", "energy"];
const SIMPLE: readonly string[] = [
  "text",
  "number",
  "percent",
  "boolean",
  "date",
  "money",
  "version",
  "relationship",
  "any",
];
const BASE_KEY = "specializes";

/** The metamodel with what the files define added to it; a definition that cannot be read is reported and left out. */
export function readDefinitions(
  base: Metamodel,
  columns: Columns,
  segments: readonly Segment[],
  symbols: Symbols,
): Definitions {
  const kinds: KindDefinition[] = [...base.kinds];
  const relationships: RelationshipDefinition[] = [...base.relationships];
  const attributes: AttributeDefinition[] = [...base.attributes];
  const diagnostics: Diagnostic[] = [];
  const kindWord = symbols.find("kind");
  const attributeWord = symbols.find("attribute");
  const relationshipWord = symbols.find("relationship");
  if (kindWord === undefined && attributeWord === undefined && relationshipWord === undefined)
    return { metamodel: base, diagnostics };

  const found: Statement[] = [];
  for (const segment of segments) {
    for (let row = segment.elements[0]; row < segment.elements[1]; row++) {
      const word = columns.elementKind[row];
      if (word === kindWord || word === attributeWord || word === relationshipWord)
        found.push(statementAt(columns, symbols, segment, row));
    }
  }
  if (found.length === 0) return { metamodel: base, diagnostics };

  const say = (
    statement: Statement,
    code: string,
    parameters: Record<string, string | number>,
    suggestion?: string,
  ): void => {
    const span = { start: statement.at, end: statement.at + statement.id.length };
    diagnostics.push({
      code,
      severity: "error",
      uri: statement.uri,
      span,
      parameters,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  };
  const typeOf = (statement: Statement, literal: Literal): AttributeType | undefined => {
    const type = readType(literal);
    if (type === undefined) {
      const word = literal.form === "word" ? literal.text : literal.form;
      const [suggestion] = closest(word, [...SIMPLE, ...DIMENSIONS, "reference"]);
      say(statement, "unknown-type", { word }, suggestion);
    }
    return type;
  };

  /** A word has one meaning on a kind: a second definition of it is refused. */
  const define = (statement: Statement, attribute: AttributeDefinition): void => {
    const lineage = (id: string): readonly string[] => {
      const base = kinds.find((kind) => kind.id === id)?.base ?? relationships.find((verb) => verb.id === id)?.base;
      return base === undefined ? [id] : [id, ...lineage(base)];
    };
    const isVerb = (id: string): boolean => id === "->*" || relationships.some((verb) => verb.id === id);
    const meets = (mine: string, other: string): boolean =>
      lineage(mine).includes(other) ||
      lineage(other).includes(mine) ||
      (isVerb(mine) === isVerb(other) && [mine, other].some((id) => id === "*" || id === "->*"));
    const taken = attributes.some(
      (known) => known.id === attribute.id && known.on.some((other) => attribute.on.some((mine) => meets(mine, other))),
    );
    if (taken) say(statement, "defined-twice", { id: attribute.id });
    else attributes.push(attribute);
  };

  // Kinds first, in an order that has every base before what specialises it.
  let waiting = found.filter((statement) => statement.word === "kind");
  for (let round = 0; waiting.length > 0 && round <= found.length; round++) {
    const next: Statement[] = [];
    for (const statement of waiting) {
      const isOnlyRepeat = kinds.some((kind) => kind.id === statement.id);
      if (isOnlyRepeat) {
        say(statement, "defined-twice", { id: statement.id });
        continue;
      }
      const of = kinds.find((kind) => kind.id === statement.base);
      if (of === undefined) {
        next.push(statement);
        continue;
      }
      kinds.push(kindFrom(statement, of));
      for (const [id, literal] of statement.nested("attributes")) {
        const type = typeOf(statement, literal);
        if (type !== undefined) define(statement, attributeFrom(statement, id, type, [statement.id]));
      }
    }
    if (next.length === waiting.length) {
      for (const statement of next) {
        const candidates = kinds.map((kind) => kind.id);
        say(
          statement,
          "unknown-base",
          { id: statement.id, base: statement.base ?? "" },
          closest(statement.base ?? "", candidates)[0],
        );
      }
      break;
    }
    waiting = next;
  }

  for (const statement of found) {
    if (statement.word === "attribute") {
      const base: Literal | undefined =
        statement.base === undefined || statement.base === "word" ? undefined : { form: "word", text: statement.base };
      const type = typeOf(
        statement,
        statement.get("words") ?? statement.get("type") ?? base ?? { form: "word", text: "text" },
      );
      const on = statement.words("on");
      const unknown = on.filter(
        (id) =>
          id !== "*" &&
          id !== "->*" &&
          !kinds.some((kind) => kind.id === id) &&
          !relationships.some((verb) => verb.id === id),
      );
      for (const id of unknown)
        say(
          statement,
          "unknown-kind",
          { kind: id },
          closest(
            id,
            kinds.map((kind) => kind.id),
          )[0],
        );
      if (type !== undefined)
        define(statement, attributeFrom(statement, statement.id, type, on.length === 0 ? ["*"] : on));
    } else if (statement.word === "relationship") {
      if (relationships.some((verb) => verb.id === statement.id)) {
        say(statement, "defined-twice", { id: statement.id });
        continue;
      }
      const of = relationships.find((verb) => verb.id === (statement.base ?? "relates"));
      if (of === undefined) {
        say(
          statement,
          "unknown-base",
          { id: statement.id, base: statement.base ?? "" },
          closest(
            statement.base ?? "",
            relationships.map((verb) => verb.id),
          )[0],
        );
        continue;
      }
      relationships.push(relationshipFrom(statement, of));
      for (const [id, literal] of statement.nested("attributes")) {
        const type = typeOf(statement, literal);
        if (type !== undefined) define(statement, attributeFrom(statement, id, type, [statement.id]));
      }
    }
  }
  return { metamodel: { kinds, relationships, attributes }, diagnostics };
}

/** Verbs that the files define, read before their statements can be told from elements. */
export function definedVerbs(columns: Columns, segments: readonly Segment[], symbols: Symbols): readonly string[] {
  const word = symbols.find("relationship");
  const verbs: string[] = [];
  if (word === undefined) return verbs;
  for (const segment of segments) {
    for (let row = segment.elements[0]; row < segment.elements[1]; row++) {
      if (columns.elementKind[row] === word) verbs.push(symbols.text(columns.elementId[row] as number));
    }
  }
  return verbs;
}

interface Statement {
  readonly word: string;
  readonly id: string;
  readonly uri: string;
  readonly at: number;
  readonly base: string | undefined;
  readonly name: string;
  get(key: string): Literal | undefined;
  /** Texts of a word, string or list of them. */
  words(key: string): readonly string[];
  /** Fields of a record attribute. */
  nested(key: string): readonly (readonly [string, Literal])[];
  text(key: string): string | undefined;
}

function statementAt(columns: Columns, symbols: Symbols, segment: Segment, row: number): Statement {
  const first = columns.elementAttributes[row] as number;
  const values = new Map<string, Literal>();
  for (let index = first; index < first + (columns.elementAttributeCount[row] as number); index++) {
    values.set(
      symbols.text(columns.attributeKey[index] as number),
      literalAt(columns, symbols, columns.attributeForm[index] as number, columns.attributeValue[index] as number),
    );
  }
  const textOf = (literal: Literal | undefined): string | undefined =>
    literal !== undefined && "text" in literal ? literal.text : undefined;
  return {
    word: symbols.text(columns.elementKind[row] as number),
    id: symbols.text(columns.elementId[row] as number),
    uri: segment.uri,
    at: columns.elementIdAt[row] as number,
    base: textOf(values.get(BASE_KEY)),
    name: symbols.text(columns.elementName[row] as number),
    get: (key) => values.get(key),
    words: (key) => {
      const literal = values.get(key);
      if (literal?.form === "list") return literal.items.flatMap((item) => textOf(item) ?? []);
      const single = textOf(literal);
      return single === undefined ? [] : [single];
    },
    nested: (key) =>
      [...values]
        .filter(([name]) => name.startsWith(`${key}.`))
        .map(([name, literal]) => [name.slice(key.length + 1), literal] as const),
    text: (key) => textOf(values.get(key)),
  };
}

/** `size`, `list of text`, `reference to store`, `[gold, silver]`, `0..10`. */
function readType(literal: Literal): AttributeType | undefined {
  if (literal.form === "list") {
    const words = literal.items.flatMap((item) => ("text" in item ? [item.text] : []));
    return { kind: "word", words };
  }
  if (literal.form !== "word" && literal.form !== "string") return undefined;
  return readTypeText(literal.text);
}

function readTypeText(text: string): AttributeType | undefined {
  const word = text.trim();
  if (word.startsWith("list of ")) {
    const of = readTypeText(word.slice(8));
    return of === undefined ? undefined : { kind: "list", of };
  }
  if (word === "reference") return { kind: "reference", to: [] };
  if (word.startsWith("reference to ")) return { kind: "reference", to: word.slice(13).split(/\s+or\s+|\s+/) };
  const range = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/.exec(word);
  if (range !== null) return { kind: "number", minimum: Number(range[1]), maximum: Number(range[2]) };
  const dimension = DIMENSIONS.find((name) => name === word);
  if (dimension !== undefined) return { kind: "quantity", dimension };
  switch (word) {
    case "text":
    case "number":
    case "percent":
    case "boolean":
    case "date":
    case "money":
    case "version":
    case "relationship":
    case "any":
      return { kind: word };
    default:
      return undefined;
  }
}

function bilingual(statement: Statement, key: string, fallback: string): Bilingual {
  const main = key === "name" ? statement.name : statement.text(key);
  const text = main === undefined || main === "" ? fallback : main;
  return { en: statement.text(`${key}.en`) ?? text, fr: statement.text(`${key}.fr`) ?? text };
}

function kindFrom(statement: Statement, base: KindDefinition): KindDefinition {
  const name = bilingual(statement, "name", statement.id);
  const c4 = statement.text("c4");
  return {
    ...base,
    id: statement.id,
    base: base.id,
    layer: (statement.text("layer") as Layer | undefined) ?? base.layer,
    name,
    plural: bilingual(statement, "plural", name.en),
    description: bilingual(statement, "description", base.description.en),
    archimate: statement.text("archimate") ?? base.archimate,
    ...(c4 === undefined ? {} : { c4: c4 as KindDefinition["c4"] }),
    stereotype: base.stereotype ?? statement.id,
    icon: statement.text("icon") ?? base.icon,
  };
}

function attributeFrom(
  statement: Statement,
  id: string,
  type: AttributeType,
  on: readonly string[],
): AttributeDefinition {
  const isOwn = statement.word === "attribute";
  return {
    id,
    facet: statement.text("facet") ?? "organisation",
    type,
    on,
    name: isOwn ? bilingual(statement, "name", id) : { en: id, fr: id },
    description: isOwn ? bilingual(statement, "description", id) : { en: id, fr: id },
  };
}

function relationshipFrom(statement: Statement, base: RelationshipDefinition): RelationshipDefinition {
  const from = statement.words("from");
  const to = statement.words("to");
  const pairs =
    from.length === 0 && to.length === 0
      ? base.pairs
      : Object.fromEntries((from.length === 0 ? ["*"] : from).map((kind) => [kind, to.length === 0 ? ["*"] : to]));
  return {
    ...base,
    id: statement.id,
    base: base.id,
    name: bilingual(statement, "name", statement.id),
    inverse: bilingual(statement, "inverse", base.inverse.en),
    description: bilingual(statement, "description", base.description.en),
    pairs,
  };
}
