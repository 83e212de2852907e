import type { Element } from "../../model/model.ts";
import { hoursOf } from "../../model/read.ts";
import { foundationsOf } from "../parts/foundations.ts";
import { needsOf, SUPPORT_WORDS, supportsOf, wayTo } from "../parts/reliance.ts";
import { nameOf } from "../../model/wording.ts";
import { timesOf, valueOf } from "../parts/sentence.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, type Verdict, violated } from "../verdict.ts";

export const supportingRtoIsNotLonger: ModelRule = {
  id: "supporting-rto-is-not-longer",
  title: {
    en: "What a process rests on promises no longer recovery than the process",
    fr: "Ce dont dépend un processus ne promet pas une reprise plus longue que lui",
  },
  rationale: {
    en: "Two promises that contradict each other: the team of the system will plan by its own and be late for the business.",
    fr: "Deux promesses se contredisent : l’équipe du système planifiera selon la sienne et sera en retard pour le métier.",
  },
  remedy: {
    en: "Agree on one figure and state it on both (`rto`).",
    fr: "Convenez d’un seul chiffre et indiquez-le sur les deux (`rto`).",
  },
  severity: "warning",
  controls: ["iso27001:A.5.30", "nist-800-53:CP-2", "nist-csf:GV.OC-05", "dora:11"],
  quality: "resilience",
  reads: [...SUPPORT_WORDS, "rto", "status", "lifecycle"],
  examples: {
    passes: `process pay "Pay" { criticality: vital; rto: 4h; uses shop }\napplication shop "Shop" { rto: 2h }`,
    fails: `process pay "Pay" { criticality: important; rto: 4h; uses shop }\nprocess tidy "Tidy up" { criticality: low; rto: 1h; uses shop }\napplication shop "Shop" { module core "Core" { rto: 1d } }\nprocess slow "Slow" { criticality: vital; rto: 3d; uses shop }`,
    finds: ["pay"],
  },

  *survey(model): Generator<readonly [Element, Verdict]> {
    const foundations = foundationsOf(model);
    for (const process of foundations.important) {
      const rto = hoursOf(process, "rto");
      if (rto === undefined) continue;
      if (foundations.greatest(statedRto, process) > rto) yield [process, violated(() => accountOf(process, rto))];
      else if (needsOf(process).length > 0) yield [process, holds];
    }
  },
};

function statedRto(element: Element): number {
  return hoursOf(element, "rto") ?? -Infinity;
}

function accountOf(process: Element, rto: number): Account {
  const longer = supportsOf(process).filter(({ element }) => statedRto(element) > rto);
  const [name, own] = [nameOf(process), valueOf(process, "rto")];
  const theirs = timesOf(longer.map(({ element }) => [element, statedRto(element)]));
  const [first] = longer;
  return {
    en: `${name.en} must be back after ${own.en} and rests on what promises more: ${theirs.en}`,
    fr: `${name.fr} doit revenir après ${own.fr} et repose sur ce qui promet davantage : ${theirs.fr}`,
    path: first === undefined ? [process] : wayTo(first),
    values: [[process, "rto"], ...longer.map(({ element }) => [element, "rto"] as const)],
    related: longer.map(({ element }) => element),
  };
}
