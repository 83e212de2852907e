/**
 * What becomes of each thing in a merge: it goes, or it stays in a container with what both sides made of it, or both sides want
 * something else. Nothing goes that the other side changed, moved into or added to.
 */
import { guessed, sameValue } from "../model/values.ts";
import { type FieldConflict, headText, mergeHeads, mergeRelationshipHeads, relationshipFields } from "./merge-heads.ts";
import { headParts, idOf, type Item, keyOf, saying, type Side, valueText, walk } from "./merge-items.ts";
import type { Version } from "./merge-versions.ts";
import { textOf } from "./syntax.ts";

/** A conflict before it has a line. */
export interface Named extends FieldConflict {
  readonly subject: string;
  readonly uri: string;
}

/** Marks around a thing on which the sides differ. */
export interface Region {
  readonly conflicts: readonly Named[];
  /** Around the head only, or the whole statement. */
  readonly scope: "head" | "all";
  /** Is our side nothing, because we took it away? */
  readonly isOursEmpty: boolean;
  /** What stands on their side; `undefined` for nothing. */
  readonly theirs: Item | undefined;
  /** Our side stays as it is inside the marks; otherwise what they changed further in is merged. */
  readonly isVerbatim: boolean;
}

export interface Kept {
  /** Where its text comes from: ours where we have it. */
  readonly item: Item;
  /** Key of the container that it ends up in. */
  readonly container: string;
  /** New text of the head, or of the whole of an attribute. */
  readonly head?: string;
  /** The item that the text of an attribute is taken from. */
  readonly from?: Item;
  readonly region?: Region;
  /** Comments from inside the text of either side that the merged text has not; they are written before it. */
  readonly remarks?: readonly string[];
  /** Their place of a thing that both sides moved: a second region there. */
  readonly copy?: { readonly container: string; readonly region: Region };
}

export interface Fates {
  readonly kept: ReadonlyMap<string, Kept>;
  /** Conflicts without marks of their own, with the key of the thing whose marks show them. */
  readonly besides: readonly { readonly at: string; readonly conflict: Named }[];
}

/** Merges records of an attribute field by field; the text of the attribute, or the conflicts inside. */
export type RecordMerge = (
  base: string,
  ours: string,
  theirs: string,
) => { readonly text: string; readonly conflicts: readonly FieldConflict[] } | undefined;

export function decide(versions: Readonly<Record<Side, Version>>, mergeRecords: RecordMerge): Fates {
  return new Decisions(versions, mergeRecords).all();
}

class Decisions {
  private readonly base: Version;
  private readonly ours: Version;
  private readonly theirs: Version;
  private readonly mergeRecords: RecordMerge;
  private readonly kept: Map<string, Kept> = new Map();
  private readonly besides: { at: string; conflict: Named }[] = [];
  /** Things that one side took away and the other changed: what they hold stays with them. */
  private readonly contested: Set<string> = new Set();
  /** Things whose text stands verbatim on both sides of the marks. */
  private readonly frozen: Set<string> = new Set();

  constructor(versions: Readonly<Record<Side, Version>>, mergeRecords: RecordMerge) {
    this.base = versions.base;
    this.ours = versions.ours;
    this.theirs = versions.theirs;
    this.mergeRecords = mergeRecords;
  }

  all(): Fates {
    for (const item of walk(this.ours.files.values())) this.meetOurs(item);
    for (const item of walk(this.theirs.files.values())) if (!this.ours.items.has(item.key)) this.meetTheirs(item);
    this.withoutHomeless();
    this.withoutCycles();
    return { kept: this.kept, besides: this.besides };
  }

  private meetOurs(ours: Item): void {
    const { key } = ours;
    const base = this.base.items.get(key);
    const theirs = this.theirs.items.get(key);
    const container = ours.container?.key ?? "";
    if (ours.sort === "file") this.kept.set(key, { item: ours, container: "" });
    else if (theirs !== undefined) this.meetBoth(base, ours, theirs);
    else if (base === undefined || this.contested.has(container)) {
      if (base !== undefined) this.contested.add(key);
      this.kept.set(key, { item: ours, container });
    } else this.removed(base, ours, undefined);
  }

