/** Search as you type: over ids, names in all languages, descriptions, values (words by their names, too) and kinds, regardless of case and accents. */
import type { KindDefinition } from "../model/metamodel.ts";
import type { Model } from "../model/model.ts";
import type { Literal } from "../model/values.ts";
import { dayOfModel } from "../views/query.ts";
import type { SearchAnswer } from "./answers.ts";
import { findFolded, fold } from "./fold.ts";
import { findNamedWords, namesSaid } from "./named-words.ts";
import { localeOf } from "./positions.ts";
import { meaningOf } from "./query/meaning.ts";
import { YES } from "./query/test.ts";
import { summaryOf } from "./summary.ts";
import { INSIDE, isLabel, SAID_BY_ID, SAID_BY_NAME, TEXT_START, textIndex, type Visit, WHOLE } from "./text-index.ts";

export interface SearchRequest {
  readonly query: string;
  /** Most hits to show; default 20. */
  readonly limit?: number | undefined;
  /** Elements of these kinds alone, and of those that specialise them; none: of all. */
  readonly kinds?: readonly string[] | undefined;
  readonly language: string;
}

/**
 * Elements that hold every word of the query, or all of it in one text, best first: exact id, then name or id by how well it matches, then kind, then what is
 * said elsewhere; among equals, shorter names and earlier statements first. One or two letters search ids, names and kinds only.
 */
export function searchAnswer(model: Model, request: SearchRequest): SearchAnswer {
  const query = fold(request.query).trim();
  const kinds = request.kinds ?? [];
  const all =
    query === ""
      ? kinds.length === 0
        ? undefined
        : everything(model)
      : (fulfilling(model, request) ?? search(model, query));
  const found = all === undefined || kinds.length === 0 ? all : ofKinds(model, all, kinds);
  const { rows, total } = found === undefined ? { rows: [], total: 0 } : best(model, found, request.limit ?? 20);
  return {
    version: 1,
    query: request.query,
    total,
    hits: rows.map((row) => {
      const where = found?.where[row] ?? SAID_BY_NAME;
      const needle = found?.needle[row] === 1 ? query : (query.split(" ")[0] ?? query);
      return {
        ...summaryOf(model.at(row), request.language),
        ...excerptOf(model, row, where, needle, request.language),
      };
    }),
  };
}

const EXACT_ID = 12;
const LABEL = 7;
const KIND = 6;
const ELSEWHERE = 1;
const SAID_BY_KIND = -3;
const SHORTEST_ELSEWHERE = 3;

/** By row: how well it matches (0: not), where, and whether there by the whole query (1) or its first word. */
interface Found {
  readonly score: Uint8Array;
  readonly where: Int32Array;
  readonly needle: Uint8Array;
}

/** From so many matches on of the query as it was written, its words apart are not looked for. */
const PLENTY = 200;

function search(model: Model, query: string): Found {
  const whole = searchText(model, query);
  whole.needle.fill(1);
  const words = query.split(" ");
  if (words.length === 1 || countOf(whole) >= PLENTY) return whole;
  // Words that stand apart count less than the query as it was written, so never as an exact id. The longest first: it decides soonest.
  const apart = searchWords(
    model,
    [...words].sort((a, b) => b.length - a.length),
  );
  const first = apart === undefined ? undefined : searchText(model, words[0] ?? "");
  if (apart === undefined || first === undefined) return whole;
  for (let row = 0; row < whole.score.length; row++) {
    if (whole.score[row] !== 0 || apart[row] === 0) continue;
    whole.score[row] = Math.min(apart[row] as number, EXACT_ID - 1);
    whole.where[row] = first.where[row] as number;
    whole.needle[row] = 0;
  }
  return whole;
}

/** By row the score of its worst word; `undefined` when a word is found nowhere. */
function searchWords(model: Model, words: readonly string[]): Uint8Array | undefined {
  let least: Uint8Array | undefined;
  for (const word of words) {
    const found = searchText(model, word);
    if (least === undefined) least = found.score;
    else
      for (let row = 0; row < least.length; row++)
        least[row] = Math.min(least[row] as number, found.score[row] as number);
    if (!least.some((score) => score > 0)) return undefined;
  }
  return least;
}

