/** What differs between two readings of a workspace, as far as rules could see it: elements, and the words that were touched. */
import { groupBy } from "../base/group-by.ts";
import { type Columns, Form, type Segment } from "../model/columns.ts";
import { DEFINITION, type Model } from "../model/model.ts";

export interface Changes {
  /** Symbols of the ids of elements that say something else, or whose relationships do. */
  readonly elements: ReadonlySet<number>;
  /** Attributes, verbs and kinds of what changed. */
  readonly words: ReadonlySet<string>;
}

/** Words by which rules about the whole model name what is no attribute, verb or kind. */
const NAMES = "name";
const LABELS = "label";

/** The changes; undefined where the two cannot be compared piece by piece and everything is to be judged anew. */
export function changesBetween(before: Model, after: Model): Changes | undefined {
  if (before.symbols !== after.symbols || before.schema.metamodel !== after.schema.metamodel) return undefined;
  if (before.support !== after.support) return undefined;
  if (before.present !== undefined || after.present !== undefined) return undefined;
  if (before.parts.foreign.length > 0 || after.parts.foreign.length > 0) return undefined;
  const found = new Comparison(before, after);
  const old = new Map(before.parts.segments.map((segment) => [segment.uri, segment]));
  for (const segment of after.parts.segments) {
    const earlier = old.get(segment.uri);
    old.delete(segment.uri);
    if (earlier === undefined || earlier.hash !== segment.hash || earlier.bytes !== segment.bytes)
      if (!found.compare(earlier, segment)) return undefined;
  }
  for (const gone of old.values()) if (!found.compare(gone, undefined)) return undefined;
  return found;
}

/** Past this many elements, judging everything costs less than finding out what must be. */
const MANY = 20_000;

class Comparison implements Changes {
  readonly elements: Set<number> = new Set();
  readonly words: Set<string> = new Set();
  private readonly before: Model;
  private readonly after: Model;

  /** Symbol of the word `model`; both readings share their symbols. */
  private readonly header: number | undefined;

  constructor(before: Model, after: Model) {
    this.before = before;
    this.after = after;
    this.header = after.symbols.find("model");
  }

  /** False where it is about the whole model. */
  compare(old: Segment | undefined, fresh: Segment | undefined): boolean {
    if (!this.compareElements(old, fresh)) return false;
    this.compareRelationships(old, fresh);
    for (const [model, segment] of [
      [this.before, old],
      [this.after, fresh],
    ] as const)
      this.meetExtensions(model, segment);
    return this.elements.size <= MANY;
  }

  private compareElements(old: Segment | undefined, fresh: Segment | undefined): boolean {
    const { before, after } = this;
    const rows = new Map<number, number>();
    for (let row = old?.elements[0] ?? 0; row < (old?.elements[1] ?? 0); row++) {
      if (this.isHeader(before, row)) continue;
      rows.set(before.columns.elementId[row] as number, row);
    }
    for (let row = fresh?.elements[0] ?? 0; row < (fresh?.elements[1] ?? 0); row++) {
      if (this.isHeader(after, row)) {
        const first = this.headerRow(old);
        if (first === undefined || !this.isSame(first, row)) return false;
        continue;
      }
      const id = after.columns.elementId[row] as number;
      const earlier = rows.get(id);
      rows.delete(id);
      if (earlier === undefined) this.meet(after, row);
      else if (!this.isSame(earlier, row)) this.meetBoth(earlier, row);
    }
    for (const row of rows.values()) this.meet(before, row);
    return true;
  }

  /** The statement `model`, and definitions of kinds and attributes, are about everything. */
  private isHeader(model: Model, row: number): boolean {
    return model.parts.kindOf[row] === DEFINITION || model.columns.elementKind[row] === this.header;
  }

  private headerRow(segment: Segment | undefined): number | undefined {
    for (let row = segment?.elements[0] ?? 0; row < (segment?.elements[1] ?? 0); row++)
      if (this.isHeader(this.before, row)) return row;
    return undefined;
  }

  private isSame(row: number, fresh: number): boolean {
    const [a, b] = [this.before, this.after];
    return (
      a.parts.kindOf[row] === b.parts.kindOf[fresh] &&
      this.isSameText(a.columns.elementName[row], b.columns.elementName[fresh]) &&
      a.columns.elementParent[row] === b.columns.elementParent[fresh] &&
      this.differing(a.attributeRows(row), b.attributeRows(fresh)).length === 0
    );
  }