  private meetTheirs(theirs: Item): void {
    const { key } = theirs;
    const base = this.base.items.get(key);
    const container = theirs.container?.key ?? "";
    if (theirs.sort === "file") this.kept.set(key, { item: theirs, container: "" });
    else if (this.frozen.has(container)) this.frozen.add(key);
    else if (base === undefined || this.contested.has(container)) {
      if (base !== undefined) this.contested.add(key);
      else if (theirs.sort === "relationship" && this.isSaidByOurs(theirs)) return;
      this.kept.set(key, { item: theirs, container });
    } else this.removed(base, undefined, theirs);
  }

  /** One side took it away. It goes unless the other side did something with it. */
  private removed(base: Item, ours: Item | undefined, theirs: Item | undefined): void {
    const item = ours ?? theirs;
    if (item === undefined) return;
    const { key } = item;
    const container = item.container?.key ?? "";
    const version = ours === undefined ? this.theirs : this.ours;
    const other = ours === undefined ? this.ours : this.theirs;
    if (!this.isTouched(base, item, version, other)) return;
    if (
      item.sort === "relationship" &&
      !this.isTouchedInside(base, item, version, other) &&
      this.differOnlyInObjects(base, item, version)
    ) {
      const left = this.relationship(base, ours, theirs, (ours ?? theirs)?.container?.key ?? "");
      if (left.isEmpty) return;
      if (left.conflicts.length === 0) {
        this.kept.set(key, { item, container, ...(left.text === undefined ? {} : { head: left.text }) });
        return;
      }
    }
    this.contested.add(key);
    const isAttribute = item.sort === "attribute";
    const conflict: Named = {
      conflict: ours === undefined ? "removed-by-ours" : "removed-by-theirs",
      ...this.named(item),
      base: textOfItem(base),
      ...(ours === undefined ? {} : { ours: textOfItem(ours) }),
      ...(theirs === undefined ? {} : { theirs: textOfItem(theirs) }),
      ...(isAttribute ? { key: keyOf(item) } : {}),
    };
    this.kept.set(key, {
      item,
      container,
      region: { conflicts: [conflict], scope: "all", isOursEmpty: ours === undefined, theirs, isVerbatim: false },
    });
  }

  /** Also where one names its subject and the other stands inside of it. */
  private saysTheSame(base: Item, item: Item, version: Version): boolean {
    if (saying(base) === saying(item)) return true;
    if (item.sort !== "relationship") return false;
    const { subject, verb, objects } = relationshipFields(item, version.canonical);
    const before = relationshipFields(base, this.base.canonical);
    return (
      subject === before.subject &&
      verb === before.verb &&
      [...objects.keys()].join() === [...before.objects.keys()].join() &&
      this.differOnlyInObjects(base, item, version)
    );
  }

  private differOnlyInObjects(base: Item, item: Item, version: Version): boolean {
    const before = relationshipFields(base, this.base.canonical);
    const after = relationshipFields(item, version.canonical);
    const rest = ({ labels, data, body }: typeof before): string =>
      JSON.stringify([[...labels], [...data.keys()], body]);
    return rest(before) === rest(after);
  }

