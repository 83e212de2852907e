/**
 * Facts as text that people like to read: elements nested in their containers, attributes in the order of the facets, one line where
 * that is short and a block, an attribute a line, where it is not. Reading the text gives the same facts again.
 *
 * A relationship stands inside its subject, where one looks for it (`uses claims, policy`); it stands alone only when its subject is
 * not among the facts. What is inside an element that is not among them is written in an `extend` of it.
 */
import { compare } from "../base/compare.ts";
import type { ElementFact, Fact, FactValue, RelationshipFact } from "../model/facts.ts";
import type { Layer, Metamodel } from "../model/metamodel.ts";
import { metamodel as builtIn } from "../model/metamodel/index.ts";
import { type Literal, literalOf } from "../model/values.ts";
import { documentationText } from "./documentation.ts";
import { attributeLines, type Line, MOST_COLUMNS, named, plainWord, quotedText, type Ranks } from "./print-values.ts";
import { definitionWords } from "./vocabulary.ts";

export interface PrintOptions {
  /** Order of kinds, verbs and attributes; the built-in metamodel where it is absent. */
  readonly metamodel?: Metamodel;
  /** `sorted` (the default): by layer, kind, name, id, which does not depend on the order of the facts; `given`: as the facts come. */
  readonly order?: "sorted" | "given";
}

/** A file of a printed model, with its name relative to the folder of the model. */
export interface PrintedFile {
  readonly uri: string;
  readonly text: string;
}

/** One text of all facts. */
export function print(facts: Iterable<Fact>, options: PrintOptions = {}): string {
  const plan = planOf(facts, options);
  return joined(plan.top, plan);
}

/** The same by layer: `model.orrery` (title and definitions), `strategy.orrery`, `business.orrery` ... `views.orrery`. */
export function printFiles(facts: Iterable<Fact>, options: PrintOptions = {}): readonly PrintedFile[] {
  const plan = planOf(facts, options);
  const files = new Map<string, Statement[]>(FILE_ORDER.map((name) => [name, []]));
  for (const statement of plan.top) {
    const name = fileOf(statement, plan);
    const file = files.get(name) ?? [];
    file.push(statement);
    files.set(name, file);
  }
  return [...files]
    .filter(([, statements]) => statements.length > 0)
    .map(([name, statements]) => ({ uri: `${name}.orrery`, text: joined(statements, plan) }));
}

/** Elements nested deeper than this are written at the top level, in an `extend` of their container. */
const MOST_NESTING = 24;

const LAYERS: readonly Layer[] = [
  "strategy",
  "business",
  "organisation",
  "application",
  "data",
  "technical",
  "security",
  "change",
];
const FILE_ORDER: readonly string[] = ["model", ...LAYERS, "views", "other", "relationships"];

/** A statement at the top level: an element, an `extend` around elements or relationships, or a relationship. */
type Statement =
  | { readonly kind: "element"; readonly element: ElementFact }
  | { readonly kind: "extension"; readonly of: string; readonly elements: readonly ElementFact[] }
  | { readonly kind: "relationship"; readonly relationship: RelationshipFact };

interface Plan {
  readonly words: Words;
  readonly top: readonly Statement[];
  readonly children: ReadonlyMap<ElementFact, readonly ElementFact[]>;
  /** Relationships by their subject, where that is among the facts. */
  readonly relationships: ReadonlyMap<ElementFact, readonly RelationshipFact[]>;
}

/** Numbers by which kinds, verbs and keys are ordered. */
interface Words {
  readonly kinds: ReadonlyMap<string, number>;
  readonly layers: ReadonlyMap<string, Layer | undefined>;
  readonly verbs: ReadonlyMap<string, number>;
  readonly attributes: Ranks;
}