  /** Keys of attributes that are not the same on both sides. */
  private differing(old: readonly number[], fresh: readonly number[]): readonly string[] {
    const values = new Map(old.map((row) => [this.before.columns.attributeKey[row] as number, row]));
    const differing: number[] = [];
    for (const row of fresh) {
      const key = this.after.columns.attributeKey[row] as number;
      const earlier = values.get(key);
      values.delete(key);
      if (earlier === undefined || !this.isSameValue(earlier, row)) differing.push(key);
    }
    return [...differing, ...values.keys()].map((key) => this.after.symbols.text(key));
  }

  private isSameValue(row: number, fresh: number): boolean {
    const [a, b] = [this.before, this.after];
    const form = a.columns.attributeForm[row];
    if (form !== b.columns.attributeForm[fresh]) return false;
    if (form !== Form.list && form !== Form.record)
      return this.isSameText(a.columns.attributeValue[row], b.columns.attributeValue[fresh]);
    return JSON.stringify(a.literal(row)) === JSON.stringify(b.literal(fresh));
  }

  /** Texts that are read in a bulk may have several symbols; names of elements and keys have one. */
  private isSameText(old: number | undefined, fresh: number | undefined): boolean {
    const { symbols } = this.after;
    return old === fresh || symbols.text(old ?? 0) === symbols.text(fresh ?? 0);
  }

  /** An element that came or went: everything about it, and whatever is connected with it. */
  private meet(model: Model, row: number): void {
    this.elements.add(model.columns.elementId[row] as number);
    this.words.add(model.symbols.text(model.columns.elementKind[row] as number));
    this.words.add(NAMES);
    for (const attribute of model.attributeRows(row)) this.addKey(model.key(attribute));
    this.meetAround(model, row);
  }

  private meetBoth(row: number, fresh: number): void {
    const [a, b] = [this.before, this.after];
    this.elements.add(b.columns.elementId[fresh] as number);
    for (const key of this.differing(a.attributeRows(row), b.attributeRows(fresh))) this.addKey(key);
    if (!this.isSameText(a.columns.elementName[row], b.columns.elementName[fresh])) this.words.add(NAMES);
    const isMoved =
      a.columns.elementParent[row] !== b.columns.elementParent[fresh] || a.parts.kindOf[row] !== b.parts.kindOf[fresh];
    if (isMoved) {
      this.meet(a, row);
      this.meet(b, fresh);
      return;
    }
    this.meetReferences(a, row);
    this.meetReferences(b, fresh);
  }

  /** `backup.every` is part of `backup`. */
  private addKey(key: string): void {
    const dot = key.indexOf(".");
    this.words.add(dot < 0 ? key : key.slice(0, dot));
  }

  /** Both ends of everything that is connected with a row. */
  private meetAround(model: Model, row: number): void {
    const graph = model.graph();
    for (const [start, nodes, edges] of [
      [graph.outStart, graph.outNode, graph.outEdge],
      [graph.inStart, graph.inNode, graph.inEdge],
    ] as const)
      for (let index = start[row] as number; index < (start[row + 1] as number); index++) {
        this.elements.add(model.columns.elementId[nodes[index] as number] as number);
        this.words.add(model.edgeName(edges[index] as number));
      }
  }

  /** What a row names by attributes sees it differently now, too. */
  private meetReferences(model: Model, row: number): void {
    const { outStart, outEdge, outNode } = model.graph();
    for (let index = outStart[row] as number; index < (outStart[row + 1] as number); index++)
      if ((outEdge[index] as number) >= model.parts.edges.referencesFrom)
        this.elements.add(model.columns.elementId[outNode[index] as number] as number);
  }

  private compareRelationships(old: Segment | undefined, fresh: Segment | undefined): void {
    const left = new Map<string, number[]>();
    for (let row = old?.relationships[0] ?? 0; row < (old?.relationships[1] ?? 0); row++) {
      const key = signature(this.before, row);
      const rows = left.get(key);
      if (rows === undefined) left.set(key, [row]);
      else rows.push(row);
    }
    const added: number[] = [];
    for (let row = fresh?.relationships[0] ?? 0; row < (fresh?.relationships[1] ?? 0); row++)
      if (left.get(signature(this.after, row))?.shift() === undefined) added.push(row);
    this.pairRelationships([...left.values()].flat(), added);
  }

