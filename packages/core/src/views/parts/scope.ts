/** A scope for viewpoints that show one kind of thing: what is of that kind, and what anything else in scope leads to. */
import type { Element } from "../../model/model.ts";
import { distinct } from "./inside.ts";
import { namesOf, say } from "./notes.ts";
import type { ViewQuery } from "../viewpoint.ts";

export interface Scope {
  /** Empty: everything. */
  readonly rows: ReadonlySet<number>;
  readonly elements: readonly Element[];
  /** Says which elements in scope lead to nothing of the kind. */
  readonly notes: readonly string[];
}

/** The scope of a view, where each element stands for what `leadsTo` finds. Where nothing is found, everything is drawn, and a note says so. */
export function scopeOf(query: ViewQuery, leadsTo: (element: Element) => readonly Element[]): Scope {
  const found = query.scope.map((element) => ({ element, to: leadsTo(element) }));
  const elements = distinct(found.flatMap(({ to }) => to));
  const lost = found.flatMap(({ element, to }) => (to.length === 0 ? [element] : []));
  return { rows: new Set(elements.map(({ row }) => row)), elements, notes: lostNote(lost, elements.length > 0, query) };
}

function lostNote(lost: readonly Element[], isFound: boolean, { language }: ViewQuery): readonly string[] {
  if (lost.length === 0) return [];
  const names = namesOf(lost, language);
  const rest = isFound ? "" : say(language, "; everything is drawn", " ; tout est dessiné");
  return [say(language, `Not found here: ${names}${rest}.`, `Introuvable ici : ${names}${rest}.`)];
}
