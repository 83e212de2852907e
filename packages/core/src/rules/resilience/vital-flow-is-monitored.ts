import { isKind } from "../../model/is-kind.ts";
import { affirms, elementsOf, wordOf } from "../../model/read.ts";
import { endsOf } from "../parts/sentence.ts";
import { isVital } from "../parts/vital.ts";
import type { RelationshipRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const vitalFlowIsMonitored: RelationshipRule = {
  id: "vital-flow-is-monitored",
  title: { en: "Flows between vital parts are monitored", fr: "Les flux entre parties vitales sont supervisés" },
  rationale: {
    en: "A flow may stop or swell while both ends look well; only who counts what passes notices.",
    fr: "Un flux peut s’arrêter ou enfler alors que les deux bouts semblent sains ; seul qui compte ce qui passe le voit.",
  },
  remedy: {
    en: "Count and time what passes, alert on what is unusual, and state `monitoring` on the flow.",
    fr: "Comptez et chronométrez ce qui passe, alertez sur l’inhabituel, et indiquez `monitoring` sur le flux.",
  },
  severity: "info",
  controls: ["iso27001:A.8.16", "nist-800-53:SI-4", "nist-csf:DE.CM-01", "dora:10", "cis:13"],
  quality: "resilience",
  reads: ["monitoring", "criticality", "via"],
  verbs: ["flows"],
  examples: {
    passes: `application a "A" { criticality: vital }\napplication b "B" { criticality: vital }\napplication bus "Bus" { monitoring: yes }\na -> b { monitoring: yes }\nb -> a { via: bus }`,
    fails: `application a "A" { criticality: vital }\napplication b "B" { criticality: vital }\napplication c "C" { criticality: low }\na -> b { monitoring: no }\na -> c { monitoring: no }\nc -> a { criticality: hard; monitoring: no }`,
    finds: ["a -> b", "c -> a"],
    unsure: `application a "A" { criticality: vital }\napplication b "B" { criticality: vital }\na -> b`,
    lacks: ["a -> b.monitoring"],
  },

  judge(flow) {
    const { from, to } = flow;
    // What flows inside a module between its components is the module's own affair.
    if (from === undefined || to === undefined || isKind(to, "component") || !isVital(to)) return undefined;
    if (wordOf(flow, "criticality") !== "hard" && !isVital(from)) return undefined;
    const carried = elementsOf(flow, "via").some((one) => affirms(one, "monitoring") === true) ? true : undefined;
    return judged(affirms(flow, "monitoring") ?? carried, [flow, "monitoring"], () => {
      const ends = endsOf(flow);
      return {
        en: `${ends.en}: nobody notices when this vital flow stops`,
        fr: `${ends.fr} : personne ne remarque l’arrêt de ce flux vital`,
        values: [[flow, "monitoring"]],
      };
    });
  },
};
