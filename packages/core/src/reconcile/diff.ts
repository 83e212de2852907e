/**
 * Semantic diff: what somebody changed in the architecture between two models, not in their text.
 * Word-for-word equality is found over columns (100,000 elements with 1 % changed in some tens of milliseconds: `npm run bench`);
 * only what differs there is typed and compared by meaning, so that `60min` is `1h` and a renamed element stays the same element.
 */
import { DEFINITION, type Model } from "../model/model.ts";
import { SameContent } from "./diff-content.ts";
import { CommonIds, isSubject, matchElements, type Matching } from "./diff-match.ts";
import { type DiffOptions, diffRelationships } from "./diff-relationships.ts";
import type { DiffCounts, DiffSection, DiffSubject, ElementChange, FieldChange, ModelDiff } from "./diff-result.ts";
import { attributeChanges, sides } from "./diff-values.ts";

/** What is added, removed and changed from `before` to `after`; the models need not share anything. */
export function diff(before: Model, after: Model, options: DiffOptions = {}): ModelDiff {
  const content = new SameContent(before, after);
  const matching = matchElements(before, after, content);
  const ids = new CommonIds(before, after, matching, content);
  const compare = new Comparison(before, after, matching, ids, content, options);
  const elements = compare.elements();
  const definitions = compare.definitions();
  const added = [...elements.added, ...definitions.added].sort((a, b) => a - b).map((row) => subjectAt(after, row));
  const removed = [...elements.removed, ...definitions.removed]
    .sort((a, b) => a - b)
    .map((row) => subjectAt(before, row));
  const changed = [...elements.changed, ...definitions.changed]
    .sort((a, b) => a[1] - b[1])
    .flatMap(([row, other]) => compare.subject(row, other));
  const relationships = diffRelationships(before, after, ids, content, options);
  return {
    version: 1,
    summary: summaryOf(added, removed, changed, relationships),
    added,
    removed,
    changed,
    relationships,
  };
}

interface Rows {
  readonly added: readonly number[];
  readonly removed: readonly number[];
  /** Pairs that may differ. */
  readonly changed: readonly (readonly [number, number])[];
}

class Comparison {
  private readonly before: Model;
  private readonly after: Model;
  private readonly matching: Matching;
  private readonly ids: CommonIds;
  private readonly content: SameContent;
  private readonly options: DiffOptions;

  constructor(
    before: Model,
    after: Model,
    matching: Matching,
    ids: CommonIds,
    content: SameContent,
    options: DiffOptions,
  ) {
    this.before = before;
    this.after = after;
    this.matching = matching;
    this.ids = ids;
    this.content = content;
    this.options = options;
  }

  elements(): Rows {
    const { before, after } = this;
    const { afterOf, beforeOf } = this.matching;
    const removed: number[] = [];
    const added: number[] = [];
    const changed: [number, number][] = [];
    for (let row = 0; row < before.parts.ownRows; row++) {
      const other = afterOf[row] as number;
      if (other >= 0) {
        if (!this.sameRow(row, other)) changed.push([row, other]);
      } else if (isSubject(before, row)) removed.push(row);
    }
    for (let row = 0; row < after.parts.ownRows; row++)
      if (beforeOf[row] === -1 && isSubject(after, row)) added.push(row);
    return { added, removed, changed };
  }

  /** Definitions are known by their word and id, the header by its word; of several alike, the first is the first. */
  definitions(): Rows {
    const waiting = new Map<string, number[]>();
    for (const row of definitionRows(this.before)) {
      const key = definitionKey(this.before, row);
      waiting.set(key, [...(waiting.get(key) ?? []), row]);
    }
    const added: number[] = [];
    const changed: [number, number][] = [];
    for (const row of definitionRows(this.after)) {
      const partner = waiting.get(definitionKey(this.after, row))?.shift();
      if (partner === undefined) added.push(row);
      else changed.push([partner, row]);
    }
    return { added, removed: [...waiting.values()].flat(), changed };
  }

  /** The changes of one pair, none when it means the same. */
  subject(row: number, other: number): readonly ElementChange[] {
    const changes = [...this.headChanges(row, other), ...this.attributes(row, other)];
    if (this.options.files === true) {
      const from = this.before.elementPlace(row).uri;
      const to = this.after.elementPlace(other).uri;
      if (from !== to) changes.push({ change: "file", before: from, after: to });
    }
    return changes.length === 0 ? [] : [{ ...subjectAt(this.after, other), changes }];
  }

  private sameRow(row: number, other: number): boolean {
    const { before, after, content } = this;
    const old = before.columns;
    const fresh = after.columns;
    if (before.parts.extensions.has(row) || after.parts.extensions.has(other)) return false;
    if (
      this.options.files === true &&
      before.segmentOf("elements", row)?.uri !== after.segmentOf("elements", other)?.uri
    )
      return false;
    return (
      content.text(old.elementId[row] as number, fresh.elementId[other] as number) &&
      content.text(old.elementKind[row] as number, fresh.elementKind[other] as number) &&
      content.text(old.elementName[row] as number, fresh.elementName[other] as number) &&
      this.sameParent(row, other) &&
      content.attributes(
        old.elementAttributes[row] as number,
        old.elementAttributeCount[row] as number,
        fresh.elementAttributes[other] as number,
        fresh.elementAttributeCount[other] as number,
      )
    );
  }