  private meetBoth(base: Item | undefined, ours: Item, theirs: Item): void {
    const { key } = ours;
    const place = this.placed(base, ours, theirs);
    const whole = (conflicts: readonly FieldConflict[]): Region => {
      const isHeadOnly = ours.sort !== "attribute" && ours.sort !== "relationship" && isMultiLine(ours);
      const shown = new Set(isHeadOnly ? [] : [...walk([theirs])].map((inner) => inner.key));
      for (const inner of shown) this.frozen.add(inner);
      const isShown = [...walk([ours])].every((inner) => shown.has(inner.key) || !this.theirs.items.has(inner.key));
      return {
        conflicts: conflicts.map((conflict) => ({ ...conflict, ...this.named(ours) })),
        scope: isHeadOnly ? "head" : "all",
        isOursEmpty: false,
        theirs,
        isVerbatim: !isHeadOnly && isShown,
      };
    };
    const keep = (more: Partial<Kept>): void => {
      const { region = place.region } = more;
      const conflicts = [...(more.region?.conflicts ?? []), ...(place.region?.conflicts ?? [])];
      const text = more.from === undefined ? (more.head ?? textOf(ours.bytes, ours)) : textOf(theirs.bytes, theirs);
      const remarks =
        more.region === undefined
          ? [...ours.remarks, ...theirs.remarks].filter(
              (remark) => base?.remarks.includes(remark) !== true && !text.includes(remark),
            )
          : [];
      this.kept.set(key, {
        item: ours,
        container: place.container,
        ...more,
        ...(region === undefined ? {} : { region: { ...region, conflicts } }),
        ...(place.copy === undefined ? {} : { copy: place.copy }),
        ...(remarks.length === 0 ? {} : { remarks: [...new Set(remarks)] }),
      });
    };
    if (ours.sort === "attribute") {
      const { from, text, conflicts } = this.attribute(base, ours, theirs);
      keep(
        conflicts.length > 0
          ? { region: whole(conflicts) }
          : { ...(from === undefined ? {} : { from }), ...(text === undefined ? {} : { head: text }) },
      );
    } else if (ours.sort === "relationship") {
      const head = this.relationship(base, ours, theirs, place.container);
      if (head.isEmpty) return;
      keep(
        head.conflicts.length > 0
          ? { region: whole(head.conflicts) }
          : head.text === undefined
            ? {}
            : { head: head.text },
      );
    } else if (ours.sort === "comment" || ours.sort === "unreadable") keep({});
    else {
      const head = mergeHeads(base, ours, theirs);
      keep(
        head.conflicts.length > 0
          ? { region: whole(head.conflicts) }
          : head.text === undefined
            ? {}
            : { head: head.text },
      );
    }
  }

  private attribute(
    base: Item | undefined,
    ours: Item,
    theirs: Item,
  ): { readonly from?: Item; readonly text?: string; readonly conflicts: readonly FieldConflict[] } {
    const [from, to, other] = [base === undefined ? undefined : saying(base), saying(ours), saying(theirs)];
    if (other === from || other === to) return { conflicts: [] };
    if (to === from) return { from: theirs, conflicts: [] };
    const values = [base, ours, theirs].map((item) => (item === undefined ? undefined : valueText(item)));
    if (isSameAmount(values[1] ?? "", values[2] ?? "")) return { conflicts: [] };
    const isRecord = [ours, theirs].every((item) => valueText(item).startsWith("{"));
    if (isRecord && (base === undefined || values[0]?.startsWith("{") === true)) {
      const records = this.mergeRecords(values[0] ?? "{}", values[1] ?? "", values[2] ?? "");
      if (records !== undefined) {
        const key = keyOf(ours);
        if (records.conflicts.length === 0)
          return {
            text: textOf(ours.bytes, { start: ours.start, end: valueStart(ours) }) + records.text,
            conflicts: [],
          };
        return {
          conflicts: records.conflicts.map((conflict) => ({
            ...conflict,
            conflict: "attribute",
            key: `${key}.${conflict.key ?? ""}`,
          })),
        };
      }
    }
    return {
      conflicts: [
        {
          conflict: "attribute",
          key: keyOf(ours),
          ...(values[0] === undefined ? {} : { base: values[0] }),
          ours: values[1] ?? "",
          theirs: values[2] ?? "",
        },
      ],
    };
  }

  private relationship(
    base: Item | undefined,
    ours: Item | undefined,
    theirs: Item | undefined,
    container: string,
  ): ReturnType<typeof mergeRelationshipHeads> {
    const fields = (item: Item | undefined, version: Version): ReturnType<typeof relationshipFields> | undefined =>
      item === undefined ? undefined : relationshipFields(item, version.canonical);
    const sides = { base: fields(base, this.base), ours: fields(ours, this.ours), theirs: fields(theirs, this.theirs) };
    const own = sides.ours ?? sides.theirs;
    const isTheirPlace = ours !== undefined && ours.container?.key !== container;
    const explicit = (isTheirPlace ? sides.theirs : own)?.subjectText !== "";
    const merged = mergeRelationshipHeads(sides, explicit);
    // Their own words where only they changed the head.
    if (
      base !== undefined &&
      ours !== undefined &&
      theirs !== undefined &&
      merged.text !== undefined &&
      saying(base) === saying(ours) &&
      explicit === (sides.theirs?.subjectText !== "")
    ) {
      return { ...merged, text: headText(theirs) };
    }
    return merged;
  }

