import { areasOf } from "../parts/areas.ts";
import { isTopApplication } from "../parts/needed-applications.ts";
import { nameOf } from "../../model/wording.ts";
import type { ModelRule } from "../rule.ts";
import { holds, violated } from "../verdict.ts";

interface Parameters {
  readonly share: number;
}

export const applicationHasAnArea: ModelRule<Parameters> = {
  id: "application-has-an-area",
  title: {
    en: "Every application has a place on the functional map",
    fr: "Chaque application a sa place sur le plan d’urbanisme",
  },
  rationale: {
    en: "What stands outside the map is responsible for nothing, and for that reason does a little of everything.",
    fr: "Ce qui est hors du plan n’est responsable de rien, et fait donc un peu de tout.",
  },
  remedy: {
    en: "Let the area that it belongs to group it (`area groups application`).",
    fr: "Faites-la regrouper par l’aire dont elle relève (`aire groups application`).",
  },
  severity: "info",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-05"],
  quality: "modularity",
  reads: ["area", "application", "groups", "contains"],
  parameters: {
    share: {
      type: { kind: "percent" },
      name: { en: "Share", fr: "Part" },
      description: {
        en: "Share of the applications that must have an area before the others are asked for one: before, the map is only begun.",
        fr: "Part des applications qui doivent avoir une aire avant qu’on en demande une aux autres : avant, le plan n’est que commencé.",
      },
      usual: 0.5,
    },
  },
  examples: {
    passes: `application a "A"\napplication b "B" { module m "M" }\narea z "Zone" { level: zone; groups a, b }`,
    fails: `application a "A"\napplication b "B"\napplication c "C"\narea z "Zone" { level: zone; groups a, b }`,
    finds: ["c"],
  },

  *survey(model, { parameters }) {
    if (model.elements({ kind: "area" }).next().done === true) return;
    const applications = [...model.elements({ kind: "application" })].filter(isTopApplication);
    const placed = applications.filter((one) => areasOf(one).length > 0);
    if (placed.length < applications.length * parameters.share) return;
    for (const application of applications)
      yield [
        application,
        areasOf(application).length > 0
          ? holds
          : violated(() => {
              const name = nameOf(application);
              return {
                en: `${name.en} is in no area of the functional map`,
                fr: `${name.fr} n’est dans aucune aire du plan d’urbanisme`,
              };
            }),
      ];
  },
};
