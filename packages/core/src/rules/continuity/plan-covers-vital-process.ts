import type { Element, Model } from "../../model/model.ts";
import { elementsOf } from "../../model/read.ts";
import { foundationsOf } from "../parts/foundations.ts";
import { isPlanInUse } from "../../model/plans.ts";
import { SUPPORT_WORDS } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

export const planCoversVitalProcess: ModelRule = {
  id: "plan-covers-vital-process",
  title: {
    en: "A continuity or recovery plan covers each vital process",
    fr: "Un plan de continuité ou de reprise couvre chaque processus vital",
  },
  rationale: {
    en: "In the first hour nobody invents a procedure: what no plan covers is recovered last, by whoever happens to be there.",
    fr: "Dans la première heure, personne n’invente de procédure : ce qu’aucun plan ne couvre est rétabli en dernier, par qui se trouve là.",
  },
  remedy: {
    en: "Write the plan, or name in the document (`about`) the processes and systems that it covers.",
    fr: "Rédigez le plan, ou nommez dans le document (`about`) les processus et systèmes qu’il couvre.",
  },
  severity: "error",
  controls: ["iso27001:A.5.29", "iso27001:A.5.30", "nist-800-53:CP-2", "nist-csf:ID.IM-04", "dora:11", "nis2:21.2.c"],
  quality: "resilience",
  aliases: ["bcp-drp-coverage"],
  reads: [...SUPPORT_WORDS, "about", "docs", "type", "status", "document", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; uses shop }\nprocess sell "Sell" { criticality: vital; docs: bcp }
application shop "Shop"\ndocument drp "Recovery plan" { type: drp; about: shop }\ndocument bcp "Continuity plan" { type: bcp }`,
    fails: `process pay "Pay" { criticality: vital }\nprocess tidy "Tidy up" { criticality: low }
document drp "Recovery plan" { type: drp; about: tidy }\ndocument old "Old plan" { type: bcp; status: withdrawn; about: pay }`,
    finds: ["pay"],
    unsure: `process pay "Pay" { criticality: vital }\ndocument drp "Recovery plan" { type: drp }`,
    lacks: ["drp.about"],
  },

  *survey(model): Generator<readonly [Element, Verdict]> {
    const foundations = foundationsOf(model);
    if (foundations.vital.length === 0) return;
    const plans = plansOf(model);
    const covered = new Set(plans.flatMap((plan) => elementsOf(plan, "about")).map(({ row }) => row));
    const open = plans.filter((plan) => elementsOf(plan, "about").length === 0);
    const isNamed = ({ row }: Element): number => Number(covered.has(row));
    for (const process of foundations.vital) {
      const isCovered = foundations.greatest(isNamed, process) > 0 || elementsOf(process, "docs").some(isPlanInUse);
      yield [process, isCovered ? holds : verdictOn(process, plans, open)];
    }
  },
};

function plansOf(model: Model): readonly Element[] {
  return [...model.elements({ kind: "document" })].filter(isPlanInUse);
}

function verdictOn(process: Element, plans: readonly Element[], open: readonly Element[]): Verdict {
  if (open.length > 0) return lacks(...open.map((plan) => [plan, "about"] as const));
  return violated(() => {
    const name = nameOf(process);
    const names = namesOf(plans);
    return plans.length === 0
      ? {
          en: `${name.en} is vital and there is no continuity or recovery plan`,
          fr: `${name.fr} est vital et il n’y a ni plan de continuité ni plan de reprise`,
          values: [[process, "docs"]],
        }
      : {
          en: `${name.en} is vital and covered by none of the plans: ${names.en}`,
          fr: `${name.fr} est vital et aucun plan ne le couvre : ${names.fr}`,
          values: plans.map((plan) => [plan, "about"] as const),
          related: plans,
        };
  });
}
