import { isKind } from "../../model/is-kind.ts";
import type { Element } from "../../model/model.ts";
import { careProof } from "../parts/data.ts";
import { authOf, handledCareOf, isExposed, isPassedThrough, isPublic, speakerFor } from "../parts/exposure.ts";
import { nameOf } from "../../model/wording.ts";
import { valueOf } from "../parts/sentence.ts";
import type { ElementRule } from "../rule.ts";
import { holds, lacks, type Verdict, violated } from "../verdict.ts";

export const exposedElementAuthenticates: ElementRule = {
  id: "exposed-element-authenticates",
  title: {
    en: "What is reachable from outside recognises who comes",
    fr: "Ce qui est accessible de l’extérieur reconnaît qui se présente",
  },
  rationale: {
    en: "What anybody can reach, anybody will try: without authentication the data behind it belongs to whoever asks.",
    fr: "Ce que chacun peut atteindre, quelqu’un l’essaiera : sans authentification, les données appartiennent à qui les demande.",
  },
  remedy: {
    en: "Put an authentication in front of it and state it in `auth`, or show with `classification: public` that all it holds is for everybody.",
    fr: "Placez une authentification devant lui et indiquez-la dans `auth`, ou montrez par `classification: public` que tout y est destiné à chacun.",
  },
  severity: "error",
  controls: [
    "iso27001:A.8.5",
    "iso27001:A.5.15",
    "nist-800-53:IA-2",
    "nist-800-53:IA-8",
    "nist-800-53:AC-14",
    "nist-csf:PR.AA-03",
    "pci-dss:8",
    "cis:6",
    "nis2:21.2.i",
    "asvs:V6",
  ],
  principle: "P3",
  quality: "security",
  aliases: ["threagile:missing-authentication"],
  reads: ["exposed", "auth", "classification", "personalData"],
  kinds: ["application", "module", "store", "interface", "node"],
  examples: {
    passes: `application shop "Shop" { exposed: internet; auth: oidc
  module api "API" { exposed: internet }
}
application site "Web site" { exposed: internet; auth: none; classification: public }`,
    fails: `application shop "Shop" { exposed: internet; auth: none; classification: internal }
application desk "Desk" { exposed: internal; auth: none }
application site "Web site" { exposed: internet; auth: none; classification: public }
node lb "Load balancer" { type: load-balancer; exposed: internet; auth: none }`,
    finds: ["shop"],
    unsure: `application shop "Shop" { exposed: internet }
application site "Web site" { exposed: internet; auth: none }`,
    lacks: ["shop.auth", "site.classification"],
  },

  judge(element) {
    if (!isExposed(element) || (isKind(element, "node") && isPassedThrough(element))) return undefined;
    const speaker = speakerFor(element, "auth");
    if (speaker !== undefined && (authOf(speaker) ?? []).length > 0) return holds;
    return openToAll(element, speaker);
  },
};

/** Whoever comes may enter: right where all of it is public. */
function openToAll(element: Element, speaker: Element | undefined): Verdict | undefined {
  const care = handledCareOf(element);
  const everybody = isPublic(care);
  if (everybody === true) return holds;
  if (speaker === undefined) return lacks([element, "auth"]);
  if (everybody === undefined) return lacks([element, "classification"]);
  return violated(() => {
    const name = nameOf(element);
    const proof = careProof(care);
    const from = valueOf(element, "exposed");
    return {
      en: `${name.en} is exposed (${from.en}) and lets everybody in without authentication, though what it handles is not public`,
      fr: `${name.fr} est exposé (${from.fr}) et laisse entrer chacun sans authentification, alors que ce qu’il traite n’est pas public`,
      path: proof === undefined || proof.row === element.row ? [element] : [element, proof],
      values: [
        [element, "exposed"],
        [speaker, "auth"],
      ],
    };
  });
}
