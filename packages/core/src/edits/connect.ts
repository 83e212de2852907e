/** Edits of relationships: made, taken away, and what is said about them. */
import { nameOfKey } from "../answers/cells.ts";
import type { Edit } from "../answers/edit-answers.ts";
import type { FactValue } from "../model/facts.ts";
import type { Element, Model, Relationship } from "../model/model.ts";
import type { RelationshipPlace } from "../model/change.ts";
import { idMeant } from "./find-element.ts";
import { move } from "./place.ts";
import { readMeant } from "./read-value.ts";
import { type Refusal, refusal, refusalOfWord } from "./refusal.ts";
import { isAsSeen, shownNow } from "./seen.ts";
import { meaningOn, oneLine } from "./set.ts";
import { isRefusal, kindName, type Made, nothing, say, type Stage } from "./stage.ts";

type Of<Word extends Edit["edit"]> = Extract<Edit, { readonly edit: Word }>;

/** Makes a relationship that the metamodel permits; one that is stated already changes nothing. */
export function connect(edit: Of<"connect">, stage: Stage): Made | Refusal {
  const verb = verbOf(edit.verb, stage.model);
  if (isRefusal(verb)) return verb;
  const from = endOf(edit.from, stage);
  if (isRefusal(from)) return from;
  const to = endOf(edit.to, stage);
  if (isRefusal(to)) return to;
  const refused = refusedBetween(from, verb.number, to, stage);
  if (refused !== undefined) return refused;
  if (verb.id === "contains" && edit.attributes === undefined) return nest(from, to, stage);
  const carries = carriedIn(edit.carries ?? [], verb.number, stage);
  if (isRefusal(carries)) return carries;
  const attributes = attributesOf(edit.attributes ?? {}, verb.number, stage.model, stage);
  if (isRefusal(attributes)) return attributes;
  const label = oneLine(edit.label ?? "");
  if (isStated(stage.model, from, verb.number, to, label, carries.ids)) return nothing;
  return {
    changes: [
      {
        change: "add-relationship",
        relationship: {
          fact: "relationship",
          verb: verb.id,
          from: from.id,
          to: to.id,
          ...(label === "" ? {} : { label }),
          ...(carries.ids.length === 0 ? {} : { carries: carries.ids }),
          attributes: attributes.values,
          origin: { uri: "" },
        },
      },
    ],
  };
}

/** Takes a relationship away; the part of a whole moves to the top. */
export function disconnect(edit: Of<"disconnect">, stage: Stage): Made | Refusal {
  const place = placeOf(edit, stage.model);
  const inner = stage.model.element(edit.to);
  const isNested =
    place.verb === "contains" &&
    inner?.parent?.id === stage.model.element(edit.from)?.id &&
    relationshipAt(place, stage.model) === undefined;
  if (isNested && inner !== undefined) return move({ edit: "move", id: inner.id, parent: null }, stage);
  return { changes: [{ change: "remove-relationship", ...place }] };
}

/** Says something about a relationship: its label, what it carries, an attribute. Empty text takes it away. */
export function setRelationship(edit: Of<"set-relationship">, stage: Stage): Made | Refusal {
  const { key, text, seen } = edit;
  const place = placeOf(edit, stage.model);
  const relationship = relationshipAt(place, stage.model);
  if (relationship === undefined)
    return refusal("change-unknown-relationship", { from: place.from, verb: place.verb, to: place.to });
  if (key === "label") return setLabel(edit, relationship, stage);
  if (key === "carries") return setCarried(edit, relationship, stage);
  const meaning = meaningOn(stage.model, key, stage.model.relationshipSubject(relationship.row));
  if (isRefusal(meaning)) return meaning;
  const now = relationship.get(key);
  if (!isAsSeen(seen, now, meaning.type, stage.model, stage.reading))
    return seenOther(nameOfKey(key, meaning)[stage.locale], relationship, shownNow(now));
  if (text.trim() === "")
    return now === undefined ? nothing : { changes: [{ change: "unset-relationship-attribute", ...place, key }] };
  const read = readMeant(text, meaning, key, stage.reading);
  if (isRefusal(read)) return read;
  return { changes: [{ change: "set-relationship-attribute", ...place, key, value: read.value }] };
}

