import { affirms, wordOf } from "../../model/read.ts";
import { endsOf, valueOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const linkIsEncrypted: RelationshipRule = {
  id: "link-is-encrypted",
  title: {
    en: "Links that leave our walls are encrypted",
    fr: "Les liaisons qui sortent de nos murs sont chiffrées",
  },
  rationale: {
    en: "Between two sites the cable belongs to others; MPLS and leased lines keep customers apart, they do not encrypt.",
    fr: "Entre deux sites, le câble appartient à d’autres ; MPLS et liaisons louées séparent les clients, elles ne chiffrent pas.",
  },
  remedy: {
    en: "Encrypt the link (IPsec, MACsec, a VPN) and state `encrypted: yes`.",
    fr: "Chiffrez la liaison (IPsec, MACsec, un VPN) et indiquez `encrypted: yes`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.20",
    "iso27001:A.8.24",
    "nist-800-53:SC-8",
    "nist-csf:PR.DS-02",
    "pci-dss:4",
    "cis:3",
    "cis:12",
  ],
  principle: "P3",
  quality: "security",
  reads: ["type", "encrypted"],
  verbs: ["connects"],
  examples: {
    passes: `site a "A" { connects b { type: vpn }; connects c { type: mpls; encrypted: yes } }\nsite b "B"\nsite c "C"`,
    fails: `site a "A" { connects b { type: leased-line; encrypted: no } }\nsite b "B"\nzone x "X" { connects y { type: lan; encrypted: no } }\nzone y "Y"`,
    finds: ["a connects b"],
    unsure: `site a "A" { connects b { type: mpls } }\nsite b "B"`,
    lacks: ["a connects b.encrypted"],
  },

  judge(link) {
    const type = wordOf(link, "type");
    if (type === undefined || type === "lan") return undefined;
    const isEncrypted = affirms(link, "encrypted") ?? (type === "vpn" ? true : undefined);
    if (isEncrypted === true) return holds;
    if (isEncrypted === undefined) return OUTSIDE.has(type) ? lacks([link, "encrypted"]) : undefined;
    return violated(() => {
      const ends = endsOf(link);
      const kind = valueOf(link, "type");
      return {
        en: `${ends.en}: the link (${kind.en}) is not encrypted`,
        fr: `${ends.fr} : la liaison (${kind.fr}) n’est pas chiffrée`,
        values: [
          [link, "type"],
          [link, "encrypted"],
        ],
      };
    });
  },
};

const OUTSIDE: ReadonlySet<string> = new Set(["wan", "mpls", "sd-wan", "leased-line", "peering", "internet", "radio"]);
