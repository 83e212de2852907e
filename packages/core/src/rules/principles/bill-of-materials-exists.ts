import { isKind } from "../../model/is-kind.ts";
import { affirms, wordOf } from "../../model/read.ts";
import { isImportant } from "../parts/continuity.ts";
import { isReachableFromInternet } from "../parts/parts-in-place.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, judged } from "../verdict.ts";

export const billOfMaterialsExists: ElementRule = {
  id: "bill-of-materials-exists",
  title: {
    en: "Important and exposed applications have a bill of materials",
    fr: "Les applications importantes et exposées ont une nomenclature logicielle",
  },
  rationale: {
    en: "When the next library turns out to be broken, the only question is who has it; a list answers in minutes, a search in weeks.",
    fr: "Quand la prochaine bibliothèque s’avère percée, la seule question est de savoir qui l’a ; une liste répond en minutes, une recherche en semaines.",
  },
  remedy: {
    en: "Have the pipeline make an SPDX or CycloneDX file, or ask the supplier for one, and state `sbom`.",
    fr: "Faites produire un fichier SPDX ou CycloneDX par la chaîne, ou demandez-le au fournisseur, et indiquez `sbom`.",
  },
  severity: "info",
  controls: [
    "iso27001:A.5.21",
    "iso27001:A.8.8",
    "nist-800-53:CM-8",
    "nist-800-53:SR-4",
    "nist-csf:ID.AM-02",
    "cis:2",
    "cis:16",
    "asvs:V15",
    "pci-dss:6",
    "nis2:21.2.d",
  ],
  principle: "P2",
  quality: "security",
  aliases: ["sbom-present"],
  reads: ["sbom", "criticality", "exposed", "hosting"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { criticality: important; sbom: "sbom/shop.cdx.json" }\napplication web "Web" { exposed: internet\n  module page "Page" { sbom: 2026-10-01 }\n  module api "API" { sbom: yes } }`,
    fails: `application shop "Shop" { criticality: important; sbom: no }\napplication toy "Toy" { sbom: no }\napplication crm "CRM" { criticality: vital; hosting: saas; sbom: no }`,
    finds: ["shop"],
    unsure: `application web "Web" { exposed: internet\n  module page "Page" { sbom: yes }\n  module api "API" }`,
    lacks: ["web.sbom"],
  },

  judge(application) {
    if (
      wordOf(application, "hosting") === "saas" ||
      !(isImportant(application) || isReachableFromInternet(application))
    )
      return undefined;
    const own = affirms(application, "sbom");
    if (own === undefined) {
      const modules = application.children.filter((child) => isKind(child, "module"));
      if (modules.length > 0 && modules.every((module) => affirms(module, "sbom") === true)) return holds;
    }
    return judged(own, [application, "sbom"], () => {
      const name = nameOf(application);
      return {
        en: `${name.en} has no bill of materials`,
        fr: `${name.fr} n’a pas de nomenclature logicielle`,
        values: [[application, "sbom"]],
      };
    });
  },
};
