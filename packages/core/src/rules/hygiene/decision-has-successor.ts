import type { Element } from "../../model/model.ts";
import { wordOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { type Account, holds, violated } from "../verdict.ts";

export const decisionHasSuccessor: ElementRule = {
  id: "decision-has-successor",
  title: {
    en: "A superseded decision names the one that is in force",
    fr: "Une décision remplacée nomme celle qui est en vigueur",
  },
  rationale: {
    en: "Whoever follows an old decision must be led to the new one, not in circles or nowhere.",
    fr: "Qui suit une ancienne décision doit être mené à la nouvelle, et non tourner en rond ou aboutir nulle part.",
  },
  remedy: {
    en: "Name in `replacedBy` the decision that took its place, or correct `status`.",
    fr: "Nommez dans `replacedBy` la décision qui l’a remplacée, ou corrigez `status`.",
  },
  severity: "warning",
  controls: ["nist-800-53:CM-3"],
  reads: ["status", "replacedBy"],
  kinds: ["decision"],
  examples: {
    passes: `decision d1 "One bus" { status: superseded; replacedBy: d2 }\ndecision d2 "Two buses" { status: accepted }`,
    fails: `decision d1 "One bus" { status: superseded }\ndecision a "A" { status: superseded; replacedBy: b }\ndecision b "B" { status: superseded; replacedBy: a }\ndecision c "C" { status: superseded; replacedBy: d }\ndecision d "D" { status: rejected }`,
    finds: ["d1", "a", "b", "c"],
  },

  judge(decision) {
    if (wordOf(decision, "status") !== "superseded") return undefined;
    const chain: Element[] = [decision];
    for (let at = decision.reference("replacedBy"); at !== undefined; at = at.reference("replacedBy")) {
      const isAgain = chain.some(({ row }) => row === at?.row);
      chain.push(at);
      if (isAgain) return violated(() => astray(chain, "leads in a circle", "tourne en rond"));
      if (wordOf(at, "status") === "rejected")
        return violated(() => astray(chain, "leads to a rejected one", "mène à une décision rejetée"));
    }
    if (chain.length === 1) return violated(() => astray(chain, "names no successor", "ne nomme pas de successeur"));
    return holds;
  },
};

function astray(chain: readonly Element[], en: string, fr: string): Account {
  const [decision] = chain as readonly [Element];
  const name = nameOf(decision);
  return {
    en: `The superseded decision “${name.en}” ${en}`,
    fr: `La décision remplacée « ${name.fr} » ${fr}`,
    path: chain,
    values: [[decision, "replacedBy"]],
  };
}
