import { amountOf, attainmentOf } from "../../model/attainment.ts";
import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { dayOf, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords, valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly near: number;
  readonly share: number;
}

export const indicatorIsOnTrack: ElementRule<Parameters> = {
  id: "indicator-is-on-track",
  title: { en: "Indicators approach their targets in time", fr: "Les indicateurs approchent de leur cible à temps" },
  rationale: {
    en: "A measure that moves away, or stays far from its target with little time left, asks for a decision now.",
    fr: "Une mesure qui s’éloigne, ou qui reste loin de sa cible alors que le temps manque, appelle une décision maintenant.",
  },
  remedy: {
    en: "Decide: more means, another way, or another target (`target`, and `due` of the objective).",
    fr: "Décidez : plus de moyens, une autre voie, ou une autre cible (`target`, et `due` de l’objectif).",
  },
  severity: "warning",
  controls: ["nist-csf:GV.OV-03"],
  quality: "performance",
  reads: ["baseline", "target", "actual", "due", "influences", "contains"],
  parameters: {
    near: {
      type: { kind: "number", minimum: 0, integer: true },
      name: { en: "Days before the date", fr: "Jours avant l’échéance" },
      description: { en: "From when on a date is near.", fr: "À partir de quand une échéance est proche." },
      usual: 180,
    },
    share: {
      type: { kind: "percent" },
      name: { en: "Share of the way", fr: "Part du chemin" },
      description: {
        en: "How much of the way to the target must be done when the date is near.",
        fr: "Quelle part du chemin vers la cible doit être faite quand l’échéance est proche.",
      },
      usual: 0.75,
    },
  },
  kinds: ["indicator"],
  examples: {
    passes: `objective fast "Fast" { due: 2027-03-31 }\nindicator days "Days" { baseline: 11; target: 3; actual: 4; influences fast }`,
    fails: `objective fast "Fast" { due: 2027-03-31 }
objective past "Past" { due: 2026-06-30 }
objective later "Later" { due: 2028-12-31 }
indicator days "Days" { baseline: 11; target: 3; actual: 9; influences fast }
indicator missed "Missed" { baseline: 10; target: 20; actual: 19; influences past }
indicator worse "Worse" { baseline: 10; target: 20; actual: 8; influences later }
indicator slow "Slow" { baseline: 10; target: 20; actual: 11; influences later }`,
    finds: ["days", "missed", "worse"],
    unsure: `indicator days "Days" { baseline: 11; target: 3 }`,
    lacks: ["days.actual"],
  },

  judge(indicator, { parameters, today }) {
    // Without a way from here to there other rules ask for one.
    if (!states(indicator, "baseline") || !states(indicator, "target")) return undefined;
    const reached = attainmentOf(indicator);
    if (reached === undefined) return states(indicator, "actual") ? undefined : lacks([indicator, "actual"]);
    if (movesAway(indicator)) return violated(() => off(indicator, undefined));
    const objective = nextDue(indicator);
    const due = objective === undefined ? undefined : dayOf(objective, "due");
    if (due === undefined) return holds;
    const needed = due < today ? 1 : due <= today + parameters.near ? parameters.share : 0;
    return reached >= needed ? holds : violated(() => off(indicator, objective));
  },
};

/** The objective that it measures whose date comes first. */
function nextDue(indicator: Element): Element | undefined {
  const measured = [indicator.parent, ...indicator.out("influences").map(({ to }) => to)];
  let first: Element | undefined;
  for (const one of measured) {
    if (one === undefined || !isKind(one, "objective") || !states(one, "due")) continue;
    if (first === undefined || (dayOf(one, "due") ?? 0) < (dayOf(first, "due") ?? 0)) first = one;
  }
  return first;
}

function movesAway(indicator: Element): boolean {
  const [baseline, target, actual] = ["baseline", "target", "actual"].map((key) => amountOf(indicator.get(key)));
  if (baseline === undefined || target === undefined || actual === undefined) return false;
  return (actual - baseline) * (target - baseline) < 0;
}

function off(indicator: Element, objective: Element | undefined): Account {
  const name = nameOf(indicator);
  const [baseline, actual, target] = ["baseline", "actual", "target"].map((key) => valueOf(indicator, key));
  const due = objective === undefined ? undefined : dayWords(dayOf(objective, "due") ?? 0);
  return {
    en: `${name.en} stands at ${actual?.en}, from ${baseline?.en}; its target is ${target?.en}${due === undefined ? "" : ` by ${due.en}`}`,
    fr: `${name.fr} est à ${actual?.fr}, parti de ${baseline?.fr} ; sa cible est ${target?.fr}${due === undefined ? "" : ` pour le ${due.fr}`}`,
    path: objective === undefined ? [indicator] : [indicator, objective],
    values: [
      [indicator, "actual"],
      [indicator, "target"],
    ],
  };
}
