import { dutiesIn, transactionOf } from "../parts/duties.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const transactionIsApproved: ElementRule = {
  id: "transaction-is-approved",
  title: {
    en: "Transactions that one could abuse are approved or controlled by somebody",
    fr: "Les opérations dont on pourrait abuser sont approuvées ou contrôlées par quelqu’un",
  },
  rationale: {
    en: "Payments and grants of rights that nobody looks at a second time are an offer to whoever is tempted.",
    fr: "Des paiements et des octrois de droits que personne ne regarde une seconde fois sont une offre à qui est tenté.",
  },
  remedy: {
    en: "Add a step of approval (`duty: approve`) or of control (`duty: control`), by another role.",
    fr: "Ajoutez une étape d’approbation (`duty: approve`) ou de contrôle (`duty: control`), par un autre rôle.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.3", "nist-800-53:AC-5", "nist-csf:PR.AA-05", "dora:9"],
  quality: "security",
  reads: ["duty", "performs"],
  kinds: ["process", "function"],
  examples: {
    passes: `process pay "Pay" {
  process create "Create" { duty: initiate }
  process release "Release" { duty: approve }
}`,
    fails: `process pay "Pay" {
  process create "Create" { duty: initiate }
  process book "Book" { duty: [execute, record] }
}
process talk "Talk"
process refund "Refund"
role clerk "Clerk" { performs refund { duty: execute } }`,
    finds: ["pay", "refund"],
  },

  // Asked of the process as a whole, not of its steps.
  judge(process) {
    if (transactionOf(process).row !== process.row) return undefined;
    const duties = dutiesIn(process);
    if (duties.size === 0) return undefined;
    if (duties.has("approve") || duties.has("control")) return holds;
    if (!duties.has("initiate") && !duties.has("execute")) return undefined;
    return violated(() => {
      const name = nameOf(process);
      return {
        en: `${name.en} is initiated or executed, and nobody approves or controls it`,
        fr: `${name.fr} est initié ou exécuté, et personne ne l’approuve ni ne le contrôle`,
        path: [process, ...process.children],
        values: [[process, "duty"]],
      };
    });
  },
};
