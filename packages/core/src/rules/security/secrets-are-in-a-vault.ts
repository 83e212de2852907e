import { isKind } from "../../model/is-kind.ts";
import type { Bilingual } from "../../model/metamodel.ts";
import { states, wordsOf } from "../../model/read.ts";
import { isSaas } from "../parts/exposure.ts";
import { whyGuarded } from "../parts/guarded.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const secretsAreInAVault: ElementRule = {
  id: "secrets-are-in-a-vault",
  title: {
    en: "Passwords and keys of programs are kept in a vault",
    fr: "Les mots de passe et clés des programmes sont gardés dans un coffre-fort",
  },
  rationale: {
    en: "What stands in code or in a file is copied with it: to every developer, backup and test machine.",
    fr: "Ce qui se trouve dans le code ou un fichier est copié avec lui : chez chaque développeur, dans chaque sauvegarde, sur chaque machine de test.",
  },
  remedy: {
    en: "Move the secrets to a vault or to the secret store of the platform, change them, and state `secrets: vault`.",
    fr: "Déplacez les secrets dans un coffre-fort ou dans celui de la plateforme, changez-les, et indiquez `secrets: vault`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.17",
    "iso27001:A.8.24",
    "nist-800-53:IA-5",
    "nist-800-53:SC-12",
    "nist-csf:PR.AA-01",
    "pci-dss:8",
    "cis:16",
    "asvs:V13",
  ],
  quality: "security",
  aliases: ["threagile:missing-vault"],
  reads: ["secrets", "exposed", "criticality", "classification", "personalData"],
  kinds: ["application", "module", "component", "node"],
  examples: {
    passes: `application crm "CRM" { secrets: [vault, environment] }`,
    fails: `application crm "CRM" { secrets: file }\nmodule api "API" { secrets: [vault, code] }\nmodule job "Job" { secrets: platform }`,
    finds: ["crm", "api"],
    unsure: `application crm "CRM" { exposed: internet }\napplication calc "Spreadsheet"`,
    lacks: ["crm.secrets"],
  },

  judge(element) {
    if (!states(element, "secrets")) {
      if (!isKind(element, "application") || isSaas(element) || whyGuarded(element) === undefined) return undefined;
      const isSaidOfParts = element.children.some((part) => states(part, "secrets"));
      return isSaidOfParts ? undefined : lacks([element, "secrets"]);
    }
    const place = wordsOf(element, "secrets").find((word) => open.has(word));
    if (place === undefined) return holds;
    return violated(() => {
      const name = nameOf(element);
      const where = open.get(place) ?? { en: place, fr: place };
      return {
        en: `${name.en} keeps its passwords and keys in ${where.en}`,
        fr: `${name.fr} garde ses mots de passe et clés dans ${where.fr}`,
        values: [[element, "secrets"]],
      };
    });
  },
};

const open: ReadonlyMap<string, Bilingual> = new Map([
  ["file", { en: "a configuration file", fr: "un fichier de configuration" }],
  ["code", { en: "its source code", fr: "son code source" }],
]);
