import { affirms } from "../../model/read.ts";
import { isForTrying } from "../parts/copies.ts";
import { careOfFlow, isConfidential } from "../parts/data.ts";
import { endsOf } from "../parts/sentence.ts";
import type { RelationshipRule } from "../rule.ts";
import { judged } from "../verdict.ts";

export const testDataIsMasked: RelationshipRule = {
  id: "test-data-is-masked",
  title: {
    en: "Personal data is masked before it reaches test environments",
    fr: "Les données personnelles sont masquées avant d’atteindre les environnements de test",
  },
  rationale: {
    en: "Tests run with fewer guards, more people and tools of others: real people’s data has no place there.",
    fr: "On teste avec moins de protections, plus de monde et des outils tiers : les données de vraies personnes n’y ont pas leur place.",
  },
  remedy: {
    en: "Mask the data on the way (`masked: yes`) or test with made-up data.",
    fr: "Masquez les données en chemin (`masked: yes`) ou testez avec des données fictives.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.33",
    "iso27001:A.8.31",
    "iso27001:A.8.11",
    "nist-800-53:SA-3",
    "nist-800-53:PM-25",
    "gdpr:25",
    "gdpr:5",
    "fadp:7",
    "pci-dss:6",
    "cis:16",
  ],
  quality: "security",
  reads: ["masked", "env", "personalData", "classification"],
  verbs: ["flows"],
  examples: {
    passes: `dataset people "People" { personalData: personal }
application crm "CRM" { env: prod; -> trial : people { masked: yes } }
application trial "CRM test" { env: test }`,
    fails: `dataset people "People" { personalData: personal }
dataset rates "Rates" { personalData: none; classification: public }
application crm "CRM" { env: prod; -> trial : people { masked: no }; -> trial : rates { masked: no }; -> bill : people { masked: no } }
application trial "CRM test" { env: [test, dev] }
application bill "Billing" { env: prod }`,
    finds: ["crm -> trial"],
    unsure: `dataset people "People" { personalData: personal }
application crm "CRM" { env: prod; -> trial : people }
application trial "CRM test" { env: test }`,
    lacks: ["crm -> trial.masked"],
  },

  judge(flow) {
    const { from, to } = flow;
    if (from === undefined || to === undefined || isForTrying(to) !== true || isForTrying(from) === true)
      return undefined;
    const care = careOfFlow(flow);
    if (isConfidential(care) !== true) return undefined;
    return judged(affirms(flow, "masked"), [flow, "masked"], () => {
      const ends = endsOf(flow);
      return {
        en: `${ends.en}: real data goes to an environment for tests unmasked`,
        fr: `${ends.fr} : des données réelles partent sans masquage vers un environnement de test`,
        path: [from, flow, to],
        values: [
          [flow, "masked"],
          [to, "env"],
        ],
      };
    });
  },
};
