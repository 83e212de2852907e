import { rankOf } from "../../model/read.ts";
import { inheritedClassOf, classWords } from "../parts/inherited-class.ts";
import { nameOf } from "../../model/wording.ts";
import { endsOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

export const holderIsClassifiedAsItsData: ElementRule = {
  id: "holder-is-classified-as-its-data",
  title: { en: "What holds data has at least its class", fr: "Ce qui porte des données a au moins leur classe" },
  rationale: {
    en: "Protection follows the class: a system rated below what it holds is guarded too little.",
    fr: "La protection suit la classe : un système noté au-dessous de ce qu’il porte est trop peu protégé.",
  },
  remedy: {
    en: "Raise `classification` to that of the data, or keep the data away or masked (`masked: yes`).",
    fr: "Relevez `classification` au niveau des données, ou tenez-les à l’écart ou masquées (`masked: yes`).",
  },
  severity: "error",
  controls: [
    "iso27001:A.5.12",
    "iso27001:A.5.13",
    "nist-800-53:RA-2",
    "nist-800-53:AC-16",
    "nist-csf:ID.AM-05",
    "nist-csf:PR.DS-01",
    "gdpr:32",
    "fadp:8",
    "cis:3",
  ],
  quality: "security",
  reads: ["classification", "masked", "store", "goldenSource", "accesses", "runs on", "zone", "site", "flows"],
  kinds: ["application", "module", "component", "store", "interface", "node", "zone", "site", "dataset"],
  examples: {
    passes: `dataset health "Health" { classification: strictly-confidential; store: base }
application core "Core" { classification: strictly-confidential; store base "Base" { runs on vm } }
node vm "VM" { classification: strictly-confidential; zone: z }
zone z "Data zone"
application bi "BI" { classification: internal }
core -> bi : health { masked: yes }
dataset rates "Rates" { classification: public }
core -> bi : rates`,
    fails: `dataset health "Health" { classification: strictly-confidential; store: base }
application core "Core" { classification: confidential; store base "Base" { runs on vm } }
node vm "VM" { zone: z }
zone z "Data zone" { classification: internal }
site g "Geneva" { classification: strictly-confidential }
z relates g
application bi "BI" { classification: internal }
core -> bi : health
application wiki "Wiki" { classification: public }`,
    finds: ["core", "z", "bi"],
  },

  // What states no class inherits that of its data: nothing can be wrong there.
  judge(holder) {
    const own = rankOf(holder, "classification");
    if (own === undefined) return undefined;
    const inherited = inheritedClassOf(holder);
    if (inherited === undefined) return undefined;
    if (inherited.rank <= own) return holds;
    return violated(() => {
      const name = nameOf(holder);
      const mine = classWords(holder);
      const theirs = classWords(inherited.by);
      const what = "kind" in inherited.by ? nameOf(inherited.by) : endsOf(inherited.by);
      return {
        en: `${name.en} is classified ${mine.en} and holds ${what.en}, which is ${theirs.en}`,
        fr: `${name.fr} est classé ${mine.fr} et porte ${what.fr}, qui est ${theirs.fr}`,
        path: inherited.path,
        values: [
          [holder, "classification"],
          [inherited.by, "classification"],
        ],
      };
    });
  },
};
