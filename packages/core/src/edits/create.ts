/** A new element or statement: what its form says, read, with an id and a file. */
import type { Edit } from "../answers/edit-answers.ts";
import { mayStandIn } from "../answers/schema.ts";
import type { ElementFact, FactValue } from "../model/facts.ts";
import type { Element, Model } from "../model/model.ts";
import { newId } from "./new-id.ts";
import { readMeant } from "./read-value.ts";
import { type Refusal, refusal, refusalOfWord } from "./refusal.ts";
import { meaningOn, oneLine } from "./set.ts";
import { isRefusal, kindName, type Made, ours, type Stage } from "./stage.ts";

type Create = Extract<Edit, { readonly edit: "create" }>;

/** Makes an element inside its parent, or in a file: the one that is named, else where its kind is at home. */
export function create(edit: Create, stage: Stage): Made | Refusal {
  const { model } = stage;
  const kind = model.schema.kindNumber(edit.kind);
  if (kind < 0)
    return refusalOfWord(
      "change-unknown-kind",
      { kind: edit.kind },
      edit.kind,
      model.schema.kinds.map(({ id }) => id),
    );
  if (edit.kind === "link") return refusal("change-in-text-only", { id: edit.name, kind: kindName(stage, kind) });
  const parent = edit.parent === undefined ? undefined : ours(stage, edit.parent);
  if (parent !== undefined) {
    if (isRefusal(parent)) return parent;
    const misplaced = refusedInside(kind, parent, stage);
    if (misplaced !== undefined) return misplaced;
  }
  const name = oneLine(edit.name);
  if (name === "" && edit.id === undefined) return refusal("change-no-name");
  const attributes = attributesOf(edit, kind, stage);
  if (isRefusal(attributes)) return attributes;
  const id = edit.id ?? newId(model, name, edit.kind, parent);
  const description = edit.description?.replaceAll("\r\n", "\n").trim();
  const element: ElementFact = {
    fact: "element",
    id,
    kind: edit.kind,
    ...(name === "" ? {} : { name }),
    ...(Object.keys(attributes.names).length === 0 ? {} : { names: attributes.names }),
    ...(parent === undefined ? {} : { parent: parent.id }),
    ...(description === undefined || description === "" ? {} : { description }),
    attributes: attributes.values,
    origin: { uri: "" },
  };
  const uri = edit.uri ?? fileFor(model, edit.kind);
  return { changes: [{ change: "add-element", element, ...(parent === undefined ? { uri } : {}) }], created: id };
}

/** Why a kind cannot stand inside an element; undefined where it can. */
export function refusedInside(kind: number, parent: Element, stage: Stage): Refusal | undefined {
  const { model } = stage;
  const { schema } = model;
  const outer = model.parts.kindOf[parent.row] ?? -1;
  if (mayStandIn(schema, outer, kind)) return undefined;
  const kinds = schema.kinds.flatMap((_, number) =>
    mayStandIn(schema, number, kind) ? [kindName(stage, number)] : [],
  );
  return refusal("change-not-inside", {
    kind: kindName(stage, kind),
    parent: `${parent.nameIn(stage.language)} (${kindName(stage, outer)})`,
    kinds: kinds.length === 0 ? "none" : kinds.join(", "),
  });
}

interface Attributes {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly names: Readonly<Record<string, string>>;
}

function attributesOf({ attributes = {} }: Create, kind: number, stage: Stage): Attributes | Refusal {
  const values = new Map<string, FactValue>();
  const names = new Map<string, string>();
  for (const [key, text] of Object.entries(attributes)) {
    if (text.trim() === "") continue;
    if (key.startsWith("name.")) {
      names.set(key.slice("name.".length), oneLine(text));
      continue;
    }
    const meaning = meaningOn(stage.model, key, kind);
    if (isRefusal(meaning)) return meaning;
    const read = readMeant(text, meaning, key, stage.reading);
    if (isRefusal(read)) return read;
    values.set(key, read.value);
  }
  return { values: Object.fromEntries(values), names: Object.fromEntries(names) };
}

/** The file that holds most of a kind at its top level, else most of its layer, else the first; one of our own where there is none. */
function fileFor(model: Model, kind: string): string {
  const number = model.schema.kindNumber(kind);
  const layer = model.schema.kinds[number]?.layer;
  let best: { readonly uri: string; readonly weight: number } | undefined;
  for (const { uri, elements } of model.parts.segments) {
    let weight = 0;
    for (let row = elements[0]; row < elements[1]; row++) {
      const other = model.parts.kindOf[row] ?? -1;
      if (other === number) weight += model.columns.elementParent[row] === 0 ? OWN : 1;
      else if (other >= 0 && model.schema.kinds[other]?.layer === layer) weight += 1;
    }
    if (weight > (best?.weight ?? 0)) best = { uri, weight };
  }
  return best?.uri ?? model.parts.segments[0]?.uri ?? "model.orrery";
}

/** One of the same kind counts for more than any number of others of its layer. */
const OWN = 1e9;
