import type { Element } from "../../model/model.ts";
import { beginOf, lifeOf } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, lacks, violated } from "../verdict.ts";

export const successorIsReady: ElementRule = {
  id: "successor-is-ready",
  title: {
    en: "A successor begins before its predecessor ends",
    fr: "Un successeur commence avant la fin de son prédécesseur",
  },
  rationale: {
    en: "Between the end of the one and the beginning of the other there is nothing to work with.",
    fr: "Entre la fin de l’un et le début de l’autre, il n’y a rien pour travailler.",
  },
  remedy: {
    en: "Bring `active` of the successor forward, or put off `retired` of what it replaces.",
    fr: "Avancez `active` du successeur, ou repoussez `retired` de ce qu’il remplace.",
  },
  severity: "error",
  controls: ["iso27001:A.5.8", "iso27001:A.8.32", "nist-csf:ID.AM-08"],
  quality: "reliability",
  reads: ["replacedBy", "lifecycle"],
  kinds: ["application", "module", "store", "interface", "service", "node", "technology", "process"],
  examples: {
    passes: `application old "Old" { replacedBy: new; lifecycle: { active: 2010-01-01; retired: 2027-12-31 } }\napplication new "New" { lifecycle: { active: 2027-06-30 } }`,
    fails: `application old "Old" { replacedBy: new; lifecycle: { active: 2010-01-01; retired: 2027-06-30 } }\napplication new "New" { lifecycle: { active: 2027-12-31 } }\napplication other "Other" { replacedBy: new }`,
    finds: ["old"],
    unsure: `application old "Old" { replacedBy: new; lifecycle: { active: 2010-01-01; retired: 2027-06-30 } }\napplication new "New"`,
    lacks: ["new.lifecycle"],
  },

  judge(element, { today }) {
    const end = lifeOf(element)?.retired;
    if (end === undefined || end < today) return undefined;
    const successor = element.reference("replacedBy");
    if (successor === undefined) return undefined;
    const begin = beginOf(successor);
    if (begin === undefined) return lacks([successor, "lifecycle"]);
    return begin <= end ? holds : violated(() => gap(element, successor, end, begin));
  },
};

function gap(element: Element, successor: Element, end: number, begin: number): Account {
  const [name, other, last, first] = [nameOf(element), nameOf(successor), dayWords(end), dayWords(begin)];
  return {
    en: `${name.en} ends on ${last.en}, its successor ${other.en} begins on ${first.en}, ${begin - end} days later`,
    fr: `${name.fr} finit le ${last.fr}, son successeur ${other.fr} commence le ${first.fr}, ${begin - end} jours plus tard`,
    path: [element, successor],
    values: [
      [element, "lifecycle.retired"],
      [successor, "lifecycle.active"],
    ],
  };
}