  /** The container: where the side that moved it put it. */
  private placed(
    base: Item | undefined,
    ours: Item,
    theirs: Item,
  ): { readonly container: string; readonly region?: Region; readonly copy?: NonNullable<Kept["copy"]> } {
    const from = base?.container?.key;
    const to = ours.container?.key ?? "";
    const other = theirs.container?.key ?? "";
    if (base === undefined || other === to || other === from) return { container: to };
    if (to === from) return { container: other };
    if (ours.sort !== "element") return { container: to };
    // Which file or block says it is no difference to the model: only the element around it counts.
    const around = this.elementOf(ours, this.ours);
    const theirAround = this.elementOf(theirs, this.theirs);
    const before = this.elementOf(base, this.base);
    if (around === theirAround || theirAround === before) return { container: to };
    if (around === before) return { container: other };
    const conflict: Named = {
      conflict: "moved",
      ...this.named(ours),
      base: placeName(base),
      ours: placeName(ours),
      theirs: placeName(theirs),
    };
    return {
      container: to,
      region: { conflicts: [conflict], scope: "all", isOursEmpty: false, theirs: undefined, isVerbatim: false },
      copy: { container: other, region: { conflicts: [], scope: "all", isOursEmpty: true, theirs, isVerbatim: true } },
    };
  }

  /** The element that something is inside of, whichever block says so; empty at the top. */
  private elementOf(item: Item, version: Version): string {
    const { container } = item;
    if (container === undefined || container.sort === "file") return "";
    return version.canonical(idOf(container));
  }

  private isTouched(base: Item, item: Item, version: Version, other: Version): boolean {
    return !this.saysTheSame(base, item, version) || this.isTouchedInside(base, item, version, other);
  }

  /** Did the side that kept it change, add or bring anything inside it? What the other side has elsewhere counts there. */
  private isTouchedInside(base: Item, item: Item, version: Version, other: Version): boolean {
    for (const child of item.children) {
      const before = this.base.items.get(child.key);
      const isMovedHere = child.sort === "element" && before !== undefined && this.isMoved(before, child, version);
      if (isMovedHere) return true;
      if (other.items.has(child.key)) continue;
      if (before === undefined || this.isTouched(before, child, version, other)) return true;
    }
    return item.sort === "element" && this.isMoved(base, item, version);
  }

  private isMoved(base: Item, item: Item, version: Version): boolean {
    return this.elementOf(base, this.base) !== this.elementOf(item, version);
  }

  /** Does our side say the same with a statement of its own that is new, too? */
  private isSaidByOurs(theirs: Item): boolean {
    const fields = relationshipFields(theirs, this.theirs.canonical);
    if (fields.body !== "" || fields.data.size > 0 || theirs.children.length > 0) return false;
    const said = this.newObjects();
    return [...fields.objects.keys()].every((object) =>
      said.has(`${fields.subject}\n${fields.verb}\n${object}\n${JSON.stringify([...fields.labels])}`),
    );
  }

  private newObjectsMade: ReadonlySet<string> | undefined;

  /** Relationships that ours has and the base had not. */
  private newObjects(): ReadonlySet<string> {
    if (this.newObjectsMade !== undefined) return this.newObjectsMade;
    const made = new Set<string>();
    for (const [version, add] of [
      [this.ours, true],
      [this.base, false],
    ] as const) {
      for (const item of version.items.values()) {
        if (item.sort !== "relationship") continue;
        const fields = relationshipFields(item, version.canonical);
        for (const object of fields.objects.keys()) {
          const place = `${fields.subject}\n${fields.verb}\n${object}\n${JSON.stringify([...fields.labels])}`;
          if (add) made.add(place);
          else made.delete(place);
        }
      }
    }
    this.newObjectsMade = made;
    return made;
  }

