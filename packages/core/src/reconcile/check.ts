/**
 * Checks one file against the metamodel and the rest of the model: kinds, attributes and their types, references, permitted relationships.
 * What is found is kept per file; a change elsewhere asks for it again only where it touches an id that the file mentions.
 */
import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { closest } from "../base/suggest.ts";
import type { Symbols } from "../base/symbols.ts";
import { archimateLegality } from "../model/archimate/legality.ts";
import { type Columns, Form, type Segment } from "../model/columns.ts";
import { literalAt } from "../model/literals.ts";
import { DEFINITION, type Model, UNKNOWN_KIND } from "../model/model.ts";
import type { KeyMeaning, Schema } from "../model/schema.ts";
import { typedIn } from "../model/typing.ts";
import { type Typed, typed } from "../model/values.ts";
import { KeyTable, NO_MEANING } from "./key-table.ts";
import { wordSymbols } from "./references.ts";

/** Suggestions are looked for in this many findings of one run; beyond, a model is broken in a way that they do not mend. */
const MOST_SUGGESTIONS = 200;

/** Largest number that fits into `goodAs`. */
const MOST_USES = 0xffff;

type Parameters = Readonly<Record<string, string | number>>;

/** What the statements that define something may say, beside `everyDefinition`. */
const definitionKeys: Readonly<Record<string, readonly string[]>> = {
  model: ["languages", "currency", "classification", "asOf"],
  kind: ["specializes", "layer", "plural", "archimate", "c4", "icon", "attributes"],
  attribute: ["specializes", "type", "words", "on", "facet"],
  relationship: ["specializes", "from", "to", "inverse", "attributes"],
};

const everyDefinition: readonly string[] = ["name", "description", "formerly", "owner", "version", "properties"];

/** A checker of one linked model; `check` may be asked for any of its files. */
export class Checker {
  private readonly model: Model;
  private readonly columns: Columns;
  private readonly symbols: Symbols;
  private readonly schema: Schema;
  private readonly keys: KeyTable;
  private readonly verdicts: (Map<number, Typed | null> | undefined)[] = [];
  /** By symbol: the meaning and form as which it was last found good. */
  private readonly goodAs: Uint16Array;
  private readonly archimateKey: number | undefined;
  private readonly descriptionKey: number | undefined;
  private found: Diagnostic[] = [];
  private uri = "";
  /** From here on a block of the file is open by mistake, so that nesting says nothing. */
  private unclosed = Infinity;
  private suggestions = 0;
  private idsMade: string[] | undefined;
  private definedKindsMade: ReadonlySet<string> | undefined;

  constructor(model: Model) {
    this.model = model;
    this.columns = model.columns;
    this.symbols = model.symbols;
    this.schema = model.schema;
    this.keys = new KeyTable(model.symbols, model.schema);
    this.goodAs = new Uint16Array(model.symbols.count);
    this.archimateKey = model.symbols.find("archimate");
    this.descriptionKey = model.symbols.find("description");
  }

  /** Findings of one file, in the order of its tables. */
  check(segment: Segment): readonly Diagnostic[] {
    this.found = [];
    this.uri = segment.uri;
    this.unclosed = firstUnclosed(segment.diagnostics);
    for (let row = segment.elements[0]; row < segment.elements[1]; row++) this.checkElement(row);
    for (let row = segment.extensions[0]; row < segment.extensions[1]; row++) this.checkExtension(row);
    for (let row = segment.relationships[0]; row < segment.relationships[1]; row++) this.checkRelationship(row);
    return this.found;
  }

  private checkElement(row: number): void {
    const { columns, model } = this;
    const kind = model.parts.kindOf[row] as number;
    if (kind === DEFINITION) {
      this.checkDefinition(row);
      return;
    }
    if (kind === UNKNOWN_KIND) {
      this.unknownKind(row);
      return;
    }
    const parent = columns.elementParent[row] as number;
    if (parent !== 0 && (columns.elementStart[row] as number) < this.unclosed) this.checkNesting(row, kind, parent);
    const first = columns.elementAttributes[row] as number;
    this.checkAttributes(first, columns.elementAttributeCount[row] as number, kind);
  }

