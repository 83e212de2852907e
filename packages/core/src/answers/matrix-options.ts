/** What a matrix may be made of: kinds that occur, and what joins or may join them, with how much there is of it. */
import type { Bilingual } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import { nameOfKey } from "./cells.ts";
import type { MatrixOption, MatrixOptionsAnswer } from "./matrix-answers.ts";
import { kindsAsked } from "./matrix-request.ts";
import { kindOrder } from "./order.ts";

export interface MatrixOptionsRequest {
  readonly rows?: string | undefined;
  readonly columns?: string | undefined;
}

export function matrixOptionsAnswer(model: Model, { rows, columns }: MatrixOptionsRequest): MatrixOptionsAnswer {
  const { schema } = model;
  const rowKinds = specialised(model, rows);
  const columnKinds = specialised(model, columns);
  const connected = new Float64Array(schema.kinds.length);
  for (const { from, to, count } of joinsOf(model)) {
    if (rowKinds.has(from)) addUp(model, connected, to, count);
    if (rowKinds.has(to) && !(rowKinds.has(from) && from === to)) addUp(model, connected, from, count);
  }
  const counts = new Float64Array(schema.kinds.length);
  model.countByKind().forEach((count, kind) => addUp(model, counts, kind, count));
  const order = kindOrder(model);
  return {
    version: 1,
    kinds: schema.kinds
      .flatMap(({ id, layer }, kind) =>
        layer === undefined || counts[kind] === 0
          ? []
          : [{ id, count: counts[kind] ?? 0, connections: connected[kind] ?? 0, place: order[kind] ?? 0 }],
      )
      .sort((a, b) => a.place - b.place)
      .map(({ place: _place, ...kind }) => kind),
    relationships: optionsBetween(model, rowKinds, columnKinds),
  };
}

/** What is counted of a kind counts for those that it specialises. */
function addUp(model: Model, sums: Float64Array, kind: number, count: number): void {
  for (const at of model.schema.lineage(kind)) sums[at] = (sums[at] ?? 0) + count;
}

/** Numbers of the kinds of one side with their specialisations. */
function specialised(model: Model, side: string | undefined): ReadonlySet<number> {
  const ids = side === undefined ? [] : (kindsAsked(model, side) ?? []);
  const { schema } = model;
  return new Set(
    schema.kinds.flatMap((_kind, number) => (ids.some((id) => schema.isKind(number, id)) ? [number] : [])),
  );
}

/** What occurs, the most frequent first, and after it what may be said between kinds that occur. */
function optionsBetween(
  model: Model,
  rows: ReadonlySet<number>,
  columns: ReadonlySet<number>,
): readonly MatrixOption[] {
  const options = new Map<string, MatrixOption & { count: number }>();
  const add = (option: MatrixOption): void => {
    const known = options.get(option.name);
    if (known === undefined) options.set(option.name, { ...option });
    else known.count += option.count;
  };
  for (const join of joinsOf(model)) {
    const isOver = rows.has(join.from) && columns.has(join.to);
    const isBack = columns.has(join.from) && rows.has(join.to);
    if ((isOver || isBack) && join.name !== "contains" && join.name !== "carries")
      add({ name: join.name, is: join.is, title: titleOf(model, join.name, join.from), count: join.count });
  }
  const counts = model.countByKind();
  const occurring = (kinds: ReadonlySet<number>): readonly number[] =>
    [...kinds].filter((kind) => (counts[kind] ?? 0) > 0);
  for (const row of occurring(rows)) {
    for (const column of occurring(columns)) {
      for (const [from, to] of [
        [row, column],
        [column, row],
      ] as const) {
        for (const name of model.schema.permittedVerbs(from, to))
          if (name !== "contains") add({ name, is: "relationship", title: titleOf(model, name, from), count: 0 });
        for (const { id } of model.schema.attributesOf(from))
          if (model.schema.meaning(id, from)?.refersTo?.[to] === 1)
            add({ name: id, is: "reference", title: titleOf(model, id, from), count: 0 });
      }
    }
  }
  return [...options.values()].sort(
    (a, b) => b.count - a.count || (a.is === b.is ? 0 : a.is === "relationship" ? -1 : 1),
  );
}

function titleOf(model: Model, name: string, subject: number): Bilingual {
  return (
    model.schema.relationships[model.schema.verbNumber(name)]?.name ??
    nameOfKey(name, model.schema.meaning(name, subject))
  );
}

/** How often two kinds are joined by a verb or key. */
interface Join {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly is: "relationship" | "reference";
  count: number;
}

const joins: WeakMap<Model, readonly Join[]> = new WeakMap();

function joinsOf(model: Model): readonly Join[] {
  let known = joins.get(model);
  if (known === undefined) joins.set(model, (known = countJoins(model)));
  return known;
}

function countJoins(model: Model): readonly Join[] {
  const { edges, kindOf } = model.parts;
  const found = new Map<string, Join>();
  for (let edge = 0; edge < edges.from.length; edge++) {
    if (!model.isEdge(edge)) continue;
    const [from, to] = [kindOf[edges.from[edge] ?? 0] ?? -1, kindOf[edges.to[edge] ?? 0] ?? -1];
    if (from < 0 || to < 0) continue;
    const name = model.edgeName(edge);
    const key = `${from} ${to} ${name}`;
    const join = found.get(key);
    if (join !== undefined) join.count++;
    else found.set(key, { from, to, name, is: edge < edges.referencesFrom ? "relationship" : "reference", count: 1 });
  }
  return [...found.values()];
}
