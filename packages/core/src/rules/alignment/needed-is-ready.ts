import { beginOf } from "../parts/life.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const neededIsReady: RelationshipRule = {
  id: "needed-is-ready",
  title: {
    en: "What is introduced finds what it needs",
    fr: "Ce qui est mis en service trouve ce dont il a besoin",
  },
  rationale: {
    en: "A system that goes live before what it runs on or calls cannot work on its first day.",
    fr: "Un système mis en service avant ce qui le porte ou ce qu’il appelle ne peut fonctionner le premier jour.",
  },
  remedy: {
    en: "Change the order: bring forward what is needed, or put off what needs it (`lifecycle.active`).",
    fr: "Changez l’ordre : avancez ce qui est nécessaire, ou repoussez ce qui en a besoin (`lifecycle.active`).",
  },
  severity: "error",
  controls: ["iso27001:A.5.8", "iso27001:A.8.32"],
  quality: "reliability",
  aliases: ["ROADMAP-ORDER"],
  reads: ["lifecycle"],
  verbs: ["uses", "runs on"],
  examples: {
    passes: `application shop "Shop" { lifecycle: { active: 2027-06-30 }; runs on k8s }\nnode k8s "Cluster" { lifecycle: { active: 2027-03-31 } }`,
    fails: `application shop "Shop" { lifecycle: { active: 2027-06-30 }; runs on k8s }\nnode k8s "Cluster" { lifecycle: { active: 2027-09-30 } }\napplication old "Old" { runs on k8s }\napplication late "Late" { uses next; lifecycle: { active: 2020-01-01 } }\napplication next "Next" { lifecycle: { active: 2027-09-30 } }`,
    finds: ["shop runs on k8s"],
  },

  // What runs already and is to be moved later is no fault; nor is a relationship that itself begins later.
  judge(relationship, { today }) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined) return undefined;
    const ready = beginOf(to);
    const isToCome = ready !== undefined && ready > today;
    const begin = (isToCome ? beginOf(relationship) : undefined) ?? beginOf(from);
    if (begin === undefined || begin < today) return undefined;
    if (!isToCome || ready <= begin) return holds;
    return violated(() => {
      const [name, other, first, later] = [nameOf(from), nameOf(to), dayWords(begin), dayWords(ready)];
      return {
        en: `${name.en} begins on ${first.en} and needs ${other.en}, which begins on ${later.en}`,
        fr: `${name.fr} commence le ${first.fr} et a besoin de ${other.fr}, qui commence le ${later.fr}`,
        path: [from, relationship, to],
        values: [
          [from, "lifecycle.active"],
          [to, "lifecycle.active"],
        ],
      };
    });
  },
};