  /** Words of a `model`, `kind`, `attribute` or `relationship` statement. */
  private checkDefinition(row: number): void {
    const { columns, symbols } = this;
    const word = symbols.text(columns.elementKind[row] as number);
    const known = definitionKeys[word];
    if (known === undefined) return;
    const first = columns.elementAttributes[row] as number;
    for (let index = first; index < first + (columns.elementAttributeCount[row] as number); index++) {
      const key = symbols.text(columns.attributeKey[index] as number);
      const head = key.includes(".") ? key.slice(0, key.indexOf(".")) : key;
      if (known.includes(head) || everyDefinition.includes(head)) this.checkHeaderValue(index, word, key);
      else
        this.report(
          "unknown-attribute",
          "error",
          columns.attributeAt[index] as number,
          this.keyLength(index),
          { key, kind: word },
          this.suggest(head, known),
        );
    }
  }

  private checkHeaderValue(index: number, word: string, key: string): void {
    if (word !== "model" || key !== "asOf") return;
    const { columns } = this;
    const literal = literalAt(
      columns,
      this.symbols,
      columns.attributeForm[index] as number,
      columns.attributeValue[index] as number,
    );
    const { problem } = typed(literal, { kind: "date" });
    if (problem === undefined) return;
    this.report(
      problem.code,
      problem.severity,
      columns.attributeValueAt[index] as number,
      this.valueLength(index),
      { ...problem.parameters, key },
      problem.suggestion,
    );
  }

  /** A kind that nobody defines. Its attributes are held to the kind that was most likely meant, so that all mistakes show at once. */
  private unknownKind(row: number): void {
    const { columns } = this;
    const word = this.symbols.text(columns.elementKind[row] as number);
    if (this.definedKinds().has(word)) return;
    const start = columns.elementStart[row] as number;
    const candidates = this.schema.kinds.map((kind) => kind.id);
    const verbs = this.schema.relationships.map((verb) => verb.id);
    const suggestion = this.suggest(word, [...candidates, ...verbs, "extend", "link", "include", "model"]);
    this.report(
      "unknown-kind",
      "error",
      start,
      this.length(columns.elementKind[row] as number),
      { kind: word },
      suggestion,
    );
    const meant = suggestion === undefined ? undefined : this.schema.kinds.findIndex((kind) => kind.id === suggestion);
    if (meant === undefined || meant < 0) return;
    this.checkAttributes(columns.elementAttributes[row] as number, columns.elementAttributeCount[row] as number, meant);
  }

  /** Ids of all `kind` statements; one whose base is wrong defines nothing, and is told of where it stands. */
  private definedKinds(): ReadonlySet<string> {
    if (this.definedKindsMade !== undefined) return this.definedKindsMade;
    const { columns, symbols, model } = this;
    const word = symbols.find("kind");
    const kinds = new Set<string>();
    if (word !== undefined)
      for (let row = 0; row < model.parts.ownRows; row++)
        if (columns.elementKind[row] === word) kinds.add(symbols.text(columns.elementId[row] as number));
    this.definedKindsMade = kinds;
    return kinds;
  }

  private checkNesting(row: number, kind: number, parent: number): void {
    const { columns, model, schema } = this;
    const parentRow = model.parts.rowOf[parent] as number;
    if (parentRow < 0) return;
    const parentKind = model.parts.kindOf[parentRow] as number;
    if (parentKind < 0) return;
    const start = columns.elementIdAt[row] as number;
    const contains = schema.verbNumber("contains");
    const inner = schema.kind(kind);
    const outer = schema.kind(parentKind);
    if (inner.layer === undefined && outer.layer === undefined) return;
    if (inner.layer === undefined) {
      if (inner.id !== "link")
        this.report("misplaced-statement", "error", start, this.length(columns.elementId[row] as number), {
          kind: inner.id,
          parent: outer.id,
        });
      return;
    }
    if (schema.permits(parentKind, contains, kind)) return;
    if (this.isArchimateNesting(parentRow, row)) return;
    const verbs = schema.permittedVerbs(parentKind, kind);
    this.report("not-permitted", "error", start, this.length(columns.elementId[row] as number), {
      from: outer.id,
      verb: "contains",
      to: inner.id,
      verbs: verbs.map((id) => (id === "flows" ? "->" : id)).join(", "),
      back: "no",
    });
  }

