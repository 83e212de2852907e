/**
 * A change of the architecture as edits of the texts that state it. Only the characters that must change do: comments, order and
 * layout of everything else stay byte for byte, and what is new is written in the manner of what is around it.
 *
 * | change | where |
 * |---|---|
 * | set, unset | in place, also inside records and in an `extend` of another file; a new attribute after the ones that are there |
 * | items | behind the last one, with the separator that the list has; taken out together with a separator |
 * | rename, describe | the text in quotes, the documentation block |
 * | add | inside the parent (the subject), else after the last one of its kind |
 * | move | the statement with the comments directly above it, indented anew |
 * | remove | the statement, what is nested in it, and every relationship and reference that mentions any of it |
 * | change id | everywhere, the old one kept as `formerly` |
 */
import type { Diagnostic } from "../base/diagnostic.ts";
import type { TextEdit } from "../base/text.ts";
import type { Change, RelationshipPlace } from "../model/change.ts";
import type { Element, Model } from "../model/model.ts";
import { isId } from "../model/values.ts";
import { setAttribute, setDescription, unsetAttribute } from "./edits/attributes.ts";
import { Editing, type Holder } from "./edits/context.ts";
import { addElement, moveElement, removeElement } from "./edits/elements.ts";
import { changeId } from "./edits/identity.ts";
import { addItems, removeListItems } from "./edits/items.ts";
import { setName } from "./edits/names.ts";
import {
  addRelationship,
  objectsOf,
  removeRelationship,
  setCarried,
  setOnRelationship,
  unsetOnRelationship,
} from "./edits/relationships.ts";
import { textOf } from "./syntax.ts";
import { definitionWords } from "./vocabulary.ts";

/** The edits of a change, or why it cannot be made; a sentence for people comes from `describe` in `base/codes.ts`. */
export type Edited = { readonly edits: readonly TextEdit[] } | { readonly refused: Diagnostic };

/**
 * The edits that make a change; `text` gives the bytes that the model was read from. The edits of one change never overlap. No edits
 * means that the texts say so already. To make several changes, apply each and read the texts again before the next.
 */
export function edits(model: Model, change: Change, text: (uri: string) => Uint8Array): Edited {
  return editsTogether(model, [change], text);
}

/** The edits of changes that have nothing to do with each other: each is about a statement that no other one touches. */
export function editsTogether(model: Model, changes: Iterable<Change>, text: (uri: string) => Uint8Array): Edited {
  const editing = new Editing(model, text);
  for (const change of changes) {
    const refused = make(editing, change);
    if (refused !== undefined) return { refused };
  }
  return { edits: editing.draft.edits() };
}

function make(editing: Editing, change: Change): Diagnostic | undefined {
  switch (change.change) {
    case "add-element":
      return add(editing, change);
    case "set-attribute":
      return onElement(editing, change.subject, (element) =>
        setAttribute(editing.draft, editing.holders(element), change.key, change.value),
      );
    case "unset-attribute":
      return onElement(editing, change.subject, (element) =>
        unsetAttribute(editing.draft, editing.holders(element), change.key),
      );
    case "add-items":
      return onElement(editing, change.subject, (element) =>
        addItems(editing.draft, editing.holders(element), change.key, change.items),
      );
    case "remove-items":
      return onElement(editing, change.subject, (element) =>
        removeListItems(editing.draft, editing.holders(element), change.key, change.places),
      );
    case "rename-element":
      return onElement(editing, change.id, (element) =>
        setName(editing.draft, editing.holders(element), change.name, change.language),
      );
    case "describe-element":
      return onElement(editing, change.id, (element) =>
        setDescription(editing.draft, editing.holders(element), change.description),
      );
    case "move-element":
      return move(editing, change.id, change.parent);
    case "remove-element":
      return onElement(editing, change.id, (element) => removeElement(editing, element));
    case "change-id":
      return rename(editing, change.id, change.to);
    case "add-relationship":
      addRelationship(editing, change.relationship);
      return undefined;
    case "remove-relationship":
      return onRelationship(editing, change, (holder, index) => removeRelationship(editing, holder, index));
    case "set-relationship-attribute":
      return onRelationship(editing, change, (holder, index) =>
        setOnRelationship(editing, holder, index, change.key, change.value),
      );
    case "unset-relationship-attribute":
      return onRelationship(editing, change, (holder, index) =>
        unsetOnRelationship(editing, holder, index, change.key),
      );
    case "set-carried":
      return onRelationship(editing, change, (holder, index) => setCarried(editing, holder, index, change.carries));
  }
}