function planOf(facts: Iterable<Fact>, options: PrintOptions): Plan {
  const elements: ElementFact[] = [];
  const relationships: RelationshipFact[] = [];
  for (const fact of facts) {
    if (fact.fact === "element") elements.push(fact);
    else relationships.push(fact);
  }
  const words = wordsOf(options.metamodel ?? builtIn, elements);
  if (options.order !== "given") {
    elements.sort(byKindAndName(words));
    relationships.sort(byVerbAndEnds(words));
  }
  const byId = new Map<string, ElementFact>();
  for (const element of elements) if (!isDefinition(element) && !byId.has(element.id)) byId.set(element.id, element);
  const nesting = nestingOf(elements, byId);
  const { spoken, alone } = spokenBy(relationships, byId);
  const top: Statement[] = [
    ...nesting.top.map((element): Statement => ({ kind: "element", element })),
    ...nesting.inside.map(([of, inner]): Statement => ({ kind: "extension", of, elements: inner })),
    ...alone.map((relationship): Statement => ({ kind: "relationship", relationship })),
  ];
  return { words, top, children: nesting.children, relationships: spoken };
}

function wordsOf(metamodel: Metamodel, elements: readonly ElementFact[]): Words {
  const kinds = new Map<string, number>(definitionWords.map((word, index) => [word, index - 100]));
  const layers = new Map<string, Layer | undefined>();
  for (const kind of metamodel.kinds) {
    kinds.set(kind.id, (kind.layer === undefined ? LAYERS.length : LAYERS.indexOf(kind.layer)) * 100 + kinds.size / 10);
    layers.set(kind.id, kind.layer);
  }
  // Links of the conceptual data model stand with the data, although they are no elements.
  kinds.set("link", LAYERS.indexOf("data") * 100 + 99);
  layers.set("link", "data");
  // An organisation's own kinds stand with the kind that they specialise.
  const own = elements.filter((element) => element.kind === "kind");
  for (let round = 0; round < own.length; round++) {
    const before = kinds.size;
    for (const definition of own) {
      const base = wordOf(definition.attributes["specializes"]);
      const rank = base === undefined ? undefined : kinds.get(base);
      if (base === undefined || rank === undefined || kinds.has(definition.id)) continue;
      kinds.set(definition.id, rank + 0.001);
      layers.set(definition.id, layers.get(base));
    }
    if (kinds.size === before) break;
  }
  const verbs = new Map(metamodel.relationships.map((verb, index) => [verb.id, index]));
  const attributes = new Map<string, number>();
  metamodel.attributes.forEach((attribute, rank) => {
    if (!attributes.has(attribute.id)) attributes.set(attribute.id, rank);
  });
  return { kinds, layers, verbs, attributes };
}

function isDefinition(element: ElementFact): boolean {
  return definitionWords.includes(element.kind);
}

function wordOf(value: FactValue | undefined): string | undefined {
  if (typeof value !== "object") return undefined;
  if ("word" in value) return value.word;
  return "reference" in value ? value.reference : undefined;
}

type Compare<Item> = (a: Item, b: Item) => number;

function byKindAndName({ kinds }: Words): Compare<ElementFact> {
  return (a, b) =>
    (kinds.get(a.kind) ?? 9999) - (kinds.get(b.kind) ?? 9999) ||
    compare(a.kind, b.kind) ||
    compare(a.name ?? a.id, b.name ?? b.id) ||
    compare(a.id, b.id);
}

function byVerbAndEnds({ verbs }: Words): Compare<RelationshipFact> {
  const rank = (verb: string): number => verbs.get(verb === "->" ? "flows" : verb) ?? 9999;
  return (a, b) =>
    rank(a.verb) - rank(b.verb) ||
    compare(a.verb, b.verb) ||
    compare(a.from, b.from) ||
    compare(a.to, b.to) ||
    compare(a.id ?? "", b.id ?? "") ||
    compare(a.label ?? "", b.label ?? "");
}

interface Nesting {
  readonly top: readonly ElementFact[];
  /** Elements whose container is not among the facts or too deep, by its id. */
  readonly inside: readonly (readonly [string, readonly ElementFact[]])[];
  readonly children: ReadonlyMap<ElementFact, readonly ElementFact[]>;
}

