import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { dayOf, wordOf } from "../../model/read.ts";
import { isOpen } from "../parts/findings-of-people.ts";
import { nameOf } from "../../model/wording.ts";
import { dayWords } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const findingIsNotOverdue: ElementRule = {
  id: "finding-is-not-overdue",
  title: { en: "Findings are put right in time", fr: "Les constats sont corrigés à temps" },
  rationale: {
    en: "A missed date is a risk that somebody decided not to bear and bears all the same.",
    fr: "Une échéance manquée est un risque que l’on avait décidé de ne pas porter, et que l’on porte.",
  },
  remedy: {
    en: "Put it right and state `fixed`, or have the delay accepted and move `due`.",
    fr: "Corrigez et indiquez `fixed`, ou faites accepter le retard et déplacez `due`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.8",
    "nist-800-53:CA-5",
    "nist-800-53:SI-2",
    "nist-csf:ID.RA-06",
    "cis:7",
    "pci-dss:6",
    "nis2:21.2.e",
  ],
  quality: "security",
  reads: ["due", "status", "fixed"],
  kinds: ["finding", "risk", "control"],
  examples: {
    passes: `finding f "Weak cipher" { due: 2027-01-31 }`,
    fails: `finding f "Weak cipher" { due: 2026-09-30 }\nfinding g "Open port" { due: 2026-09-30; status: fixed }\ncontrol c "Badges" { status: planned; due: 2026-01-31 }\ncontrol d "Locks" { status: done; due: 2026-01-31 }`,
    finds: ["f", "c"],
    unsure: `finding f "Weak cipher"`,
    lacks: ["f.due"],
  },

  judge(element, { today }) {
    if (isSettled(element)) return undefined;
    const due = dayOf(element, "due");
    if (due === undefined) return isKind(element, "finding") ? lacks([element, "due"]) : undefined;
    if (due >= today) return holds;
    return violated(() => {
      const [name, day] = [nameOf(element), dayWords(due)];
      return {
        en: `${name.en} was due on ${day.en}, ${today - due} days ago`,
        fr: `${name.fr} : échéance le ${day.fr}, dépassée de ${today - due} jours`,
        values: [
          [element, "due"],
          [element, "status"],
        ],
      };
    });
  },
};

function isSettled(element: Element): boolean {
  if (isKind(element, "finding")) return !isOpen(element);
  return ["done", "not-applicable", "treated", "accepted", "closed"].includes(wordOf(element, "status") ?? "");
}
