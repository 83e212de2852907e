import { affirms } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const privilegedRoleHasMfa: ElementRule = {
  id: "privileged-role-has-mfa",
  title: {
    en: "Privileged roles need a second factor",
    fr: "Les rôles à privilèges exigent un second facteur",
  },
  rationale: {
    en: "Whoever becomes an administrator by a stolen password can undo every other protection.",
    fr: "Qui devient administrateur avec un mot de passe volé peut défaire toutes les autres protections.",
  },
  remedy: {
    en: "Demand a second factor of everybody in the role and state `mfa: yes`.",
    fr: "Exigez un second facteur de tous ceux qui tiennent le rôle et indiquez `mfa: yes`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.2",
    "iso27001:A.8.5",
    "nist-800-53:IA-2",
    "nist-csf:PR.AA-03",
    "pci-dss:8",
    "cis:6",
    "nis2:21.2.j",
    "dora:9",
  ],
  principle: "P3",
  quality: "security",
  reads: ["privileged", "mfa"],
  kinds: ["role"],
  examples: {
    passes: `role admin "Administrator" { privileged: yes; mfa: yes }`,
    fails: `role admin "Administrator" { privileged: yes; mfa: no }\nrole clerk "Clerk" { privileged: no; mfa: no }`,
    finds: ["admin"],
    unsure: `role admin "Administrator" { privileged: yes }`,
    lacks: ["admin.mfa"],
  },

  judge(role) {
    if (affirms(role, "privileged") !== true) return undefined;
    return judged(affirms(role, "mfa"), [role, "mfa"], () => {
      const name = nameOf(role);
      return {
        en: `${name.en} has administration rights and enters without a second factor`,
        fr: `${name.fr} a des droits d’administration et entre sans second facteur`,
        values: [
          [role, "privileged"],
          [role, "mfa"],
        ],
      };
    });
  },
};
