import { states, wordOf } from "../../model/read.ts";
import { isGuard } from "../parts/exposure.ts";
import { endsOf, namesOf } from "../parts/sentence.ts";
import { HIGH_TRUST, MEDIUM_TRUST, placeOf, trustOf } from "../parts/zones.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const flowPassesEveryZone: RelationshipRule = {
  id: "flow-passes-every-zone",
  title: {
    en: "Flows enter trusted zones step by step",
    fr: "Les flux entrent dans les zones de confiance pas à pas",
  },
  rationale: {
    en: "What comes from a zone of little trust and lands in one of much has met none of the checks that stand between them.",
    fr: "Ce qui vient d’une zone de faible confiance et arrive dans une zone de forte confiance n’a rencontré aucun contrôle entre les deux.",
  },
  remedy: {
    en: "Let a gateway or a service in the zone in between receive and pass on the flow, and name it in `via` or as a flow of its own.",
    fr: "Faites recevoir et transmettre le flux par une passerelle ou un service de la zone intermédiaire, et nommez-le dans `via` ou par un flux à lui.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.22",
    "iso27001:A.8.20",
    "nist-800-53:AC-4",
    "nist-800-53:SC-7",
    "nist-csf:PR.IR-01",
    "pci-dss:1",
    "cis:12",
  ],
  principle: "P3",
  quality: "security",
  reads: ["flows", "uses", "zone", "trust", "type", "via", "runs on"],
  verbs: ["flows", "uses"],
  examples: {
    passes: `zone dmz "DMZ" { trust: low }
zone app "Applications" { trust: medium }
zone db "Data" { trust: high }
application web "Web" { zone: dmz }
application api "API" { zone: app }
application shop "Shop" { store base "Base" { zone: db } }
web -> api
api -> base
base -> web`,
    fails: `zone dmz "DMZ" { trust: low }
zone db "Data" { trust: high }
node vm "Server" { zone: dmz }
node bus "Gateway" { type: gateway }
application web "Web" { runs on vm }
application shop "Shop" { store base "Base" { zone: db }; store log "Log" { zone: db } }
web -> base
web -> log { via: bus }
base -> web`,
    finds: ["web -> base"],
    unsure: `zone lab "Laboratory"
zone db "Data" { trust: high }
application web "Web" { zone: lab }
application shop "Shop" { store base "Base" { zone: db } }
web uses base`,
    lacks: ["lab.trust"],
  },

  judge(flow) {
    const { from, to } = flow;
    if (from === undefined || to === undefined) return undefined;
    const target = placeOf(to);
    // Into a zone of little trust nothing skips a step.
    if (target === undefined || (trustOf(target) ?? HIGH_TRUST) < MEDIUM_TRUST) return undefined;
    const source = placeOf(from);
    if (source === undefined || source.row === target.row) return undefined;
    const [a, b] = [trustOf(source), trustOf(target)];
    if (a === undefined || b === undefined) return lacks([a === undefined ? source : target, "trust"]);
    if (b - a <= 1) return holds;
    if (states(flow, "via") || isGuard(from) || isGuard(to) || wordOf(flow, "protocol") === "paper") return holds;
    return violated(() => {
      const ends = endsOf(flow);
      const zones = [namesOf([source]), namesOf([target])] as const;
      return {
        en: `${ends.en}: the flow goes from ${zones[0].en} straight into ${zones[1].en}, past the zones in between`,
        fr: `${ends.fr} : le flux va de ${zones[0].fr} directement dans ${zones[1].fr}, sans passer par les zones intermédiaires`,
        path: [source, from, flow, to, target],
        values: [
          [source, "trust"],
          [target, "trust"],
        ],
      };
    });
  },
};
