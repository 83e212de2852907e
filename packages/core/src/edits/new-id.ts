/** Ids of new elements: out of their names, in the manner of the ids that their kind has already. */
import { isGoodId } from "../language/edit.ts";
import { slugOf } from "../model/archimate/slug.ts";
import type { Element, Model } from "../model/model.ts";

/** A free id for a name: `Gérer un sinistre` is `gerer-un-sinistre`; `u-legal` where units are called `u-it`, `u-claims`. */
export function newId(model: Model, name: string, kind: string, parent: Element | undefined): string {
  const slug = slugOf(name);
  const prefix = prefixOf(model, kind, parent);
  const plain = slug === "" ? kind : /^\d/.test(slug) && prefix === "" ? `${kind}-${slug}` : slug;
  const wanted = plain.startsWith(prefix) ? plain : prefix + plain;
  const tried = [wanted, ...(wanted.includes(kind) ? [] : [`${wanted}-${kind}`])];
  return tried.find((id) => isFree(model, id)) ?? numbered(model, wanted);
}

function numbered(model: Model, wanted: string): string {
  for (let number = 2; ; number++) if (isFree(model, `${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** Taken are ids of elements, of relationships, and former ones. */
function isFree(model: Model, id: string): boolean {
  const symbol = model.symbols.find(id);
  return (
    isGoodId(model, id) &&
    model.schema.kindNumber(id) < 0 &&
    model.row(id) === undefined &&
    (symbol === undefined || !model.parts.relationshipOf.has(symbol))
  );
}

/** What ids of a kind begin with, where most of them do: `u-`, or `claims/` inside of `claims`. */
function prefixOf(model: Model, kind: string, parent: Element | undefined): string {
  if (parent !== undefined) {
    const siblings = parent.children.filter((child) => child.kind === kind).map(({ id }) => id);
    const own = [`${parent.id}/`, `${parent.id}.`, `${parent.id}-`].find((prefix) => areMost(siblings, prefix, 1));
    if (own !== undefined) return own;
  }
  const ids = Array.from(idsOfKind(model, kind));
  const counts = new Map<string, number>();
  for (const id of ids) {
    const prefix = /^[a-z]{1,4}-/.exec(id)?.[0];
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && areMost(ids, most[0], 3) ? most[0] : "";
}

function areMost(ids: readonly string[], prefix: string, least: number): boolean {
  const count = ids.filter((id) => id.startsWith(prefix)).length;
  return count >= least && count * 4 >= ids.length * 3;
}

function* idsOfKind(model: Model, kind: string): Generator<string> {
  const number = model.schema.kindNumber(kind);
  for (let row = 0; row < model.parts.ownRows; row++)
    if (model.parts.kindOf[row] === number && model.isDeclared(row)) yield model.at(row).id;
}
