/** Who does what is asked: providers of services and interfaces, parts of applications and processes, people, machines. */
import { elementWords, relationshipWords } from "../../model/row-words.ts";
import type { LoadDraft, StepKind } from "./draft.ts";

/** What runs on several machines in production is taken to be spread evenly. */
export function readMachines(draft: LoadDraft): void {
  const { edges, verbOf } = draft.model.parts;
  const number = draft.model.schema.verbNumber("runs on");
  const [envOf, envOfNode] = [relationshipWords(draft.model, "env"), elementWords(draft.model, "env")];
  const edgesOf = new Map<number, number[]>();
  for (let edge = 0; edge < edges.nestingFrom; edge++) {
    if (verbOf[edge] !== number || !draft.model.isEdge(edge) || isApart(envOf(edge))) continue;
    const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
    if (!draft.is(to, "node") || draft.isLoaded[to] === 0 || draft.isLoaded[from] === 0 || isApart(envOfNode(to)))
      continue;
    const list = edgesOf.get(from);
    if (list === undefined) edgesOf.set(from, [edge]);
    else list.push(edge);
  }
  for (const [from, list] of edgesOf)
    for (const edge of list)
      draft.add("machine", from, edges.to[edge] as number, edge, { least: 1 / list.length, most: 1 / list.length });
}

/** Services, interfaces, processes and functions are done by those who offer or perform them. */
export function readProviders(draft: LoadDraft): void {
  const { model } = draft;
  const { edges, verbOf, parentOf, ownRows } = model.parts;
  const verbs = new Set(["performs", "realizes"].map((verb) => model.schema.verbNumber(verb)));
  const groups = new Map<
    number,
    {
      software: [number, number][];
      business: [number, number][];
      roles: [number, number][];
      units: [number, number][];
    }
  >();
  for (let edge = 0; edge < edges.nestingFrom; edge++) {
    if (!verbs.has(verbOf[edge] as number) || !model.isEdge(edge)) continue;
    const [from, to] = [edges.from[edge] as number, edges.to[edge] as number];
    if (draft.isLoaded[from] === 0 || draft.isLoaded[to] === 0) continue;
    if (!draft.is(to, "service", "interface", "process", "function", "event")) continue;
    let group = groups.get(to);
    if (group === undefined) groups.set(to, (group = { software: [], business: [], roles: [], units: [] }));
    const list = draft.is(from, "role")
      ? group.roles
      : draft.is(from, "unit")
        ? group.units
        : draft.is(from, "process", "function")
          ? group.business
          : group.software;
    if (!list.some(([one]) => draft.behind(one) === draft.behind(from))) list.push([from, edge]);
  }
  for (const [to, { software, business, roles, units }] of groups) {
    const isOffer = draft.is(to, "service", "interface");
    handOn(draft, to, software, isOffer ? "hand-on" : "call", isOffer);
    handOn(draft, to, business, "work", isOffer);
    handOn(draft, to, roles, "people", true);
    handOn(draft, to, units, "people", true);
  }
  for (let row = 0; row < ownRows; row++) {
    if (draft.isLoaded[row] === 0 || !draft.is(row, "interface") || groups.has(row)) continue;
    const parent = parentOf[row] as number;
    if (parent >= 0 && draft.isLoaded[parent] === 1)
      draft.add("hand-on", row, draft.behind(parent), -1, { isAwaited: true });
  }
}

/** Of several who may do the same, nobody says who does how much of it: each between none and all. */
function handOn(
  draft: LoadDraft,
  to: number,
  by: readonly (readonly [row: number, edge: number])[],
  kind: StepKind,
  areAlternatives: boolean,
): void {
  const isShared = areAlternatives && by.length > 1;
  for (const [row, edge] of by)
    draft.add(isShared && kind === "hand-on" ? "unknown-part" : kind, to, row, edge, {
      least: isShared ? 0 : 1,
      isAwaited: kind === "hand-on" || kind === "call",
    });
}

export function readParts(draft: LoadDraft): void {
  const { model } = draft;
  const { parentOf, ownRows } = model.parts;
  const modules = new Map<number, number[]>();
  for (let row = 0; row < ownRows; row++) {
    if (draft.isLoaded[row] === 0) continue;
    const parent = parentOf[row] as number;
    if (parent < 0 || draft.isLoaded[parent] === 0) continue;
    if (draft.is(row, "process", "function") && draft.is(parent, "process", "function"))
      draft.add("work", parent, row, -1, { isAssumed: true, isAwaited: true });
    else if (draft.is(row, "component")) {
      const actor = draft.actor[row] as number;
      if (actor >= 0 && actor !== row) draft.add("hand-on", row, actor, -1, { isAwaited: true });
    } else if (draft.is(row, "module", "application") && draft.is(parent, "application")) {
      const list = modules.get(parent);
      if (list === undefined) modules.set(parent, [row]);
      else list.push(row);
    }
  }
  for (const [whole, list] of modules) enter(draft, whole, list);
}

/** Requests to an application enter at its modules: at the one that no other calls, else nobody says where. */
function enter(draft: LoadDraft, whole: number, parts: readonly number[]): void {
  draft.hasParts[whole] = 1;
  const actor = draft.actor[whole] as number;
  const proxy = draft.proxies.get(whole);
  if (actor >= 0 && actor !== whole) {
    draft.add("hand-on", whole, actor, -1, { isAwaited: true });
    return;
  }
  const outer = parts.filter((row) => draft.isInner[draft.behind(row)] === 0);
  const entries = outer.length > 0 ? outer : parts;
  const isShared = entries.length > 1;
  for (const entry of entries) {
    draft.add(isShared ? "unknown-part" : "hand-on", whole, entry, -1, { least: isShared ? 0 : 1, isAwaited: true });
    if (proxy !== undefined) draft.add("hand-on", entry, proxy, -1, { least: isShared ? 0 : 1, isAwaited: true });
  }
}

/** Is it said to be of another environment than production? */
function isApart(environments: readonly string[]): boolean {
  return environments.length > 0 && !environments.includes("prod") && !environments.includes("dr");
}
