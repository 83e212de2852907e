import { hoursOf, wordOf } from "../../model/read.ts";
import { ownObjective } from "../parts/continuity.ts";
import { hoursText, nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const failoverFitsRto: ElementRule = {
  id: "failover-fits-rto",
  title: {
    en: "A spare takes over within the recovery time",
    fr: "Le secours prend le relais dans le délai de reprise",
  },
  rationale: {
    en: "A passive spare that takes longer to wake than the business can wait is no spare.",
    fr: "Un secours passif plus long à réveiller que l’activité ne peut attendre n’est pas un secours.",
  },
  remedy: {
    en: "Shorten the failover (automate it, keep the spare warm) and state `failoverTime`, or agree on a longer `rto`.",
    fr: "Raccourcissez la bascule (automatisez-la, gardez le secours prêt) et indiquez `failoverTime`, ou convenez d’un `rto` plus long.",
  },
  severity: "warning",
  controls: ["iso27001:A.8.14", "iso27001:A.5.30", "nist-800-53:CP-10", "nist-csf:RC.RP-01", "dora:12"],
  principle: "P7",
  quality: "resilience",
  reads: ["failoverTime", "redundancy", "rto"],
  kinds: ["application", "module", "store"],
  examples: {
    passes: `application pay "Payments" { rto: 1h; redundancy: active-passive; failoverTime: 5min }`,
    fails: `application pay "Payments" { rto: 1h\n  module core "Core" { redundancy: active-passive; failoverTime: 2h } }\nstore old "Old" { failoverTime: 2h }`,
    finds: ["core"],
    unsure: `application pay "Payments" { rto: 1h; redundancy: active-passive }\napplication shop "Shop" { rto: 1h; redundancy: active-active }`,
    lacks: ["pay.failoverTime"],
  },

  judge(element) {
    const failover = hoursOf(element, "failoverTime");
    if (failover === undefined && wordOf(element, "redundancy") !== "active-passive") return undefined;
    const objective = ownObjective(element, "rto");
    if (objective === undefined) return undefined;
    if (failover === undefined) return lacks([element, "failoverTime"]);
    if (failover <= objective.hours) return holds;
    return violated(() => {
      const name = nameOf(element);
      const [takes, most] = [hoursText(failover), hoursText(objective.hours)];
      return {
        en: `The spare of ${name.en} takes over after ${takes.en}, and it must work again after ${most.en}`,
        fr: `Le secours de ${name.fr} prend le relais après ${takes.fr}, et le délai de reprise est de ${most.fr}`,
        values: [
          [element, "failoverTime"],
          [objective.statedBy, "rto"],
        ],
      };
    });
  },
};
