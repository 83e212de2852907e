import { affirms } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { isOutside, membersOf } from "../parts/zones.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const zoneIsWatchedForIntrusion: ElementRule = {
  id: "zone-is-watched-for-intrusion",
  title: {
    en: "Every zone of our own network is watched for intrusions",
    fr: "Les intrusions sont surveillées dans chaque zone de notre réseau",
  },
  rationale: {
    en: "Attackers who are in move from machine to machine for weeks; only what crosses the network gives them away.",
    fr: "Les attaquants entrés passent de machine en machine pendant des semaines ; seul ce qui traverse le réseau les trahit.",
  },
  remedy: {
    en: "Place a sensor for intrusions in the zone and state `ids: yes` on it.",
    fr: "Placez une sonde de détection d’intrusion dans la zone et indiquez-y `ids: yes`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.16",
    "iso27001:A.8.20",
    "nist-800-53:SI-4",
    "nist-csf:DE.CM-01",
    "pci-dss:11",
    "cis:13",
    "dora:10",
    "nis2:21.2.b",
  ],
  quality: "security",
  reads: ["ids", "trust", "type"],
  kinds: ["zone"],
  examples: {
    passes: `zone app "Applications" { trust: medium; ids: yes }\nzone db "Data" { trust: high; ids: no }\nnode probe "Probe" { zone: db; ids: yes }`,
    fails: `zone net "Internet" { type: internet; ids: no }\nzone db "Data" { trust: high; ids: no }`,
    finds: ["db"],
    unsure: `zone app "Applications" { trust: medium }`,
    lacks: ["app.ids"],
  },

  judge(zone) {
    if (isOutside(zone)) return undefined;
    if (affirms(zone, "ids") === true) return holds;
    if (membersOf(zone).some((one) => affirms(one, "ids") === true)) return holds;
    if (affirms(zone, "ids") === undefined) return lacks([zone, "ids"]);
    return violated(() => {
      const name = nameOf(zone);
      return {
        en: `Nothing watches for intrusions in ${name.en}`,
        fr: `Rien ne surveille les intrusions dans ${name.fr}`,
        values: [[zone, "ids"]],
      };
    });
  },
};
