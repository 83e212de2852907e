/** Scores that are sums of shown terms: each term opens to what it read, and what is not known stays out and is counted. */
import { numbers, words, type Table, type TableWords } from "../base/table.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element } from "../model/model.ts";
import { type Known, named, type Named, type TitledTable } from "./analysis.ts";
import { elementColumn, nameColumn } from "./read.ts";

/** One part of a score. */
export interface Term {
  readonly id: string;
  readonly name: Bilingual;
  /** How much it counts beside the others. */
  readonly weight: number;
  /** What it says of an element: from 0 (bad) to 1 (good), and why; undefined where nobody knows; "not-asked" where it makes no sense. */
  read(element: Element): TermValue | undefined | "not-asked";
}

export interface TermValue {
  readonly value: number;
  readonly because: TableWords;
}

export interface Scored {
  readonly element: Named;
  /** Mean of the known terms by weight, from 0 to 1; undefined where none is known. */
  readonly score: number | undefined;
  /** Share of the weight of the terms asked that is known. */
  readonly coverage: number;
  readonly terms: readonly { readonly term: Term; readonly value: TermValue | undefined }[];
}

/** The score of an element; undefined where no term asks anything of it. */
export function scored(element: Element, terms: readonly Term[]): Scored | undefined {
  const asked = terms.flatMap((term) => {
    const value = term.read(element);
    return value === "not-asked" ? [] : [{ term, value }];
  });
  if (asked.length === 0) return undefined;
  const known = asked.filter((one) => one.value !== undefined);
  const weightOf = (all: typeof asked): number => all.reduce((sum, { term }) => sum + term.weight, 0);
  const sum = known.reduce((total, { term, value }) => total + term.weight * (value?.value ?? 0), 0);
  const weight = weightOf(known);
  return {
    element: named(element),
    score: weight === 0 ? undefined : sum / weight,
    coverage: weight / weightOf(asked),
    terms: asked,
  };
}

/** One row for each element: score, coverage, and a column for each term. */
export function scoreTable(all: readonly Scored[], terms: readonly Term[], score: Bilingual): Table {
  return {
    columns: [
      elementColumn,
      nameColumn,
      numbers("score", score.en, score.fr, "share"),
      numbers("coverage", "Known", "Connu", "share"),
      ...terms.map(({ id, name }) => numbers(id, name.en, name.fr, "share")),
    ],
    rows: all.map(({ element, score: total, coverage, terms: asked }) => [
      element.id,
      element.name,
      total ?? null,
      coverage,
      ...terms.map((term) => asked.find((one) => one.term.id === term.id)?.value?.value ?? null),
    ]),
  };
}

/** Every term of every score with its reason: the inputs behind each figure. */
export function termTable(all: readonly Scored[]): TitledTable {
  return {
    id: "terms",
    title: { en: "Terms and reasons", fr: "Termes et raisons" },
    columns: [
      elementColumn,
      nameColumn,
      words("term", "Term", "Terme"),
      numbers("weight", "Weight", "Poids"),
      numbers("value", "Value", "Valeur", "share"),
      words("because", "Because", "Parce que"),
    ],
    rows: all.flatMap(({ element, terms }) =>
      terms.map(({ term, value }) => [
        element.id,
        element.name,
        term.name,
        term.weight,
        value?.value ?? null,
        value?.because ?? unknown,
      ]),
    ),
  };
}

const unknown: TableWords = { en: "nobody said", fr: "personne ne l’a dit" };

/** How many terms are known of those asked. */
export function knownTerms(all: readonly Scored[]): Known {
  const terms = all.flatMap((one) => one.terms);
  return {
    what: { en: "terms that are known", fr: "termes connus" },
    known: terms.filter(({ value }) => value !== undefined).length,
    of: terms.length,
  };
}

/** Yes and no as a term. */
export function yesNo(
  answer: boolean | undefined,
  yes: TableWords,
  no: TableWords,
  isGood = true,
): TermValue | undefined {
  if (answer === undefined) return undefined;
  return { value: answer === isGood ? 1 : 0, because: answer ? yes : no };
}

/** A share of some things as a term. */
export function shareOf(count: number, of: number, what: TableWords): TermValue | undefined {
  return of === 0
    ? undefined
    : { value: count / of, because: { en: `${count} of ${of} ${what.en}`, fr: `${count} sur ${of} ${what.fr}` } };
}
