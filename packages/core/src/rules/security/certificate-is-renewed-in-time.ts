import { dayOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const certificateIsRenewedInTime: ElementRule<{ readonly notice: number }> = {
  id: "certificate-is-renewed-in-time",
  title: {
    en: "Certificates are renewed well before they expire",
    fr: "Les certificats sont renouvelés bien avant leur expiration",
  },
  rationale: {
    en: "A certificate that ends on a Sunday stops the business on a Sunday; a month is enough to find out who has to act.",
    fr: "Un certificat qui finit un dimanche arrête l’activité un dimanche ; un mois suffit pour trouver qui doit agir.",
  },
  remedy: {
    en: "Renew the certificate now, by a machine if possible, and state the new last day in `certExpiry`.",
    fr: "Renouvelez le certificat maintenant, par une machine si possible, et indiquez le nouveau dernier jour dans `certExpiry`.",
  },
  severity: "warning",
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
  kinds: ["application", "module", "store", "interface", "node", "zone"],
  examples: {
    passes: `interface api "API" { certExpiry: 2027-03-01 }`,
    fails: `interface api "API" { certExpiry: 2026-12-01 }\ninterface old "Old API" { certExpiry: 2026-11-01 }`,
    finds: ["api"],
  },

  // What has expired already is the business of `certificate-is-valid`.
  judge(element, { parameters, today }) {
    const day = dayOf(element, "certExpiry");
    if (day === undefined || day < today) return undefined;
    if (day - today > parameters.notice) return holds;
    return violated(() => {
      const name = nameOf(element);
      const last = valueOf(element, "certExpiry");
      return {
        en: `The certificate of ${name.en} ends on ${last.en}, in ${day - today} days`,
        fr: `Le certificat de ${name.fr} finit le ${last.fr}, dans ${day - today} jours`,
        values: [[element, "certExpiry"]],
      };
    });
  },
};