/** A verb by its id or by the arrow of flows. */
function verbOf(word: string, model: Model): { readonly id: string; readonly number: number } | Refusal {
  const number = model.schema.verbNumber(word);
  const id = model.schema.relationships[number]?.id;
  return id === undefined
    ? refusalOfWord(
        "change-unknown-verb",
        { verb: word },
        word,
        model.schema.relationships.map((verb) => verb.id),
      )
    : { id, number };
}

function endOf(id: string, stage: Stage): Element | Refusal {
  const element = stage.model.element(id);
  if (element === undefined) return refusal("change-unknown-element", { id });
  return element.layer === undefined && element.row < stage.model.parts.ownRows
    ? refusal("change-only-elements", { id, kind: kindName(stage, stage.model.parts.kindOf[element.row] ?? -1) })
    : element;
}

/** Why a verb cannot join two elements, with those that can; undefined where it can. */
function refusedBetween(from: Element, verb: number, to: Element, stage: Stage): Refusal | undefined {
  const { schema, parts } = stage.model;
  const [fromKind, toKind] = [parts.kindOf[from.row] ?? -1, parts.kindOf[to.row] ?? -1];
  if (fromKind < 0 || toKind < 0 || schema.permits(fromKind, verb, toKind)) return undefined;
  const permitted = schema.permittedVerbs(fromKind, toKind);
  const called = (number: number): string => {
    const definition = schema.relationships[number];
    return say(definition?.name, stage, definition?.id ?? "?");
  };
  return refusal("change-not-permitted", {
    verb: called(verb),
    from: from.nameIn(stage.language),
    fromKind: kindName(stage, fromKind),
    to: to.nameIn(stage.language),
    toKind: kindName(stage, toKind),
    back: schema.permits(toKind, verb, fromKind) ? "yes" : "no",
    verbs: permitted.length === 0 ? "none" : permitted.map((id) => called(schema.verbNumber(id))).join(", "),
  });
}

/** Nesting means `contains`: the part moves into the whole. */
function nest(from: Element, to: Element, stage: Stage): Made | Refusal {
  if (to.parent?.row === from.row) return nothing;
  if (to.parent !== undefined) return refusal("change-has-parent", { id: to.id, parent: to.parent.id });
  return move({ edit: "move", id: to.id, parent: from.id }, stage);
}

function carriedIn(
  texts: readonly string[],
  verb: number,
  stage: Stage,
): { readonly ids: readonly string[] } | Refusal {
  const definition = stage.model.schema.relationships[verb];
  const wanted = texts.map((text) => text.trim()).filter((text) => text !== "");
  if (wanted.length > 0 && definition?.carriesData !== true)
    return refusal("change-no-data", { verb: say(definition?.name, stage, definition?.id ?? "?") });
  const ids: string[] = [];
  for (const text of wanted) {
    const found = idMeant(text, stage.reading, DATA);
    if (found === undefined) return refusal("unknown-reference", { id: text });
    if (isRefusal(found)) return found;
    const element = stage.model.element(found.id);
    const kind = element === undefined ? -1 : (stage.model.parts.kindOf[element.row] ?? -1);
    if (kind >= 0 && !DATA.some((id) => stage.model.schema.isKind(kind, id)))
      return refusal("not-data", { id: found.id, kind: element?.kind ?? "" });
    if (!ids.includes(found.id)) ids.push(found.id);
  }
  return { ids };
}

/** What a flow may carry. */
const DATA: readonly string[] = ["dataset", "entity", "document"];

