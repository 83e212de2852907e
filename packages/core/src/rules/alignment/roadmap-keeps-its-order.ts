import { isKind } from "../../model/is-kind.ts";
import { dayOf } from "../../model/read.ts";
import { endOf, isOver } from "../parts/projects.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const roadmapKeepsItsOrder: RelationshipRule = {
  id: "roadmap-keeps-its-order",
  title: {
    en: "Projects end before what waits for them",
    fr: "Les projets finissent avant ce qui les attend",
  },
  rationale: {
    en: "A project that begins before the one it builds on has ended, or a target dated before its projects, is a plan that contradicts itself.",
    fr: "Un projet qui commence avant la fin de celui sur lequel il s’appuie, ou une cible datée avant ses projets, est un plan qui se contredit.",
  },
  remedy: {
    en: "Move `start`, `end` or the `date` of the state, or cut the project so that what is waited for comes first.",
    fr: "Déplacez `start`, `end` ou la `date` de l’état, ou découpez le projet pour livrer d’abord ce qui est attendu.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.8"],
  aliases: ["ROADMAP-CONFLICT"],
  reads: ["start", "end", "date", "status"],
  verbs: ["triggers", "realizes"],
  examples: {
    passes: `project a "A" { start: 2026-01-01; end: 2027-01-31; triggers b }\nproject b "B" { start: 2027-02-01; end: 2027-11-30; realizes t }\nstate t "Target" { kind: to-be; date: 2027-12-31 }`,
    fails: `project a "A" { start: 2026-01-01; end: 2027-03-31; triggers b }\nproject b "B" { start: 2027-02-01; end: 2028-02-28; realizes t }\nstate t "Target" { kind: to-be; date: 2027-12-31 }\nobjective o "O"\na realizes o`,
    finds: ["a triggers b", "b realizes t"],
    unsure: `project a "A" { start: 2026-01-01; triggers b }\nproject b "B" { start: 2027-02-01 }`,
    lacks: ["a.end"],
  },

  judge(relationship) {
    const { from, to } = relationship;
    if (from === undefined || to === undefined || !isKind(from, "project") || !isKind(to, "project", "state"))
      return undefined;
    if (isOver(from)) return undefined;
    const key = isKind(to, "state") ? "date" : "start";
    const due = dayOf(to, key);
    if (due === undefined) return undefined;
    const end = endOf(from);
    if (end === undefined) return lacks([from, "end"]);
    if (end <= due) return holds;
    return violated(() => {
      const [name, other, last, first] = [nameOf(from), nameOf(to), dayWords(end), dayWords(due)];
      return {
        en: `${name.en} ends on ${last.en}; ${other.en}, which waits for it, is dated ${first.en}`,
        fr: `${name.fr} finit le ${last.fr} ; ${other.fr}, qui l’attend, est daté du ${first.fr}`,
        path: [from, relationship, to],
        values: [
          [from, "end"],
          [to, key],
        ],
      };
    });
  },
};
