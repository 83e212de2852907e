import { isKind } from "../../model/is-kind.ts";
import { dayOf } from "../../model/read.ts";
import { isOnInternet, isSaas } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const certificateIsValid: ElementRule = {
  id: "certificate-is-valid",
  title: { en: "No certificate has expired", fr: "Aucun certificat n’a expiré" },
  rationale: {
    en: "With an expired certificate callers either stop, and so does the business, or are told to look away, and so are attackers.",
    fr: "Avec un certificat expiré, les appelants s’arrêtent, et l’activité avec eux, ou apprennent à fermer les yeux, au profit des attaquants.",
  },
  remedy: {
    en: "Renew the certificate today and state the new last day in `certExpiry`.",
    fr: "Renouvelez le certificat aujourd’hui et indiquez le nouveau dernier jour dans `certExpiry`.",
  },
  severity: "error",
  controls: ["iso27001:A.8.24", "nist-800-53:SC-17", "nist-800-53:SC-12", "nist-csf:PR.DS-02", "pci-dss:4", "asvs:V12"],
  quality: "security",
  reads: ["certExpiry", "exposed"],
  kinds: ["application", "module", "store", "interface", "node", "zone"],
  examples: {
    passes: `interface api "API" { exposed: internet; certExpiry: 2027-03-01 }\nnode last "Last day" { certExpiry: 2026-11-21 }`,
    fails: `interface api "API" { exposed: internet; certExpiry: 2026-11-01 }`,
    finds: ["api"],
    unsure: `interface api "API" { exposed: internet }\napplication crm "CRM" { exposed: internet; hosting: saas }`,
    lacks: ["api.certExpiry"],
  },

  // Only at the doors to the internet is one sure that there is a certificate to ask for: at interfaces and machines.
  judge(element, { today }) {
    const day = dayOf(element, "certExpiry");
    if (day === undefined)
      return isOnInternet(element) && !isSaas(element) && isKind(element, "interface", "node")
        ? lacks([element, "certExpiry"])
        : undefined;
    if (day >= today) return holds;
    return violated(() => {
      const name = nameOf(element);
      const last = valueOf(element, "certExpiry");
      return {
        en: `The certificate of ${name.en} expired on ${last.en}, ${today - day} days ago`,
        fr: `Le certificat de ${name.fr} a expiré le ${last.fr}, il y a ${today - day} jours`,
        values: [[element, "certExpiry"]],
      };
    });
  },
};
