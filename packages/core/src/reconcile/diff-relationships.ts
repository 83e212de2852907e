/**
 * Which relationships came, went and changed. A relationship is known by its own id, else by its ends, verb and label; of several
 * alike, equal ones pair first, then the others in the order of the files. Ends count by element, so a renaming is no difference.
 */
import type { Model } from "../model/model.ts";
import type { SameContent } from "./diff-content.ts";
import type { CommonIds } from "./diff-match.ts";
import type { DiffRelationship, FieldChange, ModelDiff, RelationshipChange } from "./diff-result.ts";
import { attributeChanges, sides } from "./diff-values.ts";

/** How far to look for the place where two files go on alike. */
const LOOK_AHEAD = 24;

export interface DiffOptions {
  /** Report values that are the same in other words. */
  readonly rewritten?: boolean;
  /** Report statements that are in another file now. */
  readonly files?: boolean;
}

export function diffRelationships(
  before: Model,
  after: Model,
  ids: CommonIds,
  content: SameContent,
  options: DiffOptions,
): ModelDiff["relationships"] {
  const left = aligned(before, after, content);
  const pairs = new Pairs(before, after, ids, content);
  pairs.match(left.before, left.after);
  const changed: { readonly row: number; readonly change: RelationshipChange }[] = [];
  for (const [row, other] of pairs.found) {
    const changes = relationshipChanges(before, row, after, other, ids, content, options);
    if (changes.length > 0) changed.push({ row: other, change: { ...described(after, other), changes } });
  }
  return {
    added: pairs.added.map((row) => described(after, row)),
    removed: pairs.removed.map((row) => described(before, row)),
    changed: changed.sort((a, b) => a.row - b.row).map(({ change }) => change),
  };
}

interface Left {
  /** Rows without a twin that is the same word for word. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Walks the same file of both models side by side and sets apart what is not word for word the same. */
function aligned(before: Model, after: Model, content: SameContent): Left {
  const left: number[] = [];
  const leftAfter: number[] = [];
  const walk = new Walk(before, after, content);
  const twins = new Map(after.parts.segments.map((segment) => [segment.uri, segment]));
  for (const segment of before.parts.segments) {
    const twin = twins.get(segment.uri);
    twins.delete(segment.uri);
    walk.files(segment.relationships, twin?.relationships ?? [0, 0], left, leftAfter);
  }
  for (const twin of twins.values()) walk.files([0, 0], twin.relationships, left, leftAfter);
  return {
    before: left.filter((row) => isCompared(before, row)),
    after: leftAfter.filter((row) => isCompared(after, row)),
  };
}

class Walk {
  private readonly before: Model;
  private readonly after: Model;
  private readonly content: SameContent;

  constructor(before: Model, after: Model, content: SameContent) {
    this.before = before;
    this.after = after;
    this.content = content;
  }

  files(range: readonly [number, number], twin: readonly [number, number], left: number[], leftAfter: number[]): void {
    let row = range[0];
    let other = twin[0];
    while (row < range[1] && other < twin[1]) {
      if (this.same(row, other)) {
        row++;
        other++;
        continue;
      }
      const [skip, skipOther] = this.goOn(row, range[1], other, twin[1]);
      for (let count = 0; count < skip; count++) left.push(row++);
      for (let count = 0; count < skipOther; count++) leftAfter.push(other++);
    }
    while (row < range[1]) left.push(row++);
    while (other < twin[1]) leftAfter.push(other++);
  }

  /** How many rows of each side to set apart until both go on alike. */
  private goOn(row: number, end: number, other: number, otherEnd: number): readonly [number, number] {
    for (let ahead = 1; ahead <= LOOK_AHEAD; ahead++) {
      const more = row + ahead < end;
      const moreOther = other + ahead < otherEnd;
      if (more && moreOther && this.same(row + ahead, other + ahead)) return [ahead, ahead];
      if (moreOther && this.same(row, other + ahead)) return [0, ahead];
      if (more && this.same(row + ahead, other)) return [ahead, 0];
    }
    return [1, 1];
  }

