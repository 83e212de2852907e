import type { Element } from "../../model/model.ts";
import { ACCESS_WORDS, accessPathsOf, type ShortestWay } from "../parts/access-paths.ts";
import { nameOf } from "../../model/wording.ts";
import { SENSITIVE_WORDS, sensitiveStoresOf } from "../parts/sensitive-stores.ts";
import type { ModelRule } from "../rule.ts";
import { type Account, holds, type Verdict, violated } from "../verdict.ts";

interface Parameters {
  readonly tiers: number;
}

export const sensitiveStoreLiesBehindATier: ModelRule<Parameters> = {
  id: "sensitive-store-lies-behind-a-tier",
  title: {
    en: "Between the internet and sensitive data stands a tier that is not exposed",
    fr: "Entre internet et les données sensibles se trouve un étage non exposé",
  },
  rationale: {
    en: "Whoever breaks into an exposed element has whatever it reaches directly; a tier between asks again what is allowed.",
    fr: "Qui s’introduit dans un élément exposé a tout ce qu’il atteint directement ; un étage intermédiaire redemande ce qui est permis.",
  },
  remedy: {
    en: "Let a service that is not exposed work on the store, and let the exposed element ask that service.",
    fr: "Confiez la base à un service non exposé, et faites passer l’élément exposé par ce service.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.22",
    "iso27001:A.8.27",
    "iso27001:A.8.3",
    "nist-800-53:SC-7",
    "nist-800-53:AC-4",
    "nist-csf:PR.IR-01",
    "pci-dss:1",
    "cis:12",
    "gdpr:25",
    "gdpr:32",
    "fadp:8",
    "asvs:V15",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["tier-skipped"],
  reads: [...ACCESS_WORDS, ...SENSITIVE_WORDS],
  parameters: {
    tiers: {
      type: { kind: "number", minimum: 1, integer: true },
      name: { en: "Tiers", fr: "Étages" },
      description: {
        en: "Fewest elements on the way that are neither exposed nor mere presentation.",
        fr: "Nombre minimal d’éléments sur le chemin qui ne sont ni exposés ni de simple présentation.",
      },
      usual: 1,
    },
  },
  examples: {
    passes: `application shop "Shop" { exposed: internet\n  module web "Web"\n  module api "API" { uses orders } }
application orders "Orders" {\n  module core "Core" { accesses sales }\n  store db "Database" { personalData: sensitive } }
dataset sales "Sales" { store: db }`,
    fails: `application shop "Shop" { exposed: internet\n  module web "Web"\n  module api "API" { uses db, logs } }
application back "Back office" {\n  module gui "GUI" { tier: presentation; uses hr }\n  store hr "Staff" { classification: strictly-confidential } }
shop -> back
store db "Database" { personalData: sensitive }
store logs "Logs" { classification: internal }
store vault "Vault" { personalData: sensitive }
application inner "Inner" { uses vault }`,
    finds: ["db", "hr"],
  },

  *survey(model, { parameters: { tiers } }): Generator<readonly [Element, Verdict]> {
    const stores = sensitiveStoresOf(model);
    const paths = stores.length === 0 ? undefined : accessPathsOf(model);
    if (paths === undefined) return;
    for (const store of stores) {
      const nearest = paths.nearest(store.row);
      yield [
        store,
        nearest === undefined || nearest.tiers >= tiers ? holds : violated(() => accountOf(store, nearest)),
      ];
    }
  },
};

function accountOf(store: Element, { tiers, way }: ShortestWay): Account {
  const [first] = way;
  const [name, entry] = [nameOf(store), first !== undefined && "kind" in first ? nameOf(first) : nameOf(store)];
  const between =
    tiers === 0
      ? { en: "no tier", fr: "sans aucun étage" }
      : { en: `only ${tiers} of the tiers asked for`, fr: `avec ${tiers} seulement des étages demandés` };
  return {
    en: `${entry.en} is exposed to the internet and reaches the sensitive data of ${name.en} with ${between.en} between`,
    fr: `${entry.fr} est exposé à internet et atteint les données sensibles de ${name.fr} ${between.fr} entre les deux`,
    path: way,
  };
}
