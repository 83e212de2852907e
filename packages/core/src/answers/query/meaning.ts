/**
 * What a search means in a model: for each row yes, no, or unknown, where the model does not say what would decide it. Unknown is none of
 * the two, also when the question is turned round, and counts apart.
 */
import { closest } from "../../base/suggest.ts";
import type { Model } from "../../model/model.ts";
import { layers } from "../../model/metamodel/layers.ts";
import { computedNames } from "../../views/lens/computed.ts";
import { fold } from "../fold.ts";
import { rowsHolding } from "../rows-holding.ts";
import { attributeTest } from "./attribute-test.ts";
import { figureTest } from "./figure-test.ts";
import { isPresence, NO, type QueryProblem, type QuerySetting, type Test, UNKNOWN, type Verdict, YES } from "./test.ts";
import { relationAttributeTest, relationTest, relationWords } from "./relation-test.ts";
import { parseQuery, type Query, reserved, type Term, type TermContent } from "./syntax.ts";

/** A search made ready for a model. */
export interface Meaning {
  /** What it says of a row that is an element. */
  readonly verdict: Test;
  readonly problems: readonly QueryProblem[];
  /** False where it is words only, without any condition. */
  readonly hasConditions: boolean;
}

type Condition = TermContent & { readonly kind: "condition" };

/** Queries in queries go no deeper. */
const DEEPEST = 8;

/** The meaning of a search. */
export function meaningOf(model: Model, query: string | Query, setting: QuerySetting): Meaning {
  return new Reader(model, setting, 0).read(typeof query === "string" ? parseQuery(query) : query);
}

/** Every key that a search may use in the model, for suggestions and completion. */
export function queryKeys(model: Model): readonly string[] {
  return [
    ...ownKeys,
    ...computedNames.map(([id]) => id),
    ...relationWords(model).keys(),
    ...new Set(model.schema.metamodel.attributes.map(({ id }) => id)),
  ];
}

const keysByModel: WeakMap<Model, ReadonlySet<string>> = new WeakMap();

function queryKeysOf(model: Model): ReadonlySet<string> {
  let known = keysByModel.get(model);
  if (known === undefined) keysByModel.set(model, (known = new Set(queryKeys(model))));
  return known;
}