  /** Word for word the same, and there or not there on both sides. */
  private same(row: number, other: number): boolean {
    const { before, after, content } = this;
    const old = before.columns;
    const fresh = after.columns;
    if (
      !content.text(old.relationshipTo[row] as number, fresh.relationshipTo[other] as number) ||
      !content.text(old.relationshipFrom[row] as number, fresh.relationshipFrom[other] as number) ||
      !content.text(old.relationshipVerb[row] as number, fresh.relationshipVerb[other] as number) ||
      !content.text(old.relationshipLabel[row] as number, fresh.relationshipLabel[other] as number)
    ) {
      return false;
    }
    const count = old.relationshipCarriedCount[row] as number;
    if (count !== fresh.relationshipCarriedCount[other]) return false;
    const start = old.relationshipCarried[row] as number;
    const otherStart = fresh.relationshipCarried[other] as number;
    for (let index = 0; index < count; index++)
      if (!content.text(old.carried[start + index] as number, fresh.carried[otherStart + index] as number))
        return false;
    return (
      content.attributes(
        old.relationshipAttributes[row] as number,
        old.relationshipAttributeCount[row] as number,
        fresh.relationshipAttributes[other] as number,
        fresh.relationshipAttributeCount[other] as number,
      ) && isCompared(before, row) === isCompared(after, other)
    );
  }
}

/** Nesting in other words (`a contains b` and nothing more) is compared as the parent of `b`; what does not exist on the day is not. */
function isCompared(model: Model, row: number): boolean {
  const { edges, parentOf } = model.parts;
  const from = edges.from[row] as number;
  const to = edges.to[row] as number;
  if (model.present !== undefined && !((from < 0 || model.isPresent(from)) && (to < 0 || model.isPresent(to))))
    return false;
  const { columns } = model;
  const isBare = columns.relationshipAttributeCount[row] === 0 && columns.relationshipLabel[row] === 0;
  return !(
    isBare &&
    from >= 0 &&
    to >= 0 &&
    parentOf[to] === from &&
    model.relationship(row).definition?.id === "contains"
  );
}

/** Pairs of rows that are the same relationship, of those that are not word for word the same. */
class Pairs {
  readonly found: [number, number][] = [];
  readonly added: number[] = [];
  readonly removed: number[] = [];
  private readonly before: Model;
  private readonly after: Model;
  private readonly ids: CommonIds;
  private readonly content: SameContent;

  constructor(before: Model, after: Model, ids: CommonIds, content: SameContent) {
    this.before = before;
    this.after = after;
    this.ids = ids;
    this.content = content;
  }

  match(before: readonly number[], after: readonly number[]): void {
    const groups = new Map<string, Group>();
    const rest = this.byOwnId(before, after);
    for (const row of rest.before) groupOf(groups, this.keyBefore(row)).before.push(row);
    for (const row of rest.after) groupOf(groups, this.keyAfter(row)).after.push(row);
    for (const group of groups.values()) this.pairUp(group);
    this.added.sort((a, b) => a - b);
    this.removed.sort((a, b) => a - b);
  }

  private byOwnId(before: readonly number[], after: readonly number[]): Group {
    const rest: Group = { before: [], after: [] };
    const byId = new Map<string, number[]>();
    for (const row of after) {
      const id = this.after.columns.relationshipId[row] as number;
      if (id === 0) rest.after.push(row);
      else listOf(byId, this.after.symbols.text(id)).push(row);
    }
    for (const row of before) {
      const id = this.before.columns.relationshipId[row] as number;
      const same = id === 0 ? undefined : byId.get(this.before.symbols.text(id));
      // `id` on a statement with several objects is shared: the one with the same object goes first.
      const best =
        same?.findIndex((other) =>
          this.ids.same(
            this.before.columns.relationshipTo[row] as number,
            this.after.columns.relationshipTo[other] as number,
          ),
        ) ?? -1;
      const [partner] = same === undefined ? [] : same.splice(Math.max(0, best), 1);
      if (partner === undefined) rest.before.push(row);
      else this.found.push([row, partner]);
    }
    for (const rows of byId.values()) rest.after.push(...rows);
    rest.after.sort((a, b) => a - b);
    return rest;
  }

  /** Inside one group of equal ends and verb: equal ones, then equal labels, then the rest. */
  private pairUp(group: Group): void {
    const stages: ((row: number, other: number) => boolean)[] = [
      (row, other) => this.sameLabel(row, other) && this.sameBody(row, other),
      (row, other) => this.sameLabel(row, other),
      () => true,
    ];
    let left = group;
    for (const fits of stages) left = this.take(left, fits);
    this.removed.push(...left.before);
    this.added.push(...left.after);
  }

  private take(group: Group, fits: (row: number, other: number) => boolean): Group {
    const after = [...group.after];
    const before = group.before.filter((row) => {
      const at = after.findIndex((other) => fits(row, other));
      const [partner] = at < 0 ? [] : after.splice(at, 1);
      if (partner !== undefined) this.found.push([row, partner]);
      return partner === undefined;
    });
    return { before, after };
  }

