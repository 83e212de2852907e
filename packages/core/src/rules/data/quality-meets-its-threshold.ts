import { inUnit } from "../../base/quantity.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import type { Element } from "../../model/model.ts";
import { nameOfField } from "../../model/names.ts";
import { hoursOf } from "../../model/read.ts";
import type { Value } from "../../model/values.ts";
import { measuresOf, type Measure } from "../parts/quality.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

interface Parameters {
  readonly least: number;
}

export const qualityMeetsItsThreshold: ElementRule<Parameters> = {
  id: "quality-meets-its-threshold",
  title: { en: "Data quality is above its threshold", fr: "La qualité des données dépasse son seuil" },
  rationale: {
    en: "Decisions are as good as the data below them; a threshold that is missed quietly is no threshold.",
    fr: "Les décisions valent ce que valent les données ; un seuil manqué en silence n’en est pas un.",
  },
  remedy: {
    en: "Clean the data at its golden source, or set the threshold that the users really need.",
    fr: "Nettoyez les données à la source de référence, ou fixez le seuil dont les utilisateurs ont vraiment besoin.",
  },
  severity: "warning",
  controls: ["gdpr:5", "fadp:6", "iso27001:A.5.33", "nist-800-53:SI-10", "nist-800-53:SI-18", "dora:8"],
  quality: "reliability",
  reads: ["quality", "freshness"],
  parameters: {
    least: {
      type: { kind: "percent" },
      name: { en: "Least", fr: "Minimum" },
      description: {
        en: "Threshold of measures that state none of their own.",
        fr: "Seuil des mesures qui n’en indiquent pas.",
      },
      usual: 0.8,
    },
  },
  kinds: ["dataset", "entity", "store"],
  examples: {
    passes: `dataset people "People" { quality: { completeness: 93%, uniqueness: { value: 99%, threshold: 98% } } }`,
    fails: `dataset people "People" { quality: { completeness: 93%, uniqueness: { value: 97%, threshold: 98% } } }
dataset bad "Bad" { quality: { accuracy: 60% } }
dataset late "Late" { quality: { timeliness: { value: 3d, threshold: 1d } } }
dataset late2 "Later" { freshness: 1h; quality: { timeliness: 5h } }
dataset fine "Fine" { quality: { accuracy: { value: 60%, threshold: 50% } } }`,
    finds: ["people", "bad", "late", "late2"],
    unsure: `dataset people "People" { quality: { accuracy: { threshold: 98% } } }`,
    lacks: ["people.quality"],
  },

  judge(data, { parameters: { least } }) {
    const measures = measuresOf(data)?.map((measure) => judgedMeasure(data, measure, least));
    if (measures === undefined) return undefined;
    const bad = measures.filter((one) => one.isMet === false);
    const [first] = bad;
    if (first === undefined)
      return measures.some(({ isMet }) => isMet === undefined) ? lacks([data, "quality"]) : holds;
    return violated(() => {
      const name = nameOf(data);
      const all = (language: "en" | "fr"): string =>
        bad.map((one) => `${dimensionOf(data, one.dimension)[language]} ${one.value} / ${one.threshold}`).join(", ");
      return {
        en: `quality of ${name.en} is below its threshold: ${all("en")}`,
        fr: `la qualité de ${name.fr} est sous son seuil : ${all("fr")}`,
        values: [[data, "quality"]],
      };
    });
  },
};

interface Judged {
  readonly dimension: string;
  readonly isMet: boolean | undefined;
  readonly value: string;
  readonly threshold: string;
}

/** A share must reach its threshold; an age must not pass it. */
function judgedMeasure(data: Element, { dimension, value, threshold }: Measure, least: number): Judged {
  if (value?.kind === "percent") {
    const enough = threshold?.kind === "percent" ? threshold.fraction : least;
    return { dimension, isMet: value.fraction >= enough, value: percent(value.fraction), threshold: percent(enough) };
  }
  const age = hoursIn(value);
  const most = hoursIn(threshold) ?? hoursOf(data, "freshness");
  const isMet = age === undefined || most === undefined ? undefined : age <= most;
  return { dimension, isMet, value: `${age ?? "?"} h`, threshold: `${most ?? "?"} h` };
}

/** Name of a dimension as people read it. */
function dimensionOf({ model, row }: Element, dimension: string): Bilingual {
  const type = model.schema.meaning("quality", model.parts.kindOf[row] ?? -1)?.type;
  return nameOfField(type, dimension) ?? { en: dimension, fr: dimension };
}

function hoursIn(value: Value | undefined): number | undefined {
  return value?.kind === "quantity" && value.dimension === "duration"
    ? inUnit(value.amount, "h", "duration")
    : undefined;
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 1000) / 10} %`;
}
