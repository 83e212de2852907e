import type { Element } from "../../model/model.ts";
import { affirms, states, wordsOf } from "../../model/read.ts";
import { speakerFor } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, violated } from "../verdict.ts";

export const ownCodeIsBuiltByPipeline: ElementRule = {
  id: "own-code-is-built-by-pipeline",
  title: {
    en: "Code of our own goes live through a pipeline, not by hand",
    fr: "Notre propre code est mis en service par une chaîne, pas à la main",
  },
  rationale: {
    en: "What a person builds and copies nobody can check, repeat or trace: it may hold anything.",
    fr: "Ce qu’une personne construit et copie, nul ne peut le contrôler, le refaire ni le retracer : cela peut contenir n’importe quoi.",
  },
  remedy: {
    en: "Build and deliver from the repository by a pipeline and state it in `pipeline`.",
    fr: "Construisez et livrez depuis le dépôt par une chaîne et indiquez-la dans `pipeline`.",
  },
  severity: "warning",
  controls: [
    "iso27001:A.8.25",
    "iso27001:A.8.32",
    "iso27001:A.8.19",
    "nist-800-53:SA-10",
    "nist-800-53:CM-3",
    "nist-800-53:CM-14",
    "nist-csf:PR.PS-06",
    "pci-dss:6",
    "cis:16",
    "asvs:V15",
  ],
  quality: "automation",
  aliases: ["threagile:missing-build-infrastructure"],
  reads: ["licence", "repo", "pipeline"],
  kinds: ["application"],
  examples: {
    passes: `application shop "Shop" { licence: in-house; module api "API" { pipeline: yes } }`,
    fails: `application shop "Shop" { licence: in-house; pipeline: no }\napplication erp "ERP" { licence: proprietary; pipeline: no }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { licence: in-house }`,
    lacks: ["shop.pipeline"],
  },

  judge(application) {
    if (!wordsOf(application, "licence").includes("in-house") && !states(application, "repo")) return undefined;
    const speaker = speakerFor(application, "pipeline") ?? application;
    const parts = application.children.map((part) => affirms(part, "pipeline"));
    const own = affirms(speaker, "pipeline");
    if (own === true || (own === undefined && parts.includes(true) && !parts.includes(false))) return holds;
    const byHand = own === false ? speaker : application.children[parts.indexOf(false)];
    if (byHand === undefined) return lacks([application, "pipeline"]);
    return deliveredByHand(application, byHand);
  },
};

function deliveredByHand(application: Element, part: Element): ReturnType<typeof violated> {
  return violated(() => {
    const [name, what] = [nameOf(application), nameOf(part)];
    const isPart = part.row !== application.row;
    return {
      en: `${isPart ? `${what.en}, a part of ${name.en},` : name.en} is code of our own and is delivered by hand`,
      fr: `${isPart ? `${what.fr}, une partie de ${name.fr},` : name.fr} est du code à nous et se livre à la main`,
      path: isPart ? [application, part] : [application],
      values: [[part, "pipeline"]],
    };
  });
}
