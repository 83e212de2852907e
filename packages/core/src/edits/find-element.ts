/** Elements as a person calls them: by id, or by a name that only one has. */
import { foldText } from "../model/tables/value-text.ts";
import type { Element, Model } from "../model/model.ts";
import { isId } from "../model/values.ts";
import { type Refusal, refusal } from "./refusal.ts";

export interface Wanted {
  readonly model: Model;
  /** Models that `other::id` leads into. */
  readonly includes: ReadonlyMap<string, Model>;
}

/** Id of what is meant; undefined where nothing is called so. With kinds, others that share the name are passed over. */
export function idMeant(
  text: string,
  { model, includes }: Wanted,
  kinds: readonly string[] = [],
): { readonly id: string } | Refusal | undefined {
  const known = isId(text) ? (model.element(text)?.id ?? foreignId(text, includes)) : undefined;
  if (known !== undefined) return { id: known };
  const named = elementsNamed(model, text);
  const fitting = kinds.length === 0 ? named : named.filter((element) => isOfKinds(element, kinds));
  const [only, ...others] = fitting;
  if (only === undefined) return undefined;
  if (others.length === 0) return { id: only.id };
  const ids = fitting.slice(0, MOST_LISTED).map(({ id }) => id);
  return refusal("change-ambiguous-name", { name: text, ids: ids.join(", ") });
}

const MOST_LISTED = 8;

/** Is an element of one of these kinds, or of one that specialises them? */
export function isOfKinds(element: Element, kinds: readonly string[]): boolean {
  const { model, row } = element;
  const kind = model.parts.kindOf[row] ?? -1;
  return kind >= 0 && kinds.some((id) => model.schema.isKind(kind, id));
}

/** `other::id`, where the included model has it. */
function foreignId(text: string, includes: ReadonlyMap<string, Model>): string | undefined {
  const [name = "", id] = text.split("::");
  return id !== undefined && includes.get(name)?.element(id) !== undefined ? text : undefined;
}

/** Those whose main name, or name in a language, it is; regardless of case and accents where none is called exactly so. */
function elementsNamed(model: Model, text: string): readonly Element[] {
  // Texts in quotes are kept as often as they are written, so names are compared and not their symbols.
  const exact = elementsWhere(model, (name) => model.symbols.text(name) === text);
  const folded = foldText(text);
  if (exact.length > 0 || folded === "") return exact;
  return elementsWhere(model, (name) => foldText(model.symbols.text(name)) === folded);
}

function elementsWhere(model: Model, isMeant: (name: number) => boolean): readonly Element[] {
  const { columns } = model;
  const isNameKey = nameKeys(model);
  const found: Element[] = [];
  for (const row of model.rows()) {
    const name = columns.elementName[row] as number;
    const isMeantHere =
      (name !== 0 && isMeant(name)) ||
      model
        .attributeRows(row)
        .some(
          (attribute) =>
            isNameKey(columns.attributeKey[attribute] as number) &&
            isMeant(columns.attributeValue[attribute] as number),
        );
    if (isMeantHere) found.push(model.at(row));
  }
  return found;
}

/** Which keys are names in a language; the same few keys are met again and again. */
function nameKeys({ symbols }: Model): (key: number) => boolean {
  const known = new Map<number, boolean>();
  return (key) => {
    let isName = known.get(key);
    if (isName === undefined) known.set(key, (isName = symbols.text(key).startsWith("name.")));
    return isName;
  };
}
