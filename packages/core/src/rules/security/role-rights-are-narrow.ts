import { widestRight } from "../parts/rights.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const roleRightsAreNarrow: ElementRule = {
  id: "role-rights-are-narrow",
  title: {
    en: "No role is allowed everything",
    fr: "Aucun rôle n’a tous les droits",
  },
  rationale: {
    en: "Whoever takes a role that may do everything can do everything at once, by mistake as well as by intent.",
    fr: "Qui tient un rôle qui peut tout peut tout d’un coup, par erreur comme par malveillance.",
  },
  remedy: {
    en: "List in `rights` what the task needs, and keep the rest for an account that is opened for the time of an emergency.",
    fr: "Listez dans `rights` ce que la tâche exige, et gardez le reste pour un compte que l’on ouvre le temps d’une urgence.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.15",
    "iso27001:A.5.18",
    "iso27001:A.8.2",
    "nist-800-53:AC-6",
    "nist-csf:PR.AA-05",
    "pci-dss:7",
    "cis:5",
    "cis:6",
    "asvs:V8",
  ],
  principle: "P3",
  quality: "security",
  reads: ["rights"],
  kinds: ["role"],
  examples: {
    passes: `role clerk "Clerk" { rights: ["claims:read", "claims:update"] }`,
    fails: `role admin "Administrator" { rights: ["*"] }\nrole owner "Owner" { rights: "Full control" }\nrole clerk "Clerk" { rights: ["claims:read"] }`,
    finds: ["admin", "owner"],
  },

  judge(role) {
    const right = widestRight(role);
    if (right === undefined) return undefined;
    if (right === "") return holds;
    return violated(() => {
      const name = nameOf(role);
      return {
        en: `${name.en} may do everything (“${right}”)`,
        fr: `${name.fr} a tous les droits (« ${right} »)`,
        values: [[role, "rights"]],
      };
    });
  },
};
