/** The elements that a tile is about: those that the question is put to, and those of which it is true, not true or not known. */
import type { Bilingual } from "../../model/metamodel.ts";
import type { Model } from "../../model/model.ts";
import { meaningOf, savedQueryText } from "../query/meaning.ts";
import { parseQuery, plainCondition, printQuery, type Term } from "../query/syntax.ts";
import { NO, type QueryProblem, UNKNOWN, YES } from "../query/test.ts";
import type { Tile } from "./board.ts";
import { type BoardSetting, both } from "./setting.ts";

export interface Population {
  /** Kinds, as a catalogue names them; none: all. */
  readonly kinds: readonly string[];
  /** The search that says whom is asked, beside the kinds; and the whole search. */
  readonly scope: string;
  readonly search: string;
  readonly asked: readonly number[];
  readonly yes: readonly number[];
  readonly unknown: readonly number[];
  readonly problems: readonly QueryProblem[];
  /** Kinds that the model does not know. */
  readonly wrongKinds: readonly string[];
}

/** Keys that say whom a question is put to rather than what is asked. */
const scoping: ReadonlySet<string> = new Set(["kind", "layer", "in", "id"]);

/** The elements of a tile; kinds and places in its search and in that of its saved query say whom is asked. */
export function populationOf(
  model: Model,
  tile: Pick<Tile, "of" | "find" | "query">,
  { language, today }: Pick<BoardSetting, "language" | "today">,
): Population {
  const saved =
    tile.query === undefined ? "" : (savedQueryText(model, tile.query) ?? plainCondition("query", tile.query));
  const whole = both(saved, tile.find);
  const { terms } = parseQuery(whole);
  const only = terms.length === 1 ? onlyKinds(terms[0]) : undefined;
  const kinds = tile.of.length > 0 ? tile.of : (only ?? []);
  const isScope = ({ isNegated, content }: Term): boolean =>
    !isNegated && content.kind === "condition" && scoping.has(content.key);
  // What the kinds say already is not said again.
  const isSaid = only !== undefined && tile.of.length === 0;
  const scope = isSaid ? "" : printQuery(terms.filter(isScope));
  const search = isSaid ? "" : whole;
  const wrongKinds = kinds.filter(
    (kind) => kind !== "*" && model.schema.kinds[model.schema.kindNumber(kind)]?.layer === undefined,
  );
  const setting = { language, today, isLenient: false };
  const wanted = meaningOf(model, search, setting);
  const asking = meaningOf(model, scope, setting).verdict;
  const isEverything = kinds.length === 0 || kinds.includes("*");
  const rows = isEverything
    ? [...model.rows()]
    : [...new Set(kinds.flatMap((kind) => [...model.rows({ kind })]))].sort((a, b) => a - b);
  const asked = rows.filter((row) => asking(row) !== NO);
  const verdicts = asked.map((row) => wanted.verdict(row));
  return {
    kinds: isEverything ? [] : kinds,
    scope,
    search,
    asked,
    yes: asked.filter((_, index) => verdicts[index] === YES),
    unknown: asked.filter((_, index) => verdicts[index] === UNKNOWN),
    problems: wanted.problems,
    wrongKinds,
  };
}

/** The kinds of a search that asks for nothing else. */
function onlyKinds(term: Term | undefined): readonly string[] | undefined {
  if (term === undefined || term.isNegated || term.content.kind !== "condition" || term.content.key !== "kind")
    return undefined;
  return term.content.values.map(({ text }) => text);
}

/** What the elements are called together: "applications", "elements". */
export function whatOf(model: Model, { kinds, scope }: Population, language: string, count = 2): string {
  const ids = kinds.length > 0 ? kinds : kindsIn(scope);
  const known = ids.flatMap((id) => {
    const kind = model.schema.kinds[model.schema.kindNumber(id)];
    return kind === undefined ? [] : [kind];
  });
  const one: { readonly name: Bilingual; readonly plural: Bilingual } =
    known.length === 1 && known[0] !== undefined
      ? known[0]
      : { name: { en: "element", fr: "élément" }, plural: { en: "elements", fr: "éléments" } };
  const name = count === 1 ? one.name : one.plural;
  return lowered(name[language.startsWith("fr") ? "fr" : "en"]);
}

/** The kinds that a search names. */
export function kindsIn(search: string): readonly string[] {
  return parseQuery(search).terms.flatMap(({ content, isNegated }) =>
    !isNegated && content.kind === "condition" && content.key === "kind" ? content.values.map(({ text }) => text) : [],
  );
}

/** Small inside a sentence, unless it is an abbreviation. */
function lowered(text: string): string {
  const second = text.charAt(1);
  return second !== "" && second === second.toUpperCase() && second !== second.toLowerCase()
    ? text
    : text.charAt(0).toLowerCase() + text.slice(1);
}

/** The search for what a search cannot decide. */
export function undecided(search: string): string {
  return `undecided:"${search.replace(/["\\]/g, "\\$&")}"`;
}
