import { affirms, dayOf, states, wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const requiredControlIsInPlace: ElementRule = {
  id: "required-control-is-in-place",
  title: {
    en: "Controls that one is obliged to are in place, or planned for a day",
    fr: "Les mesures obligatoires sont en place, ou prévues à une date",
  },
  rationale: {
    en: "What a law or contract obliges to is not a wish: missing, it costs fines, customers or the licence.",
    fr: "Ce qu’une loi ou un contrat impose n’est pas un souhait : son absence coûte des amendes, des clients ou l’agrément.",
  },
  remedy: {
    en: "Put the measure in place, or plan it with a day in `due`; state `not-applicable` where it truly is not.",
    fr: "Mettez la mesure en place, ou planifiez-la avec un jour dans `due` ; indiquez `not-applicable` là où c’est vrai.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.31",
    "iso27001:A.5.36",
    "nist-800-53:CA-5",
    "nist-csf:GV.OC-03",
    "nis2:21.1",
    "dora:6",
    "gdpr:24",
  ],
  quality: "security",
  reads: ["required", "status", "due"],
  kinds: ["control"],
  examples: {
    passes: `control mfa "Second factor" { required: yes; status: done }\ncontrol dlp "Leak prevention" { required: yes; status: planned; due: 2027-03-31 }`,
    fails: `control mfa "Second factor" { required: yes; status: missing }\ncontrol nice "Nice to have" { required: no; status: missing }\ncontrol dlp "Leak prevention" { required: yes; status: planned; due: 2026-03-31 }`,
    finds: ["mfa", "dlp"],
    unsure: `control mfa "Second factor" { required: yes }\ncontrol dlp "Leak prevention" { required: yes; status: planned }`,
    lacks: ["mfa.status", "dlp.due"],
  },

  judge(control, { today }) {
    if (affirms(control, "required") !== true) return undefined;
    const status = wordOf(control, "status");
    if (!states(control, "status")) return lacks([control, "status"]);
    if (status === "done" || status === "not-applicable") return holds;
    const due = dayOf(control, "due");
    if (status !== "missing") {
      if (due === undefined) return lacks([control, "due"]);
      if (due >= today) return holds;
    }
    return violated(() => {
      const name = nameOf(control);
      const [day, stage] = [valueOf(control, "due"), valueOf(control, "status")];
      return {
        en:
          status === "missing"
            ? `${name.en} is obligatory and missing`
            : `${name.en} is obligatory, was due on ${day.en} and is still: ${stage.en}`,
        fr:
          status === "missing"
            ? `${name.fr} : mesure obligatoire absente`
            : `${name.fr} : mesure obligatoire prévue pour le ${day.fr}, toujours à l’état « ${stage.fr} »`,
        values: [
          [control, "required"],
          [control, "status"],
          [control, "due"],
        ],
      };
    });
  },
};
