/** The value of one key for many elements: read from the columns, each distinct value typed once. */
import { Form } from "../model/columns.ts";
import type { Model } from "../model/model.ts";
import { takenApart } from "./cells.ts";
import type { Value } from "../model/values.ts";

/** A function that gives the value of the key on a row, `undefined` where nothing is stated; `id`, `kind` and `layer` are texts. */
export function keyValues(model: Model, key: string): (row: number) => Value | undefined {
  switch (key) {
    case "id":
      return (row) => ({ kind: "text", text: model.at(row).id });
    case "kind":
      return (row) => ({ kind: "text", text: model.at(row).kind });
    case "layer":
      return (row) => {
        const { layer } = model.at(row);
        return layer === undefined ? undefined : { kind: "text", text: layer };
      };
    default:
      return attributeValues(model, key);
  }
}

function attributeValues(model: Model, key: string): (row: number) => Value | undefined {
  const { columns, symbols } = model;
  const own = symbols.find(key) ?? -1;
  const dot = key.indexOf(".");
  const head = dot < 0 ? -1 : (symbols.find(key.slice(0, dot)) ?? -1);
  const known = new Map<number, Value>();
  const valueAt = (at: number, subject: number): Value => {
    const form = columns.attributeForm[at] ?? 0;
    if (form === Form.list || form === Form.record) return model.value(at, subject);
    // Forms are below 8; a kind may type the same words differently, so it belongs to the place.
    const place = ((columns.attributeValue[at] ?? 0) * 1024 + (subject + 1)) * 8 + form;
    let value = known.get(place);
    if (value === undefined) known.set(place, (value = model.value(at, subject)));
    return value;
  };
  return (row) => {
    const subject = model.parts.kindOf[row] ?? -1;
    for (const at of model.attributeRows(row)) {
      const symbol = columns.attributeKey[at];
      if (symbol === own) return valueAt(at, subject);
      if (symbol !== head || head < 0) continue;
      const attribute = model.at(row).attributes.find((each) => each.row === at);
      const field =
        attribute === undefined
          ? undefined
          : takenApart(model.schema, attribute, subject).find((fact) => fact.key === key);
      if (field !== undefined) return field.value;
    }
    return undefined;
  };
}