  /** Imported elements nest as ArchiMate composition allows. */
  private isArchimateNesting(parent: number, row: number): boolean {
    if (this.archimateKey === undefined) return false;
    const { model } = this;
    if (this.wordOf(row, this.archimateKey) === undefined && this.wordOf(parent, this.archimateKey) === undefined)
      return false;
    return (
      archimateLegality(model.at(parent), "Composition", model.at(row)) !== "none" ||
      archimateLegality(model.at(parent), "Aggregation", model.at(row)) !== "none"
    );
  }

  private wordOf(row: number, key: number): string | undefined {
    for (const attribute of this.model.attributeRows(row)) {
      if (this.columns.attributeKey[attribute] === key)
        return this.symbols.text(this.columns.attributeValue[attribute] as number);
    }
    return undefined;
  }

  private checkExtension(row: number): void {
    const { columns, model } = this;
    const id = columns.extensionId[row] as number;
    const target = model.parts.rowOf[id] as number;
    const start = (columns.extensionStart[row] as number) + "extend ".length;
    if (target < 0 || target >= model.parts.ownRows) {
      this.unknownReference(id, start);
      return;
    }
    const kind = model.parts.kindOf[target] as number;
    if (kind < 0) return;
    const first = columns.extensionAttributes[row] as number;
    const count = columns.extensionAttributeCount[row] as number;
    this.checkAttributes(first, count, kind);
    for (let index = first; index < first + count; index++) this.checkSaidElsewhere(index, row, target);
  }

  /** A fact that the element or an earlier extension states already: the first one counts. */
  private checkSaidElsewhere(index: number, extension: number, target: number): void {
    const { columns, model } = this;
    const key = columns.attributeKey[index] as number;
    const own = columns.elementAttributes[target] as number;
    let isTaken = hasKey(columns, key, own, columns.elementAttributeCount[target] as number);
    for (const other of model.parts.extensions.get(target) ?? []) {
      if (other === extension || isTaken) break;
      isTaken = hasKey(
        columns,
        key,
        columns.extensionAttributes[other] as number,
        columns.extensionAttributeCount[other] as number,
      );
    }
    if (!isTaken) return;
    const place = model.elementPlace(target);
    this.report("stated-twice", "warning", columns.attributeAt[index] as number, this.keyLength(index), {
      key: this.symbols.text(key),
      id: this.symbols.text(columns.elementId[target] as number),
      other: place.uri,
    });
  }

  private checkRelationship(row: number): void {
    const { columns, model, schema } = this;
    const { edges, kindOf } = model.parts;
    const verb = model.parts.verbOf[row] as number;
    const from = columns.relationshipFrom[row] as number;
    const to = columns.relationshipTo[row] as number;
    const start = columns.relationshipStart[row] as number;
    const fromRow = edges.from[row] as number;
    const toRow = edges.to[row] as number;
    const isFromRelationship = fromRow < 0 && model.parts.relationshipOf.has(from);
    const isToRelationship = toRow < 0 && model.parts.relationshipOf.has(to);
    if (fromRow < 0 && !isFromRelationship && (columns.relationshipOwner[row] as number) === 0)
      this.unknownReference(from, start);
    if (toRow < 0 && !isToRelationship) this.unknownReference(to, columns.relationshipToAt[row] as number);
    const first = columns.relationshipAttributes[row] as number;
    const count = columns.relationshipAttributeCount[row] as number;
    const isFirstOfStatement =
      row === 0 ||
      (columns.relationshipStart[row - 1] as number) !== start ||
      columns.relationshipAttributes[row - 1] !== first;
    if (verb >= 0 && isFirstOfStatement) this.checkAttributes(first, count, schema.subjectOfVerb(verb));
    if (isFirstOfStatement) this.checkCarried(row);
    if (verb < 0) return;
    const isArchimate = this.archimateKey !== undefined && hasKey(columns, this.archimateKey, first, count);
    if (isArchimate) {
      this.checkArchimate(row);
      return;
    }
    if (fromRow < 0 || toRow < 0) {
      if (isFromRelationship || isToRelationship) this.checkToRelationship(row, verb);
      return;
    }
    const fromKind = kindOf[fromRow] as number;
    const toKind = kindOf[toRow] as number;
    if (fromKind < 0 || toKind < 0 || schema.permits(fromKind, verb, toKind)) return;
    const back = schema.permits(toKind, verb, fromKind);
    const verbs = schema.permittedVerbs(fromKind, toKind);
    this.report("not-permitted", "error", start, this.headLength(row), {
      from: schema.kind(fromKind).id,
      verb: schema.verb(verb).id === "flows" ? "->" : schema.verb(verb).id,
      to: schema.kind(toKind).id,
      verbs: verbs.map((id) => (id === "flows" ? "->" : id)).join(", "),
      back: back ? "yes" : "no",
    });
  }

