import { affirms } from "../../model/read.ts";
import { isCopy } from "../parts/copies.ts";
import { careOfFlow, careProof, isSensitive } from "../parts/data.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const sensitiveCopyIsMasked: RelationshipRule = {
  id: "sensitive-copy-is-masked",
  title: {
    en: "Sensitive data is masked where it is copied",
    fr: "Les données sensibles sont masquées là où elles sont copiées",
  },
  rationale: {
    en: "A copy for analysis or exchange has more readers and fewer guards than the original; masked, it harms nobody.",
    fr: "Une copie pour l’analyse ou l’échange a plus de lecteurs et moins de gardiens que l’original ; masquée, elle ne nuit à personne.",
  },
  remedy: {
    en: "Replace names and other identifying values before the data leaves, and state `masked: yes`.",
    fr: "Remplacez noms et autres valeurs identifiantes avant le départ des données, et indiquez `masked: yes`.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.11",
    "iso27001:A.8.12",
    "nist-800-53:SI-19",
    "nist-800-53:SC-28",
    "nist-csf:PR.DS-01",
    "gdpr:25",
    "gdpr:32",
    "fadp:7",
    "fadp:8",
    "pci-dss:3",
    "cis:3",
  ],
  quality: "security",
  reads: ["masked", "mode", "pattern", "classification", "personalData", "type"],
  verbs: ["flows"],
  examples: {
    passes: `dataset health "Health" { personalData: sensitive }
application core "Core" { -> dwh : health { mode: batch; masked: yes } }
application dwh "Warehouse"`,
    fails: `dataset health "Health" { personalData: sensitive }
dataset secret "Prices" { classification: strictly-confidential }
dataset names "Names" { personalData: personal; classification: confidential }
application core "Core" {
  -> dwh : health { mode: batch; masked: no }
  -> bi : secret { mode: sync; masked: no }
  -> crm : health { mode: sync; masked: no }
  -> bill : names { mode: batch; masked: no }
}
application dwh "Warehouse"
application bi "BI" { type: analytics }
application crm "CRM"
application bill "Billing"`,
    finds: ["core -> dwh", "core -> bi"],
    unsure: `dataset health "Health" { personalData: sensitive }
application core "Core" { -> dwh : health { pattern: etl } }
application dwh "Warehouse"`,
    lacks: ["core -> dwh.masked"],
  },

  judge(flow) {
    if (!isCopy(flow)) return undefined;
    const care = careOfFlow(flow);
    if (isSensitive(care) !== true) return undefined;
    return judged(affirms(flow, "masked"), [flow, "masked"], () => {
      const ends = endsOf(flow);
      const proof = careProof(care);
      const what = proof === undefined ? { en: "sensitive data", fr: "des données sensibles" } : nameOf(proof);
      return {
        en: `${ends.en}: ${what.en}, strictly confidential or sensitive, is copied unmasked`,
        fr: `${ends.fr} : ${what.fr}, strictement confidentiel ou sensible, est copié sans masquage`,
        path: [...(flow.from === undefined ? [] : [flow.from]), flow, ...(flow.to === undefined ? [] : [flow.to])],
        values: [[flow, "masked"]],
        ...(proof === undefined ? {} : { related: [proof] }),
      };
    });
  },
};