function nestingOf(elements: readonly ElementFact[], byId: ReadonlyMap<string, ElementFact>): Nesting {
  const children = new Map<ElementFact, ElementFact[]>();
  const inside = new Map<string, ElementFact[]>();
  const top: ElementFact[] = [];
  for (const element of elements) {
    const parent = element.parent === undefined || isDefinition(element) ? undefined : byId.get(element.parent);
    if (element.parent === undefined || isDefinition(element)) top.push(element);
    else if (parent === undefined || parent === element) add(inside, element.parent, element);
    else add(children, parent, element);
  }
  // From the top down: what is too deep, or in a circle of containers that nothing reaches, begins anew in an `extend`.
  const seen = new Set<ElementFact>();
  const reach = (from: ElementFact): void => {
    const waiting: (readonly [ElementFact, number])[] = [[from, 1]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [element, depth] = next;
      seen.add(element);
      const inner = children.get(element) ?? [];
      if (depth < MOST_NESTING) for (const child of inner) waiting.push([child, depth + 1]);
      else if (inner.length > 0) {
        children.delete(element);
        for (const child of inner) add(inside, element.id, child);
        for (const child of inner) reachLater.push(child);
      }
    }
  };
  const reachLater: ElementFact[] = [];
  for (const element of top) reach(element);
  // What is too deep is added while this goes on, and reached below.
  const begun = Array.from(inside.values());
  for (const list of begun) for (const element of list) reach(element);
  for (let at = 0; at < reachLater.length; at++) reach(reachLater[at] as ElementFact);
  for (const element of elements) {
    if (seen.has(element) || element.parent === undefined) continue;
    const parent = byId.get(element.parent) as ElementFact;
    children.set(
      parent,
      (children.get(parent) ?? []).filter((child) => child !== element),
    );
    add(inside, element.parent, element);
    reach(element);
    for (let at = 0; at < reachLater.length; at++)
      if (!seen.has(reachLater[at] as ElementFact)) reach(reachLater[at] as ElementFact);
  }
  return { top, inside: [...inside], children };
}

function add<Key>(lists: Map<Key, ElementFact[]>, key: Key, element: ElementFact): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [element]);
  else list.push(element);
}

function spokenBy(
  relationships: readonly RelationshipFact[],
  byId: ReadonlyMap<string, ElementFact>,
): {
  readonly spoken: ReadonlyMap<ElementFact, readonly RelationshipFact[]>;
  readonly alone: readonly RelationshipFact[];
} {
  const spoken = new Map<ElementFact, RelationshipFact[]>();
  const alone: RelationshipFact[] = [];
  for (const relationship of relationships) {
    const subject = byId.get(relationship.from);
    if (subject === undefined) alone.push(relationship);
    else {
      const list = spoken.get(subject);
      if (list === undefined) spoken.set(subject, [relationship]);
      else list.push(relationship);
    }
  }
  return { spoken, alone };
}

function fileOf(statement: Statement, plan: Plan): string {
  if (statement.kind === "relationship") return "relationships";
  const element = statement.kind === "element" ? statement.element : statement.elements[0];
  if (element === undefined) return "other";
  if (isDefinition(element)) return "model";
  const { layers } = plan.words;
  if (!layers.has(element.kind)) return "other";
  return layers.get(element.kind) ?? "views";
}

