/** Who reads and writes what is kept where: access to data whose store is known, which nobody has to write as a line of its own. */
import type { Element, Model } from "../../model/model.ts";
import type { DiagramEdge } from "../diagram.ts";
import { madeEdge } from "./edges.ts";
import { isVerb } from "./lines.ts";
import { isKind } from "./nodes.ts";
import { listOf, say } from "./notes.ts";
import { isHiddenRelationship } from "./select.ts";
import type { ViewQuery } from "../viewpoint.ts";

export interface StoreAccess {
  readonly user: Element;
  readonly data: Element;
  readonly store: Element;
  readonly mode: "read" | "write" | "readwrite";
}

/** Accesses of software to data sets that say in which store they are. */
export function* storeAccesses(model: Model, query: ViewQuery): Generator<StoreAccess> {
  for (const relationship of model.relationships()) {
    const { from: user, to: data } = relationship;
    if (user === undefined || data === undefined || !isVerb(relationship, ["accesses"])) continue;
    if (isHiddenRelationship(relationship, query) || !isKind(user, "application", "module", "component")) continue;
    const value = relationship.get("mode");
    const word = value !== undefined && "text" in value ? value.text : "";
    const mode = word === "read" || word === "write" ? word : "readwrite";
    for (const store of data.references("store")) yield { user, data, store, mode };
  }
}

/** An access as it is drawn: from the node of the user to that of the store. */
export interface DrawnAccess extends StoreAccess {
  readonly from: string;
  readonly to: string;
}

/** Lines from users to stores, where nothing else joins the two. */
export function storeLines(
  model: Model,
  query: ViewQuery,
  standing: (element: Element) => string | undefined,
  others: readonly DiagramEdge[],
): readonly DiagramEdge[] {
  const drawn: DrawnAccess[] = [];
  for (const access of storeAccesses(model, query)) {
    const from = standing(access.user);
    const to = standing(access.store);
    if (from !== undefined && to !== undefined && from !== to) drawn.push({ ...access, from, to });
  }
  return accessLines(drawn, others, query.language);
}

/** One line for all accesses from one node to another, where nothing else joins the two. */
export function accessLines(
  drawn: readonly DrawnAccess[],
  others: readonly DiagramEdge[],
  language: ViewQuery["language"],
): readonly DiagramEdge[] {
  const joined = new Set(others.flatMap(({ from, to }) => [JSON.stringify([from, to]), JSON.stringify([to, from])]));
  const lines = new Map<string, { from: string; to: string; names: Set<string>; modes: Set<string> }>();
  for (const { from, to, data, mode } of drawn) {
    const key = JSON.stringify([from, to]);
    if (joined.has(key)) continue;
    const line = lines.get(key) ?? { from, to, names: new Set<string>(), modes: new Set<string>() };
    line.names.add(data.nameIn(language));
    line.modes.add(mode);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ from, to, names, modes }) =>
    madeEdge(from, "accesses", to, {
      line: "sync",
      label: `${doing(modes, language)} ${listOf([...names], language, 2)}`,
      verbName: doing(modes, language),
      count: names.size,
    }),
  );
}

function doing(modes: ReadonlySet<string>, language: ViewQuery["language"]): string {
  if (modes.size === 1 && modes.has("read")) return say(language, "reads", "lit");
  if (modes.size === 1 && modes.has("write")) return say(language, "writes", "écrit");
  return say(language, "reads and writes", "lit et écrit");
}
