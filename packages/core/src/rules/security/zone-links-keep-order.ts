import { isKind } from "../../model/is-kind.ts";
import { namesOf, valueOf } from "../parts/sentence.ts";
import { trustOf } from "../parts/zones.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const zoneLinksKeepOrder: RelationshipRule = {
  id: "zone-links-keep-order",
  title: {
    en: "Zones are linked to their neighbours in trust only",
    fr: "Une zone n’est reliée qu’à ses voisines en confiance",
  },
  rationale: {
    en: "A link from an untrusted zone straight to a trusted one makes the zone in between, and all that watches there, useless.",
    fr: "Un lien direct d’une zone sans confiance à une zone de confiance rend inutile la zone intermédiaire, et tout ce qui y veille.",
  },
  remedy: {
    en: "Remove the link and lead the traffic through the zone in between.",
    fr: "Supprimez le lien et faites passer le trafic par la zone intermédiaire.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.22",
    "iso27001:A.8.20",
    "nist-800-53:SC-7",
    "nist-800-53:AC-4",
    "nist-csf:PR.IR-01",
    "pci-dss:1",
    "cis:12",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:missing-network-segmentation"],
  reads: ["connects", "trust", "type"],
  verbs: ["connects"],
  examples: {
    passes: `zone net "Internet" { type: internet; connects dmz }
zone dmz "DMZ" { trust: low; connects app }
zone app "Applications" { trust: medium }`,
    fails: `zone net "Internet" { type: internet; connects app, dmz }
zone dmz "DMZ" { trust: low; connects db, app }
zone app "Applications" { trust: medium; connects db }
zone db "Data" { trust: high }`,
    finds: ["net connects app", "dmz connects db"],
  },

  // A zone without a level of trust is found by `zone-has-trust-level`.
  judge(link) {
    const { from, to } = link;
    if (from === undefined || to === undefined || !isKind(from, "zone") || !isKind(to, "zone")) return undefined;
    const [a, b] = [trustOf(from), trustOf(to)];
    if (a === undefined || b === undefined) return undefined;
    if (Math.abs(a - b) <= 1) return holds;
    return violated(() => {
      const [low, high] = a < b ? [from, to] : [to, from];
      const names = [namesOf([low]), namesOf([high])] as const;
      const trust = [valueOf(low, "trust"), valueOf(high, "trust")] as const;
      return {
        en: `${names[0].en} (trust: ${trust[0].en || "none"}) is linked to ${names[1].en} (trust: ${trust[1].en}) directly, past the zone in between`,
        fr: `${names[0].fr} (confiance : ${trust[0].fr || "aucune"}) est reliée directement à ${names[1].fr} (confiance : ${trust[1].fr}), sans passer par la zone intermédiaire`,
        path: [low, link, high],
        values: [
          [low, "trust"],
          [high, "trust"],
        ],
      };
    });
  },
};
