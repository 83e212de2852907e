import { dayOf, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly days: number;
}

export const indicatorIsMeasured: ElementRule<Parameters> = {
  id: "indicator-is-measured",
  title: { en: "Indicators were measured lately", fr: "Les indicateurs ont été mesurés récemment" },
  rationale: {
    en: "A value of last year steers nothing; decisions follow the mood instead.",
    fr: "Une valeur de l’an passé ne pilote rien ; les décisions suivent l’humeur.",
  },
  remedy: {
    en: "Measure it, and state `actual` and `measuredOn`.",
    fr: "Mesurez-le, et indiquez `actual` et `measuredOn`.",
  },
  severity: "info",
  controls: ["nist-csf:GV.OV-03"],
  reads: ["actual", "measuredOn"],
  parameters: {
    days: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Days", fr: "Jours" },
      description: { en: "Longest time between two measures.", fr: "Temps maximal entre deux mesures." },
      usual: 120,
    },
  },
  kinds: ["indicator"],
  examples: {
    passes: `indicator days "Days" { actual: 8; measuredOn: 2026-10-31 }`,
    fails: `indicator days "Days" { actual: 8; measuredOn: 2026-03-31 }\nindicator cost "Cost" { actual: 3; measuredOn: 2026-09-30 }`,
    finds: ["days"],
    unsure: `indicator days "Days" { actual: 8 }\nindicator cost "Cost"`,
    lacks: ["days.measuredOn", "cost.actual", "cost.measuredOn"],
  },

  judge(indicator, { parameters, today }) {
    const measured = dayOf(indicator, "measuredOn");
    const hasValue = states(indicator, "actual");
    if (measured === undefined)
      return hasValue ? lacks([indicator, "measuredOn"]) : lacks([indicator, "actual"], [indicator, "measuredOn"]);
    if (!hasValue) return lacks([indicator, "actual"]);
    const age = today - measured;
    if (age <= parameters.days) return holds;
    return violated(() => {
      const [name, day] = [nameOf(indicator), dayWords(measured)];
      return {
        en: `${name.en} was last measured on ${day.en}, ${age} days ago; ${parameters.days} are permitted`,
        fr: `${name.fr} a été mesuré pour la dernière fois le ${day.fr}, il y a ${age} jours ; ${parameters.days} sont admis`,
        values: [[indicator, "measuredOn"]],
      };
    });
  },
};
