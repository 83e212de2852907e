import { applicationOf } from "../../model/hosting.ts";
import { isKind } from "../../model/is-kind.ts";
import { wordsOf } from "../../model/read.ts";
import { licenceClassOf } from "../parts/licence-classes.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const licenceIsKnown: ElementRule = {
  id: "licence-is-known",
  title: {
    en: "The licence of every technology and application is known",
    fr: "La licence de chaque technologie et application est connue",
  },
  rationale: {
    en: "The licence says who may read, change and pass on the source: without it neither transparency nor lock-in nor a claim by the author can be judged.",
    fr: "La licence dit qui peut lire, modifier et transmettre le code : sans elle, on ne juge ni transparence, ni dépendance, ni réclamation de l’auteur.",
  },
  remedy: {
    en: "State its SPDX identifier, or `in-house` or `proprietary` (`licence`).",
    fr: "Indiquez son identifiant SPDX, ou `in-house` ou `proprietary` (`licence`).",
  },
  severity: "info",
  controls: [
    "iso27001:A.5.32",
    "iso27001:A.5.9",
    "nist-800-53:CM-8",
    "nist-800-53:CM-10",
    "nist-csf:ID.AM-02",
    "cis:2",
  ],
  principle: "P2",
  reads: ["licence"],
  kinds: ["technology", "application", "module"],
  examples: {
    passes: `technology pg "PostgreSQL" { licence: PostgreSQL }\ntechnology lib "Library" { licence: "(MIT OR GPL-2.0-only)" }\napplication shop "Shop" { licence: in-house\n  module core "Core" }`,
    fails: `technology gizmo "Gizmo" { licence: "see contract" }\ntechnology pg "PostgreSQL" { licence: PostgreSQL }`,
    finds: ["gizmo"],
    unsure: `technology java "Java"\napplication shop "Shop" { module core "Core"\n  module gui "GUI" { licence: MIT } }`,
    lacks: ["java.licence", "shop.licence"],
  },

  judge(element) {
    const licence = licenceClassOf(element);
    if (licence === undefined) {
      // Of modules that say nothing the application speaks.
      const speaks = isKind(element, "module") ? applicationOf(element) : undefined;
      return speaks === undefined ? lacks([element, "licence"]) : undefined;
    }
    if (licence !== "unknown" || wordsOf(element, "licence").includes("subscription")) return holds;
    return violated(() => {
      const name = nameOf(element);
      const words = wordsOf(element, "licence").join(", ");
      return {
        en: `${name.en}: nothing follows from “${words}” about what its licence permits`,
        fr: `${name.fr} : « ${words} » ne dit pas ce que permet sa licence`,
        values: [[element, "licence"]],
      };
    });
  },
};