/** Statements one under the other; a blank line where the kind changes and around what takes several lines. */
function joined(statements: readonly Statement[], plan: Plan): string {
  const lines: Line[] = [];
  let before: { readonly group: string; readonly isBlock: boolean } | undefined;
  for (const statement of statements) {
    const written = statementLines(statement, plan);
    const group = groupOf(statement);
    const isBlock = written.length > 1;
    if (before !== undefined && (before.group !== group || before.isBlock || isBlock)) lines.push("");
    lines.push(...written);
    before = { group, isBlock };
  }
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function groupOf(statement: Statement): string {
  if (statement.kind === "element") return statement.element.kind;
  return statement.kind === "extension" ? "extend" : `relationship ${statement.relationship.verb}`;
}

function statementLines(statement: Statement, plan: Plan): readonly Line[] {
  switch (statement.kind) {
    case "element":
      return elementLines(statement.element, 0, plan);
    case "extension":
      return block(`extend ${plainWord(statement.of)}`, [], nestedLines(statement.elements, 1, plan), 0);
    case "relationship":
      return relationshipLines(statement.relationship, plainWord(statement.relationship.from), 0, plan);
  }
}

function elementLines(element: ElementFact, depth: number, plan: Plan): readonly Line[] {
  const { head, rest } = headOf(element);
  const facets = attributeLines(rest, plan.words.attributes, depth + 1);
  const description = descriptionLines(element.description, depth + 1);
  const relationships = plan.relationships.get(element) ?? [];
  const spoken = ownRelationships(relationships, depth + 1, plan);
  const nested = nestedLines(plan.children.get(element) ?? [], depth + 1, plan);
  return block(head, [...facets, ...description, ...spoken], nested, depth, relationships.every(isPlain));
}

/** What stands before the block, and the attributes that are left for it. */
function headOf(element: ElementFact): { readonly head: string; readonly rest: Readonly<Record<string, FactValue>> } {
  const id = element.id === "" ? "" : ` ${plainWord(element.id)}`;
  const { text, others } = named(element.name, element.names ?? {});
  const start = `${plainWord(element.kind)}${id}${text}`;
  const rest: Record<string, FactValue> = { ...others, ...element.attributes };
  if (isDefinition(element)) {
    const base = wordOf(rest["specializes"]);
    if (base !== undefined && plainWord(base) === base) {
      delete rest["specializes"];
      return { head: `${start} : ${base}`, rest };
    }
  }
  const ends = element.kind === "link" ? linkEnds(rest["ends"]) : undefined;
  if (ends === undefined) return { head: start, rest };
  delete rest["ends"];
  return { head: `${start} : ${ends}`, rest };
}

/** `person 0,N -- 1,1 contract "signs"`: the two ends mirror each other, as in a Merise diagram. */
function linkEnds(value: FactValue | undefined): string | undefined {
  const literal: Literal | undefined = value === undefined ? undefined : literalOf(value);
  if (literal?.form !== "list" || literal.items.length < 2) return undefined;
  const ends: string[] = [];
  for (const [index, item] of literal.items.entries()) {
    if (item.form !== "record") return undefined;
    const fields = new Map(item.fields);
    const entity = fields.get("entity");
    const cardinality = fields.get("cardinality");
    const role = fields.get("role");
    const isKnown = entity?.form === "word" && plainWord(entity.text) === entity.text && cardinality?.form === "word";
    if (!isKnown || fields.size !== (role === undefined ? 2 : 3) || (role !== undefined && role.form !== "string"))
      return undefined;
    if (cardinality.text !== "" && !/^[0-9Nn]+,[0-9A-Za-z]+$/.test(cardinality.text)) return undefined;
    const words = index === 0 ? [entity.text, cardinality.text] : [cardinality.text, entity.text];
    if (role !== undefined) words.push(quotedText(role.text));
    ends.push(words.filter((word) => word !== "").join(" "));
  }
  return ends.join(" -- ");
}

function descriptionLines(description: string | undefined, depth: number): readonly Line[] {
  if (description === undefined) return [];
  const indent = "  ".repeat(depth);
  const text = documentationText(description, indent) ?? `description: ${quotedText(description)}`;
  return text.split("\n").map((line, index) => (index === 0 ? indent + line : line));
}

/** Relationships of one subject: those that say nothing more share a statement by verb. */
function ownRelationships(relationships: readonly RelationshipFact[], depth: number, plan: Plan): readonly Line[] {
  const lines: Line[] = [];
  const plain = new Map<string, string[]>();
  const waiting: (() => void)[] = [];
  for (const relationship of relationships) {
    if (!isPlain(relationship)) {
      waiting.push(() => lines.push(...relationshipLines(relationship, undefined, depth, plan)));
      continue;
    }
    const verb = verbText(relationship.verb);
    const known = plain.get(verb);
    if (known !== undefined) known.push(plainWord(relationship.to));
    else {
      const objects = [plainWord(relationship.to)];
      plain.set(verb, objects);
      waiting.push(() => lines.push(...objectLines(verb, objects, depth)));
    }
  }
  for (const write of waiting) write();
  return lines;
}

function isPlain(relationship: RelationshipFact): boolean {
  return (
    relationship.id === undefined &&
    relationship.label === undefined &&
    (relationship.carries ?? []).length === 0 &&
    Object.keys(relationship.attributes).length === 0
  );
}

/** `uses a, b, c`, on further lines where one does not hold them. */
function objectLines(verb: string, objects: readonly string[], depth: number): readonly Line[] {
  const indent = "  ".repeat(depth);
  const lines: Line[] = [];
  let line = `${indent}${verb}`;
  objects.forEach((object, index) => {
    const piece = index === objects.length - 1 ? object : `${object},`;
    if (line.length + 1 + piece.length > MOST_COLUMNS && index > 0) {
      lines.push(line);
      line = `${indent}  ${piece}`;
    } else line += ` ${piece}`;
  });
  return [...lines, line];
}

function verbText(verb: string): string {
  return verb === "flows" || verb === "->" ? "->" : verb.split(" ").map(plainWord).join(" ");
}

function relationshipLines(
  relationship: RelationshipFact,
  subject: string | undefined,
  depth: number,
  plan: Plan,
): readonly Line[] {
  const { carries = [], label } = relationship;
  const labels = new Map<string, string>();
  const rest: Record<string, FactValue> = {};
  for (const [key, value] of Object.entries(relationship.attributes)) {
    const language = key.startsWith("label.") ? key.slice(6) : "";
    if (language !== "" && label !== undefined && typeof value === "string") labels.set(language, value);
    else rest[key] = value;
  }
  const { text, others } = named(label, Object.fromEntries(labels), "label");
  const data = carries.length === 0 ? "" : ` : ${carries.map(plainWord).join(", ")}`;
  const head = `${subject === undefined ? "" : `${subject} `}${verbText(relationship.verb)} ${plainWord(relationship.to)}${data}${text}`;
  const { description, ...attributes } = { ...others, ...rest };
  const isText = typeof description === "string" && description.includes("\n");
  const shown = isText || description === undefined ? attributes : { ...attributes, description };
  const own = relationship.id === undefined ? [] : [`${"  ".repeat(depth + 1)}id: ${plainWord(relationship.id)}`];
  return block(
    head,
    [
      ...own,
      ...attributeLines(shown, plan.words.attributes, depth + 1),
      ...descriptionLines(isText ? description : undefined, depth + 1),
    ],
    [],
    depth,
  );
}

function nestedLines(elements: readonly ElementFact[], depth: number, plan: Plan): readonly Line[] {
  const lines: Line[] = [];
  let wasBlock = false;
  for (const element of elements) {
    const written = elementLines(element, depth, plan);
    const isBlock = written.length > 1;
    if (lines.length > 0 && (wasBlock || isBlock)) lines.push("");
    lines.push(...written);
    wasBlock = isBlock;
  }
  return lines;
}

/** Head and block; on one line where it may be, is short, holds one statement per line, and nests nothing. */
function block(
  head: string,
  inner: readonly Line[],
  nested: readonly Line[],
  depth: number,
  mayJoin = true,
): readonly Line[] {
  const indent = "  ".repeat(depth);
  if (inner.length === 0 && nested.length === 0) return [indent + head];
  if (mayJoin && nested.length === 0 && isEachOneStatement(inner)) {
    const one = `${indent}${head} { ${inner.map((line) => line.trim()).join("; ")} }`;
    if (one.length <= MOST_COLUMNS) return [one];
  }
  const gap = inner.length > 0 && nested.length > 1 && nested[0]?.endsWith("{") === true ? [""] : [];
  return [`${indent}${head} {`, ...inner, ...gap, ...nested, `${indent}}`];
}

/** Lines that may be joined by `;`: none that opens or goes on with something of several lines. */
function isEachOneStatement(lines: readonly Line[]): boolean {
  const indent = /^ */.exec(lines[0] ?? "")?.[0].length ?? 0;
  return lines.every((line) => /^ */.exec(line)?.[0].length === indent && !/^ *("""|[\]}])|[[{,]$/.test(line));
}
