import { wordOf } from "../../model/read.ts";
import { type LifecycleState, stateOn } from "../../model/time.ts";
import { everyKind } from "../parts/every-kind.ts";
import { nameOf } from "../../model/wording.ts";
import { choiceOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

/** By status: the stages in which it may be said. */
const fitting: Readonly<Record<string, readonly LifecycleState[]>> = {
  proposed: ["planned"],
  planned: ["planned"],
  building: ["planned", "phase-in"],
  live: ["phase-in", "active", "phase-out"],
  deprecated: ["active", "phase-out"],
  retired: ["retired"],
};

const stageNames: Readonly<Record<LifecycleState, string>> = {
  planned: "planifié",
  "phase-in": "en introduction",
  active: "actif",
  "phase-out": "en fin de vie",
  retired: "retiré",
  unknown: "inconnu",
};

export const statusAgreesWithDates: ElementRule = {
  id: "status-agrees-with-dates",
  title: {
    en: "The status agrees with the life-cycle dates",
    fr: "Le statut concorde avec les dates du cycle de vie",
  },
  rationale: {
    en: "Where the two contradict each other, one is out of date: something planned that runs already, or retired on paper and still there.",
    fr: "Quand les deux se contredisent, l’un est périmé : une chose prévue qui tourne déjà, ou retirée sur le papier et toujours là.",
  },
  remedy: {
    en: "Correct `status` or the dates in `lifecycle`, whichever is out of date.",
    fr: "Corrigez `status` ou les dates de `lifecycle`, selon ce qui est périmé.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-08", "cis:1"],
  reads: ["status", "lifecycle"],
  asksRetired: true,
  kinds: everyKind,
  examples: {
    passes: `application crm "CRM" { status: live; lifecycle: { active: 2020-01-01 } }\napplication next "CRM next" { status: building; lifecycle: { active: 2027-03-01 } }`,
    fails: `application crm "CRM" { status: live; lifecycle: { active: 2010-01-01; retired: 2025-12-31 } }\napplication next "CRM next" { status: planned; lifecycle: { active: 2026-03-01 } }\napplication gone "Old CRM" { status: retired; lifecycle: { active: 2005-01-01 } }\napplication shop "Shop" { status: live }`,
    finds: ["crm", "next", "gone"],
  },

  judge(element, { today }) {
    const status = wordOf(element, "status");
    const stages = status === undefined || !Object.hasOwn(fitting, status) ? undefined : fitting[status];
    if (stages === undefined) return undefined;
    const state = stateOn(element, today);
    if (state === "unknown") return undefined;
    if (stages.includes(state)) return holds;
    return violated(() => {
      const [name, word] = [nameOf(element), choiceOf(element, "status")];
      return {
        en: `The status of ${name.en} is “${word.en}”, by its dates it is “${state}”`,
        fr: `Le statut de ${name.fr} est « ${word.fr} », d’après ses dates il est « ${stageNames[state]} »`,
        values: [
          [element, "status"],
          [element, "lifecycle"],
        ],
      };
    });
  },
};