  /** Nothing may end in a container that is not there: it stays where we have it, beside the marks of that container. */
  private withoutHomeless(): void {
    for (const [key, kept] of this.kept) {
      if (kept.item.sort === "file" || kept.item.side !== "ours") continue;
      const own = kept.item.container?.key ?? "";
      if (kept.container === own || !this.isHidden(kept.container)) continue;
      this.kept.set(key, this.atHome(kept, own));
      if (kept.item.sort !== "element") continue;
      this.besides.push({
        at: kept.container,
        conflict: {
          conflict: "moved",
          ...this.named(kept.item),
          ours: placeName(kept.item),
          theirs: this.placeOfTheirs(key),
        },
      });
    }
  }

  /** The same, staying where we have it; a relationship says its subject as that place needs it. */
  private atHome(kept: Kept, container: string): Kept {
    const { item, head: _, ...rest } = kept;
    if (item.sort !== "relationship") return { ...kept, container };
    const merged = this.relationship(this.base.items.get(item.key), item, this.theirs.items.get(item.key), container);
    return { ...rest, item, container, ...(merged.text === undefined ? {} : { head: merged.text }) };
  }

  /** Is a container gone, or inside marks that show its texts as they were? */
  private isHidden(container: string): boolean {
    const seen = new Set<string>();
    for (let at = container; at !== "" && !seen.has(at); at = this.kept.get(at)?.container ?? "") {
      const kept = this.kept.get(at);
      if (kept === undefined || kept.region?.isOursEmpty === true || kept.region?.isVerbatim === true) return true;
      seen.add(at);
    }
    return false;
  }

  private placeOfTheirs(key: string): string {
    const item = this.theirs.items.get(key);
    return item === undefined ? "" : placeName(item);
  }

  /** Two moves into one another: ours stay, theirs are shown as conflicts. */
  private withoutCycles(): void {
    for (const [key, kept] of this.kept) {
      if (kept.item.side !== "ours" || kept.item.container?.key === kept.container) continue;
      if (!this.reaches(kept.container, key)) continue;
      const theirs = this.theirs.items.get(key);
      const conflict: Named = {
        conflict: "moved",
        ...this.named(kept.item),
        ours: placeName(kept.item),
        theirs: this.placeOfTheirs(key),
      };
      this.kept.set(key, {
        item: kept.item,
        container: kept.item.container?.key ?? "",
        region: { conflicts: [conflict], scope: "all", isOursEmpty: false, theirs, isVerbatim: false },
      });
    }
  }

  private reaches(from: string, key: string): boolean {
    const seen = new Set<string>();
    for (let at = from; at !== "" && !seen.has(at); at = this.kept.get(at)?.container ?? "") {
      if (at === key) return true;
      seen.add(at);
    }
    return false;
  }

  private named(item: Item): { readonly subject: string; readonly uri: string } {
    return { subject: subjectOf(item), uri: item.uri };
  }
}

/** What a conflict is about, in a word: the element, or the relationship. */
function subjectOf(item: Item): string {
  if (item.sort === "attribute" && item.container !== undefined) return subjectOf(item.container);
  if (item.sort === "relationship") {
    const { subject, verb, objects } = relationshipFields(item, (id) => id);
    return `${subject} ${verb} ${[...objects.values()].join(", ")}`;
  }
  if (item.sort === "comment" || item.sort === "unreadable") return saying(item);
  return idOf(item);
}

function placeName(item: Item): string {
  const { container } = item;
  return container === undefined || container.sort === "file" ? (container?.uri ?? "") : idOf(container);
}

function textOfItem(item: Item): string {
  return item.sort === "attribute" ? valueText(item) : textOf(item.bytes, item);
}

function valueStart(item: Item): number {
  return headParts(item)[2]?.start ?? item.end;
}

function isMultiLine(item: Item): boolean {
  const { statement } = item;
  return (
    statement?.open !== undefined && textOf(item.bytes, { start: statement.open.end, end: item.end }).includes("\n")
  );
}

/** `60min` and `1h`: amounts with a unit that are the same. Bare numbers are not: `1.10` may be a version. */
function isSameAmount(ours: string, theirs: string): boolean {
  const [one, other] = [ours, theirs].map((text) => guessed({ form: "word", text }));
  if (one === undefined || other === undefined) return false;
  return (one.kind === "quantity" || one.kind === "money" || one.kind === "percent") && sameValue(one, other);
}