  private sameParent(row: number, other: number): boolean {
    const parent = this.before.parts.parentOf[row] as number;
    const otherParent = this.after.parts.parentOf[other] as number;
    if (parent >= 0 && otherParent >= 0 && parent < this.before.parts.ownRows) {
      const partner = this.matching.afterOf[parent] as number;
      if (partner >= 0) return partner === otherParent;
    }
    const id = parentSymbol(this.before, row);
    const otherId = parentSymbol(this.after, other);
    if (id === 0 || otherId === 0) return id === otherId;
    return this.ids.same(id, otherId);
  }

  private headChanges(row: number, other: number): FieldChange[] {
    const { before, after, content } = this;
    const old = before.columns;
    const fresh = after.columns;
    const changes: FieldChange[] = [];
    const meet = (change: "id" | "kind" | "name", symbol: number, otherSymbol: number): void => {
      if (!content.text(symbol, otherSymbol))
        changes.push({ change, ...sides(textOf(before, symbol), textOf(after, otherSymbol)) });
    };
    meet("id", old.elementId[row] as number, fresh.elementId[other] as number);
    meet("kind", old.elementKind[row] as number, fresh.elementKind[other] as number);
    meet("name", old.elementName[row] as number, fresh.elementName[other] as number);
    if (before.parts.kindOf[row] !== DEFINITION && !this.sameParent(row, other)) {
      changes.push({
        change: "parent",
        ...sides(textOf(before, parentSymbol(before, row)), textOf(after, parentSymbol(after, other))),
      });
    }
    return changes;
  }

  private attributes(row: number, other: number): readonly FieldChange[] {
    const { before, after } = this;
    const changes = attributeChanges(
      { model: before, attributeRows: before.attributeRows(row), subject: before.parts.kindOf[row] as number },
      { model: after, attributeRows: after.attributeRows(other), subject: after.parts.kindOf[other] as number },
      this.ids,
      "name",
      this.options.rewritten === true,
    );
    const id = before.at(row).id;
    const otherId = after.at(other).id;
    return id === otherId ? changes : changes.filter((change) => !isOnlyFormerId(change, id, otherId));
  }
}

/** `formerly` that says no more than the renaming itself. */
function isOnlyFormerId(change: FieldChange, id: string, otherId: string): boolean {
  if (change.change !== "attribute" || change.key !== "formerly") return false;
  const without = (text: string | undefined, known: string): string =>
    (text ?? "")
      .split(/[[\],\s]+/)
      .filter((word) => word !== "" && word !== known)
      .sort()
      .join(" ");
  return without(change.before, otherId) === without(change.after, id);
}

function* definitionRows(model: Model): Generator<number> {
  for (let row = 0; row < model.parts.ownRows; row++) if (model.parts.kindOf[row] === DEFINITION) yield row;
}

function definitionKey(model: Model, row: number): string {
  const { kind, id } = model.at(row);
  return kind === "model" ? kind : `${kind} ${id}`;
}

/** Symbol of the container's id, 0 at top level; also where the container does not exist. */
function parentSymbol(model: Model, row: number): number {
  const parent = model.parts.parentOf[row] as number;
  return parent >= 0 && parent < model.parts.ownRows
    ? (model.columns.elementId[parent] as number)
    : (model.columns.elementParent[row] as number);
}

function textOf(model: Model, symbol: number): string | undefined {
  return symbol === 0 ? undefined : model.symbols.text(symbol);
}

function sectionOf(model: Model, row: number): DiffSection {
  const kind = model.parts.kindOf[row] as number;
  if (kind === DEFINITION) return "definition";
  return kind >= 0 && model.schema.kind(kind).layer === undefined ? "statement" : "element";
}

function subjectAt(model: Model, row: number): DiffSubject {
  const name = textOf(model, model.columns.elementName[row] as number);
  const parent = textOf(model, parentSymbol(model, row));
  return {
    section: sectionOf(model, row),
    kind: model.symbols.text(model.columns.elementKind[row] as number),
    id: model.symbols.text(model.columns.elementId[row] as number),
    ...(name === undefined ? {} : { name }),
    ...(parent === undefined ? {} : { parent }),
    place: model.elementPlace(row),
  };
}

function summaryOf(
  added: readonly DiffSubject[],
  removed: readonly DiffSubject[],
  changed: readonly ElementChange[],
  relationships: ModelDiff["relationships"],
): ModelDiff["summary"] {
  const changedRelationships = relationships.changed.filter(({ changes }) => changes.some(isRealChange));
  const counts = (section: DiffSection): DiffCounts => {
    const own = changed.filter((subject) => subject.section === section && subject.changes.some(isRealChange));
    const having = (what: FieldChange["change"]): number =>
      own.filter(({ changes }) => changes.some(({ change }) => change === what)).length;
    return {
      added: added.filter((subject) => subject.section === section).length,
      removed: removed.filter((subject) => subject.section === section).length,
      changed: own.length,
      moved: having("parent"),
      renamed: changed.filter(
        (subject) =>
          subject.section === section && subject.changes.some(({ change }) => change === "id" || change === "name"),
      ).length,
    };
  };
  const elements = counts("element");
  const statements = counts("statement");
  const definitions = counts("definition");
  const numbers = {
    added: relationships.added.length,
    removed: relationships.removed.length,
    changed: changedRelationships.length,
  };
  const isSame = [elements, statements, definitions, numbers].every(
    (count) => count.added + count.removed + count.changed === 0,
  );
  return { same: isSame, elements, statements, definitions, relationships: numbers };
}

function isRealChange({ change }: FieldChange): boolean {
  return change !== "rewritten" && change !== "file";
}

export type { DiffOptions };