function refusal(code: string, parameters: Readonly<Record<string, string | number>>, element?: Element): Diagnostic {
  const place = element?.place;
  return { code, severity: "error", uri: place?.uri ?? "", span: place?.span ?? { start: 0, end: 0 }, parameters };
}

function onElement(editing: Editing, id: string, act: (element: Element) => void): Diagnostic | undefined {
  const element = editing.model.element(id);
  if (element === undefined) return refusal("change-unknown-element", { id });
  if (editing.declaration(element) === undefined) return refusal("change-not-ours", { id }, element);
  act(element);
  return undefined;
}

function onRelationship(
  editing: Editing,
  place: RelationshipPlace,
  act: (holder: Holder, index: number) => void,
): Diagnostic | undefined {
  const { model } = editing;
  const verb = model.schema.verbNumber(place.verb);
  const same = (id: string, meant: string): boolean =>
    id === meant || (model.row(meant) !== undefined && model.row(id) === model.row(meant));
  for (const relationship of model.relationships()) {
    const isMeant =
      model.parts.verbOf[relationship.row] === verb &&
      same(relationship.fromId, place.from) &&
      same(relationship.toId, place.to) &&
      (place.id === undefined || relationship.id === place.id);
    const holder = isMeant ? editing.relationship(relationship) : undefined;
    if (holder === undefined) continue;
    const index = objectsOf(holder.statement).findIndex(
      (object) =>
        object.start === model.columns.relationshipToAt[relationship.row] &&
        textOf(holder.syntax.bytes, object) === relationship.toId,
    );
    if (index < 0) continue;
    act(holder, index);
    return undefined;
  }
  return refusal("change-unknown-relationship", { from: place.from, verb: place.verb, to: place.to });
}

function add(
  editing: Editing,
  { element, uri }: Extract<Change, { readonly change: "add-element" }>,
): Diagnostic | undefined {
  const { model } = editing;
  const taken = model.element(element.id);
  if (taken !== undefined && !definitionWords.includes(element.kind))
    return refusal("change-id-taken", { id: element.id }, taken);
  if (!isGoodId(model, element.id)) return refusal("change-bad-id", { id: element.id });
  if (element.parent === undefined) {
    addElement(editing, element, undefined, uri);
    return undefined;
  }
  return onElement(editing, element.parent, (parent) => addElement(editing, element, parent));
}

function move(editing: Editing, id: string, to: string | undefined): Diagnostic | undefined {
  return (
    onElement(editing, id, () => undefined) ??
    (to === undefined ? undefined : onElement(editing, to, () => undefined)) ??
    moveInto(editing, id, to)
  );
}

function moveInto(editing: Editing, id: string, to: string | undefined): Diagnostic | undefined {
  const element = editing.model.element(id);
  const parent = to === undefined ? undefined : editing.model.element(to);
  if (element === undefined) return refusal("change-unknown-element", { id });
  if (parent !== undefined && [...parent.path, parent].some(({ row }) => row === element.row))
    return refusal("change-into-itself", { id, to: to ?? "" }, element);
  moveElement(editing, element, parent);
  return undefined;
}

function rename(editing: Editing, id: string, to: string): Diagnostic | undefined {
  const { model } = editing;
  const element = model.element(id);
  if (!isGoodId(model, to)) return refusal("change-bad-id", { id: to });
  const taken = model.element(to);
  if (taken !== undefined && (taken.row !== element?.row || element.id === to))
    return refusal("change-id-taken", { id: to }, taken);
  return onElement(editing, id, (found) => changeId(editing, found, to));
}

/** An id of our own, and no word that begins or joins statements. */
export function isGoodId(model: Model, id: string): boolean {
  const isVerb =
    model.schema.verbNumber(id) >= 0 || model.schema.relationships.some((verb) => verb.id.startsWith(`${id} `));
  return isId(id) && !id.includes("::") && !isVerb && id !== "extend" && id !== "link";
}
