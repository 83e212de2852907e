import { complete } from "../parts/completeness.ts";
import { wordOf } from "../../model/read.ts";
import type { ElementRule } from "../rule.ts";

export const decisionIsComplete: ElementRule = {
  id: "decision-is-complete",
  title: {
    en: "Decisions say their status, date and context",
    fr: "Les décisions disent leur statut, leur date et leur contexte",
  },
  rationale: {
    en: "A decision without its context cannot be questioned when the context changes, and is taken again every year.",
    fr: "Une décision sans contexte ne peut être remise en cause quand le contexte change, et se reprend chaque année.",
  },
  remedy: {
    en: "State `status` and `date`, and write in `context` (or a documentation block) what made the decision necessary.",
    fr: "Indiquez `status` et `date`, et écrivez dans `context` (ou un bloc de documentation) ce qui a rendu la décision nécessaire.",
  },
  severity: "info",
  controls: ["iso27001:A.5.8", "nist-800-53:CM-3", "nist-csf:GV.OV-01"],
  aliases: ["model.softwaresystem.decisions"],
  reads: ["status", "date", "context", "description", "docs"],
  kinds: ["decision"],
  examples: {
    passes: `decision d1 "One bus" { status: accepted; date: 2026-03-01; context: "Forty links between nine systems" }\ndecision d2 "Two buses" { status: proposed; """Because the first one is full.""" }`,
    fails: `decision d1 "One bus" { status: accepted; date: 2026-03-01 }\ndecision d2 "Two buses" { context: "The first is full"; status: accepted }\ndecision d3 "Three" { context: "Why not"; date: 2026-01-01 }`,
    finds: ["d1", "d2", "d3"],
  },

  judge(decision) {
    const context = { keys: ["context", "description", "docs"], name: { en: "context", fr: "contexte" } };
    const status = { keys: ["status"], name: { en: "status", fr: "statut" } };
    // What is only proposed has no date yet.
    if (wordOf(decision, "status") === "proposed") return complete(decision, [context]);
    return complete(decision, [status, { keys: ["date"], name: { en: "date", fr: "date" } }, context]);
  },
};