/** Elements that fulfil the conditions of a search (`query/syntax.ts`): `owner:missing rto<4h`; undefined where it has none. */
function fulfilling(model: Model, { query, language }: SearchRequest): Found | undefined {
  if (!/[:<>=]/.test(query)) return undefined;
  const setting = { language, today: dayOfModel(model), isLenient: true };
  const { verdict, hasConditions } = meaningOf(model, query, setting);
  if (!hasConditions) return undefined;
  const size = model.parts.ownRows;
  const score = new Uint8Array(size);
  for (const row of model.rows()) if (verdict(row) === YES) score[row] = LABEL;
  return { score, where: new Int32Array(size).fill(SAID_BY_NAME), needle: new Uint8Array(size).fill(1) };
}

/** Every element alike, for a search that asks for kinds alone. */
function everything(model: Model): Found {
  const size = model.parts.ownRows;
  const score = new Uint8Array(size);
  for (let row = 0; row < size; row++) if (model.isElement(row)) score[row] = LABEL;
  return { score, where: new Int32Array(size).fill(SAID_BY_NAME), needle: new Uint8Array(size).fill(1) };
}

/** What was found, without the elements of other kinds. */
function ofKinds(model: Model, found: Found, kinds: readonly string[]): Found {
  const { schema, parts } = model;
  const isWanted = schema.kinds.map((_, kind) => kinds.some((id) => schema.isKind(kind, id)));
  const score = found.score.map((value, row) => (isWanted[parts.kindOf[row] as number] === true ? value : 0));
  return { ...found, score };
}

function countOf({ score }: Found): number {
  let count = 0;
  for (const value of score) if (value > 0) count++;
  return count;
}

function searchText(model: Model, needle: string): Found {
  const size = model.parts.ownRows;
  const score = new Uint8Array(size);
  const where = new Int32Array(size);
  const { attributeKey } = model.columns;
  const isLabelKey = labelsOf(model);
  const isShort = needle.length < SHORTEST_ELSEWHERE;
  const visit: Visit = (row, place, quality) => {
    const isLabelled = place < 0 || isLabelKey[attributeKey[place] as number] === 1;
    // The id of one element is a value of others that refer to it.
    if (isShort && !isLabelled) return;
    const value =
      place === SAID_BY_ID && quality === WHOLE ? EXACT_ID : isLabelled ? labelScore(quality) : elsewhereScore(quality);
    if ((score[row] as number) >= value) return;
    score[row] = value;
    where[row] = place;
  };
  textIndex(model).find(needle, isShort, visit);
  if (!isShort) findNamedWords(model, needle, visit);
  const kinds = model.schema.kinds.map((kind) => kind.layer !== undefined && isKindMeant(kind, needle));
  if (kinds.includes(true)) {
    for (let row = 0; row < size; row++) {
      if (kinds[model.parts.kindOf[row] as number] !== true || (score[row] as number) >= KIND || !model.isElement(row))
        continue;
      score[row] = KIND;
      where[row] = SAID_BY_KIND;
    }
  }
  return { score, where, needle: new Uint8Array(size) };
}

/** 7 to 11: inside a word, at the start of a word, at the start, all of it. */
function labelScore(quality: number): number {
  return LABEL + quality;
}

/** 1 to 3: inside, at the start of a word, at the start. */
function elsewhereScore(quality: number): number {
  return ELSEWHERE + Math.min(quality, TEXT_START) - INSIDE;
}

const labelsByModel: WeakMap<Model, Uint8Array> = new WeakMap();

/** By symbol of a key: 1 where its texts are names. */
function labelsOf(model: Model): Uint8Array {
  let labels = labelsByModel.get(model);
  if (labels === undefined) {
    labels = new Uint8Array(model.symbols.count);
    const { attributeKey, attributeCount } = model.columns;
    const keys = new Set(attributeKey.subarray(0, attributeCount));
    for (const key of keys) if (isLabel(model.symbols.text(key))) labels[key] = 1;
    labelsByModel.set(model, labels);
  }
  return labels;
}

/** A kind is meant by the beginning of its id or of one of its names, from three letters on. */
function isKindMeant(kind: KindDefinition, needle: string): boolean {
  if (needle.length < SHORTEST_ELSEWHERE) return false;
  return [kind.id, kind.name.en, kind.name.fr, kind.plural.en, kind.plural.fr].some((name) =>
    fold(name).startsWith(needle),
  );
}