function attributesOf(
  attributes: Readonly<Record<string, string>>,
  verb: number,
  model: Model,
  stage: Stage,
): { readonly values: Readonly<Record<string, FactValue>> } | Refusal {
  const values: (readonly [string, FactValue])[] = [];
  for (const [key, text] of Object.entries(attributes)) {
    if (text.trim() === "") continue;
    const meaning = meaningOn(model, key, model.schema.subjectOfVerb(verb));
    if (isRefusal(meaning)) return meaning;
    const read = readMeant(text, meaning, key, stage.reading);
    if (isRefusal(read)) return read;
    values.push([key, read.value]);
  }
  return { values: Object.fromEntries(values) };
}

function isStated(
  model: Model,
  from: Element,
  verb: number,
  to: Element,
  label: string,
  carries: readonly string[],
): boolean {
  const id = model.schema.relationships[verb]?.id;
  return from
    .out(id)
    .some(
      (relationship) =>
        relationship.to?.row === to.row &&
        (label === "" || relationship.label === label) &&
        carries.every((data) => relationship.carried.some((one) => one.id === data)),
    );
}

/** Ends by their present ids, the verb by its own. */
function placeOf({ from, verb, to, id }: RelationshipPlace, model: Model): RelationshipPlace {
  return {
    from: model.element(from)?.id ?? from,
    verb: model.schema.relationships[model.schema.verbNumber(verb)]?.id ?? verb,
    to: model.element(to)?.id ?? to,
    ...(id === undefined ? {} : { id }),
  };
}

function relationshipAt({ from, verb, to, id }: RelationshipPlace, model: Model): Relationship | undefined {
  const subject = model.element(from);
  const number = model.schema.verbNumber(verb);
  const object = model.element(to);
  return subject
    ?.out()
    .find(
      (one) =>
        model.parts.verbOf[one.row] === number && one.to?.row === object?.row && (id === undefined || one.id === id),
    );
}

function setLabel({ text, seen }: Of<"set-relationship">, relationship: Relationship, stage: Stage): Made | Refusal {
  const { label } = relationship;
  if (seen !== undefined && (seen ?? "").trim() !== (label ?? ""))
    return seenOther(stage.locale === "fr" ? "libellé" : "label", relationship, label ?? "none");
  const wanted = oneLine(text);
  if (wanted === (label ?? "")) return nothing;
  const place = placeOfRelationship(relationship);
  return {
    changes: [
      wanted === ""
        ? { change: "unset-relationship-attribute", ...place, key: "label" }
        : { change: "set-relationship-attribute", ...place, key: "label", value: wanted },
    ],
  };
}

function setCarried({ text, seen }: Of<"set-relationship">, relationship: Relationship, stage: Stage): Made | Refusal {
  const now = relationship.carried.map(({ id }) => id);
  const wanted = carriedIn(text.split(/[,;\n]/), stage.model.parts.verbOf[relationship.row] ?? -1, stage);
  if (isRefusal(wanted)) return wanted;
  if (seen !== undefined) {
    const before = carriedIn((seen ?? "").split(/[,;\n]/), stage.model.parts.verbOf[relationship.row] ?? -1, stage);
    if (isRefusal(before) || before.ids.join() !== now.join())
      return seenOther(
        stage.locale === "fr" ? "données transportées" : "data carried",
        relationship,
        now.join(", ") || "none",
      );
  }
  if (wanted.ids.join() === relationship.carries.join()) return nothing;
  return { changes: [{ change: "set-carried", ...placeOfRelationship(relationship), carries: wanted.ids }] };
}

function placeOfRelationship({ fromId, verb, toId, id }: Relationship): RelationshipPlace {
  return { from: fromId, verb, to: toId, ...(id === undefined ? {} : { id }) };
}

function seenOther(what: string, { fromId, verb, toId }: Relationship, now: string): Refusal {
  return refusal("change-seen-other", { what, id: `${fromId} ${verb === "flows" ? "→" : verb} ${toId}`, now });
}