  /** Those between the same ends that only say something else are told by what they say. */
  private pairRelationships(gone: readonly number[], added: readonly number[]): void {
    const byEnds = groupBy(gone, (row) => endsIn(this.before, row));
    for (const row of added) {
      const earlier = byEnds.get(endsIn(this.after, row))?.shift();
      if (earlier === undefined) this.meetRelationship(this.after, row);
      else this.meetReworded(earlier, row);
    }
    for (const rows of byEnds.values()) for (const row of rows) this.meetRelationship(this.before, row);
  }

  private meetReworded(row: number, fresh: number): void {
    const [a, b] = [this.before.columns, this.after.columns];
    const rowsOf = ({ relationshipAttributes, relationshipAttributeCount }: Columns, at: number): readonly number[] =>
      Array.from(
        { length: relationshipAttributeCount[at] as number },
        (_, index) => (relationshipAttributes[at] as number) + index,
      );
    for (const key of this.differing(rowsOf(a, row), rowsOf(b, fresh))) this.addKey(key);
    this.words.add(LABELS);
    this.meetEnds(this.before, row);
    this.meetEnds(this.after, fresh);
  }

  private meetRelationship(model: Model, row: number): void {
    const relationship = model.relationship(row);
    this.words.add(relationship.verb);
    for (const { key } of relationship.attributes) this.addKey(key);
    this.meetEnds(model, row);
  }

  private meetEnds(model: Model, row: number): void {
    const relationship = model.relationship(row);
    this.elements.add(model.columns.relationshipFrom[row] as number);
    this.elements.add(model.columns.relationshipTo[row] as number);
    for (const id of relationship.carries) {
      const symbol = model.symbols.find(id);
      if (symbol !== undefined) this.elements.add(symbol);
    }
    const { from, to } = relationship;
    for (const end of [from, to]) if (end !== undefined) this.elements.add(model.columns.elementId[end.row] as number);
  }

  /** What an extension says counts as said by the element that it extends. */
  private meetExtensions(model: Model, segment: Segment | undefined): void {
    for (let row = segment?.extensions[0] ?? 0; row < (segment?.extensions[1] ?? 0); row++) {
      this.elements.add(model.columns.extensionId[row] as number);
      const start = model.columns.extensionAttributes[row] as number;
      const count = model.columns.extensionAttributeCount[row] as number;
      for (let index = start; index < start + count; index++) this.addKey(model.key(index));
      const target = model.row(model.symbols.text(model.columns.extensionId[row] as number));
      if (target !== undefined) this.meetReferences(model, target);
    }
  }
}

/** What a relationship joins, and the data that it carries. */
function endsIn({ columns }: Model, row: number): string {
  const first = columns.relationshipCarried[row] as number;
  const carried = columns.carried.subarray(first, first + (columns.relationshipCarriedCount[row] as number));
  return `${columns.relationshipFrom[row]} ${columns.relationshipVerb[row]} ${columns.relationshipTo[row]} ${carried.join()}`;
}

/** Two relationships of the same signature cannot be told apart. */
function signature(model: Model, row: number): string {
  const { columns } = model;
  const start = columns.relationshipAttributes[row] as number;
  const attributes = Array.from({ length: columns.relationshipAttributeCount[row] as number }, (_, index) => {
    const at = start + index;
    const form = columns.attributeForm[at];
    const value = columns.attributeValue[at] as number;
    const isPooled = form === Form.list || form === Form.record;
    // Words have one symbol each; texts in quotes may have several.
    const shown = isPooled
      ? JSON.stringify(model.literal(at))
      : form === Form.string
        ? model.symbols.text(value)
        : value;
    return `${columns.attributeKey[at]}:${form}:${shown}`;
  });
  const first = columns.relationshipCarried[row] as number;
  const carried = columns.carried.subarray(first, first + (columns.relationshipCarriedCount[row] as number));
  return [
    columns.relationshipFrom[row],
    columns.relationshipVerb[row],
    columns.relationshipTo[row],
    columns.relationshipLabel[row] === 0 ? "" : model.symbols.text(columns.relationshipLabel[row] as number),
    columns.relationshipId[row],
    carried.join(" "),
    ...attributes,
  ].join("|");
}
