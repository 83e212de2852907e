import { affirms } from "../../model/read.ts";
import { speakerFor } from "../parts/exposure.ts";
import { needOf } from "../parts/needs.ts";
import { nameOf } from "../../model/wording.ts";
import { isAskedForLogs } from "./activity-is-logged.ts";
import { whyGuarded } from "../parts/guarded.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const traceabilityNeedIsMet: ElementRule<{ readonly level: number }> = {
  id: "traceability-need-is-met",
  title: {
    en: "What must be traceable is logged",
    fr: "Ce qui doit être traçable est journalisé",
  },
  rationale: {
    en: "A high need for traceability means that one day somebody has to prove who did what; no log, no proof.",
    fr: "Un besoin élevé de traçabilité signifie qu’un jour il faudra prouver qui a fait quoi ; sans journal, pas de preuve.",
  },
  remedy: {
    en: "Log who does what and when, keep it as long as the law asks, and state `logging`.",
    fr: "Journalisez qui fait quoi et quand, conservez-le aussi longtemps que la loi l’exige, et indiquez `logging`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.15",
    "nist-800-53:AU-2",
    "nist-800-53:AU-10",
    "nist-csf:PR.PS-04",
    "pci-dss:10",
    "cis:8",
    "gdpr:5",
    "dora:10",
  ],
  quality: "security",
  reads: ["dict", "logging"],
  parameters: {
    level: {
      type: { kind: "number", minimum: 1, maximum: 4, integer: true },
      name: { en: "Level", fr: "Niveau" },
      description: {
        en: "Need for traceability from which a log is asked for.",
        fr: "Besoin de traçabilité à partir duquel un journal est exigé.",
      },
      usual: 3,
    },
  },
  kinds: ["application", "module", "store", "interface", "node"],
  examples: {
    passes: `application pay "Payments" { dict: { traceability: 4 }; logging: yes }`,
    fails: `application pay "Payments" { dict: { traceability: 4 }; logging: no }\napplication wiki "Wiki" { dict: { traceability: 1 }; logging: no }`,
    finds: ["pay"],
    unsure: `application pay "Payments" { dict: { traceability: 3 } }`,
    lacks: ["pay.logging"],
  },

  judge(element, { parameters }) {
    const need = needOf(element, "traceability") ?? 0;
    // What needs care for other reasons is asked by `activity-is-logged`.
    if (need < parameters.level || (isAskedForLogs(element) && whyGuarded(element) !== undefined)) return undefined;
    const speaker = speakerFor(element, "logging") ?? element;
    return judged(affirms(speaker, "logging"), [element, "logging"], () => {
      const name = nameOf(element);
      return {
        en: `${name.en} must be traceable (level ${need} of 4) and keeps no log`,
        fr: `${name.fr} doit être traçable (niveau ${need} sur 4) et ne tient aucun journal`,
        values: [
          [element, "dict.traceability"],
          [speaker, "logging"],
        ],
      };
    });
  },
};