function quotedUnlessReserved(text: string): string {
  return reserved.has(text) ? text : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

const ownKeys: readonly string[] = ["kind", "layer", "name", "id", "in", "query", "lacks", "undecided"];

class Reader {
  private readonly model: Model;
  private readonly setting: QuerySetting;
  private readonly depth: number;
  private readonly problems: QueryProblem[] = [];

  constructor(model: Model, setting: QuerySetting, depth: number) {
    this.model = model;
    this.setting = setting;
    this.depth = depth;
  }

  read(query: Query): Meaning {
    for (const { code, found, start, end } of query.problems) this.problem(code, { found }, { start, end });
    let hasConditions = false;
    const tests = query.terms.flatMap((term): readonly Test[] => {
      const test = this.term(term);
      if (term.content.kind === "condition" && test !== undefined && test.isCondition) hasConditions = true;
      return test === undefined ? [] : [term.isNegated ? negated(test.test) : test.test];
    });
    return { verdict: all(tests), problems: this.problems, hasConditions };
  }

  private term(term: Term): { readonly test: Test; readonly isCondition: boolean } | undefined {
    const { content } = term;
    if (content.kind === "text") return this.phrase(content, term);
    if (content.values.length === 0) return undefined;
    const test = this.condition(content, term);
    if (test !== undefined) return { test, isCondition: true };
    // As one types, `10:30` is a text and no condition.
    if (this.setting.isLenient) return { test: this.text(writtenOf(content)), isCondition: false };
    const [suggestion] = closest(content.key, queryKeys(this.model), 1);
    this.problem("query-key", { key: content.key }, term, suggestion);
    return { test: () => NO, isCondition: true };
  }

  /** A phrase; one that reads as a condition of a key that there is, is that condition: `"owner:IT department"`. */
  private phrase(
    { text, isQuoted }: TermContent & { readonly kind: "text" },
    term: Term,
  ): { readonly test: Test; readonly isCondition: boolean } {
    const found = isQuoted ? /^([\p{L}\p{N}_.-]+)([:=]?(?:<=|>=|<|>)|[:=])(.+)$/su.exec(text) : null;
    const [, key = "", sign = "", rest = ""] = found ?? [];
    if (!queryKeysOf(this.model).has(key)) return { test: this.text(text), isCondition: false };
    const values = rest.split("|").map((each) => (each === "-" ? "missing" : each.trim()));
    const [condition] = parseQuery(`${key}${sign}${values.map(quotedUnlessReserved).join(",")}`).terms;
    const content = condition?.content;
    const test = content?.kind === "condition" ? this.condition(content, term) : undefined;
    return test === undefined ? { test: this.text(text), isCondition: false } : { test, isCondition: true };
  }

  private text(text: string): Test {
    const needle = fold(text).trim();
    if (needle === "") return () => YES;
    const holds = rowsHolding(this.model, needle);
    return (row) => (holds[row] === 1 ? YES : NO);
  }

  private condition(content: Condition, term: Term): Test | undefined {
    const { key, values, comparison } = content;
    const { model, setting } = this;
    const report = (code: QueryProblem["code"], parameters: QueryProblem["parameters"], suggestion?: string): void =>
      this.problem(code, parameters, term, suggestion);
    if (comparison === ":") {
      switch (key) {
        case "kind":
          return this.kinds(content, term);
        case "layer":
          return this.layers(content, term);
        case "name":
          return any(values.map(({ text }) => named(model, fold(text).trim())));
        case "id":
          return any(
            values.map(
              ({ text }) =>
                (row) =>
                  model.at(row).id === text ? YES : NO,
            ),
          );
        case "in":
          return this.inside(content, term);
        case "query":
          return this.saved(content, term);
        case "lacks":
          return this.lacking(content, term);
        case "undecided":
          return any(values.map(({ text }) => this.undecided(text, term)));
      }
      const relation = relationWords(model).get(key);
      if (relation !== undefined) return relationTest(model, relation, values, report);
    }
    const dot = key.indexOf(".");
    const ofRelation = dot < 0 ? undefined : relationWords(model).get(key.slice(0, dot));
    if (ofRelation !== undefined)
      return relationAttributeTest(model, ofRelation, { ...content, key: key.slice(dot + 1) }, setting, report);
    if (computedNames.some(([id]) => id === key)) return figureTest(model, content, setting, report);
    return attributeTest(model, content, setting, report);
  }

  private kinds({ values }: Condition, term: Term): Test {
    const { schema, parts } = this.model;
    const wanted = new Uint8Array(schema.kinds.length);
    for (const { text } of values) {
      const known = schema.kinds.find(({ id, layer }) => id === text && layer !== undefined);
      if (known === undefined) {
        const ids = schema.kinds.flatMap(({ id, layer }) => (layer === undefined ? [] : [id]));
        this.problem("query-kind", { kind: text }, term, closest(text, ids, 1)[0]);
      }
      for (let kind = 0; kind < wanted.length; kind++) if (schema.isKind(kind, text)) wanted[kind] = 1;
    }
    return (row) => (wanted[parts.kindOf[row] ?? -1] === 1 ? YES : NO);
  }

  private layers({ values }: Condition, term: Term): Test {
    for (const { text } of values) {
      if (!layers.some((layer) => layer === text))
        this.problem("query-layer", { layer: text, layers: layers.join(", ") }, term, closest(text, layers, 1)[0]);
    }
    const { schema, parts } = this.model;
    const wanted = schema.kinds.map(({ layer }) => values.some(({ text }) => text === layer));
    return (row) => (wanted[parts.kindOf[row] ?? -1] === true ? YES : NO);
  }

  /** Anywhere inside of an element; `in:missing` is what stands at the top. */
  private inside({ values }: Condition, term: Term): Test {
    const { model } = this;
    const rows = new Set<number>();
    for (const value of values) {
      if (isPresence(value)) continue;
      const row = model.row(value.text);
      if (row === undefined) this.problem("query-element", { id: value.text }, term);
      else rows.add(row);
    }
    const asksTop = values.some((value) => !value.isQuoted && value.text === "missing");
    const asksAny = values.some((value) => !value.isQuoted && value.text === "any");
    return (row) => {
      const parent = model.parts.parentOf[row] ?? -1;
      if (parent < 0) return asksTop ? YES : NO;
      if (asksAny) return YES;
      for (let at = parent, steps = 0; at >= 0 && steps < 1000; at = model.parts.parentOf[at] ?? -1, steps++)
        if (rows.has(at)) return YES;
      return NO;
    };
  }

  private saved({ values }: Condition, term: Term): Test | undefined {
    return any(
      values.map(({ text }) => {
        const found = this.model.element(text);
        if (found?.kind !== "query") {
          const ids = [...this.model.statements("query")].map(({ id }) => id);
          this.problem("query-saved", { id: text }, term, closest(text, ids, 1)[0]);
          return () => NO;
        }
        return this.nested(savedQueryText(this.model, text) ?? "", term);
      }),
    );
  }

  /** Attributes or figures of which one is missing or unknown. */
  private lacking({ values }: Condition, term: Term): Test {
    const nothing = ["missing", "unknown"].map((text) => ({ text, isQuoted: false }));
    return any(
      values.map(({ text }) => {
        const test = this.condition({ kind: "condition", key: text, comparison: ":", values: nothing }, term);
        if (test === undefined) this.problem("query-key", { key: text }, term);
        return test ?? (() => NO);
      }),
    );
  }

  private undecided(text: string, term: Term): Test {
    const inner = this.nested(text, term);
    return (row) => (inner(row) === UNKNOWN ? YES : NO);
  }

  private nested(text: string, term: Term): Test {
    if (this.depth >= DEEPEST) {
      this.problem("query-deep", { found: text }, term);
      return () => NO;
    }
    const inner = new Reader(this.model, this.setting, this.depth + 1).read(parseQuery(text));
    for (const { code, parameters, suggestion } of inner.problems) this.problem(code, parameters, term, suggestion);
    return inner.verdict;
  }

  private problem(
    code: QueryProblem["code"],
    parameters: QueryProblem["parameters"],
    { start, end }: { readonly start: number; readonly end: number },
    suggestion?: string,
  ): void {
    this.problems.push({ code, parameters, start, end, ...(suggestion === undefined ? {} : { suggestion }) });
  }
}

/** The search of a saved query with its kinds and layers; undefined where there is no such query. */
export function savedQueryText(model: Model, id: string): string | undefined {
  const query = model.element(id);
  if (query?.kind !== "query") return undefined;
  const textsOf = (key: string): readonly string[] => {
    const value = query.get(key);
    const items = value === undefined ? [] : value.kind === "list" ? value.items : [value];
    return items.flatMap((item) => ("text" in item ? [item.text] : item.kind === "reference" ? [item.id] : []));
  };
  const kinds = textsOf("kinds");
  const itsLayers = textsOf("layers");
  return [
    ...(kinds.length === 0 ? [] : [`kind:${kinds.join(",")}`]),
    ...(itsLayers.length === 0 ? [] : [`layer:${itsLayers.join(",")}`]),
    ...textsOf("find"),
  ].join(" ");
}

function named(model: Model, needle: string): Test {
  return (row) => {
    const element = model.at(row);
    const names = [element.name, element.nameIn("en"), element.nameIn("fr")];
    return names.some((name) => fold(name).includes(needle)) ? YES : NO;
  };
}

function writtenOf({ key, comparison, values }: Condition): string {
  return `${key}${comparison}${values.map(({ text }) => text).join(",")}`;
}

function all(tests: readonly Test[]): Test {
  return (row) => {
    let verdict: Verdict = YES;
    for (const test of tests) {
      const one = test(row);
      if (one === NO) return NO;
      if (one === UNKNOWN) verdict = UNKNOWN;
    }
    return verdict;
  };
}

function any(tests: readonly Test[]): Test {
  return (row) => {
    let verdict: Verdict = NO;
    for (const test of tests) {
      const one = test(row);
      if (one === YES) return YES;
      if (one === UNKNOWN) verdict = UNKNOWN;
    }
    return verdict;
  };
}

function negated(test: Test): Test {
  return (row) => {
    const verdict = test(row);
    return verdict === UNKNOWN ? UNKNOWN : verdict === YES ? NO : YES;
  };
}
