import { isKind } from "../../model/is-kind.ts";
import { kinOf, placesOf } from "../../model/personal-data.ts";
import { states, wordOf, distinct } from "../../model/read.ts";
import { systemOf } from "../parts/copies.ts";
import { nameOf } from "../../model/wording.ts";
import { namesOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, violated, lacks } from "../verdict.ts";

export const goldenSourceIsNamed: ElementRule = {
  id: "golden-source-is-named",
  title: {
    en: "Data kept in several places has a golden source",
    fr: "Les données présentes à plusieurs endroits ont une source de référence",
  },
  rationale: {
    en: "Where two places hold the same data and nobody says which counts, every report can be contradicted by another.",
    fr: "Quand deux lieux détiennent la même donnée et que nul ne dit lequel fait foi, tout rapport peut être contredit par un autre.",
  },
  remedy: {
    en: "Decide which place counts and state it as `goldenSource` of the entity or of one data set.",
    fr: "Décidez quel lieu fait foi et indiquez-le dans `goldenSource` de l’entité ou d’un jeu de données.",
  },
  severity: "warning",
  controls: ["iso27001:A.5.9", "nist-csf:ID.AM-07", "gdpr:5", "fadp:6"],
  quality: "reliability",
  reads: ["goldenSource", "store", "realizes", "level"],
  kinds: ["entity", "dataset"],
  examples: {
    passes: `entity person "Person"
dataset a "CRM people" { realizes person; store: s1; goldenSource: s1 }
dataset b "Billing people" { realizes person; store: s2 }
store s1 "CRM base"
store s2 "Billing base"`,
    fails: `entity person "Person"
dataset a "CRM people" { realizes person; store: s1 }
dataset b "Billing people" { realizes person; store: s2 }
application crm "CRM" { store s1 "CRM base" }
store s2 "Billing base"
entity claim "Claim"
dataset c "Claims" { realizes claim; store: [s3, s4] }
application core "Core" {
  store s3 "Base"
  store s4 "Cache" { type: cache }
}`,
    finds: ["person"],
    unsure: `entity person "Person"
dataset a "People" { realizes person; store: s1 }
store s1 "Base"
dataset x "Alone"`,
    lacks: ["person.goldenSource", "x.goldenSource"],
  },

  judge(data) {
    if (isKind(data, "dataset") && (wordOf(data, "level") === "physical" || kinOf(data).length > 1)) return undefined;
    const kin = kinOf(data);
    if (kin.some((one) => states(one, "goldenSource"))) return holds;
    const systems = distinct(kin.flatMap(placesOf).map(systemOf));
    if (systems.length < 2) return lacks([data, "goldenSource"]);
    return violated(() => {
      const name = nameOf(data);
      const them = namesOf(systems);
      return {
        en: `${name.en} is kept in ${them.en}, and nothing says which of them counts`,
        fr: `${name.fr} se trouve dans ${them.fr}, et rien ne dit lequel fait foi`,
        path: [data, ...systems],
        values: [[data, "goldenSource"]],
        related: systems,
      };
    });
  },
};
