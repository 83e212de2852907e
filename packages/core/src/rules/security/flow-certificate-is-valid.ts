import { dayOf } from "../../model/read.ts";
import { endsOf, valueOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const flowCertificateIsValid: RelationshipRule<{ readonly notice: number }> = {
  id: "flow-certificate-is-valid",
  title: {
    en: "Certificates of flows are renewed before they expire",
    fr: "Les certificats des flux sont renouvelés avant leur expiration",
  },
  rationale: {
    en: "Where systems recognise each other by certificates, an expired one stops the exchange from one minute to the next.",
    fr: "Là où des systèmes se reconnaissent par certificats, un certificat expiré arrête l’échange d’une minute à l’autre.",
  },
  remedy: {
    en: "Renew the certificate at both ends and state the new last day in `certExpiry`.",
    fr: "Renouvelez le certificat aux deux bouts et indiquez le nouveau dernier jour dans `certExpiry`.",
  },
  severity: "error",
  controls: ["iso27001:A.8.24", "nist-800-53:SC-17", "nist-csf:PR.DS-02", "pci-dss:4"],
  quality: "security",
  reads: ["certExpiry"],
  parameters: {
    notice: {
      type: { kind: "number", minimum: 0 },
      name: { en: "Notice", fr: "Préavis" },
      description: { en: "Days before the end.", fr: "Jours avant l’échéance." },
      usual: 30,
    },
  },
  verbs: ["flows"],
  examples: {
    passes: `application a "A"\napplication b "B"\na -> b { certExpiry: 2027-06-01 }`,
    fails: `application a "A"\napplication b "B"\na -> b { certExpiry: 2026-10-01 }\nb -> a { certExpiry: 2026-12-10 }`,
    finds: ["a -> b", "b -> a"],
  },

  judge(flow, { parameters, today }) {
    const day = dayOf(flow, "certExpiry");
    if (day === undefined) return undefined;
    if (day - today > parameters.notice) return holds;
    return violated(() => {
      const ends = endsOf(flow);
      const last = valueOf(flow, "certExpiry");
      return day < today
        ? {
            en: `${ends.en}: the certificate expired on ${last.en}, ${today - day} days ago`,
            fr: `${ends.fr} : le certificat a expiré le ${last.fr}, il y a ${today - day} jours`,
            values: [[flow, "certExpiry"]],
          }
        : {
            en: `${ends.en}: the certificate ends on ${last.en}, in ${day - today} days`,
            fr: `${ends.fr} : le certificat finit le ${last.fr}, dans ${day - today} jours`,
            values: [[flow, "certExpiry"]],
          };
    });
  },
};
