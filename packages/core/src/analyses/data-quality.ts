/** How good each data set is, dimension by dimension, against what is asked of it (R163). */
import { numbers, words } from "../base/table.ts";
import type { Bilingual } from "../model/metamodel.ts";
import type { Element, Model } from "../model/model.ts";
import { numberIn, wordOf } from "../model/read.ts";
import type { Value } from "../model/values.ts";
import { type Analysis, named, type Named } from "./analysis.ts";
import { elementColumn, knownOf, nameColumn } from "./read.ts";

export interface DataQualityParameters {
  /** Least share that counts as good; 95 % when absent. */
  readonly threshold?: number | undefined;
}

const dimensions: readonly (readonly [id: string, name: Bilingual])[] = [
  ["completeness", { en: "Completeness", fr: "Complétude" }],
  ["uniqueness", { en: "Uniqueness", fr: "Unicité" }],
  ["accuracy", { en: "Accuracy", fr: "Exactitude" }],
  ["validity", { en: "Validity", fr: "Validité" }],
  ["consistency", { en: "Consistency", fr: "Cohérence" }],
  ["timeliness", { en: "Timeliness", fr: "Actualité" }],
];

const USUAL_THRESHOLD = 0.95;

export interface DataQualityItem {
  readonly element: Named;
  readonly steward: string | undefined;
  /** From 0 to 1, in the order of the dimensions; undefined where nobody measured. */
  readonly measures: readonly (number | undefined)[];
  /** Mean of what was measured. */
  readonly mean: number | undefined;
  readonly below: readonly Bilingual[];
}

export const dataQuality: Analysis<DataQualityParameters, readonly DataQualityItem[]> = {
  id: "data-quality",
  title: { en: "Data quality", fr: "Qualité des données" },
  question: {
    en: "How good is each data set, and where does it fall short?",
    fr: "Que vaut chaque jeu de données, et où pèche-t-il ?",
  },
  method: {
    en: "The stated measures of each data set and entity in six dimensions (after DAMA): completeness, uniqueness, accuracy, validity, consistency, timeliness. The mean is that of the measured dimensions only; those below the threshold are named; what nobody measured is unknown and lowers the coverage.",
    fr: "Les mesures indiquées de chaque jeu de données et entité en six dimensions (d’après DAMA) : complétude, unicité, exactitude, validité, cohérence, actualité. La moyenne est celle des seules dimensions mesurées ; celles sous le seuil sont nommées ; ce que personne n’a mesuré est inconnu et diminue la couverture.",
  },
  reads: ["quality", "steward"],
  parameters: {
    threshold: {
      type: { kind: "percent" },
      name: { en: "Threshold", fr: "Seuil" },
      description: {
        en: "Least share that counts as good where a measure states no threshold of its own; 95 % if not given.",
        fr: "Part minimale jugée bonne quand une mesure n’indique pas son propre seuil ; 95 % par défaut.",
      },
    },
  },
  example: {
    model: `
unit sales "Sales"
dataset people "People" { steward: sales; quality: { completeness: 93%, uniqueness: 98% } }
dataset orders "Orders"
`,
    parameters: { threshold: 0.95 },
  },

  run: (model, { threshold = USUAL_THRESHOLD }) => itemsOf(model, threshold),

  tabulate: (all) => ({
    columns: [
      elementColumn,
      nameColumn,
      words("steward", "Steward", "Gérant", "element"),
      numbers("mean", "Mean of the measured", "Moyenne mesurée", "share"),
      ...dimensions.map(([id, { en, fr }]) => numbers(id, en, fr, "share")),
      words("below", "Below the threshold", "Sous le seuil"),
    ],
    rows: all.map(({ element, steward, mean, measures, below }) => [
      element.id,
      element.name,
      steward ?? null,
      mean ?? null,
      ...measures.map((measure) => measure ?? null),
      below.length === 0
        ? null
        : { en: below.map(({ en }) => en).join(", "), fr: below.map(({ fr }) => fr).join(", ") },
    ]),
  }),

  coverage: (all) => [
    knownOf(
      { en: "dimensions that were measured", fr: "dimensions mesurées" },
      all.flatMap(({ measures }) => measures),
      (measure) => measure !== undefined,
    ),
  ],
};

function itemsOf(model: Model, threshold: number): readonly DataQualityItem[] {
  const all = ["dataset", "entity"].flatMap((kind) => [...model.elements({ kind })]);
  return all.map((element) => itemOf(element, threshold)).sort((a, b) => (a.mean ?? 2) - (b.mean ?? 2));
}

function itemOf(element: Element, threshold: number): DataQualityItem {
  const values = dimensions.map(([id]) => element.get(`quality.${id}`));
  const measures = values.map(measureIn);
  const known = measures.filter((measure) => measure !== undefined);
  return {
    element: named(element),
    steward: element.reference("steward")?.id ?? wordOf(element, "steward"),
    measures,
    mean: known.length === 0 ? undefined : known.reduce((total, one) => total + one, 0) / known.length,
    below: dimensions.flatMap(([, name], index) =>
      (measures[index] ?? 1) < (thresholdIn(values[index]) ?? threshold) ? [name] : [],
    ),
  };
}

/** A share, plain or as the value of a measure; delays are no shares. */
function measureIn(value: Value | undefined): number | undefined {
  return numberIn(value?.kind === "record" ? value.fields["value"] : value);
}

/** The threshold that a measure states for itself. */
function thresholdIn(value: Value | undefined): number | undefined {
  return value?.kind === "record" ? numberIn(value.fields["threshold"]) : undefined;
}