  /** Only associations may end at a relationship (ArchiMate 3.2, appendix B.1). */
  private checkToRelationship(row: number, verb: number): void {
    const id = this.schema.verb(verb).id;
    if (id === "relates" || id === "threatens" || id === "groups" || id === "contains") return;
    this.report("not-to-relationship", "error", this.columns.relationshipStart[row] as number, this.headLength(row), {
      verb: id,
    });
  }

  /** A relationship that states its ArchiMate type is held to the ArchiMate matrix instead of our pairs. */
  private checkArchimate(row: number): void {
    const relationship = this.model.relationship(row);
    const stated = relationship.get("archimate");
    const type = stated !== undefined && "text" in stated ? stated.text : "";
    const { from, to } = relationship;
    if (from === undefined || to === undefined) return;
    const reversed = relationship.definition?.reversed === true;
    const legality = archimateLegality(reversed ? to : from, type, reversed ? from : to);
    if (legality !== "none") return;
    this.report("illegal-archimate", "warning", this.columns.relationshipStart[row] as number, this.headLength(row), {
      type,
      from: from.id,
      to: to.id,
    });
  }

  private checkCarried(row: number): void {
    const { columns, model, schema } = this;
    const start = columns.relationshipCarried[row] as number;
    for (let index = start; index < start + (columns.relationshipCarriedCount[row] as number); index++) {
      const symbol = columns.carried[index] as number;
      const data = model.parts.rowOf[symbol] as number;
      if (data < 0) {
        this.unknownReference(symbol, columns.carriedAt[index] as number);
        continue;
      }
      const kind = model.parts.kindOf[data] as number;
      if (
        kind < 0 ||
        schema.isKind(kind, "dataset") ||
        schema.isKind(kind, "entity") ||
        schema.isKind(kind, "document")
      )
        continue;
      this.report("not-data", "error", columns.carriedAt[index] as number, this.length(symbol), {
        id: this.symbols.text(symbol),
        kind: schema.kind(kind).id,
      });
    }
  }

  // Attributes --------------------------------------------------------------------------------------------------------

  private checkAttributes(first: number, count: number, subject: number): void {
    const { columns } = this;
    for (let index = first; index < first + count; index++) {
      const key = columns.attributeKey[index] as number;
      const number = this.keys.number(key, subject);
      if (number === NO_MEANING) this.unknownAttribute(index, subject);
      else this.checkValue(index, number);
      for (let earlier = first; earlier < index; earlier++) {
        if (columns.attributeKey[earlier] !== key) continue;
        this.report("stated-twice", "error", columns.attributeAt[index] as number, this.keyLength(index), {
          key: this.symbols.text(key),
          id: "",
          other: this.uri,
        });
        break;
      }
    }
  }

  private unknownAttribute(index: number, subject: number): void {
    const key = this.symbols.text(this.columns.attributeKey[index] as number);
    const shown = key.includes(".") ? key.slice(key.lastIndexOf(".") + 1) : key;
    const isVerb = subject >= this.schema.kinds.length;
    const name = isVerb ? this.schema.verb(subject - this.schema.kinds.length).id : this.schema.kind(subject).id;
    const suggestion = this.suggestKey(key, subject);
    this.report(
      this.schema.knowsKey(key) ? "misplaced-attribute" : "unknown-attribute",
      "error",
      this.columns.attributeAt[index] as number,
      this.columns.attributeKey[index] === this.descriptionKey ? 3 : shown.length,
      { key, kind: name },
      suggestion,
    );
  }

  /** The nearest key that the subject may carry; inside a record, the nearest field. */
  private suggestKey(key: string, subject: number): string | undefined {
    const dot = key.lastIndexOf(".");
    if (dot > 0) {
      const record = this.schema.meaning(key.slice(0, dot), subject);
      if (record?.type.kind === "record") return this.suggest(key.slice(dot + 1), Object.keys(record.type.fields));
    }
    return this.suggest(
      key,
      this.schema.attributesOf(subject).map((attribute) => attribute.id),
    );
  }