/** The best rows of all that match: score by score from the top, in each the shorter names first. */
function best(
  model: Model,
  { score }: Found,
  limit: number,
): { readonly rows: readonly number[]; readonly total: number } {
  const counts = new Int32Array(EXACT_ID + 1);
  let total = 0;
  for (const value of score) {
    if (value === 0) continue;
    counts[value] = (counts[value] as number) + 1;
    total++;
  }
  const rows: number[] = [];
  for (let value = EXACT_ID; value > 0 && rows.length < limit; value--) {
    if (counts[value] !== 0) rows.push(...shortest(model, score, value, limit - rows.length));
  }
  return { rows, total };
}

/** The rows of one score with the shortest names, earlier ones first among equals; a counting sort, as there may be very many. */
function shortest(model: Model, score: Uint8Array, value: number, limit: number): readonly number[] {
  const { symbols, columns } = model;
  const { elementName, elementId } = columns;
  const byLength: (number[] | undefined)[] = [];
  const { starts } = symbols.arrays();
  const lengthOf = (symbol: number): number => (starts[symbol + 1] as number) - (starts[symbol] as number);
  for (let row = 0; row < score.length; row++) {
    if (score[row] !== value) continue;
    const name = elementName[row] as number;
    const length = Math.min(LONGEST, lengthOf(name === 0 ? (elementId[row] as number) : name));
    const list = byLength[length];
    if (list === undefined) byLength[length] = [row];
    else if (list.length < limit) list.push(row);
  }
  const rows: number[] = [];
  for (const list of byLength)
    if (list !== undefined && rows.length < limit) rows.push(...list.slice(0, limit - rows.length));
  return rows;
}

const LONGEST = 255;

// --- excerpts

const BEFORE = 40;
const AFTER = 100;

/** Where it was found, and the text around the match. */
function excerptOf(
  model: Model,
  row: number,
  where: number,
  needle: string,
  language: string,
): { readonly where: string; readonly excerpt: string; readonly start: number; readonly end: number } {
  const element = model.at(row);
  if (where === SAID_BY_KIND) return { where: "kind", excerpt: element.kind, start: 0, end: 0 };
  if (where === SAID_BY_ID) return { where: "id", ...around(element.id, needle) };
  if (where === SAID_BY_NAME) return { where: "name", ...around(element.name, needle) };
  const key = model.key(where);
  const texts = textsOf(model.literal(where)).flatMap((text) => [...namesOf(model, row, where, text, language), text]);
  const text = texts.find((each) => findFolded(each, needle) !== undefined) ?? texts[0] ?? "";
  return { where: key.startsWith("name.") ? "name" : key, ...around(text, needle) };
}

/** What a word is called, in the language of the reader first. */
function namesOf(model: Model, row: number, where: number, word: string, language: string): readonly string[] {
  const own = localeOf(language);
  const other = own === "fr" ? "en" : "fr";
  return namesSaid(model, row, where, word).flatMap((name) => [name[own], name[other]]);
}

function textsOf(literal: Literal): readonly string[] {
  if (literal.form === "list") return literal.items.flatMap(textsOf);
  if (literal.form === "record") return literal.fields.flatMap(([, value]) => textsOf(value));
  return [literal.text];
}

/** One line around the match, with the match as a range of UTF-16 code units. */
function around(
  text: string,
  needle: string,
): { readonly excerpt: string; readonly start: number; readonly end: number } {
  const match = findFolded(text, needle) ?? { start: 0, end: 0 };
  const from = match.start <= BEFORE ? 0 : blankAfter(text, match.start - BEFORE, match.start);
  const to = text.length - match.end <= AFTER ? text.length : blankBefore(text, match.end + AFTER, match.end);
  const head = from > 0 ? "… " : "";
  const excerpt = `${head}${text.slice(from, to)}${to < text.length ? " …" : ""}`.replace(/\s/g, " ");
  const shift = head.length - from;
  return { excerpt, start: match.start + shift, end: match.end + shift };
}

/** First place behind a blank in a range; its end where there is none. */
function blankAfter(text: string, from: number, to: number): number {
  const blank = text.slice(from, to).search(/\s/);
  return blank < 0 ? to : from + blank + 1;
}

/** Last blank of a range, going back; its end where there is none. */
function blankBefore(text: string, from: number, to: number): number {
  for (let at = from; at > to; at--) if (/\s/.test(text.charAt(at))) return at;
  return to;
}
