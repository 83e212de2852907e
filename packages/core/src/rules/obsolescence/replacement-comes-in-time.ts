import { lastDay, supportOf } from "../../model/endoflife/support.ts";
import type { Element } from "../../model/model.ts";
import { dayOf, wordOf } from "../../model/read.ts";
import { stateOn } from "../../model/time.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const replacementComesInTime: ElementRule = {
  id: "replacement-comes-in-time",
  title: {
    en: "The replacement is there before support ends",
    fr: "Le remplaçant est là avant la fin du support",
  },
  rationale: {
    en: "Between the end of the old and the beginning of the new, the business runs on what nobody mends.",
    fr: "Entre la fin de l’ancien et l’arrivée du nouveau, le métier tourne sur ce que personne ne corrige.",
  },
  remedy: {
    en: "Bring the replacement forward (`lifecycle.active`), or buy support until it is there (`supportEnd`).",
    fr: "Avancez le remplaçant (`lifecycle.active`), ou achetez du support jusqu’à son arrivée (`supportEnd`).",
  },
  severity: "warning",
  controls: ["iso27001:A.5.30", "iso27001:A.8.8", "nist-800-53:SA-22", "nist-csf:ID.AM-08", "dora:7"],
  quality: "reliability",
  reads: ["replacedBy", "lifecycle", "supportEnd", "eol"],
  kinds: ["technology", "application", "module", "store", "node", "service"],
  examples: {
    passes: `application a "Old" { lifecycle: { active: 2010-01-01; phaseOut: 2027-12-31 }; replacedBy: b }\napplication b "New" { lifecycle: { active: 2027-06-01 } }\ntechnology t "RHEL 7" { replacedBy: u }\ntechnology u "RHEL 9" { status: live }`,
    fails: `application a "Old" { supportEnd: 2027-06-30; replacedBy: b }\napplication b "New" { lifecycle: { planned: 2026-01-01; active: 2028-01-01 } }\ntechnology t "RHEL 7" { replacedBy: u }\ntechnology u "RHEL 9" { lifecycle: { phaseIn: 2027-03-01 } }\napplication c "Other" { replacedBy: b }`,
    finds: ["a", "t"],
    unsure: `application a "Old" { supportEnd: 2027-06-30; replacedBy: b }\napplication b "New" { status: planned }`,
    lacks: ["b.lifecycle"],
  },

  judge(element, { today }) {
    const next = element.reference("replacedBy");
    if (next === undefined) return undefined;
    const last = endOf(element);
    if (last === undefined) return undefined;
    const begins = beginningOf(next, today);
    if (begins === undefined) return lacks([next, "lifecycle"]);
    if (begins <= Math.max(last, today)) return holds;
    return violated(() => {
      const name = nameOf(element);
      const theirs = nameOf(next);
      const from = dayWords(begins);
      const until = dayWords(last);
      const isPast = last < today;
      return {
        en: `${name.en} ${isPast ? "ended" : "ends"} on ${until.en}, and ${theirs.en} is there from ${from.en} only`,
        fr: `${name.fr} ${isPast ? "a pris fin" : "prend fin"} le ${until.fr}, et ${theirs.fr} n’est là que le ${from.fr}`,
        path: [element, next],
        values: [
          [element, "replacedBy"],
          [next, "lifecycle"],
        ],
      };
    });
  },
};

/** Last day of support, else the day on which it goes. */
function endOf(element: Element): number | undefined {
  const support = supportOf(element);
  return (support && lastDay(support)) ?? dayOf(element, "lifecycle.phaseOut") ?? dayOf(element, "lifecycle.retired");
}

/** First day on which it can be used; what is live already counts from before. */
function beginningOf(element: Element, today: number): number | undefined {
  const day = dayOf(element, "lifecycle.phaseIn") ?? dayOf(element, "lifecycle.active");
  if (day !== undefined) return day;
  const isThere = wordOf(element, "status") === "live" || stateOn(element, today) === "active";
  return isThere ? -Infinity : undefined;
}