  private checkValue(index: number, number: number): void {
    const { columns } = this;
    const meaning = this.keys.at(number);
    const form = columns.attributeForm[index] as number;
    if (form === Form.string && meaning.isFreeText) return;
    const value = columns.attributeValue[index] as number;
    if (meaning.refers !== "never") {
      this.checkReferences(index, meaning);
      if (meaning.refers === "always" && form === Form.word) return;
    }
    if (form === Form.list && this.areItemsGood(number, meaning, value)) return;
    const verdict =
      form === Form.list || form === Form.record
        ? this.judge(meaning, form, value)
        : this.remembered(number, meaning, form, value);
    if (verdict?.problem === undefined) return;
    for (const problem of [verdict.problem, ...(verdict.others ?? [])]) {
      if (meaning.refers === "maybe" && problem.code === "wrong-type" && form === Form.word) continue;
      const key = this.symbols.text(columns.attributeKey[index] as number);
      const isWhole = problem.path === undefined && form !== Form.list && form !== Form.record;
      const hint = !isWhole && problem.suggestion !== undefined ? { hint: problem.suggestion } : {};
      this.report(
        problem.code,
        problem.severity,
        columns.attributeValueAt[index] as number,
        this.valueLength(index),
        {
          ...problem.parameters,
          key: problem.path === undefined ? key : `${key}${problem.path.startsWith("[") ? "" : "."}${problem.path}`,
          ...hint,
        },
        isWhole ? problem.suggestion : undefined,
      );
    }
  }

  /** Is the value a list of good items? A single value stands for a list of one, so an item is judged as a whole would be, once. */
  private areItemsGood(number: number, meaning: KeyMeaning, index: number): boolean {
    if (meaning.type.kind !== "list") return false;
    const { kind } = meaning.type.of;
    const { pool } = this.columns;
    const count = pool[index] as number;
    for (let item = 0; item < count; item++) {
      const form = pool[index + 1 + item * 2] as number;
      if (form === Form.list || form === Form.record) return false;
      if (kind === "text" && form === Form.string) continue;
      if (this.remembered(number, meaning, form, pool[index + 2 + item * 2] as number) !== null) return false;
    }
    return true;
  }

  /** Verdict on a value, given once; null when it is good. A text is mostly met as the same value of the same key, so that is kept beside it. */
  private remembered(number: number, meaning: KeyMeaning, form: number, value: number): Typed | null {
    const use = (number << 3) | form;
    if (this.goodAs[value] === use) return null;
    const memory = (this.verdicts[number] ??= new Map());
    const place = value * 8 + form;
    let verdict = memory.get(place);
    if (verdict === undefined) memory.set(place, (verdict = this.judge(meaning, form, value)));
    if (verdict === null && use <= MOST_USES) this.goodAs[value] = use;
    return verdict;
  }

  private judge(meaning: KeyMeaning, form: number, value: number): Typed | null {
    const verdict = typedIn(literalAt(this.columns, this.symbols, form, value), meaning.type, this.model.currency);
    return verdict.problem === undefined ? null : verdict;
  }

  /** Bare words of a reference must be ids; where text is accepted too, text stands in quotes. */
  private checkReferences(index: number, meaning: KeyMeaning): void {
    const { columns, model } = this;
    if (
      columns.attributeForm[index] === Form.list &&
      meaning.type.kind === "list" &&
      meaning.type.of.kind === "record"
    ) {
      this.checkEnds(index);
      return;
    }
    for (const symbol of wordSymbols(columns, index)) {
      const row = model.parts.rowOf[symbol] as number;
      if (row >= 0) {
        const kind = model.parts.kindOf[row] as number;
        if (meaning.refersTo === undefined || kind < 0 || meaning.refersTo[kind] === 1) continue;
        if (meaning.refers === "maybe" && this.acceptsWord(meaning, symbol)) continue;
        this.report("wrong-reference", "error", columns.attributeValueAt[index] as number, this.valueLength(index), {
          key: this.symbols.text(columns.attributeKey[index] as number),
          id: this.symbols.text(symbol),
          kind: this.schema.kind(kind).id,
          expected: this.schema.kinds
            .filter((_, number) => meaning.refersTo?.[number] === 1)
            .map((each) => each.id)
            .join(", "),
        });
      } else if (!model.parts.relationshipOf.has(symbol) && this.symbols.text(symbol) !== "unknown") {
        if (meaning.refers === "maybe" && this.acceptsWord(meaning, symbol)) continue;
        this.unknownReference(
          symbol,
          columns.attributeValueAt[index] as number,
          columns.attributeForm[index] === Form.list ? 1 : this.length(symbol),
          meaning.refers === "maybe" ? "unknown-reference-or-text" : "unknown-reference",
        );
      }
    }
  }

