import { isKind } from "../../model/is-kind.ts";
import { affirms, states, wordsOf } from "../../model/read.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const sourceIsKept: ElementRule = {
  id: "source-is-kept",
  title: {
    en: "Of software made in-house it is known where the source is",
    fr: "Pour le logiciel maison, on sait où sont les sources",
  },
  rationale: {
    en: "Software whose source nobody finds can only be replaced. Versions in one repository are what changes, reviews and audits rest on.",
    fr: "Un logiciel dont personne ne trouve les sources ne peut qu’être remplacé. Les versions d’un dépôt portent changements, revues et audits.",
  },
  remedy: {
    en: "Keep the source under version control and name the repository as `repo`.",
    fr: "Gardez les sources sous gestion de versions et nommez le dépôt dans `repo`.",
  },
  severity: "info",
  controls: ["iso27001:A.8.4", "nist-800-53:SA-10", "nist-800-53:CM-3", "nist-csf:PR.PS-06", "cis:16"],
  quality: "automation",
  reads: ["licence", "repo"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { licence: in-house; repo: "git.example/shop" }\napplication mail "Mail" { licence: in-house\n  module out "Out" { repo: "git.example/mail" }\n}`,
    fails: `application shop "Shop" { licence: in-house; repo: [] }\napplication erp "ERP" { licence: proprietary }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { licence: in-house }`,
    lacks: ["shop.repo"],
  },

  judge(application) {
    if (!wordsOf(application, "licence").includes("in-house")) return undefined;
    const parts = application.children.filter((child) => isKind(child, "module") && states(child, "repo"));
    if (affirms(application, "repo") === true || parts.length > 0) return holds;
    if (affirms(application, "repo") === undefined) return lacks([application, "repo"]);
    return violated(() => {
      const name = nameOf(application);
      return {
        en: `${name.en} is made in-house, and its source is in no repository`,
        fr: `${name.fr} est fait maison, et ses sources ne sont dans aucun dépôt`,
        values: [[application, "repo"]],
      };
    });
  },
};
