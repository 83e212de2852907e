/** How the rows of a matrix meet its columns: by which names of connections, in which order, and which way round. */
import type { Model } from "../../model/model.ts";

/** A step from one element to another: names of the connections that it may take, and whether it goes against their direction. */
export interface Step {
  readonly names: ReadonlySet<string>;
  readonly way: "forward" | "backward" | "either";
}

/**
 * Reads `relationships:` of a matrix: the ways from rows to columns, each a path of one step or more. Verbs and keys of references are alternatives; they are a path, in their order, where none of them
 * alone may join the kinds of the rows with those of the columns (`uses, runs on` between processes and machines), or where one entry
 * says so: `"uses / runs on"`. Without any, everything that is written between the two counts.
 */
export function pathsOf(
  model: Model,
  relationships: readonly string[],
  rows: readonly string[],
  columns: readonly string[],
): readonly (readonly Step[])[] {
  const entries = relationships.map((entry) => entry.split("/").map((name) => nameOf(name)));
  if (entries.length === 0) return [[{ names: everyName(model), way: wayOfAll(rows, columns) }]];
  const single = entries.flatMap((entry) => (entry.length === 1 ? entry : []));
  const explicit = entries.filter((entry) => entry.length > 1).map((entry) => stepsOf(model, entry, rows, columns));
  const alone = single.filter((name) => canJoin(model, name, rows, columns));
  if (alone.length === 0 && single.length > 1) return [stepsOf(model, single, rows, columns), ...explicit];
  const direct = single.map((name) => stepsOf(model, [name], rows, columns));
  return [...direct, ...explicit];
}

/** Of one kind with itself, a cell reads from the row to the column; otherwise either may be the subject. */
function wayOfAll(rows: readonly string[], columns: readonly string[]): Step["way"] {
  return rows.some((kind) => columns.includes(kind)) ? "forward" : "either";
}

function nameOf(name: string): string {
  const trimmed = name.trim().replace(/\s+/g, " ");
  return trimmed === "->" ? "flows" : trimmed;
}

function everyName(model: Model): ReadonlySet<string> {
  const verbs = model.schema.relationships.map(({ id }) => id);
  return new Set([...verbs.filter((verb) => verb !== "contains"), ...referenceKeys(model)]);
}

function referenceKeys(model: Model): ReadonlySet<string> {
  const { edges } = model.parts;
  const keys = new Set<string>();
  for (let edge = edges.referencesFrom; edge < edges.carriedFrom; edge++) keys.add(model.edgeName(edge));
  return keys;
}

// --- which way round, decided by kinds so that it does not depend on what happens to be written

/** May the name alone lead from a kind of the rows to one of the columns, in either direction, parts and wholes counting as one? */
function canJoin(model: Model, name: string, rows: readonly string[], columns: readonly string[]): boolean {
  const start = familyOf(model, rows);
  const end = familyOf(model, columns);
  return (["forward", "backward"] as const).some((way) =>
    overlap(familyOf(model, across(model, start, name, way)), end),
  );
}

/** The steps of a path with the directions that lead from rows to columns, as many forward as can be. */
function stepsOf(
  model: Model,
  names: readonly string[],
  rows: readonly string[],
  columns: readonly string[],
): readonly Step[] {
  const end = familyOf(model, columns);
  const ways = waysOf(Math.min(names.length, 6)).find((each) => {
    let kinds: ReadonlySet<string> = familyOf(model, rows);
    names.forEach((name, index) => (kinds = familyOf(model, across(model, kinds, name, each[index] ?? "forward"))));
    return overlap(kinds, end);
  });
  return names.map((name, index) => ({ names: new Set([name]), way: ways?.[index] ?? "either" }));
}

/** Every row of directions, those with few steps backward first. */
function waysOf(length: number): readonly (readonly ("forward" | "backward")[])[] {
  const all = Array.from({ length: 2 ** length }, (_, bits) =>
    Array.from({ length }, (_each, index) => ((bits >> index) & 1 ? ("backward" as const) : ("forward" as const))),
  );
  const backward = (ways: readonly string[]): number => ways.filter((way) => way === "backward").length;
  return all.sort((a, b) => backward(a) - backward(b));
}

/** Kinds that a verb or a reference leads to from some kinds. */
function across(
  model: Model,
  kinds: ReadonlySet<string>,
  name: string,
  way: "forward" | "backward",
): ReadonlySet<string> {
  const { schema } = model;
  const reached = new Set<string>();
  schema.kinds.forEach(({ id: from }, start) => {
    schema.kinds.forEach(({ id: to }, end) => {
      if (!mayLead(model, start, name, end)) return;
      if (way === "forward" && kinds.has(from)) reached.add(to);
      if (way === "backward" && kinds.has(to)) reached.add(from);
    });
  });
  return reached;
}

/** May the name stand between the two kinds, by their numbers? */
function mayLead({ schema }: Model, from: number, name: string, to: number): boolean {
  const verb = schema.verbNumber(name);
  if (verb >= 0) return schema.permits(from, verb, to);
  const meaning = schema.meaning(name, from);
  if (meaning === undefined || meaning.refers === "never") return false;
  return meaning.refersTo === undefined || meaning.refersTo[to] === 1;
}

/** Kinds, their specialisations, and the kinds of what may be inside or around them: a path goes on from a part. */
function familyOf(model: Model, kinds: Iterable<string>): ReadonlySet<string> {
  const { schema } = model;
  const wanted = [...kinds];
  const family = new Set(
    schema.kinds.flatMap(({ id }, number) => (wanted.some((kind) => schema.isKind(number, kind)) ? [id] : [])),
  );
  const contains = schema.verbNumber("contains");
  const add = (way: "down" | "up", from: Iterable<string>): ReadonlySet<string> => {
    const found = new Set(from);
    const open = [...found];
    for (let kind = open.pop(); kind !== undefined; kind = open.pop()) {
      const number = schema.kindNumber(kind);
      schema.kinds.forEach(({ id, layer }, other) => {
        if (found.has(id) || layer === undefined) return;
        if (way === "down" ? !schema.permits(number, contains, other) : !schema.permits(other, contains, number))
          return;
        found.add(id);
        open.push(id);
      });
    }
    return found;
  };
  return new Set([...add("down", family), ...add("up", family)]);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const item of a) if (b.has(item)) return true;
  return false;
}
