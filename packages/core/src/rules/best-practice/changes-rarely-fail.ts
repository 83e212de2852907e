import { numberOf, states } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

interface Parameters {
  readonly share: number;
}

export const changesRarelyFail: ElementRule<Parameters> = {
  id: "changes-rarely-fail",
  title: { en: "Few deliveries have to be mended or undone", fr: "Peu de livraisons sont à réparer ou à annuler" },
  rationale: {
    en: "A high share of failed changes means that tests come too late: users do them.",
    fr: "Une forte part de changements en échec dit que les tests viennent trop tard : ce sont les utilisateurs qui les font.",
  },
  remedy: {
    en: "Find what the failures have in common, test that before release, deliver smaller steps; measure `changeFailRate`.",
    fr: "Trouvez ce que les échecs ont en commun, testez-le avant la mise en service, livrez par plus petits pas ; mesurez `changeFailRate`.",
  },
  severity: "warning",
  controls: ["nist-800-53:CM-3", "nist-800-53:CM-4", "iso27001:A.8.32", "nist-csf:ID.IM-03"],
  quality: "reliability",
  reads: ["changeFailRate", "deployFrequency"],
  parameters: {
    share: {
      type: { kind: "percent" },
      name: { en: "Share of failures", fr: "Part d’échecs" },
      description: { en: "Largest share of deliveries that may fail.", fr: "Part maximale de livraisons en échec." },
      usual: 0.15,
    },
  },
  kinds: ["application", "module", "component"],
  examples: {
    passes: `application shop "Shop" { changeFailRate: 8%; deployFrequency: 3/week }`,
    fails: `application shop "Shop" { changeFailRate: 31% }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { deployFrequency: 3/week }\napplication erp "ERP"`,
    lacks: ["shop.changeFailRate"],
  },

  judge(software, { parameters: { share } }) {
    const rate = numberOf(software, "changeFailRate");
    if (rate === undefined)
      return states(software, "deployFrequency") ? lacks([software, "changeFailRate"]) : undefined;
    if (rate <= share) return holds;
    return violated(() => {
      const name = nameOf(software);
      const [failed, good] = [Math.round(rate * 100), Math.round(share * 100)];
      return {
        en: `${failed} % of the deliveries of ${name.en} fail, up to ${good} % are usual`,
        fr: `${failed} % des livraisons de ${name.fr} échouent, ${good} % sont courants`,
        values: [[software, "changeFailRate"]],
      };
    });
  },
};