  private sameLabel(row: number, other: number): boolean {
    return this.content.text(
      this.before.columns.relationshipLabel[row] as number,
      this.after.columns.relationshipLabel[other] as number,
    );
  }

  private sameBody(row: number, other: number): boolean {
    return relationshipChanges(this.before, row, this.after, other, this.ids, this.content, {}).length === 0;
  }

  private keyBefore(row: number): string {
    const { columns } = this.before;
    const end = (symbol: number): string => {
      const common = this.ids.ofBefore(symbol);
      return common >= 0 ? this.after.symbols.text(common) : this.before.symbols.text(-1 - common);
    };
    return `${end(columns.relationshipFrom[row] as number)}\n${this.before.symbols.text(columns.relationshipVerb[row] as number)}\n${end(columns.relationshipTo[row] as number)}`;
  }

  private keyAfter(row: number): string {
    const { columns, symbols } = this.after;
    const end = (symbol: number): string => symbols.text(this.ids.ofAfter(symbol));
    return `${end(columns.relationshipFrom[row] as number)}\n${symbols.text(columns.relationshipVerb[row] as number)}\n${end(columns.relationshipTo[row] as number)}`;
  }
}

interface Group {
  readonly before: number[];
  readonly after: number[];
}

function groupOf(groups: Map<string, Group>, key: string): Group {
  let group = groups.get(key);
  if (group === undefined) groups.set(key, (group = { before: [], after: [] }));
  return group;
}

function listOf(lists: Map<string, number[]>, key: string): number[] {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
}

function relationshipChanges(
  before: Model,
  row: number,
  after: Model,
  other: number,
  ids: CommonIds,
  content: SameContent,
  options: DiffOptions,
): readonly FieldChange[] {
  const old = before.relationship(row);
  const fresh = after.relationship(other);
  const changes: FieldChange[] = [];
  if (old.id !== fresh.id) changes.push({ change: "id", ...sides(old.id, fresh.id) });
  if (old.verb !== fresh.verb) changes.push({ change: "verb", ...sides(old.verb, fresh.verb) });
  const { columns } = before;
  if (!ids.same(columns.relationshipFrom[row] as number, after.columns.relationshipFrom[other] as number))
    changes.push({ change: "from", ...sides(old.fromId, fresh.fromId) });
  if (!ids.same(columns.relationshipTo[row] as number, after.columns.relationshipTo[other] as number))
    changes.push({ change: "to", ...sides(old.toId, fresh.toId) });
  if (!content.text(columns.relationshipLabel[row] as number, after.columns.relationshipLabel[other] as number))
    changes.push({ change: "name", ...sides(old.label, fresh.label) });
  const data = [...old.carries]
    .map((id) => ids.textBefore(id))
    .sort()
    .join(", ");
  const freshData = [...fresh.carries]
    .map((id) => ids.textAfter(id))
    .sort()
    .join(", ");
  if (data !== freshData) changes.push({ change: "carries", ...sides(carried(old.carries), carried(fresh.carries)) });
  const said = attributeChanges(
    { model: before, attributeRows: rowsOf(before, row), subject: before.relationshipSubject(row) },
    { model: after, attributeRows: rowsOf(after, other), subject: after.relationshipSubject(other) },
    ids,
    "label",
    options.rewritten === true,
  );
  for (const change of said) if (!("key" in change) || change.key !== "id") changes.push(change);
  if (options.files === true) {
    const from = before.relationshipPlace(row).uri;
    const to = after.relationshipPlace(other).uri;
    if (from !== to) changes.push({ change: "file", before: from, after: to });
  }
  return changes;
}

function carried(ids: readonly string[]): string | undefined {
  return ids.length === 0 ? undefined : ids.join(", ");
}

function rowsOf(model: Model, row: number): readonly number[] {
  const first = model.columns.relationshipAttributes[row] as number;
  return Array.from({ length: model.columns.relationshipAttributeCount[row] as number }, (_, index) => first + index);
}

function described(model: Model, row: number): DiffRelationship {
  const relationship = model.relationship(row);
  const { id, label } = relationship;
  return {
    ...(id === undefined ? {} : { id }),
    from: relationship.fromId,
    verb: relationship.verb,
    to: relationship.toId,
    ...(label === undefined ? {} : { label }),
    place: relationship.place,
  };
}
