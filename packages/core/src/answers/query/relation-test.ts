/** Conditions on relationships: `uses:claims`, `is-used-by:any`, `runs-on:missing`. What is inside counts for what is around it. */
import { closest } from "../../base/suggest.ts";
import type { Model } from "../../model/model.ts";
import { type AttributeCondition, judgeOf } from "./attribute-test.ts";
import { isPresence, NO, type QuerySetting, type Report, type Test, UNKNOWN, type Verdict, YES } from "./test.ts";
import type { QueryValue } from "./syntax.ts";

export interface RelationWord {
  readonly verb: number;
  readonly direction: "out" | "in";
}

const wordsByModel: WeakMap<Model, ReadonlyMap<string, RelationWord>> = new WeakMap();

/** Words for relationships, with hyphens: `runs-on` as seen from the subject, `is-used-by` as seen from the object. */
export function relationWords(model: Model): ReadonlyMap<string, RelationWord> {
  let known = wordsByModel.get(model);
  if (known === undefined) {
    const made = new Map<string, RelationWord>();
    model.schema.relationships.forEach(({ id, inverse }, verb) => {
      const back = hyphened(inverse.en);
      if (!made.has(back)) made.set(back, { verb, direction: "in" });
      made.set(hyphened(id), { verb, direction: "out" });
    });
    wordsByModel.set(model, (known = made));
  }
  return known;
}

function hyphened(text: string): string {
  return text.toLowerCase().replaceAll(" ", "-");
}

/** Elements by id, or a kind: any element of it. */
export function relationTest(
  model: Model,
  { verb, direction }: RelationWord,
  values: readonly QueryValue[],
  report: Report,
): Test {
  const isTarget = targets(model, values, report);
  const asksMissing = values.some(({ text, isQuoted }) => text === "missing" && !isQuoted);
  const { edges } = model.parts;
  const graph = model.graph();
  const [start, others, byEdge] =
    direction === "out" ? [graph.outStart, graph.outNode, graph.outEdge] : [graph.inStart, graph.inNode, graph.inEdge];
  return (row) => {
    const own = withInside(model, row);
    let hasAny = false;
    for (const one of own) {
      for (let index = start[one] ?? 0; index < (start[one + 1] ?? 0); index++) {
        const edge = byEdge[index] ?? -1;
        const other = others[index] ?? -1;
        if (edges.kind[edge] !== verb || edge >= edges.referencesFrom || own.has(other)) continue;
        hasAny = true;
        if (isTarget(other)) return YES;
      }
    }
    return asksMissing && !hasAny ? YES : NO;
  };
}

/**
 * What some relationship of an element says: `flows.encrypted:no` is true where one flow is not encrypted, unknown where of one nobody
 * knows and of none that it is so. Undefined where the verb has no such attribute.
 */
export function relationAttributeTest(
  model: Model,
  { verb, direction }: RelationWord,
  condition: AttributeCondition,
  setting: QuerySetting,
  report: Report,
): Test | undefined {
  const { schema } = model;
  const meaning = schema.meaning(condition.key, schema.subjectOfVerb(verb));
  if (meaning === undefined) return undefined;
  const judge = judgeOf(model, condition, [meaning.type], setting, report);
  const asks = (word: string): boolean => condition.values.some((value) => isPresence(value) && value.text === word);
  const isOnlyPresence = condition.values.every(isPresence);
  const graph = model.graph();
  const { edges } = model.parts;
  const [start, byEdge] = direction === "out" ? [graph.outStart, graph.outEdge] : [graph.inStart, graph.inEdge];
  const verdictOf = (edge: number): Verdict => {
    const value = model.relationship(edges.at[edge] ?? -1).get(condition.key);
    if (value !== undefined) return judge(value, meaning.type);
    return asks("missing") ? YES : isOnlyPresence ? NO : UNKNOWN;
  };
  return (row) => {
    let verdict: Verdict = NO;
    for (const one of withInside(model, row)) {
      for (let index = start[one] ?? 0; index < (start[one + 1] ?? 0); index++) {
        const edge = byEdge[index] ?? -1;
        if (edges.kind[edge] !== verb || edge >= edges.nestingFrom) continue;
        const found = verdictOf(edge);
        if (found === YES) return YES;
        if (found === UNKNOWN) verdict = UNKNOWN;
      }
    }
    return verdict;
  };
}

/** Is a row asked for, or inside of what is? */
function targets(model: Model, values: readonly QueryValue[], report: Report): (row: number) => boolean {
  const { schema, parts } = model;
  const rows = new Set<number>();
  const kinds = new Uint8Array(schema.kinds.length);
  let asksAny = false;
  for (const { text, isQuoted } of values) {
    if (!isQuoted && text === "any") asksAny = true;
    if (!isQuoted && (text === "any" || text === "missing" || text === "unknown")) continue;
    const row = model.row(text);
    if (row !== undefined) rows.add(row);
    else if (schema.kindNumber(text) >= 0) {
      for (let kind = 0; kind < kinds.length; kind++) if (schema.isKind(kind, text)) kinds[kind] = 1;
    } else report("query-target", { id: text }, closest(text, suggestions(model), 1)[0]);
  }
  return (row) => {
    if (asksAny) return true;
    for (let at = row, steps = 0; at >= 0 && steps < 1000; at = parts.parentOf[at] ?? -1, steps++)
      if (rows.has(at) || kinds[parts.kindOf[at] ?? -1] === 1) return true;
    return false;
  };
}

/** Ids that one may have meant; of large models none, since comparing takes its time. */
function suggestions(model: Model): readonly string[] {
  return model.parts.ownRows > MOST_COMPARED ? [] : [...model.elements()].map(({ id }) => id);
}

const MOST_COMPARED = 20_000;

function withInside(model: Model, row: number): ReadonlySet<number> {
  const all = new Set<number>([row]);
  for (const one of all) for (const child of model.children(one)) all.add(child);
  return all;
}