  /** Does a member of the union other than references and plain text accept the word (a number, a date, a word of a list)? */
  private acceptsWord(meaning: KeyMeaning, symbol: number): boolean {
    const { type } = meaning;
    const members =
      type.kind === "union" ? type.of : type.kind === "list" && type.of.kind === "union" ? type.of.of : [type];
    const literal = { form: "word", text: this.symbols.text(symbol) } as const;
    return members.some(
      (member) =>
        member.kind !== "reference" &&
        member.kind !== "text" &&
        member.kind !== "any" &&
        typed(literal, member).problem === undefined,
    );
  }

  /** Ends of an MCD link, and other lists of records with references: each bare word that should be an id. */
  private checkEnds(index: number): void {
    const literal = literalAt(this.columns, this.symbols, Form.list, this.columns.attributeValue[index] as number);
    if (literal.form !== "list") return;
    for (const item of literal.items) {
      if (item.form !== "record") continue;
      for (const [field, value] of item.fields) {
        if (field !== "entity" || value.form !== "word") continue;
        if (this.model.row(value.text) === undefined)
          this.unknownReference(this.symbols.internText(value.text), this.columns.attributeAt[index] as number, 1);
      }
    }
  }

  // Reports -----------------------------------------------------------------------------------------------------------

  private unknownReference(
    symbol: number,
    start: number,
    length: number = this.length(symbol),
    code = "unknown-reference",
  ): void {
    const id = this.symbols.text(symbol);
    const colons = id.indexOf("::");
    if (colons >= 0) {
      this.report("unknown-foreign", "error", start, length, { id, model: id.slice(0, colons) });
      return;
    }
    this.report(code, "error", start, length, { id }, this.suggest(id, this.ids()));
  }

  private ids(): readonly string[] {
    if (this.idsMade !== undefined) return this.idsMade;
    const ids: string[] = [];
    for (let row = 0; row < this.model.parts.ownRows; row++) {
      if ((this.model.parts.kindOf[row] as number) >= 0 && this.model.isDeclared(row))
        ids.push(this.symbols.text(this.columns.elementId[row] as number));
    }
    this.idsMade = ids;
    return ids;
  }

  private suggest(word: string, candidates: readonly string[]): string | undefined {
    if (this.suggestions >= MOST_SUGGESTIONS) return undefined;
    this.suggestions++;
    return closest(word, candidates, 1)[0];
  }

  private length(symbol: number): number {
    return this.symbols.bytes(symbol).length;
  }

  private keyLength(index: number): number {
    const key = this.symbols.text(this.columns.attributeKey[index] as number);
    const own = key.slice(key.lastIndexOf(".") + 1);
    return new TextEncoder().encode(own).length;
  }

  /** From the start of the statement to the end of its object. */
  private headLength(row: number): number {
    const { columns } = this;
    return (
      (columns.relationshipToAt[row] as number) +
      this.length(columns.relationshipTo[row] as number) -
      (columns.relationshipStart[row] as number)
    );
  }

  /** Length of a value as it was most likely written. */
  private valueLength(index: number): number {
    const form = this.columns.attributeForm[index];
    if (form === Form.list || form === Form.record) return 1;
    return this.length(this.columns.attributeValue[index] as number) + (form === Form.string ? 2 : 0);
  }

  private report(
    code: string,
    severity: Severity,
    start: number,
    length: number,
    parameters: Parameters,
    suggestion?: string,
  ): void {
    this.found.push({
      code,
      severity,
      uri: this.uri,
      span: { start, end: start + length },
      parameters,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
}

/** Where the first block begins that is never closed: what follows stands in it only because of that, and is not told of one by one. */
function firstUnclosed(diagnostics: readonly Diagnostic[]): number {
  let first = Infinity;
  for (const { code, span } of diagnostics) if (code === "unclosed-block") first = Math.min(first, span.start + 1);
  return first;
}

function hasKey(columns: Columns, key: number, first: number, count: number): boolean {
  for (let index = first; index < first + count; index++) if (columns.attributeKey[index] === key) return true;
  return false;
}
